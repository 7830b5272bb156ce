import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSearchEngine } from '../../../src/client/search-engine.ts';
import { PARTS_FILE, VERSIONS_FILE } from '../../../src/search/parts-list.ts';
import type { SearchRequest } from '../../../src/search/search-answer.ts';
import {
  buildSearchIndex,
  createSearchRecord as create,
  type SearchFiles,
} from '../../support/build-search-index.ts';
import { serveSearchFiles } from '../../support/serve-search-files.ts';

const facets = { year: '2021', org: '示例甲局', topic: '综合政务', genre: '报告', validity: '已失效' };
const records = [
  create('jia', { date: '2021-01-01', preamble: '推进放管服改革。', facets }),
  create('yi', { date: '2022-01-01', preamble: '依照第32条改革。', footnotes: '数据来自龟兹调查。' }),
  create('bing', { date: '2023-01-01', preamble: '依照第三十二条改革。' }),
  create('ding', { date: '2023-02-01', preamble: '依照第三十二条和第32条办理。', title: '法治通知' }),
];

let files: SearchFiles;
let transport: ReturnType<typeof serveSearchFiles>;
let engine: ReturnType<typeof createSearchEngine>;

beforeEach(() => {
  files = buildSearchIndex(records);
  transport = serveSearchFiles(files);
  engine = createSearchEngine(transport);
});

const ALL = Number.POSITIVE_INFINITY;
const ask = (text: string, request: Partial<SearchRequest> = {}) =>
  engine.search({ text, filters: {}, sort: 'relevance', from: 0, count: 10, reach: ALL, ...request });
const names = ({ results }: Awaited<ReturnType<typeof ask>>) =>
  results.map(({ url }) => /(\w+)\.html/.exec(url)?.[1]);
const show = (pieces: readonly { text: string; mark: boolean }[] = []) =>
  pieces.map(({ text, mark }) => (mark ? `[${text}]` : text)).join('');

