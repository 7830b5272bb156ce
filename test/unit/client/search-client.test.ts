import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connectSearchEngine, type EnginePlace } from '../../../src/client/search-client.ts';
import type { EngineQuestion } from '../../../src/client/search-worker.ts';
import { formatPartsList } from '../../../src/search/parts-list.ts';
import type { SearchAnswer, SearchRequest } from '../../../src/search/search-answer.ts';

const PLACE: EnginePlace = {
  script: 'https://gongbao.example/assets/search-engine.js',
  base: 'https://gongbao.example/search.html',
  byScript: false,
  canStartWorker: true,
};
const request: SearchRequest = { text: '改革', filters: {}, sort: 'relevance', from: 0, count: 3, reach: 1 };
const answer = (total: number) => ({ total }) as SearchAnswer;

let workers: FakeWorker[];
/** What a worker does with a question. */
let work: (worker: FakeWorker, question: EngineQuestion) => void;
let inPage: { search: ReturnType<typeof vi.fn>; countSpellings: ReturnType<typeof vi.fn> };
let started: [string, boolean][];
let fetched: string[];
const list = formatPartsList(
  [2022, 2021, 2020].map((year, at) => ({
    name: `c${at}`,
    from: `${year}-01`,
    to: `${year}-12`,
    reports: 1,
    characters: 1_000_000,
    tokens: 1,
  })),
);

class FakeWorker {
  onmessage?: (event: { data: unknown }) => void;
  onerror?: (event: { message: string }) => void;
  asked: EngineQuestion[] = [];
  address: string;
  constructor(address: string) {
    this.address = address;
    workers.push(this);
  }
  postMessage(question: EngineQuestion): void {
    this.asked.push(question);
    work(this, question);
  }
}

beforeEach(() => {
  [workers, started] = [[], []];
  work = (worker, { turn, ask }) =>
    worker.onmessage?.({ data: { turn, answer: ask === 'search' ? answer(7) : [{ total: 2 }] } });
  inPage = { search: vi.fn(async () => answer(5)), countSpellings: vi.fn(async () => []) };
  vi.stubGlobal('location', new URL('https://gongbao.example/search.html'));
  vi.stubGlobal('Worker', FakeWorker);
  fetched = [];
  vi.stubGlobal('fetch', async (address: string) => {
    fetched.push(address);
    return new Response(list);
  });
  vi.stubGlobal('gongbaoSearch', (base: string, byScript: boolean) => {
    started.push([base, byScript]);
    return inPage;
  });
});

afterEach(() => vi.unstubAllGlobals());

