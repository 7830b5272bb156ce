import type { ProgramCache } from '../base/object-cache-fs.ts';
import type { IndexedTexts } from './indexed-report.ts';
import { makeMissingParts } from './write-search-index-fs.ts';

/** Parts of the search index that are being made. */
export interface BegunParts {
  /** Waits for them. What could not be made is made again, and told, by whoever writes the index. */
  done(): Promise<void>;
  /** Of an index that nobody is going to write. */
  stop(): void;
}

/**
 * Begins to make the parts of the index that the cache lacks, while this thread does other work: of one edited sentence
 * nothing takes longer, and they wait for nothing that is made of the reports.
 */
export function beginIndexParts(
  { reports, versions }: IndexedTexts,
  { cache, program }: ProgramCache,
): BegunParts {
  const stopped = new AbortController();
  const making = { cache, program, signal: stopped.signal, isBusy: true };
  const done = makeMissingParts(reports, making)
    .then(() => makeMissingParts(versions, making))
    .catch(() => {});
  return { done: () => done, stop: () => stopped.abort() };
}