describe('createSearchEngine', () => {
  it('answers with counts, and the sentence of each hit', async () => {
    const answer = await ask('改革');
    expect(answer).toMatchObject({
      total: 3,
      isEmptyQuery: false,
      isEmptyPortal: false,
      shortened: false,
      excluded: [],
    });
    expect(answer.relaxed).toBeUndefined();
    expect(names(answer)).toEqual(['jia', 'bing', 'yi']);
    expect(show(answer.results[0]?.sections[0]?.excerpt)).toBe('推进放管服[改革]。');
    expect(answer.results[0]).toMatchObject({ org: '示例甲局', date: '2021-01-01', text: 'loaded' });
    expect(answer.facets.org).toEqual([
      { value: '示例区示例局', count: 2 },
      { value: '示例甲局', count: 1 },
    ]);
  });

  it('answers without any text where nobody waits for them, and with those that are there', async () => {
    const { total, results } = await ask('改革', { isQuick: true });
    expect(transport.asked.filter(([path]) => path.startsWith('reports/'))).toEqual([]);
    expect(total).toBe(3);
    expect(results[0]).toMatchObject({ text: 'pending', sections: [], date: '2021-01-01' });
    await ask('改革', { count: 1 });
    const again = await ask('改革', { isQuick: true });
    expect(again.results.map(({ text }) => text)).toEqual(['loaded', 'pending', 'pending']);
    expect(show(again.results[0]?.sections[0]?.excerpt)).toBe('推进放管服[改革]。');
  });

  it('puts the document that bears a number before those that name it', async () => {
    const number = '示例发〔2020〕21号';
    files = buildSearchIndex([
      create('yuan', { date: '2020-09-04', number, extra: number, preamble: '示例。', sections: [] }),
      create('fei', { date: '2023-11-17', preamble: `废止${number}，${number}同时失效。`, sections: [] }),
    ]);
    engine = createSearchEngine(serveSearchFiles(files));
    // Numbers are no headings for which room is kept.
    const { results } = await ask(number, { isQuick: true });
    expect(results.map(({ room }) => room?.hasHeadings)).toEqual([false, false]);
    for (const text of [number, '示例发（2020）21号', '示例发(2020)21号', '示例发[2020]21', '2020〕21号'])
      expect(names(await ask(text))).toEqual(['yuan', 'fei']);
  });

  it('tells the room that sentences will take, as far as it is known before', async () => {
    files = buildSearchIndex([
      create('wu', { title: '改革通知', preamble: '改革，改革，再改革。', sections: [] }),
      create('si', { preamble: '', sections: [{ id: 's1', title: '一、改革', text: '改革又改革，改革。' }] }),
      create('liu', { title: '改革的通告', preamble: '示例。', sections: [] }),
    ]);
    engine = createSearchEngine(serveSearchFiles(files));
    const { results } = await ask('改革', { isQuick: true, sort: 'date-asc' });
    const rooms = Object.fromEntries(results.map(({ url, room }) => [/(\w+)\.html/.exec(url)?.[1], room]));
    expect(rooms).toEqual({
      wu: { sections: 1, hasHeadings: false },
      si: { sections: 3, hasHeadings: true },
      liu: { sections: 0, hasHeadings: false },
    });
  });

  it('shows the sentence of a hit in a footnote, with where it is', async () => {
    const [result] = (await ask('龟兹')).results;
    expect(show(result?.sections[0]?.excerpt)).toBe('数据来自[龟兹]调查。');
    expect(result?.sections[0]?.id).toBe('fn-1');
  });

  it('tells and narrows to what no longer holds', async () => {
    const { results, facets: found } = await ask('改革');
    expect(results.map(({ standing }) => standing)).toEqual(['已失效', undefined, undefined]);
    expect(found.validity).toEqual([{ value: '已失效', count: 1 }]);
    expect(names(await ask('改革', { filters: { validity: '已失效' } }))).toEqual(['jia']);
  });

  it('filters, sorts, and goes on from where it was', async () => {
    expect(names(await ask('改革', { filters: { org: '示例甲局' } }))).toEqual(['jia']);
    expect(names(await ask('改革', { sort: 'date-asc' }))).toEqual(['jia', 'yi', 'bing']);
    const first = await ask('改革', { count: 1 });
    expect(first.total).toBe(3);
    transport.asked.length = 0;
    expect(names(await ask('改革', { from: 1, count: 2, goesOn: true }))).toEqual(['bing', 'yi']);
    expect(transport.asked.map(([path]) => path)).not.toContain(PARTS_FILE);
  });

  it('asks the portal as it is now when the same is searched again, and takes no answer for another', async () => {
    await ask('改革');
    transport.asked.length = 0;
    await ask('改革');
    expect(transport.asked.map(([path]) => path)).toContain(PARTS_FILE);
    expect(names(await ask('办理', { from: 0 }))).toEqual(['ding']);
    expect(names(await ask('改革', { from: 1, goesOn: true }))).toEqual(['bing', 'yi']);
    await ask('第三十二条', { count: 1 });
    expect(names(await ask('第三十二条', { without: '第32条', from: 0 }))).toEqual(['bing']);
    expect(await ask('第三十二条', { from: 1, goesOn: true })).toMatchObject({ total: 2 });
  });

  it('lists what has not a word where only that is said', async () => {
    const answer = await ask('-放管服');
    expect(answer).toMatchObject({ isEmptyQuery: false, total: 3, excluded: ['放管服'] });
    // Nothing is said of where words are: there are none.
    expect(answer.results.map(({ text }) => text)).toEqual(['unasked', 'unasked', 'unasked']);
  });

  it('lists all reports, newest first, where nothing is typed and that is wanted, and loads no text', async () => {
    transport.asked.length = 0;
    const answer = await ask('  ', { all: true });
    expect(answer).toMatchObject({ isEmptyQuery: false, total: 4 });
    const dates = answer.results.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(transport.asked.map(([path]) => path).filter((path) => path.startsWith('reports'))).toEqual([]);
    const filters = { org: '示例甲局' };
    expect(names(await ask('', { all: true, filters }))).toEqual(['jia']);
    expect(await ask('')).toMatchObject({ isEmptyQuery: true, total: 0 });
    // Signs in which there is nothing to search for are no wish to see all.
    expect(await ask('。', { all: true })).toMatchObject({ isEmptyQuery: true, total: 0 });
  });

  it('says what it left out, and that there was nothing to find', async () => {
    expect((await ask('改革 -放管服')).excluded).toEqual(['放管服']);
    expect(await ask('。，')).toMatchObject({ isEmptyQuery: true, total: 0 });
    expect((await ask('。，')).relaxed).toBeUndefined();
    expect((await ask('的'.repeat(200))).shortened).toBe(true);
    engine = createSearchEngine(serveSearchFiles(buildSearchIndex([])));
    const empty = await ask('改革');
    expect(empty).toMatchObject({ isEmptyPortal: true, total: 0 });
    expect(empty.relaxed).toBeUndefined();
  });

  it('offers what is near when nothing is found, and loads titles only then', async () => {
    await ask('改革');
    expect(transport.asked.map(([path]) => path).filter((path) => path.includes('outline'))).toEqual([]);
    const { total, relaxed } = await ask('放管服外星人');
    expect(total).toBe(0);
    expect(relaxed?.parts).toContain('放管服');
    expect(relaxed?.parts).not.toContain('外星人');
    expect(relaxed?.results.map(({ title }) => show(title))).toEqual(['示例报告jia']);
    expect((await ask('fazhi')).relaxed?.pinyin).toEqual([
      { title: '法治通知', url: 'reports/2021/ding.html' },
    ]);
    expect((await ask('法治通告知')).relaxed?.titles[0]?.title).toBe('法治通知');
  });

  it('offers no more than a handful of what is near', async () => {
    files = buildSearchIndex(
      Array.from({ length: 7 }, (_, at) => create(`r${at}`, { preamble: '放管服。' })),
    );
    transport = serveSearchFiles(files);
    engine = createSearchEngine(transport);
    const { relaxed } = await ask('放管服外星人');
    expect(relaxed?.results).toHaveLength(5);
    expect(relaxed?.pinyin).toEqual([]);
  });

  it('offers the titles of the portal as it is now, and asks once for them', async () => {
    const near = async () => (await ask('法治通告知')).relaxed?.titles.map(({ title }) => title);
    const outlines = () => transport.asked.filter(([path]) => path.includes('outline'));
    expect(await near()).toEqual(['法治通知']);
    expect(await near()).toEqual(['法治通知']);
    expect(outlines()).toHaveLength(1);
    const next = buildSearchIndex([...records, create('wu', { title: '法治通告' })]);
    for (const [path, bytes] of next) files.set(path, bytes);
    expect(await near()).toContain('法治通告');
    expect(outlines()).toHaveLength(2);
  });

  it('counts apart what is written otherwise', async () => {
    expect(await engine.countSpellings({ text: '第32条', filters: {}, reach: ALL })).toEqual([
      { text: '第三十二条', query: '“第三十二条”', total: 1, scope: { left: 0, failed: [] } },
    ]);
    expect(await engine.countSpellings({ text: '第32条', filters: { org: '示例甲局' }, reach: ALL })).toEqual(
      [],
    );
    for (const text of ['第99条', '改革'])
      expect(await engine.countSpellings({ text, filters: {}, reach: ALL })).toEqual([]);
    const answer = await ask('“第三十二条”', { without: '第32条' });
    expect(names(answer)).toEqual(['bing']);
    expect(answer.total).toBe(1);
    expect(names(await ask('“第三十二条”'))).toHaveLength(2);
  });

  it('shows no sentence of a text that is another than the one that was indexed', async () => {
    const path = 'reports/2021/jia.json';
    const text = new TextDecoder().decode(files.get(path));
    files.set(path, new TextEncoder().encode(text.replace('推进', '推迟')));
    const [result] = (await ask('放管服')).results;
    expect(result).toMatchObject({ text: 'changed', sections: [] });
    files.set(path, new TextEncoder().encode(text));
    expect((await ask('放管服')).results[0]?.text).toBe('loaded');
    files.delete(path);
    engine = createSearchEngine(transport);
    const [missing] = (await ask('放管服')).results;
    expect(missing?.text).toBe('missing');
    expect(show(missing?.title)).toBe('示例报告jia');
  });

  it('asks around the cache for a text that a cache has kept, and loads each once', async () => {
    const path = 'reports/2021/jia.json';
    const old = {
      ...transport,
      load: async (url: URL, cache?: RequestCache) =>
        url.pathname.endsWith('jia.json') && cache !== 'reload'
          ? new Response('{"title":"旧"}')
          : transport.load(url, cache),
    };
    engine = createSearchEngine(old);
    expect((await ask('放管服')).results[0]?.text).toBe('loaded');
    transport.asked.length = 0;
    await ask('放管服改');
    expect(transport.asked.map(([asked]) => asked)).not.toContain(path);
  });

  it('refuses titles of another state', async () => {
    const other = buildSearchIndex([create('wu', { title: '放管服改革' })]);
    const find = (of: SearchFiles) => [...of].find(([path]) => path.includes('outline')) ?? [];
    const [path = ''] = find(files);
    const [, bytes = new Uint8Array()] = find(other);
    files.set(path, bytes);
    await expect(ask('放管服外星人')).rejects.toThrow('outline');
    expect(transport.asked.filter(([asked]) => asked === path)).toEqual([[path], [path, 'reload']]);
  });

  it('offers what is near only when no older part is searched any more', async () => {
    files = buildSearchIndex(records, { partSize: 30 });
    engine = createSearchEngine(serveSearchFiles(files));
    const first = await ask('放管服外星人', { reach: 1 });
    expect(first.scope.left).toBeGreaterThan(0);
    expect(first.relaxed).toBeUndefined();
    const stopped = await ask('放管服外星人', { reach: 1, goesOn: true, isLast: true });
    expect(stopped.relaxed).toBeDefined();
    const whole = await ask('放管服外星人', { goesOn: true });
    expect(whole.scope.left).toBe(0);
    expect(whole.relaxed?.results.map(({ title }) => show(title))).toEqual(['示例报告jia']);
  });

  it('looks for what is near as far as a search goes by itself, where all is known of what was typed', async () => {
    const years = Array.from({ length: 12 }, (_, at) =>
      create(`n${at}`, { date: `${2010 + at}-01-01`, preamble: `${at === 3 ? '外星人' : '放管服'}改革。` }),
    );
    files = buildSearchIndex(years, { partSize: 1, claimed: 2_000_000 });
    engine = createSearchEngine(serveSearchFiles(files));
    const found = await ask('外星人放管服改革', { reach: 4_000_000, goesOn: true });
    expect(found.scope.left).toBe(0);
    expect(found.relaxed?.scope).toMatchObject({ since: '2012-01', left: 2 });
    expect(found.relaxed?.parts).toContain('外星人');
  });

  it('loads ahead what a search will need, before anything is typed', async () => {
    await ask('', { reach: 1, count: 0 });
    await vi.waitFor(() =>
      expect(transport.asked.map(([path]) => path.replace(/.*\/|-.*/g, ''))).toEqual([
        'parts.json',
        'catalog',
      ]),
    );
  });
});

