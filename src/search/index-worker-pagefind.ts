import { indexRecords } from './index-records-pagefind.ts';
import type { PartFiles } from './pack-index-part.ts';
import type { SearchRecord } from './render-record.ts';

/** In a thread: Pagefind has one engine in each. */
export function index(records: readonly SearchRecord[]): Promise<PartFiles> {
  async function* iterate(): AsyncGenerator<SearchRecord> {
    yield* records;
  }
  return indexRecords(iterate());
}