describe('connectSearchEngine', () => {
  it('asks a worker, started once by the first question', async () => {
    const engine = connectSearchEngine(PLACE);
    expect(workers).toHaveLength(0);
    expect((await engine.search(request)).total).toBe(7);
    expect(await engine.countSpellings(request)).toEqual([{ total: 2 }]);
    expect(workers.map(({ address }) => address)).toEqual([PLACE.script]);
    expect(workers[0]?.asked).toMatchObject([
      { turn: 1, ask: 'search', base: PLACE.base, byScript: false, request },
      { turn: 2, ask: 'countSpellings' },
    ]);
    expect(started).toEqual([]);
  });

  it('hands each answer to its question, in whatever order they come', async () => {
    const held: EngineQuestion[] = [];
    work = (_worker, question) => held.push(question);
    const engine = connectSearchEngine(PLACE);
    const both = [engine.search(request), engine.search({ ...request, text: '法治' })];
    await vi.waitFor(() => expect(held).toHaveLength(2));
    for (const { turn } of [...held].reverse())
      workers[0]?.onmessage?.({ data: { turn, answer: answer(turn) } });
    expect((await Promise.all(both)).map(({ total }) => total)).toEqual([1, 2]);
  });

  it('asks in the page where a worker cannot be started or fails', async () => {
    vi.stubGlobal('Worker', function fail() {
      throw new Error('no worker');
    });
    expect((await connectSearchEngine(PLACE).search(request)).total).toBe(5);
    vi.stubGlobal('Worker', FakeWorker);
    work = (worker) => worker.onerror?.({ message: 'not a script' });
    expect((await connectSearchEngine(PLACE).search(request)).total).toBe(5);
    work = (worker, { turn }) => worker.onmessage?.({ data: { turn, failure: 'no index' } });
    const engine = connectSearchEngine({ ...PLACE, byScript: true });
    expect((await engine.search(request)).total).toBe(5);
    expect(started[2]).toEqual([PLACE.base, true]);
    // And stays there.
    await engine.search(request);
    expect(started).toHaveLength(3);
    expect(workers).toHaveLength(2);
  });

  it('asks for what every search needs first beside the script, and hands it over with the first question', async () => {
    const engine = connectSearchEngine(PLACE);
    expect(fetched).toEqual([]);
    await engine.search(request);
    await engine.search(request);
    // Two of three parts are looked through at first.
    const catalogs = ['2022-01_2022-12/catalog-c0.json', '2021-01_2021-12/catalog-c1.json'];
    const paths = ['search/parts.json', ...catalogs.map((path) => `pagefind/${path}`)];
    expect(fetched).toEqual(paths.map((path) => `https://gongbao.example/${path}`));
    const [first, second] = workers[0]?.asked ?? [];
    expect(first?.files).toEqual({ [paths[0] ?? '']: list, [paths[1] ?? '']: list, [paths[2] ?? '']: list });
    expect(second).not.toHaveProperty('files');
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    await connectSearchEngine(PLACE).search(request);
    vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));
    await connectSearchEngine(PLACE).search(request);
    await connectSearchEngine({ ...PLACE, byScript: true }).search(request);
    for (const worker of workers.slice(1)) expect(worker.asked[0]).toMatchObject({ request });
  });

  it('asks in the page where the script fails before the first question has been handed over', async () => {
    vi.stubGlobal('fetch', async () => {
      workers[0]?.onerror?.({ message: 'not a script' });
      return new Response('{}');
    });
    expect((await connectSearchEngine(PLACE).search(request)).total).toBe(5);
  });

  it('asks in the page where a host refuses the script, of which no message tells', async () => {
    vi.stubGlobal('fetch', async () => {
      workers[0]?.onerror?.({} as { message: string });
      return new Response('{}');
    });
    expect((await connectSearchEngine(PLACE).search(request)).total).toBe(5);
  });

  it('asks in the page where the worker never says that it is there, and waits for one that has', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    work = () => {};
    const silent = connectSearchEngine(PLACE).search(request);
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await silent).total).toBe(5);
    work = (worker) => worker.onmessage?.({ data: { turn: 0 } });
    const slow = connectSearchEngine(PLACE).search(request);
    await vi.advanceTimersByTimeAsync(60_000);
    workers[1]?.onmessage?.({ data: { turn: 1, answer: answer(7) } });
    expect((await slow).total).toBe(7);
  });

  it('starts no worker from disk', async () => {
    const engine = connectSearchEngine({ ...PLACE, canStartWorker: false });
    expect((await engine.search(request)).total).toBe(5);
    expect(await engine.countSpellings(request)).toEqual([]);
    expect(workers).toEqual([]);
    expect(started).toHaveLength(1);
  });

  it('fails where both fail, and begins with a new worker then', async () => {
    work = (worker, { turn }) => worker.onmessage?.({ data: { turn, failure: 'no index' } });
    inPage.search.mockRejectedValueOnce(new Error('nor here'));
    const engine = connectSearchEngine(PLACE);
    await expect(engine.search(request)).rejects.toThrow('nor here');
    work = (worker, { turn }) => worker.onmessage?.({ data: { turn, answer: answer(7) } });
    expect((await engine.search(request)).total).toBe(7);
    expect(workers).toHaveLength(2);
  });
});
