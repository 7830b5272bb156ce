import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openObjectCache } from '../../../src/base/object-cache-fs.ts';
import { createPdfData } from '../../../src/pdf/create-pdf-data.ts';
import { listPdfText } from '../../../src/pdf/list-pdf-text.ts';
import { prepareFonts } from '../../../src/pdf/prepare-fonts-fs.ts';
import { resolvePdfFonts } from '../../../src/pdf/resolve-pdf-fonts-fs.ts';
import { createTypesetter, type Typesetter } from '../../../src/pdf/typeset-typst.ts';
import { createWebp } from '../../support/create-webp.ts';
import { parseBodyDocument } from '../../support/parse-body.ts';
import { type PlacedPage, readPdfLayout } from '../../support/read-pdf-layout.ts';
import { readFields, writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** GB/T 9704-2012, 5.2: the type area of 156 mm × 225 mm, of 22 lines with 28 characters. */
const AREA = { left: 28, top: 37, right: 184, bottom: 262 };
const PITCH = 225 / 22;
const CHARACTER = 156 / 28;
const POINT = 25.4 / 72;
const [KAI, HEI, STRONG, SUBHEADING, TITLE] = [
  'LXGWWenKai-Light',
  'NotoSansHans-Regular',
  'LXGWWenKai-Bold',
  'LXGWWenKai-Regular',
  'NotoSansHans-Medium',
];

const FIXTURE = path.join(import.meta.dirname, '../../fixtures/portal/reports/2021/shili');
const PICTURE = 'images/示意图.png';
/** Wider than the type area, in pixels. */
const SHOWN = { width: 1600, height: 900 };

let typeset: Typesetter;

beforeAll(async () => {
  const folder = await tempFolder();
  const { fonts } = await resolvePdfFonts({}, folder);
  typeset = await createTypesetter(await prepareFonts(fonts, await openObjectCache(folder), 'program'));
});

async function layOut(
  body: string,
  written: Record<string, string> = {},
  file = path.join(FIXTURE, PICTURE),
): Promise<PlacedPage[]> {
  const fields = readFields(writeReport(written));
  const document = parseBodyDocument(body, {
    bodyLine: 1,
    resolveTarget: (url, kind) => ({ kind: 'local', url, ...(kind === 'image' ? SHOWN : {}) }),
  });
  const name = `picture${path.extname(file)}`;
  const pictures = new Map([[PICTURE, name]]);
  const data = createPdfData({ fields, issuer: '示例区示例局', document, pictures });
  const answer = typeset({
    data: JSON.stringify(data),
    pictures: [{ name, path: file }],
    expected: listPdfText(fields, document),
  });
  if (!answer.ok) throw new Error(answer.message);
  return readPdfLayout(answer.bytes);
}

/** Columns of a place in whole characters of the grid, from the left edge of the type area. */
const column = (left: number) => (left - AREA.left) / CHARACTER;
const row = (baseline: number) => (baseline - AREA.top) / PITCH;
const find = ([...pages]: readonly PlacedPage[], text: string) => {
  const line = pages.flatMap(({ lines }) => lines).find((each) => each.text.startsWith(text));
  if (!line) throw new Error(`no line ${text}`);
  return line;
};

describe('the page of a PDF', () => {
  it('is A4 with 22 lines of 28 characters in the type area', async () => {
    const [first, second] = await layOut('字'.repeat(28 * 40));
    expect([first?.width, first?.height]).toEqual([expect.closeTo(210, 0), expect.closeTo(297, 0)]);
    const lines = second?.lines.filter(({ size }) => size === 16) ?? [];
    const full = first?.lines.filter(({ text }) => text === '字'.repeat(28)) ?? [];
    expect(full.length).toBeGreaterThan(15);
    for (const { left } of full) expect(left).toBeCloseTo(AREA.left, 1);
    expect(lines.length).toBeGreaterThan(15);
    for (const [index, { baseline }] of lines.entries())
      expect(baseline).toBeCloseTo((lines[0]?.baseline ?? 0) + index * PITCH, 1);
    // Title and the line below it take three of the first page.
    expect(full.length).toBe(22 - 3);
    const bottom = Math.max(
      ...(first?.lines ?? []).filter(({ size }) => size === 16).map((line) => line.baseline),
    );
    expect(bottom).toBeLessThan(AREA.bottom);
    expect(bottom).toBeGreaterThan(AREA.bottom - PITCH);
    expect(lines[0]?.baseline).toBeCloseTo(AREA.top + 0.86 * 16 * POINT, 1);
  });

  it('has its number in 4号 between dashes 7 mm below the type area, outside', async () => {
    const pages = await layOut('字'.repeat(28 * 50));
    for (const [index, { lines, characters }] of pages.entries()) {
      const number = lines.find(({ text }) => text === `— ${index + 1} —`);
      expect(number).toMatchObject({ size: 14, font: KAI });
      // The dash stands in the middle of its line.
      expect((number?.baseline ?? 0) - 0.38 * 14 * POINT).toBeCloseTo(AREA.bottom + 7, 0);
      const last = characters.filter(({ size }) => size === 14).at(-1);
      if (index % 2 === 0)
        expect(Math.abs((last?.left ?? 0) + 2 * 14 * POINT - AREA.right)).toBeLessThan(1.2);
      else expect(number?.left).toBeCloseTo(AREA.left + 14 * POINT, 1);
    }
  });

  it('has 发文字号, two lines, and the title in 2号 in the middle', async () => {
    const pages = await layOut('正文。', { 发文字号: '示发〔2021〕3号' });
    const [number, title, text] = [find(pages, '示发'), find(pages, '示例区'), find(pages, '正文')];
    expect(title).toMatchObject({ size: 22, font: TITLE });
    const letters = pages[0]?.characters.filter(({ size }) => size === 22) ?? [];
    const [start, end] = [letters[0]?.left ?? 0, (letters.at(-1)?.left ?? 0) + 22 * POINT];
    expect((start + end) / 2).toBeCloseTo((AREA.left + AREA.right) / 2, 0);
    expect(Math.round(row(title.baseline - number.baseline + AREA.top))).toBe(2);
    expect(Math.round(row(text.baseline - title.baseline + AREA.top))).toBe(2);
    expect(number.left).toBeGreaterThan(AREA.left + 40);
  });

  it('gives each rank of heading its face and begins it, as a paragraph, after two characters', async () => {
    const pages = await layOut(
      '## 一、甲\n\n### （一）乙\n\n#### 1.丙\n\n##### （1）丁\n\n戊**己**庚*辛*“壬”',
    );
    const faces = [
      ['一、甲', HEI],
      ['（一）乙', SUBHEADING],
      ['1.丙', KAI],
      ['（1）丁', KAI],
      ['戊', KAI],
    ] as const;
    for (const [text, font] of faces) {
      const line = find(pages, text);
      expect(line).toMatchObject({ font, size: 16 });
      expect(column(line.left)).toBeCloseTo(2, 1);
    }
    const fontOf = (text: string) =>
      pages.flatMap(({ characters }) => characters).find((each) => each.text === text)?.font;
    expect(['己', '辛', '“', '”', '壬'].map(fontOf)).toEqual([STRONG, SUBHEADING, HEI, HEI, KAI]);
  });

  it('ends in 落款: the date four characters from the edge, both around one axis, one line below the text', async () => {
    const pages = await layOut('正文。', { 落款: '|\n  示例区示例局\n  2022年2月14日' });
    const [text, name, date] = [find(pages, '正文'), find(pages, '示例区示例局'), find(pages, '2022年')];
    const all = pages[0]?.lines ?? [];
    const signed =
      all.filter(({ size, text: each }) => size === 16 && each === '示例区示例局').at(-1) ?? name;
    expect(row(signed.baseline - text.baseline + AREA.top)).toBeCloseTo(2, 1);
    expect(row(date.baseline - signed.baseline + AREA.top)).toBeCloseTo(1, 1);
    const last = pages[0]?.characters.filter((each) => Math.abs(each.baseline - date.baseline) < 0.1).at(-1);
    expect(AREA.right - (last?.left ?? 0) - 16 * POINT).toBeCloseTo(4 * 16 * POINT, 0);
    const axis = signed.left + (6 * 16 * POINT) / 2;
    const dateAxis = (date.left + (last?.left ?? 0) + 16 * POINT) / 2;
    expect(axis).toBeCloseTo(dateAxis, 0);
  });

  it('has 落款 in the text in the same place, and 主送机关 at the edge', async () => {
    const signed = '示例二局\n\n2022年2月14日';
    const pages = await layOut(`各示例单位：\n\n正文。\n\n${signed}\n\n附件\n\n方案。`);
    const field = await layOut('正文。', { 落款: '|\n  示例二局\n  2022年2月14日' });
    for (const text of ['示例二局', '2022年'])
      expect(find(pages, text).left).toBeCloseTo(find(field, text).left, 1);
    expect(find(pages, '各示例单位').left).toBeCloseTo(AREA.left, 1);
    expect(column(find(pages, '方案').left)).toBeCloseTo(2, 1);
  });

  it('ends in 版记 on an even page: rules of 0.35 and 0.25 mm as wide as the type area, the last on its edge', async () => {
    const imprint = { 抄送: '[甲机关, 乙机关]', 印发机关: '示例办公室', 印发日期: '2022-02-15' };
    const pages = await layOut('正文。', imprint);
    expect(pages).toHaveLength(2);
    const rules = pages[1]?.shapes ?? [];
    expect(rules).toHaveLength(3);
    for (const { left, right } of rules) {
      expect(left).toBeCloseTo(AREA.left, 1);
      expect(right).toBeCloseTo(AREA.right, 1);
    }
    const heights = rules.map(({ top, bottom }) => bottom - top);
    expect(heights.map((height) => height.toFixed(2))).toEqual(['0.35', '0.25', '0.35']);
    expect(rules[2]?.bottom).toBeCloseTo(AREA.bottom, 1);
    for (const text of ['抄送：', '示例办公室']) {
      expect(find(pages, text)).toMatchObject({ size: 14, font: KAI });
      expect(find(pages, text).left).toBeCloseTo(AREA.left + 14 * POINT, 1);
    }
    const printed = pages[1]?.characters.filter(({ text }) => text === '发').at(-1);
    expect((printed?.left ?? 0) + 14 * POINT).toBeCloseTo(AREA.right - 14 * POINT, 0);
  });

  it('indents lists, quotations and notes, and stops where no line would be left', async () => {
    const nested = Array.from({ length: 14 }, (_, depth) => `${'    '.repeat(depth)}- 第${depth}层`).join(
      '\n',
    );
    const pages = await layOut(
      `${nested}\n\n1. 编号\n\n> 引文\n\n${'> '.repeat(12)}深引文\n\n注：注释。\n\n甲[^1]\n\n[^1]: 注文`,
    );
    const levels = [0, 1, 2, 3].map((depth) => column(find(pages, `第${depth}层`).left));
    expect(levels[0]).toBeGreaterThan(2.5);
    for (const [depth, left] of levels.entries())
      if (depth > 0) expect(left - (levels[depth - 1] ?? 0)).toBeGreaterThan(2);
    expect(column(find(pages, '第13层').left)).toBeLessThan(20);
    expect(column(find(pages, '1.编号').left)).toBeCloseTo(2, 1);
    expect(column(find(pages, '引文').left)).toBeCloseTo(1, 1);
    expect(column(find(pages, '深引文').left)).toBeLessThan(10);
    expect(find(pages, '注：').size).toBe(14);
    expect(find(pages, '注文')).toMatchObject({ size: 12 });
  });

  it('has tables as wide as the type area, their captions above in 黑体, with rules between the cells', async () => {
    const [page] = await layOut('表1 示例\n\n| 甲 | 乙 |\n|:--|--:|\n| 丙 | 1 |');
    const shapes = page?.shapes ?? [];
    expect(Math.min(...shapes.map(({ left }) => left))).toBeCloseTo(AREA.left, 0);
    expect(Math.max(...shapes.map(({ right }) => right))).toBeCloseTo(AREA.right, 0);
    const caption = page?.lines.find(({ text }) => text.startsWith('表1'));
    expect(caption).toMatchObject({ size: 14, font: HEI });
    expect(caption?.baseline).toBeLessThan(Math.min(...shapes.map(({ top }) => top)));
    const cell = (text: string) => page?.characters.find((each) => each.text === text && each.size === 12);
    expect(cell('丙')?.left).toBeGreaterThan(AREA.left);
    expect(cell('丙')?.left).toBeLessThan(AREA.left + 3);
    expect(cell('1')?.left).toBeGreaterThan(AREA.right - 6);
  });

  it('draws a line between two parts, and points before the items of a list', async () => {
    const [page] = await layOut('甲\n\n---\n\n- 乙');
    const [rule, point] = [...(page?.shapes ?? [])].sort((a, b) => b.right - b.left - (a.right - a.left));
    expect((rule?.right ?? 0) - (rule?.left ?? 0)).toBeGreaterThan(150);
    expect((point?.right ?? 0) - (point?.left ?? 0)).toBeCloseTo(4 * POINT, 0);
  });
});

describe('落款', () => {
  const lines = (count: number, character: string) => character.repeat(28 * count - 4);

  it.each([
    [17, 2, '字字落'],
    [14, 5, '字字字字字落'],
    // A long one stays where it is.
    [2, 17, '落'],
  ])('has a short last paragraph with it on its page: %i lines, then %i', async (above, below, second) => {
    const pages = await layOut(`${lines(above, '前')}\n\n${lines(below, '字')}`, { 落款: '落款局' });
    const [, last] = pages.map((page) =>
      page.lines.filter(({ size }) => size === 16).map(({ text }) => text[0]),
    );
    expect(last?.join('')).toBe(second);
  });
});

describe('a table with many columns', () => {
  const numbers = Array.from({ length: 13 }, (_, index) => `${index + 1}11,111.03`);
  const table = [
    `| 指标名称 | ${numbers.map((_, index) => `${index + 1}月`).join(' | ')} |`,
    `|${'--|'.repeat(14)}`,
    `| 受理件数（件） | ${numbers.join(' | ')} |`,
  ].join('\n');

  it('has a page on its side, with no number torn and the page’s number where the others have it', async () => {
    const pages = await layOut(`前文。\n\n表1 宽\n\n${table}\n\n后文。`);
    expect(pages.map(({ width, height }) => width > height)).toEqual([false, true, false]);
    const [, turned] = pages;
    const lines = turned?.lines.map(({ text }) => text).join('\n') ?? '';
    for (const number of numbers) expect(lines).toContain(number);
    const digits = turned?.characters.filter(({ text }) => /\d/.test(text)) ?? [];
    for (const { left, baseline } of digits.filter(({ size }) => size < 14)) {
      expect(left).toBeGreaterThan(35);
      expect(left).toBeLessThan(297 - 37);
      expect(baseline).toBeGreaterThan(28);
      expect(baseline).toBeLessThan(210 - 26);
    }
    const number = digits.filter(({ size }) => size === 14).at(-1);
    expect(number?.text).toBe('2');
    expect(number?.left).toBeGreaterThan(24);
    expect(number?.left).toBeLessThan(32);
    // An even page: at the sheet's left, which is the upper edge of the turned one.
    expect(number?.baseline).toBeLessThan(60);
  });

  it('has A3 where A4 on its side is too narrow, and goes on upright', async () => {
    const broad = ['列', '--', '111,111.03']
      .map((cell) => `| ${Array(20).fill(cell).join(' | ')} |`)
      .join('\n');
    const pages = await layOut(`甲\n\n${broad}\n\n乙`);
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [210, 297],
      [420, 297],
      [210, 297],
    ]);
  });

  it('has the headings that lead to it on its page, with nothing but the two on it', async () => {
    const pages = await layOut(
      `前文。\n\n## 一、情况\n\n### （一）办件\n\n${table}\n\n## 二、结果\n\n${table}`,
    );
    const beginnings = pages.map(({ width, height, lines }) => [
      width > height,
      ...lines.slice(0, 2).map(({ text }) => text),
    ]);
    expect(beginnings.slice(1)).toEqual([
      [true, '一、情况', '（一）办件'],
      [true, '二、结果', expect.stringContaining('指标')],
    ]);
    expect(pages[0]?.lines.some(({ text }) => text.includes('一、'))).toBe(false);
  });

  it('is not torn if it is small and the next page would not say what its columns are', async () => {
    const form = '| 甲组 | < | 乙 |\n|--|--|--|\n| 子 | 丑 | 寅 |\n| 1 | 2 | 3 |';
    const show = async (body: string) =>
      (await layOut(body)).map(({ lines }) =>
        lines.map(({ text }) => text).filter((text) => /^(甲组|子丑|12)/.test(text)),
      );
    const filled = '前'.repeat(28 * 18 - 4);
    expect(await show(`${filled}\n\n${form}`)).toEqual([
      [],
      [expect.stringContaining('甲组'), '子丑寅', '123'],
    ]);
    // One that no page can hold is.
    const tall = `| 甲组 | < |\n|--|--|\n${`| ![图](${PICTURE}) | 丑 |\n`.repeat(6)}`;
    expect((await layOut(tall)).length).toBeGreaterThan(1);
  });

  it('stays in its list', async () => {
    const pages = await layOut(`- 甲\n\n    ${table.replaceAll('\n', '\n    ')}`);
    for (const { width, height } of pages) expect(width).toBeLessThan(height);
  });
});

