import { describe, expect, it } from 'vitest';
import { parseBodyDocument } from '../../../src/markdown/render-body.ts';
import { createPdfData } from '../../../src/pdf/create-pdf-data.ts';
import type { PdfNode } from '../../../src/pdf/pdf-data.ts';
import { readFields, writeReport } from '../../support/sample-report.ts';

const resolveTarget = (url: string, kind: 'link' | 'image') =>
  ({ kind: 'local', url, ...(kind === 'image' ? { width: 4000, height: 100 } : {}) }) as const;

function create(body: string, { fields = {}, address = '' } = {}) {
  return createPdfData({
    fields: readFields(writeReport(fields)),
    issuer: '示例区示例局',
    document: parseBodyDocument(body, { bodyLine: 1, resolveTarget }),
    pictures: new Map([['a.png', 'picture-1.png']]),
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

  it('keeps pictures within the type area', () => {
    const [figure] = create('![说明](a.png)').blocks;
    expect(figure).toMatchObject({ image: { path: 'picture-1.png', alt: '说明', points: 442.2 } });
  });

  it('lets a page end inside long cells and inside those that reach over rows', () => {
    const [table] = create(`| 甲 | 乙 |\n|--|--|\n| 丙 | ${'字'.repeat(201)} |\n| ^^ | 丁 |`).blocks;
    if (table?.type !== 'table') throw new Error('no table');
    expect(table.body.map((row) => row.map((cell) => cell.breakable))).toEqual([[true, true], [false]]);
  });
});
