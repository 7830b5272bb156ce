import { describe, expect, it } from 'vitest';
import type { ShownBlock } from '../../../src/desk/import-api.ts';
import { placeLost } from '../../../src/desk/place-lost.ts';

const blocks = (...texts: string[]): ShownBlock[] =>
  texts.map((text) => ({ kind: 'paragraph', inlines: [{ text }] }));
const SOURCE = blocks('首页 政务公开', '示例标题', '第一段示例文字。', '第二段示例文字。', '打印本页');
const RESULT = blocks('示例标题', '第一段示例文字。', '第二段示例文字。');
const place = (piece: { text: string; at?: number }, witness: readonly string[] = []) => {
  const [placed] = placeLost([{ what: '示例', reason: '示例', ...piece }], SOURCE, RESULT, witness);
  return [placed?.source, placed?.result, placed?.isWhole];
};

describe('where something that did not come over belongs', () => {
  it('is where the importer saw it', () => {
    expect(place({ text: '隐藏的话', at: 2 })).toEqual([2, 1, false]);
    expect(place({ text: '', at: 99 })).toEqual([4, 2, false]);
  });

  it('is the block that it is', () => {
    expect(place({ text: '首页　政务公开' })).toEqual([0, -1, true]);
    expect(place({ text: '打印本页' })).toEqual([4, 2, true]);
  });

  it('is the block that has its words, or what a second reading has above them', () => {
    expect(place({ text: '示例文字' })).toEqual([2, 1, false]);
    expect(place({ text: '丢了的一段' }, ['第一段示例文字。', '丢了的一段'])).toEqual([3, 2, false]);
  });

  it('is nowhere if nothing tells it', () => {
    expect(place({ text: '页眉里的字' })).toEqual([undefined, undefined, false]);
    expect(place({ text: '' })).toEqual([undefined, undefined, false]);
  });

  it('of pieces that are alike is a block each', () => {
    const twice = blocks('打印', '正文。', '打印');
    const placed = placeLost(
      ['打印', '打印', '打印'].map((text) => ({ what: '按钮', reason: '示例', text })),
      twice,
      blocks('正文。'),
      [],
    );
    expect(placed.map(({ source, result }) => [source, result])).toEqual([
      [0, -1],
      [2, 0],
      [undefined, undefined],
    ]);
  });

  it('is found at once in a yearbook of which nearly every block became another', () => {
    const many = (kind: string) => Array.from({ length: 30_000 }, (_, at) => `${kind}第 ${at} 段。`);
    const source = blocks(...many('原来的'), '还在的一段。', '打印本页');
    const result = blocks(...many('改过的'), '还在的一段。');
    const [placed] = placeLost([{ what: '按钮', reason: '示例', text: '打印本页' }], source, result, []);
    expect([placed?.source, placed?.result]).toEqual([30_001, 30_000]);
  });
});
