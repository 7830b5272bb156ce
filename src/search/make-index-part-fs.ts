import { readJson, storeJson } from '../base/kept-json.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import { once } from '../base/once.ts';
import { makeOwnPlace } from '../base/own-place-fs.ts';
import { formatKey } from '../base/sha256.ts';
import { type IndexRecords, indexRecords } from './index-records-pagefind.ts';
import type { IndexedReport } from './indexed-report.ts';
import {
  formatGramsObject,
  formatPartObject,
  type IndexPart,
  parseGramsObject,
  parsePartObject,
} from './pack-index-part.ts';
import type { PartInfo } from './parts-list.ts';
import type { SearchRecord } from './render-record.ts';

/** Without a cache every part is made. */
export interface PartMaking extends Partial<ProgramCache> {
  /** Takes files over from the output before, all or none: SHA-256 by their paths below the output folder. */
  takeOver?(files: ReadonlyMap<string, string>): boolean;
  /** Whether this thread does other work meanwhile. */
  isBusy?: boolean;
  /** Gives up between two reports. */
  signal?: AbortSignal;
  /** Where Pagefind may work; without it in a folder of this process. */
  place?: string;
}

/** What a portal has of a part that was written: what the list says of it, and the hash of each file by its name. */
export interface WrittenPart extends Pick<PartInfo, 'name' | 'reports' | 'tokens'> {
  readonly files: readonly (readonly [name: string, sha256: string])[];
}

/** What was written of a part before, if the cache knows it. @param reports in the order of `planParts` */
export async function findWrittenPart(
  reports: readonly IndexedReport[],
  { cache, program }: PartMaking,
): Promise<WrittenPart | undefined> {
  return cache && readJson(cache, formatKey('written part', formatPartKey(reports, program)));
}

export async function noteWrittenPart(
  reports: readonly IndexedReport[],
  part: WrittenPart,
  { cache, program }: PartMaking,
): Promise<void> {
  const key = formatKey('written part', formatPartKey(reports, program));
  if (cache) await storeJson(cache, key, part);
}

/** A part of the index, if the cache has it. @param reports in the order of `planParts` */
export async function findIndexPart(
  reports: readonly IndexedReport[],
  making: PartMaking,
): Promise<IndexPart | undefined> {
  const kept = await making.cache?.read(formatPartKey(reports, making.program));
  const grams = kept && (await findPartGrams(reports, making));
  return grams && { files: parsePartObject(kept), grams };
}

/** What the parts share of one, which an edit of another needs as well. */
export async function findPartGrams(
  reports: readonly IndexedReport[],
  { cache, program }: PartMaking,
): Promise<Uint8Array | undefined> {
  const kept = await cache?.read(formatGramsKey(reports, program));
  return kept && parseGramsObject(kept);
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
): Promise<IndexPart> {
  async function* readRecords(): AsyncGenerator<SearchRecord> {
    for (const report of reports) {
      signal?.throwIfAborted();
      yield await report.record();
    }
  }
  const part = await index(readRecords(), place ?? (await openOwnPlace()));
  await cache?.store(formatPartKey(reports, program), 'zip', formatPartObject(part.files));
  await cache?.store(formatGramsKey(reports, program), 'gz', formatGramsObject(part.grams));
  return part;
}

const openOwnPlace = once(() => makeOwnPlace('gongbao-index-'));

const formatPartKey = (reports: readonly IndexedReport[], program = ''): string =>
  formatKey(
    'search part',
    program,
    reports.map(({ url, key }) => [url, key]),
  );

const formatGramsKey = (reports: readonly IndexedReport[], program: string | undefined): string =>
  formatKey('grams', formatPartKey(reports, program));
