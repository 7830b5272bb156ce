import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSearchRunner, type SearchRunner, type SearchView } from '../../../src/client/search-runner.ts';
import type { SearchState } from '../../../src/search/search-address.ts';
import type { OtherSpelling, SearchAnswer, SearchRequest } from '../../../src/search/search-answer.ts';

const answerOf = (total: number, from: number, count: number): SearchAnswer => ({
  total,
  results: Array.from({ length: Math.min(count, total - from) }, (_, at) => ({
    url: `reports/2021/${from + at}.html`,
    title: [],
    org: '',
    date: '',
    sections: [],
    otherSections: 0,
    text: 'loaded',
  })),
  facets: { year: [], org: [], topic: [], genre: [] },
  excluded: [],
  shortened: false,
  isEmptyQuery: false,
  isEmptyPortal: false,
});
const state = (text: string): SearchState => ({ text, filters: {}, sort: 'relevance' });
const SPELLINGS: OtherSpelling[] = [{ text: '第三十二条', query: '“第三十二条”', total: 1 }];

let seen: string[];
let asked: SearchRequest[];
let waiting: { settle(answer?: SearchAnswer): void; request: SearchRequest }[];
let isHeld: boolean;
let total: number;
let spelled: object[];
let runner: SearchRunner;

beforeEach(() => {
  vi.useFakeTimers();
  [seen, asked, waiting, isHeld, total, spelled] = [[], [], [], false, 12, []];
  const view: SearchView = {
    begin: () => seen.push('begin'),
    wait: () => seen.push('wait'),
    paint: (answer, { text }) => seen.push(`paint ${text} ${answer?.results.length}`),
    append: (answer, { text }) => seen.push(`append ${text} ${answer.results.length}`),
    end: (answer) => seen.push(`end ${answer.total}`),
    paintSpellings: (spellings, answer, { text }) =>
      seen.push(`spell ${text} ${spellings.length} ${answer.total}`),
    fail: () => seen.push('fail'),
  };
  runner = createSearchRunner(
    {
      search: (request) => {
        asked.push(request);
        const answer = answerOf(total, request.from, request.count);
        if (!isHeld) return request.text === '坏' ? Promise.reject(new Error('x')) : Promise.resolve(answer);
        return new Promise((resolve, reject) => {
          waiting.push({ request, settle: (given) => (given ? resolve(given) : reject(new Error('x'))) });
        });
      },
      countSpellings: async (request) => {
        spelled.push(request);
        if (request.text === '第34条') await new Promise((resolve) => setTimeout(resolve, 50));
        return request.text === '法治' ? [] : SPELLINGS;
      },
    },
    view,
  );
});

afterEach(() => vi.useRealTimers());

const flush = () => vi.advanceTimersByTimeAsync(0);

