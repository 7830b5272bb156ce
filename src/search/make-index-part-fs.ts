import type { ProgramCache } from '../base/object-cache-fs.ts';
import { makeOwnPlace } from '../base/own-place-fs.ts';
import { formatKey } from '../base/sha256.ts';
import { type IndexRecords, indexRecords } from './index-records-pagefind.ts';
import type { IndexedReport } from './indexed-report.ts';
import { formatPartObject, type PartFiles, parsePartObject } from './pack-index-part.ts';
import type { SearchRecord } from './render-record.ts';

/** Without a cache every part is made. */
export interface PartMaking extends Partial<ProgramCache> {
  /** Gives up between two reports. */
  signal?: AbortSignal;
  /** Where Pagefind may work; without it in a folder of this process. */
  place?: string;
}

/** A part of the index, if the cache has it. @param reports in the order of `planParts` */
export async function findIndexPart(
  reports: readonly IndexedReport[],
  { cache, program }: PartMaking,
): Promise<PartFiles | undefined> {
  const kept = await cache?.read(formatPartKey(reports, program));
  return kept && parsePartObject(kept);
}

/**
 * Makes a part of the index and stores it in the cache. Its bytes depend on its reports alone, wherever and beside
 * whatever it is made.
 * @param reports in the order of `planParts`
 * @param index what does the work; one part at a time in a thread
 * @throws Error in Chinese, with `cause`, if Pagefind fails
 */
export async function makeIndexPart(
  reports: readonly IndexedReport[],
  { cache, program, signal, place }: PartMaking,
  index: IndexRecords = indexRecords,
): Promise<PartFiles> {
  async function* readRecords(): AsyncGenerator<SearchRecord> {
    for (const report of reports) {
      signal?.throwIfAborted();
      yield await report.record();
    }
  }
  const files = await index(readRecords(), place ?? (await openOwnPlace()));
  await cache?.store(formatPartKey(reports, program), 'zip', formatPartObject(files));
  return files;
}

let ownPlace: Promise<string> | undefined;

function openOwnPlace(): Promise<string> {
  ownPlace ??= makeOwnPlace('gongbao-index-');
  return ownPlace;
}

const formatPartKey = (reports: readonly IndexedReport[], program = ''): string =>
  formatKey(
    'search part',
    program,
    reports.map(({ url, key }) => [url, key]),
  );
