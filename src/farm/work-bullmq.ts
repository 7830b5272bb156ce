import { setTimeout as wait } from 'node:timers/promises';
import { DelayedError, type Job, Worker } from 'bullmq';
import {
  connectRedis,
  describeConnection,
  type FarmPlace,
  PARTS,
  watchConnection,
} from './connect-bullmq.ts';
import { type FarmAnswer, type FarmTask, nameTask, parseFarmTask } from './farm-task.ts';

/** What this machine does with a part. */
export type PartResult =
  | { readonly kind: 'made'; readonly reports: number; readonly isUnsound: boolean }
  /** Another one may do it. @property isForGood whether this machine cannot do any other either */
  | { readonly kind: 'refused'; readonly reason: string; readonly isForGood: boolean };

interface WorkerRun extends FarmPlace {
  /** Of this machine, for messages of others. */
  readonly by: string;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  say(line: string): void;
  make(task: FarmTask): Promise<PartResult>;
}

/** A refused part is not offered to the same machine at once, and to another one soon. */
const PART_PAUSE_MS = 1000;
const MACHINE_PAUSE_MS = 15_000;

/**
 * Takes parts from the farm until it is told to stop, or until this machine can do none any more.
 * @returns why it cannot
 * @throws Error in Chinese if Redis is away at the start
 */
export async function runWorker(run: WorkerRun): Promise<string | undefined> {
  const { by, concurrency, patience, signal, say } = run;
  await (await connectRedis(run)).quit();
  const told = new Set<string>();
  let end: (reason?: string) => void = () => {};
  const ended = new Promise<string | undefined>((resolve) => {
    end = resolve;
  });

  const atHand = new Set<Promise<unknown>>();
  const keepAtHand = <T>(making: Promise<T>): Promise<T> => {
    atHand.add(making);
    return making.finally(() => atHand.delete(making));
  };

  const giveBack = async (job: Job, token: string | undefined, reason: string): Promise<never> => {
    await job.updateProgress({ by, reason });
    await job.moveToDelayed(Date.now() + PART_PAUSE_MS, token);
    throw new DelayedError();
  };

  const process = async (job: Job, token?: string): Promise<FarmAnswer> => {
    const task = parseFarmTask(job.data);
    if (task) say(`接了${nameTask(task)}……`);
    const result: PartResult = task
      ? await keepAtHand(run.make(task))
      : { kind: 'refused', reason: '协调机的程序是另一版，看不懂它派的活', isForGood: true };
    if (result.kind === 'made') return { by, reports: result.reports, isUnsound: result.isUnsound };
    const { reason, isForGood } = result;
    if (isForGood) end(reason);
    else {
      if (!told.has(reason)) say(`没有接 ${task ? nameTask(task) : '这一份'}：${reason}`);
      told.add(reason);
      void rest();
    }
    return giveBack(job, token, reason);
  };

  const worker = new Worker<unknown, FarmAnswer>(PARTS, process, {
    ...describeConnection(run),
    concurrency,
    name: by,
    lockDuration: patience * 1000,
    stalledInterval: (patience * 1000) / 2,
    // Beyond it the part fails, and whoever assembles the portal makes it.
    maxStalledCount: 5,
  });
  const rest = async () => {
    await worker.pause(true);
    await wait(MACHINE_PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    if (!signal.aborted) worker.resume();
  };
  const connection = watchConnection(say);
  worker.on('error', connection.onError);
  worker.on('ready', connection.isBack);
  worker.on('failed', (_, error) => say(`这一份没有做成：${error.message}`));
  signal.addEventListener('abort', () => end());
  if (signal.aborted) end();
  const reason = await ended;
  // What is at hand is finished first.
  await worker.pause(true);
  await Promise.allSettled(atHand);
  // Who takes leave of a Redis that is away waits for it, for ever.
  await worker.close(connection.isAway());
  return reason;
}