describe('createSearchRunner', () => {
  it('paints a screenful, then the others, then the end, then what is written otherwise', async () => {
    await runner.run(state('第32条'), 10);
    await flush();
    expect(seen).toEqual(['begin', 'paint 第32条 3', 'append 第32条 7', 'end 12', 'spell 第32条 1 12']);
    expect(asked.map(({ from, count }) => [from, count])).toEqual([
      [0, 3],
      [3, 7],
    ]);
  });

  it('counts other spellings within the same filters, and shows none of an older search', async () => {
    const filters = { year: '2021' };
    await runner.run({ ...state('第34条'), filters }, 3);
    expect(spelled).toEqual([{ text: '第34条', filters }]);
    await runner.run(state('法治'), 3);
    await vi.advanceTimersByTimeAsync(60);
    expect(seen.filter((each) => each.startsWith('spell 第34条'))).toEqual([]);
  });

  it('says of a search that is over no more that it runs', async () => {
    isHeld = true;
    const first = runner.run(state('法治'), 3);
    await vi.advanceTimersByTimeAsync(100);
    const next = runner.run(state('改革'), 3);
    await vi.advanceTimersByTimeAsync(200);
    expect(seen).not.toContain('wait');
    waiting[0]?.settle(answerOf(3, 0, 3));
    await flush();
    waiting[1]?.settle(answerOf(3, 0, 3));
    await Promise.all([first, next]);
  });

  it('asks once where a screenful is all', async () => {
    total = 3;
    await runner.run(state('法治'), 10);
    expect(asked).toHaveLength(1);
    [seen.length, asked.length, total] = [0, 0, 12];
    await runner.run(state('法治'), 2);
    expect(asked.map(({ count }) => count)).toEqual([2]);
    expect(seen).toContain('end 12');
  });

  it('asks nothing for nothing', async () => {
    await runner.run(state('  '), 10);
    expect(asked).toEqual([]);
    expect(seen).toEqual(['begin', 'paint    undefined']);
  });

  it('asks once at a time, and then only for the last of what was typed meanwhile', async () => {
    isHeld = true;
    const running = runner.run(state('法'), 10);
    void runner.run(state('法治'), 10);
    void runner.run(state('法治政'), 5);
    expect(asked.map(({ text }) => text)).toEqual(['法']);
    waiting[0]?.settle(answerOf(12, 0, 3));
    await flush();
    expect(asked.map(({ text }) => text)).toEqual(['法', '法治政']);
    waiting[1]?.settle(answerOf(12, 0, 3));
    await flush();
    expect(waiting[2]?.request).toMatchObject({ text: '法治政', from: 3, count: 2 });
    waiting[2]?.settle(answerOf(12, 3, 2));
    await running;
    expect(seen.filter((each) => !/^(?:begin|spell)/.test(each))).toEqual([
      'paint 法治政 3',
      'append 法治政 2',
      'end 12',
    ]);
  });

  it('does not paint the rest of an answer that is old', async () => {
    isHeld = true;
    const running = runner.run(state('法治'), 10);
    waiting[0]?.settle(answerOf(12, 0, 3));
    await flush();
    void runner.run(state('改革'), 10);
    waiting[1]?.settle(answerOf(12, 3, 7));
    await flush();
    expect(seen).not.toContain('append 法治 7');
    expect(seen).not.toContain('end 12');
    waiting[2]?.settle(answerOf(1, 0, 3));
    await running;
    expect(seen).toContain('end 1');
  });

  it('says that it runs only when it takes its time', async () => {
    isHeld = true;
    const running = runner.run(state('法治'), 3);
    await vi.advanceTimersByTimeAsync(249);
    expect(seen).toEqual(['begin']);
    await vi.advanceTimersByTimeAsync(2);
    expect(seen).toEqual(['begin', 'wait']);
    waiting[0]?.settle(answerOf(3, 0, 3));
    await running;
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen.filter((each) => each === 'wait')).toHaveLength(1);
  });

  it('tells a failure, unless something else is searched for by then', async () => {
    await runner.run(state('坏'), 10);
    expect(seen).toEqual(['begin', 'fail']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen).toEqual(['begin', 'fail']);
    seen.length = 0;
    isHeld = true;
    const running = runner.run(state('法治'), 3);
    void runner.run(state('改革'), 3);
    waiting[0]?.settle();
    await flush();
    expect(seen).not.toContain('fail');
    waiting[1]?.settle(answerOf(1, 0, 3));
    await running;
    expect(seen).toContain('end 1');
    // What comes next is asked as ever.
    isHeld = false;
    await runner.run(state('法治'), 3);
    expect(seen).toContain('end 12');
  });

  it('looks for other spellings only when nobody types, and once', async () => {
    await runner.run(state('第32条'), 3, { isTyping: true });
    await flush();
    expect(seen.some((each) => each.startsWith('spell'))).toBe(false);
    runner.settle();
    await flush();
    runner.settle();
    await flush();
    expect(seen.filter((each) => each.startsWith('spell'))).toEqual(['spell 第32条 1 12']);
  });

  it('does not look before the answer is there, nor show what belongs to an older one', async () => {
    isHeld = true;
    const running = runner.run(state('第32条'), 3, { isTyping: true });
    runner.settle();
    await flush();
    expect(seen).toEqual(['begin']);
    void runner.run(state('第33条'), 3);
    waiting[0]?.settle(answerOf(3, 0, 3));
    await flush();
    expect(seen.some((each) => each.startsWith('spell'))).toBe(false);
    waiting[1]?.settle(answerOf(3, 0, 3));
    await running;
    await flush();
    expect(seen.filter((each) => each.startsWith('spell'))).toEqual(['spell 第33条 1 3']);
  });

  it('shows more of the answer that is shown', async () => {
    await runner.showMore(10, 10);
    expect(asked).toEqual([]);
    await runner.run(state('法治'), 10);
    await runner.showMore(10, 10);
    expect(asked[asked.length - 1]).toMatchObject({ text: '法治', from: 10, count: 10 });
    expect(seen[seen.length - 1]).toBe('append 法治 2');
    isHeld = true;
    const more = runner.showMore(12, 10);
    waiting[0]?.settle();
    await more;
    expect(seen[seen.length - 1]).toBe('fail');
  });

  it('does not add more of an older answer', async () => {
    await runner.run(state('法治'), 3);
    isHeld = true;
    const more = runner.showMore(3, 10);
    const next = runner.run(state('改革'), 3);
    waiting[0]?.settle(answerOf(12, 3, 9));
    waiting[1]?.settle(answerOf(2, 0, 3));
    await Promise.all([more, next]);
    expect(seen.some((each) => each.startsWith('append'))).toBe(false);
  });
});
