import { describe, expect, it } from 'vitest';
import { createTextCounter } from '../../../scripts/bench/count-text.ts';
import { inventReport } from '../../../scripts/bench/invent-report.ts';

const countCharacters = (text: string) => text.replace(/\s/g, '').length;
const invent = (count: number, characters: number, seed = 1) =>
  Array.from({ length: count }, (_, index) => inventReport(seed, index, characters));

describe('an invented report', () => {
  it('is the same for the same seed, wherever it stands in the corpus, and another for another', () => {
    const [first, second] = [invent(3, 2000), invent(3, 2000)];
    expect(second).toEqual(first);
    expect(inventReport(1, 2, 2000)).toEqual(first[2]);
    expect(inventReport(2, 2, 2000).body).not.toBe(first[2]?.body);
    expect(new Set(first.map(({ body }) => body)).size).toBe(3);
  });

  it.each([600, 6000])('has %i characters on average', (characters) => {
    const lengths = invent(400, characters).map(({ body }) => countCharacters(body));
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(Math.abs(mean / characters - 1)).toBeLessThan(0.08);
    expect(Math.min(...lengths)).toBeLessThan(characters * 0.6);
    expect(Math.max(...lengths)).toBeLessThan(characters * 1.6 + 300);
  });

  it('spreads over twenty years, with headings, tables, lists and attachments among them', () => {
    const reports = invent(200, 6000);
    expect(new Set(reports.map(({ fields }) => fields.年度)).size).toBe(20);
    expect(reports.every(({ body }) => body.includes('\n## 一、'))).toBe(true);
    for (const part of ['\n### （二）', '\n| --- |', '\n1. ']) {
      expect(reports.filter(({ body }) => body.includes(part)).length).toBeGreaterThan(50);
    }
    expect(reports.filter(({ attachment }) => attachment)).toHaveLength(10);
  });

  it('has characters and neighbours distributed as in long official texts', () => {
    const counter = createTextCounter();
    for (const { body } of invent(240, 5300)) counter.add(body);
    const { singles, pairs, pairsOfMillion } = counter.read();
    // 1,756 laws: 8.85 and 13.31 bits, 77,000 pairs in the first million, 2,253 characters there.
    expect(Math.abs(singles.entropy - 8.85)).toBeLessThan(0.3);
    expect(Math.abs(pairs.entropy - 13.1)).toBeLessThan(0.8);
    expect(Math.abs(pairsOfMillion / 77_000 - 1)).toBeLessThan(0.15);
    expect(singles.different).toBeGreaterThan(2000);
  });
});

describe('counting a text', () => {
  it('knows how many characters and pairs there are, and how evenly', () => {
    const counter = createTextCounter();
    counter.add('人民 政府，\nABC');
    counter.add('人民');
    expect(counter.read()).toEqual({
      characters: 10,
      han: 6,
      singles: { different: 4, entropy: expect.closeTo(1.918, 3) },
      pairs: { different: 2, entropy: expect.closeTo(0.918, 3) },
      pairsOfMillion: 2,
    });
  });
});
