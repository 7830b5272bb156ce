import { Tinypool } from 'tinypool';
import { resolveStart } from '../base/resolve-start.ts';
import type { IndexRecords } from './index-records-pagefind.ts';
import type { IndexTask } from './index-worker-pagefind.ts';
import type { SearchRecord } from './render-record.ts';

/** Make parts of the index beside this thread, each with a program of Pagefind's of its own. */
export function startIndexThreads(count: number) {
  const filename = resolveStart('start-index-worker.mjs', import.meta.url).href;
  // What this process imports before its script, such as tsx, does not work in threads.
  const pool = new Tinypool({ filename, execArgv: [], minThreads: count, maxThreads: count });
  const index: IndexRecords = async (given, place) => {
    const records: SearchRecord[] = [];
    for await (const record of given) records.push(record);
    return pool.run({ records, place } satisfies IndexTask, { name: 'index' });
  };
  return { index, close: () => pool.destroy() };
}
