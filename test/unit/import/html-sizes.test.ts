import { describe, expect, it } from 'vitest';
import { convertFragment } from '../../../src/import/convert-fragment.ts';
import { layOutTable, TableSizeError } from '../../../src/import/format-markdown.ts';
import { readMarker } from '../../../src/import/html-lists.ts';
import { type HtmlNode, parseHtml, walkAll } from '../../../src/import/html-tree.ts';
import { importDocument, readSource } from '../../support/import-document.ts';

/** Pages of sizes that no office publishes: each is read in time, or refused with the reason. */

const repeat = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join('');
const TEXT = '<p>示例区示例局今年的工作，都做完了，很好。</p>';

describe('a page', () => {
  it('may have pictures of some megabytes in it', async () => {
    const { source } = await importDocument(
      '网页.html',
      `${TEXT}<img alt="示例图" src="data:image/png;base64,${'A'.repeat(9_600_000)}">`,
    );
    const [picture] = source.images;
    expect(picture?.source.kind === 'bytes' && picture.source.bytes.length).toBe(7_200_000);
  });

  it('is refused when its unclosed tags become more elements than memory holds', async () => {
    const page = `<div>${TEXT}${repeat(3000, (at) => `<p><font color=c${at}>示例`)}`;
    expect(await readSource('网页.html', page)).toMatchObject({
      ok: false,
      message: expect.stringContaining('最多 50 万个标签'),
    });
  });

  it('counts each of fifty thousand items once', () => {
    const page = parseHtml(`<ol>${'<li>甲'.repeat(50_000)}</ol>`);
    const items = [...walkAll(page as HtmlNode)].filter(({ tagName }) => tagName === 'li');
    const markers = items.map((item) => readMarker(item, 0));
    expect(markers.at(-1)).toEqual({ kind: 'item', marker: '50000.', depth: 0 });
  });

  it('has styles of lists that name nothing, and rules that go a long way up', () => {
    const own = `<ul><li style="${'list-style:'.repeat(50_000)}">甲</ul>`;
    expect(convertFragment(own, 1)).toMatchObject({ markdown: '- 甲' });
    const page = `<style>.none ${'div '.repeat(25)}li { list-style: none }</style>${'<div>'.repeat(50)}<ul><li>甲</ul>`;
    expect(convertFragment(page, 1)).toMatchObject({ markdown: '- 甲' });
    expect(convertFragment(page.replace('.none', 'body'), 1)).toMatchObject({ markdown: '甲' });
  });
});

describe('a table that is small in its file and has more places than memory', () => {
  const cell = (colspan = 1, rowspan = 1) => ({ inlines: [], colspan, rowspan });
  it.each([
    ['by one long row', [Array.from({ length: 1000 }, () => cell()), ...Array(999).fill([cell()])], '301 列'],
    ['by cells that reach down', Array(2000).fill([cell(1, 2000), cell()]), '151 列'],
    ['by cells that reach right', Array(5000).fill([cell(1_000_000_000)]), '200 列'],
  ])('%s is refused', (_, rows, columns) => {
    expect(() => layOutTable({ kind: 'table', rows })).toThrow(TableSizeError);
    expect(() => layOutTable({ kind: 'table', rows })).toThrow(columns);
  });

  it('is refused where it is pasted, too', () => {
    const rows = repeat(600, () => '<tr><td rowspan=0>甲<td>乙');
    expect(convertFragment(`<table>${rows}</table>`, 1)).toMatchObject({
      ok: false,
      message: '有一张表铺开来有 600 行、501 列以上，超过 30 万格',
    });
  });
});
