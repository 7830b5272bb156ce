import { describe, expect, it } from 'vitest';
import { listDisclosureParts } from '../../../src/portal/disclosure.ts';
import { createFixedPages, formatPageJson, type MadeFixedPage } from '../../../src/portal/fixed-pages.ts';
import { createIndexedPages, createPageRecord } from '../../../src/portal/search-records.ts';
import type { PageFields } from '../../../src/report/parse-page.ts';
import { parseReportText } from '../../../src/search/parse-report-text.ts';
import { SITE } from './sample-portal.ts';

const create = (id: string, fields: Partial<PageFields> = {}): MadeFixedPage => ({
  source: {
    id,
    file: `内容/pages/${id}.md`,
    folder: '/内容/pages',
    text: '',
    sha256: '',
    body: '',
    bodyLine: 4,
    fields: { title: `示例网页${id}`, place: '页脚', formerAddresses: [], exceptions: [], ...fields },
    places: new Map(),
  },
  lead: '示例的第一段。',
  body: {
    html: '<p>示例。</p>',
    preamble: '示例前言。',
    sections: [{ id: 's1', title: '一、范围', level: 2, depth: 1, text: '示例范围。' }],
    footnotes: '示例脚注。',
    blocks: [],
  },
  files: [
    { path: '图/示意.png', absolutePath: '/x', bytes: 1, sha256: 'a', typeLabel: 'PNG 图片', isImage: true },
    {
      path: '申请表 1.docx',
      absolutePath: '/y',
      bytes: 2,
      sha256: 'b',
      typeLabel: 'Word 文档',
      isImage: false,
    },
  ],
  crossLinks: [],
  outsideLinks: [],
  diagnostics: [],
});
const [PAGE] = createFixedPages([create('指南', { column: '政务公开', updated: '2024-01-05' })], SITE);

describe('fixed pages', () => {
  it('are in the order of 顺序, then of their files', () => {
    const made = [create('c'), create('b', { order: 9 }), create('a'), create('z', { order: 1 })];
    expect(createFixedPages(made, SITE).map(({ id }) => id)).toEqual(['z', 'b', 'a', 'c']);
  });

  it('have an address, their files beside them, and what is to be downloaded', () => {
    expect(PAGE).toMatchObject({
      path: 'pages/指南.html',
      url: 'pages/%E6%8C%87%E5%8D%97.html',
      canonical: 'https://www.shili.example/baogao/pages/%E6%8C%87%E5%8D%97.html',
      downloads: [{ url: 'pages/%E7%94%B3%E8%AF%B7%E8%A1%A8%201.docx', name: '申请表 1.docx' }],
      source: { path: 'pages/指南.md' },
    });
    expect(PAGE?.files.map(({ path }) => path)).toEqual([
      'pages/图/示意.png',
      'pages/申请表 1.docx',
      'pages/指南.json',
    ]);
  });

  it('are searched with all that is on them, beside the newest reports', () => {
    if (!PAGE) throw new Error('no page');
    expect(createPageRecord(PAGE)).toEqual({
      url: PAGE.url,
      title: '示例网页指南',
      date: '2024-01-05',
      facets: { column: ['政务公开'] },
      preamble: '示例前言。',
      sections: [{ id: 's1', title: '一、范围', text: '示例范围。' }],
      footnotes: '示例脚注。',
      extra: '更新日期：2024-01-05\n申请表 1.docx',
      attachments: [],
    });
    const [indexed] = createIndexedPages([PAGE], '2025-03-01');
    expect(indexed).toMatchObject({ date: '2025-03-01', url: PAGE.url });
    // The search finds its excerpts in the page's JSON.
    expect(parseReportText(JSON.parse(formatPageJson(PAGE)))).toMatchObject({
      title: '示例网页指南',
      preamble: '示例前言。',
      footnotes: '示例脚注。',
    });
  });
});

it('the parts of a disclosure platform are found by their names alone, in their order', () => {
  const pages = createFixedPages(
    [
      create('1', { title: '依申请公开' }),
      create('2', { title: '政府信息 公开指南' }),
      create('3', { title: '指南针' }),
    ],
    SITE,
  );
  expect(listDisclosureParts({ pages, columns: [] }).map(({ title }) => title)).toEqual([
    '政府信息 公开指南',
    '依申请公开',
  ]);
  expect(listDisclosureParts({ pages: [], columns: [] })).toEqual([]);
});
