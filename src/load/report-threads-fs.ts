import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Tinypool } from 'tinypool';
import type { ObjectCache } from '../base/object-cache-fs.ts';
import { resolveStart } from '../base/resolve-start.ts';
import type { ReportThreads } from '../portal/report-bundle.ts';
import type { Mode } from '../report/mode.ts';
import type { ThreadTask } from './report-worker-fs.ts';

/** Reports that are made before it is worth while to start threads, which takes a second. */
const FEW = 40;

/** More would wait for the disk. */
const MOST_THREADS = 7;

/** A store that machines share answers late: several reports are asked for at a time. */
const ASKED_AT_ONCE = 16;

/**
 * @param isShared whether such a store stands behind the cache
 * @param place.folder of the cache, by which threads hand over what they made; without it nothing is made in threads
 */
export function createReportThreads(
  cache: ObjectCache,
  place: { folder: string; program: string; mode: Mode },
  isShared: boolean,
  threads = Math.min(availableParallelism() - 1, MOST_THREADS),
): ReportThreads {
  let pool: Tinypool | undefined;
  /** Reports that are made in this thread just now. */
  let busy = 0;
  let few = FEW;
  let canWrite: Promise<boolean> | undefined;
  return {
    // One waits in each thread while another is made.
    atOnce: Math.max(1 + 2 * threads, isShared ? ASKED_AT_ONCE : 0),
    async make(what, task, here) {
      canWrite ??= isWritable(place.folder);
      few -= 1;
      if (busy > 0 && few < 0 && threads > 0 && (await canWrite)) {
        pool ??= startPool(threads);
        const stored = pool.run({ ...place, ...task } satisfies ThreadTask, { name: what });
        // Whatever ends a thread, such as memory that it lacks: here it is made, or the fault is told.
        await stored.then(cache.adopt).catch(() => {
          canWrite = Promise.resolve(false);
        });
        return here(true);
      }
      busy += 1;
      try {
        const made = await here(false);
        // What reads and writes at once never waits, and without that no thread is heard.
        await setImmediate();
        return made;
      } finally {
        busy -= 1;
      }
    },
    async close() {
      await pool?.destroy();
      pool = undefined;
    },
  };
}

function startPool(threads: number): Tinypool {
  const pool = new Tinypool({
    filename: resolveStart('start-report-worker.mjs', import.meta.url).href,
    // What this process imports before its script, such as tsx, does not work in threads.
    execArgv: [],
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 2,
  });
  // A thread that ends without a task; the tasks tell the rest.
  pool.on('error', () => {});
  return pool;
}

const isWritable = (folder: string): Promise<boolean> =>
  mkdir(folder, { recursive: true })
    .then(() => access(folder, constants.W_OK))
    .then(
      () => true,
      () => false,
    );
