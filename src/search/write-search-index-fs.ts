import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compareCodeUnits } from '../report/compare-code-units.ts';
import { buildPagefindIndex } from './build-index-pagefind.ts';
import { createOutline } from './create-outline.ts';
import { renderRecord, type SearchRecord } from './render-record.ts';
import { formatSearchCatalog } from './search-catalog.ts';

/**
 * Builds the search index and writes it below the output folder, replacing what is there: `pagefind/` with the
 * files of Pagefind that are used, `search/` with the catalogue and the outline. The same records give the same
 * bytes in whatever order they come. Zero records give an index without reports.
 * @throws Error in Chinese, with `cause`, if Pagefind fails or a file cannot be written.
 */
export async function writeSearchIndex(
  outputFolder: string,
  records: readonly SearchRecord[],
): Promise<{ pages: number }> {
  try {
    const files = await createSearchFiles(records);
    for (const folder of ['pagefind', 'search']) {
      await rm(path.join(outputFolder, folder), { recursive: true, force: true });
    }
    for (const file of files) {
      const target = path.join(outputFolder, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.content);
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`全文搜索的索引没有建成：${reason}`, { cause });
  }
  return { pages: records.length };
}

async function createSearchFiles(
  records: readonly SearchRecord[],
): Promise<{ path: string; content: string | Uint8Array }[]> {
  const inOrder = [...records].sort((a, b) => compareCodeUnits(a.url, b.url));
  const measures = new Map<string, { bodyStart: number; length: number }>();
  const texts = inOrder.map((record) => {
    const { tokens, bodyStart } = renderRecord(record);
    measures.set(record.url, { bodyStart, length: tokens.length });
    return { url: record.url, text: tokens.join(' ') };
  });
  const index = await buildPagefindIndex(texts);
  const newestFirst = inOrder.sort(
    (a, b) => compareCodeUnits(b.date, a.date) || compareCodeUnits(a.url, b.url),
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
  return [
    ...index.files.map(({ path: name, content }) => ({ path: `pagefind/${name}`, content })),
    { path: 'search/catalog.json', content: catalog },
    { path: 'search/outline.json', content: `${JSON.stringify(createOutline(newestFirst))}\n` },
  ];
}
