import { describe, expect, it } from 'vitest';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';
import { collectQueryParts, rankByParts } from '../../../src/search/relax-query.ts';

const parts = (input: string) => collectQueryParts(parseSearchQuery(input).words).map(({ text }) => text);

describe('collectQueryParts', () => {
  it('takes a sentence apart into the words that say something', () => {
    expect(parts('法治政府的外星人')).toEqual(['外星人', '法治', '政府']);
  });

  it('asks for each of several words first', () => {
    expect(parts('法治政府 外星人').slice(0, 2)).toEqual(['法治政府', '外星人']);
  });

  it('takes pairs of characters where there are no words in it', () => {
    expect(parts('甲乙丙')).toEqual(['甲乙', '乙丙']);
  });

  it('has nothing to offer for a word of one character, and not too much for a page', () => {
    expect(parts('法')).toEqual([]);
    expect(parts('推进法治政府建设完善行政决策程序加强行政执法监督提升服务效能深化改革创新')).toHaveLength(8);
  });
});

describe('rankByParts', () => {
  const report = (id: string) => ({ id, page: id.charCodeAt(0) });
  const words = parseSearchQuery('法治政府 培训 改革').words;

  it('puts reports first that hold more of the query, and leaves out those that hold little', () => {
    const found = [
      [report('a'), report('b')],
      [report('b'), report('c')],
      [report('b'), report('a')],
    ];
    expect(rankByParts(found, words).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('gives nothing for nothing', () => {
    expect(rankByParts([[], []], words)).toEqual([]);
  });
});
