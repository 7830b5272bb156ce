import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  formatCatalogCsv,
  formatCatalogJson,
  formatReportJson,
  formatYearJson,
  partCatalog,
} from '../../../src/portal/format-catalog.ts';
import { formatReportText } from '../../../src/portal/format-report-text.ts';
import type { Download, PortalReport } from '../../../src/portal/portal.ts';
import { createReport, SITE } from './sample-portal.ts';

const ATTACHMENT: Download = {
  url: 'reports/2021/shili/attachments/%E8%A1%A8.csv',
  name: '统计表',
  bytes: 12,
  sha256: 'ab'.repeat(32),
  typeLabel: 'CSV 表格',
  mime: 'text/csv',
};

const REPORT = createReport({
  fields: {
    time: '09:30',
    documentNumber: '示府发〔2021〕3号',
    keywords: ['法治政府', '依法行政'],
    signature: ['示例区示例局', '2022年2月14日'],
    copiedTo: ['甲机关', '乙机关'],
    printedBy: '示例局办公室',
    printedDate: '2022-02-15',
    attachments: [{ file: '表.csv', line: 9, column: 5 }],
    related: ['2020/shili'],
    corrections: [{ date: '2022-03-01', what: '更正数字', why: '原文笔误' }],
  },
  pubDate: '2022-02-14 09:30',
  canonical: 'https://www.shili.example/baogao/reports/2021/shili.html',
  preamble: '前言。',
  sections: [{ id: 's1', title: '一、总体情况', level: 2, depth: 1, text: '正文。' }],
  blocks: [
    { kind: 'paragraph', text: '前言。' },
    { kind: 'heading', text: '一、总体情况', section: 's1' },
    { kind: 'paragraph', text: '正文。', section: 's1' },
  ],
  downloads: [
    ATTACHMENT,
    {
      ...ATTACHMENT,
      url: 'reports/2021/shili.pdf',
      name: '示例.pdf',
      mime: 'application/pdf',
      form: 'pdf',
    },
    { ...ATTACHMENT, url: 'reports/2021/shili.docx', form: 'word', bytes: 0, onlyInBuilds: true },
    { ...ATTACHMENT, url: 'reports/2021/shili.txt', name: '示例.txt', mime: 'text/plain', form: 'text' },
    { ...ATTACHMENT, url: 'reports/2021/shili.md', name: '示例.md', mime: 'text/markdown', form: 'markdown' },
  ],
});

const catalogue = (reportPages: PortalReport[]) =>
  formatCatalogJson({ site: SITE, reportPages, redirects: [], columns: [], pages: [], series: [] });

describe('catalog.json', () => {
  it('of thousands of reports has a file for each year of publication, which together say the same', () => {
    const reports = Array.from({ length: 2400 }, (_, at) =>
      createReport({ id: `shili-${at}`, fields: { date: `${2024 - Math.floor(at / 800)}-05-06` } }),
    );
    expect(partCatalog(reports.slice(0, 900))).toEqual([]);
    const whole = JSON.parse(catalogue(reports));
    const [newest] = whole.years;
    expect(newest).toEqual({ year: '2024', url: 'catalog/2024.json', reports: 800 });
    expect(whole.years.map(({ url }: { url: string }) => url)).toEqual(
      partCatalog(reports).map(({ path }) => path),
    );
    const entries = partCatalog(reports).map(({ year, members }) =>
      JSON.parse(formatYearJson(year, members)),
    );
    expect(entries.flatMap(({ reports }) => reports)).toEqual(whole.reports);
  });

  it('keeps its contract', () => {
    const text = catalogue([REPORT]);
    expect(text.endsWith('\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      generator: 'gongbao',
      site: {
        url: SITE.url,
        name: '示例区公报',
        description: SITE.description,
        organization: '',
        license: '',
      },
      reports: [
        {
          url: 'reports/2021/shili.html',
          title: '示例区示例局2021年度报告',
          org: '示例区示例局',
          date: '2022-02-14',
          time: '09:30',
          genre: '报告',
          topic: '科技、教育',
          disclosure: '主动公开',
          documentNumber: '示府发〔2021〕3号',
          keywords: ['法治政府', '依法行政'],
          year: 2021,
          signature: ['示例区示例局', '2022年2月14日'],
          copiedTo: ['甲机关', '乙机关'],
          printedBy: '示例局办公室',
          printedDate: '2022-02-15',
          corrections: [{ date: '2022-03-01', what: '更正数字', why: '原文笔误' }],
          summary: '这是示例摘要。',
          sections: [{ id: 's1', title: '一、总体情况', level: 2 }],
          attachments: [
            { url: ATTACHMENT.url, name: '统计表', bytes: 12, sha256: ATTACHMENT.sha256, type: 'text/csv' },
          ],
          formats: [
            {
              url: 'reports/2021/shili.pdf',
              name: '示例.pdf',
              bytes: 12,
              sha256: ATTACHMENT.sha256,
              type: 'application/pdf',
            },
            ...[
              ['txt', 'text/plain'],
              ['md', 'text/markdown'],
            ].map(([ending, type]) => ({
              url: `reports/2021/shili.${ending}`,
              name: `示例.${ending}`,
              bytes: 12,
              sha256: ATTACHMENT.sha256,
              type,
            })),
          ],
          text: 'reports/2021/shili.txt',
          markdown: 'reports/2021/shili.md',
          json: 'reports/2021/shili.json',
        },
      ],
    });
  });

  it('keeps the order of the reports', () => {
    const reports = ['b', 'a', 'c'].map((id) => createReport({ id }));
    const { reports: listed } = JSON.parse(catalogue(reports));
    expect(listed.map((report: { url: string }) => report.url)).toEqual([
      'reports/b.html',
      'reports/a.html',
      'reports/c.html',
    ]);
  });

  it('is whole for a portal without reports', () => {
    expect(JSON.parse(catalogue([])).reports).toEqual([]);
  });

  it('holds a hostile title as text, in UTF-8', () => {
    const title = '</script>"\\\u2028\ud800';
    const text = catalogue([createReport({ fields: { title } })]);
    expect(JSON.parse(new TextDecoder().decode(new TextEncoder().encode(text))).reports[0].title).toBe(title);
  });
});

