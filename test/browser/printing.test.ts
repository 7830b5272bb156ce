import { encode } from 'fast-png';
import { expect, it } from 'vitest';
import { buildContent } from '../support/built-site.ts';
import { readPdfLayout } from '../support/read-pdf-layout.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { page, server, useSite } from '../support/use-site.ts';
import { writeTree } from '../support/write-tree.ts';

/** What is wider than a sheet of paper: a budget's table, also held against its former text, and the years of a body. */

const HEAD = '编码 科目 年初预算 调整预算 决算 完成预算 上年决算 比上年增减 增减比例 主要原因'.split(' ');
/** A table of as many columns as a yearbook's, with numbers that may not be broken. */
const MANY = Array.from({ length: 16 }, (_, index) => `9,${876 - index},543`);
const YEARS = Array.from({ length: 20 }, (_, index) => String(2003 + index));
const ADDRESS = `https://www.shili.example/${'0123456789abcdef'.repeat(6)}.html`;
const TABLES = [...HEAD, '压减会议', ...MANY.slice(1)];
const LONG = '示例区示例局按照示例办法公布示例事项，'.repeat(6);

/** A scroll of 300 by 4000 pixels. */
const SCROLL = encode({ width: 300, height: 4000, data: new Uint8Array(300 * 4000), channels: 1, depth: 8 });

const formatTable = (...rows: readonly (readonly string[])[]) =>
  [rows[0], rows[0]?.map(() => '---'), ...rows.slice(1)].map((row) => `| ${row?.join(' | ')} |\n`).join('');
const formatBudget = (final: string) =>
  formatTable(
    HEAD,
    `201 一般公共服务支出 98,400 95,120 ${final} 98.0 97,850 -4,644 -4.7 压减会议`.split(' '),
  );
const writeBudget = (final: string, corrections?: string) =>
  writeReport(
    corrections ? { 修订: corrections } : {},
    `\n${formatBudget(final)}\n${formatTable(
      MANY.map(() => '月份'),
      [final, ...MANY.slice(1)],
    )}\n${formatTable(['名称', '网址', '备注'], ['门户', ADDRESS, '最右一格'])}`,
  );

useSite(async () =>
  buildContent(
    await writeTree(await tempFolder(), {
      'site.json': '{ "pdf": false, "word": false }',
      'reports/2021/shili/index.md': writeBudget(
        '93,206',
        '\n  - 日期: 2022-03-01\n    内容: 更正决算数\n    原因: 核对有误',
      ),
      'reports/2021/shili/versions/2022-02-14.md': writeBudget('93,026'),
      'reports/2021/juesuan/index.md': writeReport(
        { 标题: '示例区示例局2021年度决算' },
        `\n${LONG}\n\n${formatBudget('93,206')}`,
      ),
      'reports/2021/tu/index.md': writeReport(
        { 标题: '示例区示例局2021年度图解' },
        '\n## 一、流程\n\n![示例流程](images/liucheng.png)\n',
      ),
      'reports/2021/tu/images/liucheng.png': SCROLL,
      ...Object.fromEntries(
        YEARS.map((year) => [
          `reports/${year}/nianbao/index.md`,
          writeReport({ 标题: `示例区示例局${year}年度示例情况报告`, 发布日期: `${year}-12-01` }),
        ]),
      ),
    }),
  ),
);

it.each([
  ['reports/2021/shili.html', [...TABLES, ADDRESS, '最右一格']],
  ['reports/2021/shili.single.html', [...TABLES, ADDRESS, '最右一格']],
  ['reports/2021/shili/versions/2022-02-14-to-present.html', TABLES],
  ['bodies.html', YEARS],
])('%s is on paper with all its columns', async (url, cells) => {
  await page.goto(server.url + url);
  const sheets = await readPdfLayout(await page.pdf({ preferCSSPageSize: true }));
  const text = sheets.flatMap(({ characters }) => characters.map((character) => character.text)).join('');
  expect(cells.filter((cell) => !text.replace(/\s/g, '').includes(cell))).toEqual([]);
});

it('many columns leave the text of the report its size', async () => {
  await page.goto(`${server.url}reports/2021/juesuan.html`);
  const [sheet] = await readPdfLayout(await page.pdf({ preferCSSPageSize: true }));
  const lines = (sheet?.lines ?? []).filter(({ text }) => /示例办法公布/.test(text));
  const [first, second] = lines.map(({ baseline }) => baseline);
  // 15 pt, 1.85 lines high, in millimetres.
  expect((second ?? 0) - (first ?? 0)).toBeCloseTo((15 * 1.85 * 25.4) / 72, 1);
});

it('a picture that is higher than a sheet is whole on one, with the heading above it', async () => {
  await page.goto(`${server.url}reports/2021/tu.html`);
  await page.locator('.report-text img').scrollIntoViewIfNeeded();
  const sheets = await readPdfLayout(await page.pdf({ preferCSSPageSize: true }));
  const found = sheets.flatMap(({ images, height, lines }) =>
    images.map(({ top, bottom }) => ({
      isWhole: top > 0 && bottom < height,
      heading: lines.some(({ text }) => text.includes('一、流程')),
    })),
  );
  expect(found).toEqual([{ isWhole: true, heading: true }]);
});
