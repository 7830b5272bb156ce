import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderSite } from '../../src/eleventy/build-site.ts';
import { readMarkdown } from '../../src/import/read-markdown.ts';
import type { PortalReport } from '../../src/portal/portal.ts';
import { REAL_CONTENT } from '../support/contents.ts';
import { getAttribute, parseHtml, queryAll, queryOne, visibleText } from '../support/html.ts';
import { importDocument } from '../support/import-document.ts';
import { loadSoundContent } from '../support/load-example.ts';

/** The page as it was captured from the district's portal, byte for byte. */
const captured = readFileSync(
  new URL('../fixtures/captured/baoshan-education-2021.txt', import.meta.url),
  'utf8',
);

const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

const paragraphs = (() => {
  const lines = captured.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('2021年,我局'));
  const end = lines.findIndex((line) => line.trim() === '上海市宝山区教育局');
  return lines
    .slice(start, end + 1)
    .map(bare)
    .filter(Boolean);
})();

let html = '';
let report: PortalReport;

beforeAll(async () => {
  const portal = await loadSoundContent(REAL_CONTENT);
  const pages = await renderSite(portal);
  html = pages.find((page) => page.url === '/reports/2021/jiaoyuju.html')?.content ?? '';
  report = portal.reports[0] as PortalReport;
});

describe('the report of 2021', () => {
  it('has every paragraph of the captured source, in order, and no other', () => {
    // 51 paragraphs and headings, and the signature.
    expect(paragraphs).toHaveLength(52);
    const article = queryOne(parseHtml(html), 'article');
    const shown = visibleText(article).split('\n').map(bare).filter(Boolean);
    expect(shown).toEqual(paragraphs);
  });

  it('differs from the captured source only in the width of , ( ) and :', () => {
    const source = captured.replace(/\s/g, '');
    for (const block of [...report.body().blocks.map(({ text }) => text), ...report.fields.signature]) {
      const half = block
        .replace(/\s/g, '')
        .replace(/[，（）：]/g, (mark) => ({ '，': ',', '（': '(', '）': ')', '：': ':' })[mark] ?? mark);
      expect(source).toContain(half);
    }
  });

  it('comes back through import when its page is saved, without anything that stands around it', async () => {
    const { body, values, account } = await importDocument('jiaoyuju.html', html);
    expect(bare(readMarkdown(body))).toBe(paragraphs.join(''));
    expect(account.missing).toEqual([]);
    expect(values).toMatchObject({ 机构名称: '区教育局', 主题分类: '科技、教育', 发布日期: '2022-02-14' });
  });

  it('has the official hierarchy of headings with ids from their numbers', () => {
    const ids = report.sections.map((section) => section.id);
    expect(ids).toEqual([
      ...['s1', 's1-1', 's1-2', 's1-2-1', 's1-2-2', 's1-2-3', 's1-2-4', 's1-3', 's1-3-1', 's1-3-2', 's1-3-3'],
      ...['s1-4', 's1-4-1', 's1-4-2', 's1-4-3', 's1-4-4', 's2', 's2-1', 's2-2', 's2-3'],
      ...['s3', 's3-1', 's3-2', 's4', 's4-1', 's4-2', 's4-3'],
    ]);
    for (const id of ids) expect(html).toContain(`id="${id}"`);
  });

  it('shows every part of the source page', () => {
    const document = parseHtml(html);
    const text = visibleText(document);
    expect(visibleText(queryOne(document, 'h1'))).toBe('宝山区教育局2021年度法治政府建设情况报告');
    expect(text).toContain('当前位置：');
    expect(text).toContain('信息来源：区教育局');
    expect(text).toContain('发布时间：2022-02-14');
    expect(queryAll(document, 'h2').map((heading) => visibleText(heading))).toEqual(
      expect.arrayContaining(['文件预览', '附件下载', '相关文章', '当前页二维码']),
    );
    expect(queryAll(document, 'button').map((button) => visibleText(button))).toEqual(
      expect.arrayContaining(['阅读工具', '打印', '朗读']),
    );
  });

  it('shows all eight fields, 发文字号 without a value', () => {
    const document = parseHtml(html);
    const list = queryOne(document, '.report-meta');
    const labels = queryAll(list, 'dt').map((label) => visibleText(label));
    const values = queryAll(list, 'dd').map((value) => visibleText(value));
    expect(Object.fromEntries(labels.map((label, index) => [label, values[index]]))).toEqual({
      所属类目: '法治政府',
      主题分类: '科技、教育',
      体裁: '报告',
      发布日期: '2022-02-14',
      发文字号: '',
      发文日期: '2022-02-14',
      公开类别: '主动公开',
      机构名称: '区教育局',
    });
  });

  it('carries the page labels that inspections ask for, none of them empty', () => {
    const labels = queryAll(parseHtml(html), 'meta[name]').map((meta) => [
      getAttribute(meta, 'name'),
      getAttribute(meta, 'content'),
    ]);
    expect(Object.fromEntries(labels)).toMatchObject({
      ArticleTitle: '宝山区教育局2021年度法治政府建设情况报告',
      PubDate: '2022-02-14',
      ContentSource: '区教育局',
      Author: '区教育局',
    });
    for (const [name, content] of labels) expect(content, String(name)).not.toBe('');
  });
});
