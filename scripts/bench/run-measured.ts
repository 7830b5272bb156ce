import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { PROJECT } from '../../.eleventy.ts';
import { resolveCommand } from '../compile-program.mjs';
import { watchDescendants } from './watch-descendants-fs.ts';

/**
 * Runs `scripts/<name>.ts` as npm would, without npm's own time.
 * @returns wall-clock seconds, processor seconds, and the most memory that it had, in MB; both with the programs that it
 * starts on Linux, without them elsewhere; and the most memory of its own
 */
export async function runMeasured(
  name: string,
  args: readonly string[],
): Promise<{ seconds: number; cpuSeconds: number; peakMegabytes: number; ownMegabytes: number }> {
  const preload = new URL('report-peak.mjs', import.meta.url).href;
  const started = performance.now();
  const command = await resolveCommand(name);
  const child = spawn(process.execPath, ['--import', preload, ...command, ...args], {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const endWatch = watchDescendants(child.pid as number);
  const [usage, [code]] = await Promise.all([text(child.stdio[3] as Readable), once(child, 'close')]);
  const all = endWatch();
  if (code !== 0) throw new Error(`${name} 没有成功（退出码 ${code}）`);
  const [peak = 0, own = 0, others = 0] = usage.split(' ').map(Number);
  const seconds = (performance.now() - started) / 1000;
  return {
    seconds,
    cpuSeconds: own + others,
    peakMegabytes: Math.max(peak / 1024, all?.peakMegabytes ?? 0),
    ownMegabytes: peak / 1024,
  };
}