it('the JSON of a report has its text, section by section', () => {
  const value = JSON.parse(formatReportJson(REPORT));
  expect(value).toMatchObject({
    url: 'reports/2021/shili.html',
    preamble: '前言。',
    sections: [{ id: 's1', title: '一、总体情况', level: 2, text: '正文。' }],
    attachments: [{ name: '统计表' }],
  });
  expect(value.related).toBeUndefined();
});

describe('catalog.csv', () => {
  const format = (reports: PortalReport[], site = SITE) => formatCatalogCsv({ site, reportPages: reports });
  const read = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' });

  it('is a table that Excel opens: BOM, CRLF, a header', () => {
    const text = format([REPORT]);
    expect(text.startsWith('\uFEFF标题,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [header = [], row = []] = read(text);
    expect(Object.fromEntries(header.map((name, index) => [name, row[index]]))).toEqual({
      标题: '示例区示例局2021年度报告',
      索引号: '',
      所属类目: '',
      主题分类: '科技、教育',
      体裁: '报告',
      发布日期: '2022-02-14 09:30',
      发文字号: '示府发〔2021〕3号',
      发文日期: '',
      公开类别: '主动公开',
      机构名称: '示例区示例局',
      信息来源: '',
      年度: '2021',
      关键词: '法治政府；依法行政',
      落款: '示例区示例局；2022年2月14日',
      抄送: '甲机关；乙机关',
      印发机关: '示例局办公室',
      印发日期: '2022-02-15',
      修订: '2022-03-01 更正数字（原因：原文笔误）',
      摘要: '这是示例摘要。',
      附件数: '1',
      其他格式: 'PDF、纯文本、Markdown',
      网址: 'https://www.shili.example/baogao/reports/2021/shili.html',
    });
  });

  it('has a column for 系列 only where a report has one', () => {
    const [header, row] = read(format([createReport({ fields: { series: '法治年报' } })]));
    expect(row?.[header?.indexOf('系列') ?? -1]).toBe('法治年报');
    expect(read(format([REPORT]))[0]).not.toContain('系列');
  });

  it('names files instead of addresses where there is none', () => {
    const [header, row] = read(format([createReport()], { ...SITE, url: '' }));
    expect([header?.at(-1), row?.at(-1)]).toEqual(['文件', 'reports/2021/shili.html']);
  });

  it.each(['含,逗号', '含"引号"', '含\n换行', '含\r\n换行', '"', ',', ' 空格 '])('keeps %j', (title) => {
    const [, row] = read(format([createReport({ fields: { title } })]));
    expect(row?.[0]).toBe(title);
    expect(row).toHaveLength(22);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("https://shili.example","甲")',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠1',
  ])('does not let a spreadsheet run %j', (title) => {
    const [, row] = read(format([createReport({ fields: { title, org: title, keywords: [title] } })]));
    for (const cell of row ?? []) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
    expect(row?.[0]).toBe(`'${title}`);
  });
});

describe('the text of a report', () => {
  const formatText = ({ fields, body }: typeof REPORT) => formatReportText({ fields, ...body() });

  it('has a BOM, title, paragraphs, 落款, 版记 and 修订记录', () => {
    expect(formatText(REPORT)).toBe(
      '\uFEFF示例区示例局2021年度报告\n\n前言。\n\n一、总体情况\n\n正文。\n\n\n示例区示例局\n2022年2月14日\n\n\n抄送：甲机关，乙机关。\n示例局办公室 2022年2月15日印发\n\n\n修订记录\n2022-03-01 更正数字（原因：原文笔误）\n',
    );
  });

  it('has the numbers of footnotes, as the page has them', () => {
    const blocks = [
      { kind: 'paragraph', text: '正文。', numbered: '正文[1]。' },
      { kind: 'note', text: '注文。', numbered: '[1] 注文。', isFootnote: true },
    ] as const;
    expect(formatText(createReport({ blocks: [...blocks] }))).toContain('\n\n正文[1]。\n\n[1] 注文。\n');
  });

  it('ends with the text where nobody signed', () => {
    expect(formatText(createReport({ blocks: [{ kind: 'paragraph', text: '正文。' }] }))).toBe(
      '\uFEFF示例区示例局2021年度报告\n\n正文。\n',
    );
  });
});
