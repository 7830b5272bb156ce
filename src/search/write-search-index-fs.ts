import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compareCodeUnits } from '../report/compare-code-units.ts';
import { createOutline } from './create-outline.ts';
import { renderRecord, type SearchRecord } from './render-record.ts';
import { formatSearchCatalog } from './search-catalog.ts';
import { type IndexedText, writePagefindIndex } from './write-index-pagefind.ts';

/**
 * Builds the search index and writes it below the output folder, replacing what is there: `pagefind/` with the
 * files of Pagefind that are used, `search/` with the catalogue and the outline. The same records give the same
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
    let outline = '';
    const index = await writePagefindIndex(
      path.join(outputFolder, 'pagefind'),
      renderRecords(inOrder, measures, signal),
      () => {
        outline = `${JSON.stringify(createOutline(newestFirst))}\n`;
      },
    );
    const catalog = formatSearchCatalog({
      index: index.hash,
      reports: newestFirst.map(({ url, title, date, facets }) => ({
        id: index.ids.get(url) ?? '',
        url,
        title,
        date,
        facets,
        ...(measures.get(url) ?? { bodyStart: 0, length: 0 }),
      })),
    });
    const folder = path.join(outputFolder, 'search');
    await mkdir(folder);
    await writeFile(path.join(folder, 'catalog.json'), catalog);
    await writeFile(path.join(folder, 'outline.json'), outline);
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
