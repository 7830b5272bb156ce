import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSearchRunner, type SearchRunner, type SearchView } from '../../../src/client/search-runner.ts';
import type { SearchState } from '../../../src/search/search-address.ts';
import type { OtherSpelling, SearchAnswer, SearchRequest } from '../../../src/search/search-answer.ts';
import { FIRST_REACH } from '../../../src/search/search-scope.ts';

/** @param options.isQuick the texts of its results are not there */
const answerOf = (
  total: number,
  from: number,
  count: number,
  { left = 0, isQuick = false } = {},
): SearchAnswer => ({
  total,
  former: 0,
  scope: { left, failed: [] },
  results: Array.from({ length: Math.min(count, total - from) }, (_, at) => ({
    url: `reports/2021/${from + at}.html`,
    title: [],
    org: '',
    date: '',
    sections: [],
    otherSections: 0,
    text: isQuick ? 'pending' : 'loaded',
  })),
  facets: { column: [], year: [], org: [], topic: [], genre: [], validity: [], state: [] },
  excluded: [],
  shortened: false,
  isEmptyQuery: false,
  isEmptyPortal: false,
});
const state = (text: string): SearchState => ({ text, filters: {}, sort: 'relevance' });
const SPELLINGS: OtherSpelling[] = [
  { text: '第三十二条', query: '“第三十二条”', total: 1, scope: { left: 0, failed: [] } },
];

let seen: string[];
let asked: SearchRequest[];
let waiting: { settle(answer?: SearchAnswer): void; request: SearchRequest }[];
let isHeld: boolean;
let onAsk: (request: SearchRequest) => void;
/** They have been loaded before. */
let areTextsThere: boolean;
let total: number;
/** Characters of the portal. */
let size: number;
let spelled: object[];
let runner: SearchRunner;

