import { describe, expect, it } from 'vitest';
import { createPdfData } from '../../../src/pdf/create-pdf-data.ts';
import type { PdfNode } from '../../../src/pdf/pdf-data.ts';
import { parseBodyDocument } from '../../support/parse-body.ts';
import { readFields, writeReport } from '../../support/sample-report.ts';

const resolveTarget = (url: string, kind: 'link' | 'image') =>
  ({ kind: 'local', url, ...(kind === 'image' ? SIZES[url] : {}) }) as const;

/** In pixels. */
const SIZES: Record<string, { width: number; height: number }> = {
  'a.png': { width: 4000, height: 100 },
  'high.png': { width: 100, height: 4000 },
  'small.png': { width: 30, height: 20 },
};

function create(body: string, { fields = {}, address = '' } = {}) {
  return createPdfData({
    fields: readFields(writeReport(fields)),
    issuer: '示例区示例局',
    document: parseBodyDocument(body, { bodyLine: 1, resolveTarget }),
    pictures: new Map(
      ['a.png', 'high.png', 'small.png', 'unknown.png'].map((name, index) => [
        name,
        `picture-${index + 1}.png`,
      ]),
    ),
    ...(address ? { address } : {}),
  });
}

const text = (value: string): PdfNode => ({ type: 'text', text: value });

