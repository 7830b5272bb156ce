import { parentPort } from 'node:worker_threads';
import { indexRecords } from './index-records-pagefind.ts';
import type { PartFiles } from './pack-index-part.ts';
import type { SearchRecord } from './render-record.ts';

/** A thread that makes parts of the index: Pagefind runs once in each. */

export type IndexReply = { readonly files: PartFiles } | { readonly error: unknown };

parentPort?.on('message', async (records: readonly SearchRecord[]) => {
  let reply: IndexReply;
  try {
    reply = { files: await indexRecords(iterate(records)) };
  } catch (error) {
    reply = { error };
  }
  parentPort?.postMessage(reply);
});

async function* iterate<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
