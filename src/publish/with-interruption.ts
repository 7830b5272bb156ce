import { constants } from 'node:os';
import { onStop } from '../base/parent-process.ts';

/** Ctrl+C, a polite kill, and the closed terminal window. Windows raises the first and the last. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a command so that it can be interrupted. The first signal aborts `signal` and lets the command clean up: if
 * it then fails, the process ends with `line` and the conventional exit code (130 for Ctrl+C, 143 for SIGTERM); if
 * it completes all the same, its result counts. A second signal ends the process at once.
 *
 * npm and tsx pass on the Ctrl+C that the terminal has sent to all of them anyway, so a second signal often follows
 * within milliseconds. `publishOutput` is safe from that: it cleans up, and it swaps, without giving way in between. */
export async function withInterruption<T>(
  run: (signal: AbortSignal) => Promise<T>,
  line = '已中断，原有页面未改动。',
): Promise<T> {
  const controller = new AbortController();
  let caught: (typeof SIGNALS)[number] | undefined;
  const onSignal = (name: (typeof SIGNALS)[number]) => {
    if (caught) endProcess(name, '已中断。');
    caught = name;
    controller.abort(new Error(`已中断（${name}）`));
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  const deafen = onStop(() => {
    if (!caught) onSignal('SIGINT');
  });
  try {
    return await run(controller.signal);
  } catch (error) {
    if (caught) endProcess(caught, line);
    throw error;
  } finally {
    for (const name of SIGNALS) process.off(name, onSignal);
    deafen();
  }
}

function endProcess(name: (typeof SIGNALS)[number], line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(128 + constants.signals[name]);
}