describe('a picture', () => {
  it('covers nothing that stands beside it in a table, and keeps within the type area in a list', async () => {
    const [page] = await layOut(
      `| 图 | 说明 |\n|--|--|\n| ![甲](${PICTURE}) | 示例说明 |\n\n- 项目\n\n  ![乙](${PICTURE})`,
    );
    const [inCell, inList] = page?.images ?? [];
    expect(inCell?.right).toBeLessThan(find([page as PlacedPage], '示例说明').left);
    expect(inList?.right).toBeCloseTo(AREA.right, 1);
  });

  it('is a WebP that lies as it does on the page: browsers overlook how it is to be turned', async () => {
    const file = path.join(await tempFolder(), 'turned.webp');
    await writeFile(file, createWebp({ orientation: 6 }));
    const [page] = await layOut(`![甲](${PICTURE})`, {}, file);
    const [{ left, right, top, bottom } = { left: 0, right: 0, top: 0, bottom: 0 }] = page?.images ?? [];
    expect((right - left) / Math.abs(bottom - top)).toBeCloseTo(2, 1);
  });

  it('leaves the words before it together, on a line of their own', async () => {
    const [page] = await layOut(`见图 ![甲](${PICTURE})尾`);
    const [first, second] = page?.characters.filter(({ text }) => /[见图]/u.test(text)) ?? [];
    expect((second?.left ?? 0) - (first?.left ?? 0)).toBeCloseTo(CHARACTER, 1);
  });

  it('stands in a note, and a note of a table’s head at the foot of one page alone', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `| 事项${index} | ${index} |`).join('\n');
    const pages = await layOut(
      `甲[^1]\n\n| 事项[^2] | 件数 |\n|--|--|\n${rows}\n\n[^1]: ![乙](${PICTURE})\n[^2]: 示例说明`,
    );
    const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n');
    expect(text.split('示例说明')).toHaveLength(2);
    expect(pages.flatMap(({ images }) => images)).toHaveLength(1);
  });
});

