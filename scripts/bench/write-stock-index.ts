import path from 'node:path';
import { close, createIndex } from 'pagefind';
import { escapeHtml } from '../../src/base/escape-html.ts';
import type { SearchRecord } from '../../src/search/render-record.ts';

/** The texts as a site without this project would hand them to Pagefind. */
export async function writeStockIndex(site: string, records: readonly SearchRecord[]): Promise<void> {
  const { index } = await createIndex({});
  if (!index) throw new Error('Pagefind 没有启动');
  for (const { url, title, date, preamble, sections, extra } of records) {
    const body = sections.map(
      (section) =>
        `<h2 id="${section.id}">${escapeHtml(section.title)}</h2>${formatParagraphs(section.text)}`,
    );
    const content = `<html lang="zh-CN"><body><h1>${escapeHtml(title)}</h1>${formatParagraphs(date)}${formatParagraphs(preamble)}${body.join('')}${formatParagraphs(extra)}</body></html>`;
    await index.addHTMLFile({ url, content });
  }
  await index.writeFiles({ outputPath: path.join(site, 'pagefind') });
  await close();
}

const formatParagraphs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
