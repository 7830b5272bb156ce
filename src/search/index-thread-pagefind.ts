import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { IndexRecords } from './index-records-pagefind.ts';
import type { IndexReply } from './index-worker-pagefind.ts';
import type { SearchRecord } from './render-record.ts';

/** Makes parts of the index beside this thread, with a program of Pagefind's of its own. */
export interface IndexThread {
  /** One part at a time. */
  index: IndexRecords;
  close(): Promise<void>;
}

export function startIndexThread(): IndexThread {
  const worker = new Worker(new URL('./start-index-worker.mjs', import.meta.url));
  return {
    async index(records) {
      const all: SearchRecord[] = [];
      for await (const record of records) all.push(record);
      worker.postMessage(all);
      // A thread that ends by an error rejects this.
      const [reply] = (await once(worker, 'message')) as [IndexReply];
      if ('error' in reply) throw reply.error;
      return reply.files;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
