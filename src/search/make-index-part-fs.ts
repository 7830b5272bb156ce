import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import { formatKey } from '../base/sha256.ts';
import { createOutline } from './create-outline.ts';
import type { IndexedReport } from './indexed-report.ts';
import { formatPartObject, type PartFiles, packIndexPart, parsePartObject } from './pack-index-part.ts';
import { renderRecord, type SearchRecord } from './render-record.ts';
import { type CatalogEntry, compareNewestFirst } from './search-catalog.ts';
import { computeTextChecksum } from './text-checksum.ts';
import { type IndexedText, indexTexts } from './write-index-pagefind.ts';

/** Without a cache every part is made. */
export interface PartMaking extends Partial<ProgramCache> {
  /** Gives up between two reports. */
  signal?: AbortSignal;
}

/**
 * One part of the index: from the cache, or made and stored there. Its bytes depend on its reports alone, wherever
 * and beside whatever it is made. One at a time in a process.
 * @param reports in the order of `planParts`
 * @throws Error in Chinese, with `cause`, if Pagefind fails
 */
export async function makeIndexPart(
  reports: readonly IndexedReport[],
  { cache, program = '', signal }: PartMaking = {},
): Promise<PartFiles> {
  const key = formatKey(
    'search part',
    program,
    reports.map((report) => [report.url, report.key]),
  );
  const kept = await cache?.read(key);
  if (kept) return parsePartObject(kept);
  const files = await indexReports(reports, signal);
  await cache?.store(key, 'zip', formatPartObject(files));
  return files;
}

async function indexReports(
  reports: readonly IndexedReport[],
  signal: AbortSignal | undefined,
): Promise<PartFiles> {
  const listed: (Omit<CatalogEntry, 'page'> & Pick<SearchRecord, 'sections'>)[] = [];
  // Cut only when the index takes it: this process cuts the next text while Pagefind works.
  async function* renderTexts(): AsyncGenerator<IndexedText> {
    for (const report of reports) {
      signal?.throwIfAborted();
      const record = await report.record();
      const { url, title, date, facets, sections } = record;
      const { tokens, bodyStart } = renderRecord(record);
      const text = computeTextChecksum(record);
      listed.push({ url, title, date, facets, bodyStart, length: tokens.length, text, sections });
      yield { url, text: tokens.join(' ') };
    }
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-index-'));
  const entries = await indexTexts(folder, renderTexts());
  const newestFirst = listed.sort(compareNewestFirst);
  return packIndexPart(
    newestFirst.map(({ sections: _, ...entry }) => entry),
    createOutline(newestFirst),
    entries,
  );
}
