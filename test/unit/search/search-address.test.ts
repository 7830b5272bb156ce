import { describe, expect, it } from 'vitest';
import {
  formatHitAddress,
  formatSearchAddress,
  parseSearchAddress,
  type SearchState,
} from '../../../src/search/search-address.ts';

const state: SearchState = {
  text: '法治 “放管服”&改革#',
  filters: { year: '2021', topic: '科技、教育' },
  sort: 'date-desc',
};

describe('the address of a search', () => {
  it('says all of it, so that it can be shared', () => {
    expect(parseSearchAddress(formatSearchAddress(state))).toEqual(state);
    const whole = { ...state, versions: true };
    expect(parseSearchAddress(formatSearchAddress(whole))).toEqual(whole);
    expect(decodeURIComponent(formatSearchAddress({ ...state, text: '法治' }))).toBe(
      '?q=法治&年度=2021&主题=科技、教育&排序=新的在前',
    );
  });

  it('is bare for a search that asks nothing', () => {
    expect(formatSearchAddress({ text: ' ', filters: {}, sort: 'relevance' })).toBe('');
    expect(parseSearchAddress('')).toEqual({ text: '', filters: {}, sort: 'relevance' });
  });

  it('has one line, as the box that shows it', () => {
    expect(parseSearchAddress('?q=法治%0D%0A改革%0A').text).toBe('法治 改革 ');
  });

  it('ignores what it does not know', () => {
    expect(parseSearchAddress('?q=法治&排序=随便&年度=&x=1&year=2021')).toEqual({
      text: '法治',
      filters: {},
      sort: 'relevance',
    });
  });

  it('keeps as much of an endless query as servers take, whole characters only', () => {
    const { text } = parseSearchAddress(formatSearchAddress({ ...state, text: '𠮷'.repeat(10_000) }));
    expect(text).toBe('𠮷'.repeat(500));
  });
});

describe('formatHitAddress', () => {
  it('names the report, what to mark, and the place', () => {
    expect(formatHitAddress('reports/a%20b.html', ' 法治 ', 's1-2')).toBe(
      'reports/a%20b.html?q=%E6%B3%95%E6%B2%BB#s1-2',
    );
    expect(formatHitAddress('a.html', '"><script>#')).toBe('a.html?q=%22%3E%3Cscript%3E%23');
  });

  it('survives half a character', () => {
    expect(formatHitAddress('a.html', '\ud800')).toBe('a.html?q=%EF%BF%BD');
  });
});
