import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watchDescendants } from './watch-descendants-fs.ts';

/** How a program ended, and what it took with all that it started. */
export interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  /** The end of what it said. */
  readonly said: string;
  /** Absent if it succeeded: what went wrong. */
  readonly failure?: string;
}

/**
 * @param limit seconds after which it is ended
 * @throws Error if there is no such program
 */
export async function runProgram(command: readonly string[], cwd: string, limit: number): Promise<Run> {
  const [program = '', ...args] = command;
  const started = performance.now();
  // A group of its own, so that what it started ends with it.
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-20_000)));
  }
  await once(child, 'spawn');
  const endWatch = watchDescendants(child.pid as number);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    process.kill(-(child.pid as number), 'SIGKILL');
  }, limit * 1000);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  const { peakMegabytes = 0, cpuSeconds = 0 } = endWatch() ?? {};
  const seconds = (performance.now() - started) / 1000;
  const usage = { seconds, cpuSeconds, peakMegabytes, said };
  if (isLate) return { ...usage, failure: `${limit} 秒以后还没有完成` };
  return code === 0 ? usage : { ...usage, failure: readFault(said) || `${code ?? signal}` };
}

/** The line that says what happened, among stacks. */
function readFault(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  return (lines.findLast((line) => /error|heap|memory|fail/i.test(line)) ?? lines.at(-1) ?? '').slice(0, 160);
}
