import { indexRecords } from './index-records-pagefind.ts';
import type { IndexPart } from './pack-index-part.ts';
import type { SearchRecord } from './render-record.ts';

export interface IndexTask {
  readonly records: readonly SearchRecord[];
  readonly place: string;
}

/** In a thread: Pagefind has one engine in each. */
export const index = ({ records, place }: IndexTask): Promise<IndexPart> => indexRecords(records, place);
