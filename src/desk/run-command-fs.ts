import { type ChildProcess, spawn } from 'node:child_process';
import { STARTED_BY_DESK } from '../base/parent-process.ts';
import type { DeskRun } from './desk-api.ts';

/** More than any command says; of one that says more, the end is kept. */
const MOST_SAID = 200_000;

export interface CommandRunner {
  /** Starts a command unless one is running. @returns whether it was started */
  start(name: string, args: readonly string[]): boolean;
  /** Asks it to end as Ctrl+C would. */
  stop(): void;
  state(): DeskRun;
  close(): Promise<void>;
}

/**
 * Runs the same commands that a person types, each in a process of its own: what they make is what they always make, and
 * what stops them leaves the desk alive.
 * @param resolve what Node is to be started with for a command
 */
export function createCommandRunner(resolve: (name: string) => Promise<readonly string[]>): CommandRunner {
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let run: DeskRun = { isRunning: false, progress: '', said: '' };
  const hear = (text: string) => {
    run = { ...run, said: (run.said + text).slice(-MOST_SAID) };
  };
  const watch = (args: readonly string[]) =>
    new Promise<void>((resolve) => {
      const started = spawn(process.execPath, args, {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { ...process.env, ...STARTED_BY_DESK },
        windowsHide: true,
      });
      child = started;
      const end = (code: number) => {
        child = undefined;
        run = { ...run, isRunning: false, progress: '', code };
        resolve();
      };
      started.stdout?.setEncoding('utf8').on('data', hear);
      started.stderr?.setEncoding('utf8').on('data', hear);
      started.on('message', (message) => {
        const { progress } = message as { progress?: unknown };
        if (typeof progress === 'string') run = { ...run, progress };
      });
      started.once('error', (error) => {
        hear(`没有启动：${error.message}\n`);
        end(1);
      });
      started.once('close', (code) => end(code ?? 1));
    });
  return {
    start(name, args) {
      if (run.isRunning) return false;
      run = { isRunning: true, progress: '', said: '' };
      ended = resolve(name).then((command) => watch([...command, ...args]));
      return true;
    },
    stop() {
      if (child?.connected) child.send({ stop: true });
    },
    state: () => run,
    async close() {
      this.stop();
      await ended;
    },
  };
}