describe('data of a PDF', () => {
  it('is dated by the report alone', () => {
    expect(create('甲').date).toEqual([2022, 2, 14]);
    expect(create('甲', { fields: { 发文日期: '2022-01-31' } }).date).toEqual([2022, 1, 31]);
  });

  it('has 版记 in its own words, or none', () => {
    expect(create('甲').imprint).toBeNull();
    const fields = { 抄送: '[甲机关, 乙机关]', 印发日期: '2022-02-05' };
    expect(create('甲', { fields }).imprint).toEqual({
      copies: [text('抄送：甲机关，乙机关。')],
      printer: [],
      printed: [text('2022年2月5日印发')],
    });
  });

  it('gives each rank of heading its face', () => {
    const { blocks } = create('## 一、甲\n### （一）乙\n#### 1.丙\n##### （1）丁');
    expect(blocks.map((block) => block.type === 'heading' && [block.face, block.depth])).toEqual([
      ['heading', 1],
      ['subheading', 2],
      ['body', 3],
      ['body', 4],
    ]);
  });

  it('leaves out what cannot be seen, and nothing else', () => {
    expect(create('甲\ufeff\u200b乙\u0007𠮷\u00a0丙\ufe0f\u{e0100}').blocks).toEqual([
      { type: 'paragraph', children: [text('甲乙𠮷\u00a0丙')] },
    ]);
  });

  it('makes links of the portal absolute, or plain text where it has no address', () => {
    const body = '[一](shili/attachments/a.pdf)[二](https://www.example.com/)';
    const children = [text('一'), { type: 'link', href: 'https://www.example.com/', children: [text('二')] }];
    expect(create(body).blocks).toEqual([{ type: 'paragraph', children }]);
    expect(
      create(body, { address: 'https://gongbao.example/bg/reports/2021/shili.html' }).blocks,
    ).toMatchObject([
      {
        children: [{ href: 'https://gongbao.example/bg/reports/2021/shili/attachments/a.pdf' }, children[1]],
      },
    ]);
  });

  it('puts a note where it is first referred to, and those without a reference at the end', () => {
    const data = create('甲[^a]乙[^a]\n\n[^a]: 注[^b]\n[^b]: 注中注\n[^c]: 没有引用');
    expect(data.blocks).toEqual([
      {
        type: 'paragraph',
        children: [
          text('甲'),
          {
            type: 'note',
            number: 1,
            children: [text('注'), { type: 'note', number: 2, children: [text('注中注')] }],
          },
          text('乙'),
          { type: 'note-again', number: 1 },
        ],
      },
    ]);
    expect(data.unusedNotes).toEqual([{ number: 3, children: [text('没有引用')] }]);
  });

  it('has plain numbers where notes behind the text refer to each other', () => {
    expect(create('甲\n\n[^a]: 乙[^a]\n[^b]: 丙[^a]').unusedNotes).toEqual([
      { number: 1, children: [text('乙'), text('[1]')] },
      { number: 2, children: [text('丙'), text('[1]')] },
    ]);
  });

  it('keeps pictures within the type area, and makes none larger than it is', () => {
    const measure = (name: string) => {
      const [figure] = create(`![说明\u200b](${name})`).blocks;
      return figure?.type === 'figure' ? figure.image : undefined;
    };
    expect(measure('a.png')).toEqual({ type: 'image', path: 'picture-1.png', alt: '说明', points: 442.2 });
    // 200 mm of 225 mm, and a fortieth of that.
    expect(measure('high.png')?.points).toBeCloseTo((200 / 25.4) * 72 * (100 / 4000), 1);
    expect(measure('small.png')?.points).toBe(30 * 0.75);
    expect(measure('unknown.png')?.points).toBe(442.2);
    expect(() => measure('absent.png')).toThrow('absent.png');
  });

  it('ends a line before a picture that would not fit behind its words', () => {
    const types = (body: string) => {
      const [paragraph] = create(body).blocks;
      if (paragraph?.type !== 'paragraph') throw new Error('not a paragraph');
      return paragraph.children.map(({ type }) => type);
    };
    expect(types('见下图： ![图](a.png)。')).toEqual(['text', 'break', 'image', 'text']);
    expect(types('见[**![图](a.png)**](#s1)\n\n## 一、节')).toEqual(['text', 'break', 'anchor']);
    expect(types('见\\\n![图](a.png)')).toEqual(['text', 'break', 'image']);
    expect(types('![图](a.png)见')).toEqual(['image', 'text']);
    expect(types('见 ![图](small.png)')).toEqual(['text', 'image']);
  });

  it('has every kind of block and run as the template knows it', () => {
    const body = [
      '> 引',
      '---',
      '![图](small.png "图1 说明")',
      '**甲***乙*`丙`\\\n丁[戊](#s1)![己](small.png)',
      '注：说明。',
      '## 一、节',
    ].join('\n\n');
    const image = { type: 'image', path: 'picture-3.png', points: 22.5 };
    expect(create(body).blocks).toEqual([
      { type: 'quote', blocks: [{ type: 'paragraph', children: [text('引')] }] },
      { type: 'rule' },
      { type: 'figure', image: { ...image, alt: '图' }, caption: [text('图1 说明')] },
      {
        type: 'paragraph',
        children: [
          { type: 'strong', children: [text('甲')] },
          { type: 'emphasis', children: [text('乙')] },
          text('丙'),
          { type: 'break' },
          text('丁'),
          { type: 'anchor', id: 's1', children: [text('戊')] },
          { ...image, alt: '己' },
        ],
      },
      { type: 'paragraph', role: 'note', children: [text('注：说明。')] },
      { type: 'heading', id: 's1', depth: 1, face: 'heading', children: [text('一、节')] },
    ]);
    expect(create('![图](small.png)').blocks).toEqual([{ type: 'figure', image: { ...image, alt: '图' } }]);
  });

  it('sets the blocks of a note on lines of their own, with the numbers of its lists', () => {
    const body =
      '甲[^a]\n\n[^a]: 一\n\n    1. 二\n\n        三\n    2. 四\n\n    > 五\n\n    - 六\n\n    ---';
    const [paragraph] = create(body).blocks;
    const note = paragraph?.type === 'paragraph' ? paragraph.children[1] : undefined;
    const end: PdfNode = { type: 'break' };
    expect(note).toEqual({
      type: 'note',
      number: 1,
      children: [
        text('一'),
        end,
        text('1. '),
        text('二'),
        end,
        text('三'),
        end,
        text('2. '),
        text('四'),
        end,
        text('五'),
        end,
        text('六'),
        end,
        { type: 'rule' },
      ],
    });
    expect(create('甲[^a]\n\n[^a]:').blocks).toMatchObject([
      { children: [text('甲'), { type: 'note', number: 1, children: [] }] },
    ]);
  });

  it('has the words of title, author, number, 落款 and 版记, each in its lines', () => {
    const data = create('甲', {
      fields: {
        标题: '示例\u200b报告',
        关键词: '[甲\u200b词, 乙词]',
        发文字号: '示发〔2021〕3号',
        落款: '|\n  示例局\n  2022年2月14日',
        印发机关: '示例局办公室',
      },
    });
    expect(data).toMatchObject({
      title: '示例报告',
      titleLines: [[text('示例报告')]],
      author: '示例区示例局',
      keywords: ['甲词', '乙词'],
      number: [text('示发〔2021〕3号')],
      signature: [[text('示例局')], [text('2022年2月14日')]],
      imprint: { copies: [], printer: [text('示例局办公室')], printed: [] },
      unusedNotes: [],
    });
    expect(create('甲')).toMatchObject({ number: null, signature: [] });
  });

  const tables = (body: string, blocks = create(body).blocks) =>
    blocks.flatMap((block) => (block.type === 'table' ? [block] : []));

  it('aligns cells as they say, heads in the middle otherwise, and keeps their spans', () => {
    const [table] = tables('表1 题\n\n| 甲 | 乙 | < |\n|--|--:|:-:|\n| 丙 | 丁 | 戊 |\n| ^^ | 己 | 庚 |');
    const show = (rows: NonNullable<typeof table>['body'] = []) =>
      rows.map((row) => row.map(({ align, columns, rows: height }) => `${align} ${columns}×${height}`));
    expect(table?.caption).toEqual([text('表1 题')]);
    expect(show(table?.head)).toEqual([['center 1×1', 'right 2×1']]);
    expect(show(table?.body)).toEqual([
      ['left 1×2', 'right 1×1', 'center 1×1'],
      ['right 1×1', 'center 1×1'],
    ]);
    expect(tables('| 甲 |\n|--|\n| 乙 |')[0]).not.toHaveProperty('caption');
  });

  it('repeats a head on each page that leaves room for the rows', () => {
    const repeats = (head: string) => tables(`${head}\n|--|\n| 乙 |`)[0]?.repeats;
    expect(repeats('| 甲 |')).toBe(true);
    expect(repeats(`| ${'甲'.repeat(60)} |`)).toBe(true);
    expect(repeats(`| ${'甲'.repeat(61)} |`)).toBe(false);
    // Its note would be at the foot of each page.
    expect(repeats('| **甲[^1]** |\n|--|\n| 乙 |\n\n[^1]: 注\n\n')).toBe(false);
    // A title over all columns names none of them.
    expect(tables('| 甲 | < |\n|--|--|\n| 乙 | 丙 |')[0]?.repeats).toBe(false);
    const rows = (count: number) =>
      tables(`| 甲 | 乙 |\n|--|--|\n${'| ^^ | 丙 |\n'.repeat(count - 1)}| 1 | 2 |`)[0];
    expect([rows(6)?.head.length, rows(6)?.repeats]).toEqual([6, true]);
    expect([rows(7)?.head.length, rows(7)?.repeats]).toEqual([7, false]);
  });

  it('keeps short cells whole, and gives no table in another block a page of its own', () => {
    const [table] = tables(`| 甲 | 乙 |\n|--|--|\n| 丙 | ${'字'.repeat(200)} |`);
    expect(table?.body[0]?.map((cell) => cell.breakable)).toEqual([false, false]);
    const row = (cell: string) => `| ${Array(14).fill(cell).join(' | ')} |`;
    const wide = [row('列'), row('---'), row('111,111.03')].join('\n');
    const [sheet] = create(wide).blocks;
    expect(sheet).toMatchObject({ type: 'sheet', page: 'turned', blocks: [{ type: 'table' }] });
    const [list, quote] = create(
      `- 甲\n\n${wide.replace(/^/gm, '    ')}\n\n${wide.replace(/^/gm, '> ')}`,
    ).blocks;
    const inner = [
      ...(list?.type === 'list' ? list.items.flatMap((item) => item.blocks) : []),
      ...(quote?.type === 'quote' ? quote.blocks : []),
    ];
    expect(inner.map(({ type }) => type)).toEqual(['paragraph', 'table', 'table']);
    // Crowded: a line may end after each digit.
    expect(tables('', inner)[0]?.body[0]?.[0]?.children).toContainEqual({ type: 'gap' });
    const blocks = sheet?.type === 'sheet' ? sheet.blocks : [];
    expect(tables('', blocks)[0]?.body[0]?.[0]?.children).toEqual([text('111,111.03')]);
  });

  it('lets a page end inside long cells and inside those that reach over rows', () => {
    const [table] = create(`| 甲 | 乙 |\n|--|--|\n| 丙 | ${'字'.repeat(201)} |\n| ^^ | 丁 |`).blocks;
    if (table?.type !== 'table') throw new Error('no table');
    expect(table.body.map((row) => row.map((cell) => cell.breakable))).toEqual([[true, true], [false]]);
  });
});
