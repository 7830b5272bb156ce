import { describe, expect, it } from 'vitest';
import { compareNaturally } from '../../../src/attachments/natural-order.ts';

const ORDERED = [
  '2.pdf',
  '10.pdf',
  '20230101000000000001.pdf',
  '20230101000000000002.pdf',
  'a/9.pdf',
  'a/10.pdf',
  'a b.pdf',
  '名单.pdf',
  '名单1.pdf',
  '名单01.xlsx',
  '附件.pdf',
  '附件1.pdf',
  '附件二.pdf',
  '附件３.pdf',
  '附件九.pdf',
  '附件十.pdf',
  '附件十二.pdf',
  '附件二十.pdf',
  '附件一百零五.pdf',
  '附件二〇二一.pdf',
  '附件表.pdf',
  '～.pdf',
  '𠮷.pdf',
];

describe('compareNaturally', () => {
  it('orders as a person numbers, from any starting order', () => {
    expect([...ORDERED].reverse().sort(compareNaturally)).toEqual(ORDERED);
    expect([...ORDERED].sort().sort(compareNaturally)).toEqual(ORDERED);
  });

  it('is a total order', () => {
    const names = [
      ...ORDERED,
      '(1).pdf',
      '1(.pdf',
      'A1',
      '一',
      '1',
      '',
      '.',
      '十',
      '010',
      '10',
      '１0',
      'a/b',
    ];
    const wrong: string[][] = [];
    for (const a of names) {
      for (const b of names) {
        const order = compareNaturally(a, b);
        if (Math.sign(order) !== -Math.sign(compareNaturally(b, a)) && order !== 0) wrong.push([a, b]);
        if ((order === 0) !== (a === b)) wrong.push([a, b]);
        for (const c of order < 0 ? names : []) {
          if (compareNaturally(b, c) < 0 && compareNaturally(a, c) >= 0) wrong.push([a, b, c]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
