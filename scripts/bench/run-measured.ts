import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const PROJECT = new URL('../../', import.meta.url);

/**
 * Runs `scripts/<name>.ts` as npm would, without npm's own time.
 * @returns wall-clock seconds, and the most memory that its process had, without programs that it starts, in MB
 */
export async function runMeasured(
  name: string,
  args: readonly string[],
): Promise<{ seconds: number; peakMegabytes: number }> {
  const script = fileURLToPath(new URL(`scripts/${name}.ts`, PROJECT));
  const preload = new URL('scripts/bench/report-peak.ts', PROJECT).href;
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', preload, script, ...args], {
    cwd: fileURLToPath(PROJECT),
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const [peak, [code]] = await Promise.all([text(child.stdio[3] as Readable), once(child, 'close')]);
  if (code !== 0) throw new Error(`${name} 没有成功（退出码 ${code}）`);
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: Number(peak) / 1024 };
}
