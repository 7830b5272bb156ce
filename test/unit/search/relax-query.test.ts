import { describe, expect, it } from 'vitest';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';
import { collectQueryParts, rankByParts } from '../../../src/search/relax-query.ts';

const parts = (input: string) =>
  collectQueryParts(parseSearchQuery(input).words).map(({ word }) => word.text);

describe('collectQueryParts', () => {
  it('takes a sentence apart into the words that say something', () => {
    expect(parts('法治政府的外星人')).toEqual(['外星人', '法治', '政府']);
  });

  it('asks for each of several words first', () => {
    expect(parts('法治政府 外星人').slice(0, 2)).toEqual(['法治政府', '外星人']);
  });

  it('keeps together the characters that the dictionary leaves over, and numbers with their units', () => {
    expect(parts('怎样申请行政复议')).toContain('复议');
    expect(parts('双减政策怎么落实')).toEqual(expect.arrayContaining(['双减', '政策', '落实']));
    expect(parts('双减政策怎么落实')).not.toContain('怎么');
    expect(parts('放管服改革')).toEqual(expect.arrayContaining(['放管服', '改革']));
    expect(parts('稻谷12,480吨怎么样')).toEqual(expect.arrayContaining(['稻谷', '12,480吨']));
  });

  it('does without a dictionary', () => {
    const { Segmenter } = Intl;
    Object.assign(Intl, { Segmenter: undefined });
    Reflect.deleteProperty(Intl, 'Segmenter');
    try {
      expect(parts('怎样申请行政复议')).toEqual(expect.arrayContaining(['申请', '行政', '复议']));
      expect(parts('产量12,480吨的稻谷')).toEqual(expect.arrayContaining(['12,480吨', '稻谷', '产量']));
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });

  it('keeps a single character that is left over', () => {
    expect(parts('甲乙丙')).toEqual(['甲乙', '丙']);
  });

  it('has nothing to offer for a word of one character, and not too much for a page', () => {
    expect(parts('法')).toEqual([]);
    expect(parts('推进法治政府建设完善行政决策程序加强行政执法监督提升服务效能深化改革创新')).toHaveLength(
      12,
    );
  });
});

describe('rankByParts', () => {
  const report = (id: string) => ({ id, url: `${id}.html` });
  const words = collectQueryParts(parseSearchQuery('法治政府 培训 改革').words);

  it('puts reports first that hold more of the query, and leaves out those that hold little', () => {
    const found = [
      [report('a'), report('b')],
      [report('b'), report('c')],
      [report('b'), report('a')],
    ];
    expect(rankByParts(found, words, 3).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('weighs rare parts more, and what no dictionary knows', () => {
    const all = Array.from({ length: 40 }, (_, index) => report(String.fromCharCode(200 + index)));
    const asked = collectQueryParts(parseSearchQuery('双减政策').words);
    const found = asked.map(({ word }) => (word.text === '双减' ? [report('a')] : [...all, report('b')]));
    expect(rankByParts(found, asked, 50)[0]?.id).toBe('a');
    const [unknown] = asked.filter(({ isUnknown }) => isUnknown);
    expect(unknown?.word.text).toBe('双减');
    const equal = asked.map(({ word }) => (word.text === '双减' ? [report('a')] : [report('b')]));
    expect(rankByParts(equal, asked, 50)[0]?.id).toBe('a');
  });

  it('gives nothing for nothing', () => {
    expect(rankByParts([[], []], words, 3)).toEqual([]);
  });
});

it('takes a whole text that was put in as a query', () => {
  const parts = collectQueryParts(parseSearchQuery('示例'.repeat(20_000)).words);
  expect(parts.map(({ word }) => word.text)).toEqual(['示例']);
});