it('a note that nothing refers to has its tables and pictures', async () => {
  const [page] = await layOut(
    `甲\n\n[^1]: 说明\n\n    | 事项 | 件数 |\n    |--|--|\n    | 乙 | 1 |\n\n    ![丙](${PICTURE} "图题")`,
  );
  const text = page?.characters.map((each) => each.text).join('');
  expect(text).toMatch(/\[1\]\s*说明\s*事项\s*件数\s*乙\s*1\s*图题/u);
  expect(page?.images).toHaveLength(1);
});

describe('the lines of a PDF', () => {
  it('begin with no 连接号 or 间隔号, and neither begin nor end with 分隔号 (GB/T 15834)', async () => {
    const units = [
      '10—20日',
      '3～5日',
      '示例·示例',
      'A/B类',
      '和/或',
      'GB/T 9704—2012',
      '5%～10%',
      '《甲》·《乙》',
      '10–20',
      '这——那',
    ];
    const body = units.flatMap((unit) =>
      Array.from({ length: 12 }, (_, index) => `${'字'.repeat(17 + index)}${unit}字字字`),
    );
    const pages = await layOut(body.join('\n\n'));
    const lines = pages.flatMap(({ lines: each }) => each).filter(({ size }) => size === 16);
    expect(lines.length).toBeGreaterThan(150);
    for (const { text } of lines) {
      expect(text).not.toMatch(/^[—–～·/]/);
      expect(text).not.toMatch(/\/$/);
    }
  });

  it('hold addresses of any length, which are copied whole', async () => {
    const address = `https://www.example.gov.cn/zwgk/${'a1B2c3/d-'.repeat(22)}`;
    const pages = await layOut(
      `## 一、${address}\n\n见${address}。\n\n| ${address} | 甲 |\n|--|--|\n| 乙 | ${'9'.repeat(90)} |`,
      {
        落款: `|\n  示例局\n  ${address}`,
      },
    );
    const text = pages.flatMap(({ characters }) => characters.map((each) => each.text)).join('');
    const whole = text
      .replace(/— \d+ —/g, '')
      .replaceAll('\u0002', '-')
      .replaceAll('\ufffe', '-');
    expect(whole.split(address).length - 1).toBe(4);
    expect(whole).not.toContain('\u200b');
    for (const { characters } of pages)
      for (const { left } of characters) {
        expect(left).toBeGreaterThan(AREA.left - 1);
        expect(left).toBeLessThan(AREA.right);
      }
  });

  it.each([
    '（',
    '”',
    '字”',
    '字\u00a0',
    '_',
    '—',
    'Wi-Fi ',
    '☑是☐否',
  ])('hold any run of one kind: %s', async (unit) => {
    for (const { characters } of await layOut(unit.repeat(400)))
      for (const { left } of characters) expect(left).toBeLessThan(AREA.right);
  });
});

it('a PDF is the same bytes when it is made again', async () => {
  const fields = readFields(writeReport());
  const document = parseBodyDocument('甲10—20，乙。', {
    bodyLine: 1,
    resolveTarget: (url) => ({ kind: 'local', url }),
  });
  const data = JSON.stringify(createPdfData({ fields, issuer: '甲', document, pictures: new Map() }));
  const job = { data, pictures: [], expected: listPdfText(fields, document) };
  const [first, second] = [typeset(job), typeset(job)];
  if (!first.ok || !second.ok) throw new Error('not made');
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  // What the page says and the PDF does not is told.
  const lost = typeset({ ...job, expected: { ...job.expected, main: `${job.expected.main}丙` } });
  expect(lost).toMatchObject({
    ok: false,
    message: expect.stringContaining('不能证明与网页一样（“丙”没有排出来'),
  });
});
