import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { createOutline } from './create-outline.ts';
import { formatOutline, type Outline } from './outline.ts';
import { renderRecord, type SearchRecord } from './render-record.ts';
import { formatSearchCatalog, STATE_FILE } from './search-catalog.ts';
import { computeTextChecksum } from './text-checksum.ts';
import { type IndexedText, writePagefindIndex } from './write-index-pagefind.ts';

/**
 * Builds the search index and writes it below the output folder, replacing what is there: `pagefind/` with the
 * parts of Pagefind's index, `search/` with the catalogue and the outline, which both name the index they belong to. The same records give the same
 * bytes in whatever order they come. Zero records give an index without reports.
 * @param options.signal gives up between two reports
 * @throws Error in Chinese, with `cause`, if Pagefind fails or a file cannot be written.
 */
export async function writeSearchIndex(
  outputFolder: string,
  records: readonly SearchRecord[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ pages: number }> {
  try {
    for (const folder of ['pagefind', 'search']) {
      await rm(path.join(outputFolder, folder), { recursive: true, force: true });
    }
    const inOrder = [...records].sort((a, b) => compareCodeUnits(a.url, b.url));
    const newestFirst = inOrder.toSorted(
      (a, b) => compareCodeUnits(b.date, a.date) || compareCodeUnits(a.url, b.url),
    );
    const measures = new Map<string, Measures>();
    let outline: Outline = { reports: [], readings: {} };
    const index = await writePagefindIndex(
      path.join(outputFolder, 'pagefind'),
      renderRecords(inOrder, measures, signal),
      () => {
        outline = createOutline(newestFirst);
      },
    );
    const catalog = formatSearchCatalog({
      index: index.hash,
      reports: newestFirst.map((record) => ({
        url: record.url,
        title: record.title,
        date: record.date,
        facets: record.facets,
        ...(measures.get(record.url) ?? { bodyStart: 0, length: 0 }),
        text: computeTextChecksum(record),
      })),
    });
    const folder = path.join(outputFolder, 'search');
    await mkdir(folder);
    await writeFile(path.join(folder, 'catalog.json'), catalog);
    await writeFile(path.join(outputFolder, STATE_FILE), `${JSON.stringify({ index: index.hash })}\n`);
    await writeFile(path.join(folder, 'outline.json'), formatOutline(index.hash, outline));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`全文搜索的索引没有建成：${reason}`, { cause });
  }
  return { pages: records.length };
}

/** What ranking needs to know of a report's text. */
type Measures = Record<'bodyStart' | 'length', number>;

/** Cuts each text only when the index takes it, and notes its measures. */
function* renderRecords(
  records: readonly SearchRecord[],
  measures: Map<string, Measures>,
  signal: AbortSignal | undefined,
): Generator<IndexedText> {
  for (const record of records) {
    signal?.throwIfAborted();
    const { tokens, bodyStart } = renderRecord(record);
    measures.set(record.url, { bodyStart, length: tokens.length });
    yield { url: record.url, text: tokens.join(' ') };
  }
}
