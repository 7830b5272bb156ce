import { describe, expect, it } from 'vitest';
import { scoreReport, type WordPlaces } from '../../../src/search/rank-report.ts';

/** A report of 1,000 tokens with a title of 20 and headings up to token 100. */
const report = { bodyStart: 100, length: 1000 };
const word = (places: Partial<WordPlaces>): WordPlaces => ({
  length: 2,
  first: 500,
  all: [],
  endsLine: false,
  ...places,
});
const score = (...words: Partial<WordPlaces>[]) => scoreReport(report, 20, 1000, words.map(word));
const body = (...all: number[]) => ({ first: all[0] ?? 0, all });

describe('scoreReport', () => {
  it('puts the title before a heading and a heading before any number of hits in the body', () => {
    const many = Array.from({ length: 200 }, (_, index) => 110 + index * 4);
    expect(score({ first: 3, all: [3] })).toBeGreaterThan(score({ first: 40, all: [40, ...many] }));
    expect(score({ first: 40, all: [40] })).toBeGreaterThan(score(body(...many)));
  });

  it('prefers the title that is the word, then the one that holds little else', () => {
    const whole = scoreReport(report, 8, 1000, [word({ first: 0, length: 8 })]);
    const most = scoreReport(report, 12, 1000, [word({ first: 0, length: 8 })]);
    const part = scoreReport(report, 40, 1000, [word({ first: 0, length: 8 })]);
    expect(whole).toBeGreaterThan(most);
    expect(most).toBeGreaterThan(part);
  });

  it('does not tell titles of nearly the same length apart: the newer one stands first', () => {
    const word2 = word({ first: 3, length: 2 });
    expect(scoreReport(report, 20, 1000, [word2])).toBe(scoreReport(report, 21, 1000, [word2]));
  });

  it('prefers a heading that ends with the word', () => {
    expect(score({ first: 40, endsLine: true })).toBeGreaterThan(score({ first: 40 }));
  });

  it('prefers more hits, and the same hits in a shorter report', () => {
    expect(score(body(200, 300, 400))).toBeGreaterThan(score(body(200)));
    const long = scoreReport({ bodyStart: 100, length: 9000 }, 20, 1000, [word(body(200, 300))]);
    expect(score(body(200, 300))).toBeGreaterThan(long);
  });

  it('prefers words that stand near each other', () => {
    expect(score(body(200), body(203))).toBeGreaterThan(score(body(200), body(900)));
    expect(score(body(200, 898), body(400, 900))).toBeGreaterThan(score(body(200, 700), body(400, 900)));
  });

  it('compares reports also where places are too many to be known', () => {
    expect(score({ first: 3 })).toBeGreaterThan(score({ first: 40 }));
    expect(score({ first: 40 })).toBeGreaterThan(score({ first: 500 }));
    expect(score({ first: 500 })).toBe(score({ first: 700 }));
  });

  it('gives a number for anything', () => {
    expect(scoreReport({ bodyStart: 0, length: 0 }, 0, 0, [word({ first: 0, all: [] })])).not.toBeNaN();
    expect(scoreReport(report, 20, 1000, [])).toBe(0);
  });
});
