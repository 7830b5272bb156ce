import { describe, expect, it } from 'vitest';
import { type Block, createDocument, type Inline, type Paragraph } from '../../../src/import/document.ts';
import {
  compactBlocks,
  joinDisplayedLines,
  mapText,
  plainCaptions,
} from '../../../src/import/prepare-blocks.ts';

const line = (text: string, look: Partial<Paragraph> & { bold?: boolean } = {}): Block => {
  const { bold, ...rest } = look;
  return {
    kind: 'paragraph',
    inlines: text === '' ? [] : [{ kind: 'text', text, ...(bold ? { bold: true } : {}) }],
    ...rest,
  };
};
const TABLE: Block = { kind: 'table', rows: [] };
const image: Inline = { kind: 'image', image: 0 };
const shown = (blocks: readonly Block[]) =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.inlines
          .map((each) => (each.kind === 'text' ? each.text : each.kind === 'break' ? '/' : '#'))
          .join('') + (block.gap ? `+${block.gap}` : '')
      : block.kind,
  );

it('empty paragraphs go, and the next one knows how many there were', () => {
  expect(
    shown(
      compactBlocks([
        line('甲'),
        line(''),
        line(' '),
        line('乙'),
        line('丙'),
        line(''),
        TABLE,
        line('丁'),
        { kind: 'paragraph', inlines: [{ kind: 'break' }] },
        { kind: 'paragraph', inlines: [image] },
        { kind: 'paragraph', inlines: [{ kind: 'note', id: 'n' }] },
      ]),
    ),
  ).toEqual(['甲', '乙+2', '丙', 'table', '丁', '#+1', '#']);
});

describe('a title in the middle over several lines', () => {
  const displayed = (text: string, more: Partial<Paragraph> = {}) =>
    line(text, { align: 'center', bold: true, ...more });
  const join = (...blocks: Block[]) => shown(joinDisplayedLines(blocks));
  it('is one line', () => {
    expect(join(displayed('示例区'), displayed('成员'), displayed('名单'), line('正文'))).toEqual([
      '示例区成员名单',
      '正文',
    ]);
    const broken: Block = {
      kind: 'paragraph',
      align: 'center',
      inlines: [{ kind: 'text', text: '示例', bold: true }, { kind: 'text', text: ' ' }, { kind: 'break' }],
    };
    expect(join(broken, displayed('名单'))).toEqual(['示例名单']);
    expect(join(broken, broken)).toEqual(['示例示例']);
    expect(join(displayed('第44组'), displayed('20220101 张三'))).toEqual(['第44组20220101 张三']);
    expect(join(displayed('示例组44'), displayed('20220101'))).toEqual(['示例组44 20220101']);
  });
  it.each<[string, Block]>([
    ['of another size', displayed('名单', { size: 12 })],
    ['below an empty line', displayed('名单', { gap: 1 })],
    ['at the side', line('名单', { bold: true })],
    ['without bold', line('名单', { align: 'center' })],
    ['that is an item', displayed('名单', { item: { marker: '-', depth: 0 } })],
    ['of 41 characters', displayed('示'.repeat(41))],
    ['that is a caption', displayed('图1 示例')],
    ['that is an annex', displayed('附 件 1')],
    ['with a number', displayed('一、名单')],
    ['that is a chapter', displayed('第二章 名单')],
    ['in brackets', displayed('（名单）')],
    ['that ends as text', displayed('名单：')],
    ['that has a label', displayed('承办单位：示例区示例局')],
    ['with a picture', { kind: 'paragraph', align: 'center', inlines: [image] }],
  ])('is not one with a line %s', (_, block) => {
    expect(join(displayed('示例区'), block)).toHaveLength(2);
    expect(join(block, displayed('示例区'))).toHaveLength(block.kind === 'paragraph' && block.gap ? 1 : 2);
  });
  it('may have forty characters a line', () => {
    expect(join(displayed('示'.repeat(40)), displayed('例'))).toHaveLength(1);
  });
});

it('a numbered line above a table is not bold', () => {
  const isBold = (...blocks: Block[]) =>
    plainCaptions(blocks).map(
      (block) =>
        block.kind === 'paragraph' &&
        block.inlines.some((each) => each.kind === 'text' && each.bold === true),
    );
  expect(isBold(line(' 表1 甲', { bold: true }), TABLE)).toEqual([false, false]);
  expect(isBold(line('表1 甲', { bold: true }), line('乙'))).toEqual([true, false]);
  expect(isBold(line('图1 甲', { bold: true }), TABLE)).toEqual([true, false]);
  expect(
    shown(plainCaptions([{ kind: 'paragraph', inlines: [{ kind: 'text', text: '表1' }, image] }, TABLE]))[0],
  ).toBe('表1#');
});

describe('a change of the text', () => {
  it('reaches all of a document', () => {
    const text = (value: string): Inline[] => [{ kind: 'text', text: value }];
    const changed = mapText(
      createDocument({
        titles: ['a'],
        metadata: [{ label: 'a', value: 'a', origin: 'a' }],
        blocks: [
          line('a'),
          { kind: 'table', rows: [[{ inlines: text('a'), colspan: 1, rowspan: 1 }]] },
          { kind: 'verbatim', source: 'a' },
        ],
        notes: [{ id: 'a', paragraphs: [text('a')] }],
        images: [{ alt: 'a', source: { kind: 'beside', path: 'a' } }],
        witness: ['a'],
        around: ['a'],
      }),
      (value) => value.replaceAll('a', 'bb'),
    );
    expect(JSON.stringify(changed).match(/"bb"/gu)).toHaveLength(9);
    expect(changed.metadata[0]).toEqual({ label: 'a', value: 'bb', origin: 'a' });
  });

  it('of the same length sees a line whole, one of another length each run', () => {
    const inlines: Inline[] = [
      { kind: 'text', text: '甲,' },
      image,
      { kind: 'text', text: ',乙', bold: true },
    ];
    const change = (by: (text: string) => string) =>
      mapText(createDocument({ blocks: [{ kind: 'paragraph', inlines }] }), by).blocks[0];
    const texts = (block: Block | undefined) =>
      block?.kind === 'paragraph'
        ? block.inlines.map((each) => (each.kind === 'text' ? each.text : '#'))
        : [];
    expect(texts(change((text) => text.replace(/,(?=\ufffc)/u, '，')))).toEqual(['甲，', '#', ',乙']);
    expect(texts(change((text) => text.replaceAll(',', '')))).toEqual(['甲', '#', '乙']);
  });
});
