import { describe, expect, it } from 'vitest';
import { collectTerms, describeTerms, readTimes } from '../../../src/related/collect-terms.ts';

describe('collectTerms', () => {
  it('counts pairs of Han characters, not across punctuation or other scripts', () => {
    expect([...collectTerms('河道，河道A局。')]).toEqual([
      ['河道', 2],
      ['a', 1],
    ]);
    expect([...collectTerms('法治政府').keys()]).toEqual(['法治', '治政', '政府']);
  });

  it('takes words and numbers whole', () => {
    expect([...collectTerms('办理12345热线1,024件 covid-19').keys()]).toEqual([
      '办理',
      '12345',
      '热线',
      '1',
      '024',
      'covid',
      '19',
    ]);
  });

  it('folds full width, case and compatibility characters', () => {
    expect(collectTerms('ＡＢＣ１２３ ⽂⽔')).toEqual(collectTerms('abc123 文水'));
  });

  it('keeps characters beyond the basic plane whole', () => {
    expect([...collectTerms('𠮷野家').keys()]).toEqual(['𠮷野', '野家']);
  });

  it('lets half surrogate pairs separate', () => {
    expect([...collectTerms('河\ud842道河\udfb7道').keys()]).toEqual(['道河']);
    expect(collectTerms('\ud842\ud842').size).toBe(0);
  });

  it('has nothing to say about nothing', () => {
    expect(collectTerms('').size).toBe(0);
    expect(collectTerms('。！\n').size).toBe(0);
  });
});

it('the terms of a text are kept with how often each occurs, also very often', () => {
  const text = `${'河道 '.repeat(60_000)}${'水闸 '.repeat(300)}堤防`;
  const kept = JSON.parse(JSON.stringify(describeTerms(text)));
  expect(kept.terms).toBe('河道 水闸 堤防');
  expect([...readTimes(kept)]).toEqual([50_000, 300, 1]);
  expect([...readTimes(describeTerms(''))]).toEqual([]);
});