beforeEach(() => {
  vi.useFakeTimers();
  [seen, asked, waiting, isHeld, total, size, spelled] = [[], [], [], false, 12, 0, []];
  areTextsThere = false;
  onAsk = () => {};
  const view: SearchView = {
    begin: () => seen.push('begin'),
    wait: (painted) => seen.push(painted ? `wait for texts of ${painted.total}` : 'wait'),
    paint: (answer, { text }) => seen.push(`paint ${text} ${answer?.results.length}`),
    append: (answer, { text }) => seen.push(`append ${text} ${answer.results.length}`),
    fill: (results, { text }) => seen.push(`fill ${text} ${results.length}`),
    goOn: (answer) => seen.push(`go on ${answer.total}`),
    end: (answer) => seen.push(`end ${answer.total}`),
    paintSpellings: (spellings, answer, { text }) =>
      seen.push(`spell ${text} ${spellings.length} ${answer.total}`),
    fail: () => seen.push('fail'),
  };
  runner = createSearchRunner(
    {
      search: (request) => {
        asked.push(request);
        onAsk(request);
        const left = request.reach < size ? 1 : 0;
        const isQuick = request.isQuick === true && !areTextsThere;
        const answer = answerOf(total, request.from, request.count, { left, isQuick });
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
  it('paints before any text is there, then completes the first screen, then the others', async () => {
    await runner.run(state('第32条'), 10);
    await flush();
    expect(seen).toEqual([
      'begin',
      'paint 第32条 10',
      'fill 第32条 3',
      'fill 第32条 7',
      'end 12',
      'spell 第32条 1 12',
    ]);
    expect(asked.map(({ from, count, isQuick = false }) => [from, count, isQuick])).toEqual([
      [0, 10, true],
      [0, 3, false],
      [3, 7, false],
    ]);
  });

  it('asks once where all texts are there', async () => {
    areTextsThere = true;
    await runner.run(state('法治'), 10);
    expect(asked).toHaveLength(1);
    expect(seen).toEqual(['begin', 'paint 法治 10', 'end 12', 'spell 法治 0 12']);
  });

  it('counts other spellings within the same filters, and shows none of an older search', async () => {
    const filters = { year: '2021' };
    await runner.run({ ...state('第34条'), filters }, 3);
    expect(spelled).toEqual([{ text: '第34条', filters, reach: FIRST_REACH }]);
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

  it('asks for texts once where a screenful is all', async () => {
    total = 3;
    await runner.run(state('法治'), 10);
    expect(asked.map(({ count }) => count)).toEqual([10, 3]);
    [seen.length, asked.length, total] = [0, 0, 12];
    await runner.run(state('法治'), 2);
    expect(asked.map(({ count }) => count)).toEqual([2, 2]);
    expect(seen).toContain('end 12');
  });

  it('asks without words where filters are chosen, or all are wanted', async () => {
    await runner.run({ ...state(''), filters: { year: '2021' } }, 10);
    await runner.run({ ...state(''), all: true }, 10);
    expect(asked.some(({ filters, all }) => filters.year === '2021' && all)).toBe(true);
    expect(seen.filter((one) => one === 'end 12')).toHaveLength(2);
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
    waiting[1]?.settle(answerOf(12, 0, 5, { isQuick: true }));
    await flush();
    expect(waiting[2]?.request).toMatchObject({ text: '法治政', from: 0, count: 3 });
    waiting[2]?.settle(answerOf(12, 0, 3));
    await flush();
    expect(waiting[3]?.request).toMatchObject({ text: '法治政', from: 3, count: 2 });
    waiting[3]?.settle(answerOf(12, 3, 2));
    await running;
    expect(seen.filter((each) => !/^(?:begin|spell)/.test(each))).toEqual([
      'paint 法治政 5',
      'fill 法治政 3',
      'fill 法治政 2',
      'end 12',
    ]);
  });

  it('does not complete an answer that is old', async () => {
    isHeld = true;
    const running = runner.run(state('法治'), 10);
    waiting[0]?.settle(answerOf(12, 0, 10, { isQuick: true }));
    await flush();
    void runner.run(state('改革'), 10);
    waiting[1]?.settle(answerOf(12, 0, 3));
    await flush();
    expect(seen.filter((each) => each.startsWith('fill 法治'))).toEqual([]);
    expect(seen).not.toContain('end 12');
    waiting[2]?.settle(answerOf(1, 0, 1));
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

  it('says that texts are on their way only when they take their time', async () => {
    isHeld = true;
    const running = runner.run(state('法治'), 3);
    waiting[0]?.settle(answerOf(3, 0, 3, { isQuick: true }));
    await vi.advanceTimersByTimeAsync(249);
    expect(seen).toEqual(['begin', 'paint 法治 3']);
    await vi.advanceTimersByTimeAsync(2);
    expect(seen[seen.length - 1]).toBe('wait for texts of 3');
    waiting[1]?.settle(answerOf(3, 0, 3));
    await running;
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen.slice(-3)).toEqual(['fill 法治 3', 'end 3', 'spell 法治 0 3']);
  });

  it('says that texts are on their way also where the titles took their time', async () => {
    isHeld = true;
    const running = runner.run(state('法治'), 3);
    await vi.advanceTimersByTimeAsync(300);
    waiting[0]?.settle(answerOf(3, 0, 3, { isQuick: true }));
    await flush();
    expect(seen).toEqual(['begin', 'wait', 'paint 法治 3', 'wait for texts of 3']);
    waiting[1]?.settle(answerOf(3, 0, 3));
    await running;
    expect(seen.slice(4)).toEqual(['fill 法治 3', 'end 3', 'spell 法治 0 3']);
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
    expect(asked.slice(-2)).toMatchObject([
      { text: '法治', from: 10, count: 10, isQuick: true },
      { text: '法治', from: 10, count: 2 },
    ]);
    expect(seen.slice(-2)).toEqual(['append 法治 2', 'fill 法治 2']);
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

  const MILLION = 1_000_000;
  const reaches = () => [...new Set(asked.map(({ reach }) => reach / MILLION))];

  it('shows the newest at once, then looks through older parts, and shows all', async () => {
    size = 8 * MILLION;
    await runner.run(state('法治'), 10);
    expect(seen.filter((each) => !/^spell/.test(each))).toEqual([
      'begin',
      'paint 法治 10',
      'go on 12',
      'fill 法治 3',
      'fill 法治 7',
      'go on 12',
      'go on 12',
      'paint 法治 10',
      'fill 法治 3',
      'fill 法治 7',
      'end 12',
    ]);
    expect(reaches()).toEqual([2.5, 5, 10]);
    // One search: the portal is asked once whether it is still the same.
    expect(asked.map(({ goesOn }) => goesOn)).toEqual([false, ...Array.from({ length: 7 }, () => true)]);
    // What is shown until then stays: nothing is loaded for results that may not stay.
    expect(asked.map(({ count }) => count)).toEqual([10, 3, 7, 0, 0, 10, 3, 7]);
  });

  it('shows what older parts have as soon as they have it where there was too little', async () => {
    [size, total] = [8 * MILLION, 2];
    await runner.run(state('法治'), 10);
    expect(seen.filter((each) => /^(?:paint|end)/.test(each))).toEqual([
      'paint 法治 2',
      'paint 法治 2',
      'paint 法治 2',
      'end 2',
    ]);
  });

  it('stops on a very large portal, and goes on at a press', async () => {
    size = 70 * MILLION;
    await runner.run(state('法治'), 10);
    expect(reaches()).toEqual([2.5, 5, 10, 20]);
    expect(asked.filter(({ isLast }) => isLast).map(({ reach }) => reach)).toEqual([
      ...Array.from({ length: 4 }, () => 20 * MILLION),
    ]);
    expect(seen).toContain('end 12');
    [seen.length, asked.length] = [0, 0];
    await runner.searchLeft();
    expect(reaches()).toEqual([40, 80]);
    expect(seen.slice(-3)).toEqual(['fill 法治 7', 'end 12', 'spell 法治 0 12']);
  });

  it('does not lose a press that comes while texts are on their way', async () => {
    size = 70 * MILLION;
    onAsk = ({ reach, isQuick }) => {
      if (reach < 20 * MILLION || isQuick) return;
      onAsk = () => {};
      void runner.searchLeft();
    };
    await runner.run(state('法治'), 10);
    expect(reaches()).toEqual([2.5, 5, 10, 20, 40, 80]);
    expect(seen.filter((line) => line.startsWith('end'))).toEqual(['end 12']);
  });

  it('looks for what is near in older parts only for who asks, where all is known of what was typed', async () => {
    isHeld = true;
    const near = (left: number) => ({
      ...answerOf(0, 0, 10),
      relaxed: { parts: [], results: [], pinyin: [], titles: [], scope: { left, failed: [] } },
    });
    const running = runner.run(state('法治'), 10);
    waiting[0]?.settle(near(5));
    await running;
    expect(seen).toContain('end 0');
    expect(reaches()).toEqual([FIRST_REACH / MILLION]);
    const pressed = runner.searchLeft();
    await flush();
    waiting[1]?.settle(near(1));
    await flush();
    waiting[2]?.settle(near(0));
    await flush();
    waiting[3]?.settle(near(0));
    await pressed;
    expect(reaches()).toEqual([FIRST_REACH / MILLION, 40, 80]);
    expect(waiting).toHaveLength(4);
  });

  it('searches everything for who comes back to such a search, or wants the oldest first', async () => {
    size = 70 * MILLION;
    await runner.run(state('法治'), 10, { isWhole: true });
    expect(Math.max(...reaches())).toBe(80);
    asked.length = 0;
    await runner.run({ ...state('法治'), sort: 'date-asc' }, 10);
    expect(Math.max(...reaches())).toBe(80);
  });

  it('leaves older parts alone when something else is typed', async () => {
    size = 8 * MILLION;
    isHeld = true;
    const running = runner.run(state('法治'), 3);
    waiting[0]?.settle(answerOf(12, 0, 3, { left: 1 }));
    await flush();
    void runner.run(state('改革'), 3);
    waiting[1]?.settle(answerOf(12, 0, 3, { left: 1 }));
    await flush();
    expect(waiting[2]?.request).toMatchObject({ text: '改革', reach: FIRST_REACH, goesOn: false });
    waiting[2]?.settle(answerOf(1, 0, 3));
    await running;
    expect(seen.filter((each) => each.startsWith('end'))).toEqual(['end 1']);
  });

  it('does not show what older parts have when something else is typed by then', async () => {
    isHeld = true;
    const running = runner.run(state('法治'), 3);
    waiting[0]?.settle(answerOf(12, 0, 3, { left: 1 }));
    await flush();
    waiting[1]?.settle(answerOf(12, 0, 0));
    await flush();
    expect(waiting[2]?.request).toMatchObject({ text: '法治', count: 3 });
    void runner.run(state('改革'), 3);
    waiting[2]?.settle(answerOf(12, 0, 3));
    await flush();
    waiting[3]?.settle(answerOf(1, 0, 3));
    await running;
    expect(seen.filter((each) => each.startsWith('paint'))).toEqual(['paint 法治 3', 'paint 改革 1']);
  });

  it('shows again as much as the reader had asked for', async () => {
    size = 4 * MILLION;
    isHeld = true;
    const running = runner.run(state('法治'), 3);
    waiting[0]?.settle(answerOf(30, 0, 3, { left: 1 }));
    await flush();
    void runner.showMore(3, 10);
    for (const at of [1, 2, 3]) {
      await flush();
      waiting[at]?.settle(answerOf(30, 0, 13));
    }
    await running;
    expect(asked[asked.length - 1]).toMatchObject({ from: 0, count: 13 });
  });

  it('says that it searches for as long as an answer to what was typed before is awaited', async () => {
    isHeld = true;
    void runner.run(state('改'), 10);
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen).toEqual(['begin', 'wait']);
    void runner.run(state('改革'), 10);
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen).toEqual(['begin', 'wait', 'begin', 'wait']);
  });

  it('shows no more of a list for which another one is on its way', async () => {
    await runner.run(state('旧'), 10);
    isHeld = true;
    void runner.run(state('新'), 10);
    await runner.showMore(10, 10);
    expect(asked[asked.length - 1]).toMatchObject({ text: '新', from: 0 });
  });
});
