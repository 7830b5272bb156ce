import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Begins what takes long in a thread of its own, which answers with one message.
 * @param start what it starts with, see `resolveStart`; it gets `data` as `workerData`
 * @returns waits for the answer; nothing if the thread could not give one. Without that the process does not wait for it
 */
export function beginInThread<T>(start: URL, data: unknown): () => Promise<T | undefined> {
  const worker = new Worker(start, { execArgv: [], workerData: data });
  const done = once(worker, 'message').then(
    ([answer]) => answer as T,
    () => undefined,
  );
  worker.unref();
  return () => {
    worker.ref();
    return done;
  };
}