describe('texts that were published before', () => {
  const old = 'jia/versions/2020-05-01';
  const former = [
    create(old, { date: '2020-05-01', preamble: '推进放管服改革，以前还有甲乙丙丁这一句。', facets }),
    create('yi/versions/2022-01-01', { date: '2022-01-01', preamble: '依照第32条改革，戊己庚辛。' }),
  ];

  beforeEach(() => {
    files = new Map([
      ...buildSearchIndex(records),
      ...buildSearchIndex(former, { list: VERSIONS_FILE, partSize: 10 }),
    ]);
    transport = serveSearchFiles(files);
    engine = createSearchEngine(transport);
  });

  it('are not searched, and nothing of them is loaded, unless somebody asks', async () => {
    const answer = await ask('甲乙丙丁');
    expect(answer).toMatchObject({ total: 0, former: 0 });
    await engine.countSpellings({ text: '第32条', filters: {}, reach: ALL });
    const asked = transport.asked.map(([path]) => path);
    expect(asked).not.toContain(VERSIONS_FILE);
    expect(asked.filter((path) => path.includes('versions'))).toEqual([]);
  });

  it('are found beside the present ones, with their sentences, and are told as such', async () => {
    const answer = await ask('改革', { versions: true });
    expect(answer).toMatchObject({ total: 5, former: 2 });
    const [result] = (await ask('甲乙丙丁', { versions: true })).results;
    expect(result).toMatchObject({
      url: `reports/2021/${old}.html`,
      date: '2020-05-01',
      isFormer: true,
      text: 'loaded',
    });
    expect(show(result?.sections[0]?.excerpt)).toContain('[甲乙丙丁]');
    const present = answer.results.filter(({ isFormer }) => !isFormer);
    expect(present.map(({ url }) => url)).toHaveLength(3);
    // The same filters and orders.
    expect((await ask('改革', { versions: true, filters: { org: '示例甲局' } })).total).toBe(2);
    expect((await ask('改革', { versions: true, sort: 'date-asc' })).results[0]?.isFormer).toBe(true);
    expect((await ask('改革')).total).toBe(3);
  });

  it('are all found by every run of their characters, however small the reach is', async () => {
    for (const { url, preamble } of former) {
      const text = preamble.replace(/[，。]/gu, ' ');
      for (const piece of text.split(' '))
        for (let start = 0; start < piece.length; start += 1)
          for (let end = start + 1; end <= piece.length; end += 1) {
            const query = piece.slice(start, end);
            if (/^\d/.test(query) && !/^32/.test(query)) continue;
            const { results } = await ask(query, { versions: true, reach: 1, count: 10 });
            expect(
              results.map((result) => result.url),
              query,
            ).toContain(url);
          }
    }
  });

  it('are told as such among what is near, too', async () => {
    const { relaxed } = await ask('甲乙丙丁 外星人', { versions: true });
    expect(relaxed?.results.map(({ url, isFormer }) => [url, isFormer])).toEqual([
      [`reports/2021/${old}.html`, true],
    ]);
  });

  it('a list of them that does not arrive is told', async () => {
    files.delete(VERSIONS_FILE);
    await expect(ask('改革', { versions: true })).rejects.toThrow();
    expect((await ask('改革')).total).toBe(3);
  });
});
