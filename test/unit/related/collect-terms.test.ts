import { describe, expect, it } from 'vitest';
import { collectTerms } from '../../../src/related/collect-terms.ts';

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
