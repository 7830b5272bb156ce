import { type ChildProcess, spawn } from 'node:child_process';
import { formatLocalMoment } from '../base/format-local-day.ts';
import { sayError } from '../base/io-errors.ts';
import { STARTED_BY_DESK } from '../base/parent-process.ts';
import type { DeskRun } from './desk-api.ts';

/** More than any command says; of one that says more, the end is kept. */
const MOST_SAID = 200_000;

export interface RunOptions {
  /** Variables that the command gets on top of this process's: a passphrase is never an argument. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called when it has ended, before anybody hears that it has. @returns what more there is to say of it */
  onEnd?(run: DeskRun): Partial<DeskRun>;
}

/**
 * Runs the same commands that a person types, each in a process of its own: what they make is what they always make, and
 * what stops them leaves the desk alive.
 * @param resolve what Node is to be started with for a command
 */
export function createCommandRunner(resolve: (name: string) => Promise<readonly string[]>) {
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let begun = 0;
  let isStopped = false;
  let run: DeskRun = { isRunning: false, progress: '', said: '', seconds: 0 };
  const measure = () => Math.floor((performance.now() - begun) / 1000);
  const hear = (text: string) => {
    run = { ...run, said: (run.said + text).slice(-MOST_SAID) };
  };
  const watch = (args: readonly string[], { env, onEnd }: RunOptions) =>
    new Promise<void>((resolve) => {
      const started = spawn(process.execPath, args, {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { ...process.env, ...env, ...STARTED_BY_DESK },
        windowsHide: true,
      });
      child = started;
      const end = (code: number) => {
        child = undefined;
        const at = formatLocalMoment(new Date());
        const ended = { ...run, isRunning: false, progress: '', seconds: measure(), code, ended: at };
        let more: Partial<DeskRun> = {};
        try {
          more = onEnd?.(ended) ?? {};
        } catch (error) {
          hear(`\n${sayError(error)}\n`);
        }
        run = { ...ended, ...more, said: run.said };
        resolve();
      };
      started.stdout?.setEncoding('utf8').on('data', hear);
      started.stderr?.setEncoding('utf8').on('data', hear);
      started.on('message', (message) => {
        const { progress, result } = message as { progress?: unknown; result?: unknown };
        if (typeof progress === 'string') run = { ...run, progress };
        if (result !== undefined) run = { ...run, result };
      });
      started.once('error', (error) => {
        hear(`没有启动：${error.message}\n`);
        end(1);
      });
      started.once('close', (code) => end(code ?? 1));
    });
  return {
    /** Starts a command; none may be running. */
    start(name: string, args: readonly string[], options: RunOptions) {
      begun = performance.now();
      isStopped = false;
      run = { isRunning: true, progress: '', said: '', seconds: 0 };
      ended = resolve(name).then((command) => {
        const watched = watch([...command, ...args], options);
        if (isStopped) this.stop();
        return watched;
      });
    },
    /** Asks it to end as Ctrl+C would. */
    stop() {
      // Who stops it before it has begun means it, too.
      isStopped = true;
      if (child?.connected) child.send({ stop: true });
    },
    state: (): DeskRun => (run.isRunning ? { ...run, seconds: measure() } : run),
    async close() {
      this.stop();
      await ended;
    },
  };
}
