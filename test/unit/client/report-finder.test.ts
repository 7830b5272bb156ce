import { beforeEach, describe, expect, it } from 'vitest';
import { createReportFinder } from '../../../src/client/report-finder.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';
import {
  buildSearchIndex,
  createSearchRecord as create,
  type SearchFiles,
  serveSearchFiles,
} from '../../support/build-search-index.ts';

const section = (title: string, text: string) => ({ id: 's1', title, text });

const records = [
  create('jia', { date: '2021-01-01', preamble: '推进放管服改革，改革见效。' }),
  create('yi', { date: '2022-01-01', preamble: '改革。', sections: [section('一、放管服改革', '深化。')] }),
  create('bing', { date: '2023-01-01', preamble: '培训与改革都要抓。' }),
  create('ding', { date: '2023-02-01', title: '放管服改革通知', preamble: '无。' }),
];

let files: SearchFiles;
let transport: ReturnType<typeof serveSearchFiles>;

beforeEach(() => {
  files = buildSearchIndex(records);
  transport = serveSearchFiles(files);
});

const names = (found: readonly { entry: { url: string } }[]) =>
  found.map(({ entry }) => /(\w+)\.html/.exec(entry.url)?.[1]);
const find = async (query: string, finder = createReportFinder(transport)) =>
  names(await finder.find(parseSearchQuery(query)));

/** Gives a file another content. */
function change(pattern: RegExp, alter: (bytes: Uint8Array) => Uint8Array<ArrayBuffer> | undefined): void {
  for (const [path, bytes] of [...files]) {
    if (!pattern.test(path)) continue;
    const altered = alter(bytes);
    if (altered) files.set(path, altered);
    else files.delete(path);
  }
}

describe('createReportFinder', () => {
  it('finds all reports that hold every word, the best first', async () => {
    expect(await find('放管服改革')).toEqual(['ding', 'yi', 'jia']);
    expect(await find('改革 培训')).toEqual(['bing']);
    expect(await find('管服改')).toHaveLength(3);
    expect(await find('革放')).toEqual([]);
    expect(await find('龘')).toEqual([]);
  });

  it('leaves out reports that hold an excluded word', async () => {
    expect(await find('改革 -放管服')).toEqual(['bing']);
    expect(await find('-放管服')).toEqual(['bing']);
  });

  it('puts equal reports newest first, and more hits before fewer', async () => {
    files = buildSearchIndex([
      create('jiu', { date: '2020-01-01', preamble: '协调。' }),
      create('xin', { date: '2022-01-01', preamble: '协调。' }),
      create('duo', { date: '2019-01-01', preamble: '协调，协调，再协调。' }),
    ]);
    transport = serveSearchFiles(files);
    expect(await find('协调')).toEqual(['duo', 'xin', 'jiu']);
  });

  it('prefers a heading that ends with the word', async () => {
    files = buildSearchIndex([
      create('zhong', { date: '2023-01-01', sections: [section('一、责任追究办法', '无。')] }),
      create('mo', { date: '2020-01-01', sections: [section('一、法律责任', '无。')] }),
    ]);
    transport = serveSearchFiles(files);
    expect(await find('责任')).toEqual(['mo', 'zhong']);
  });

  it('puts a whole number before a part of one, wherever that stands', async () => {
    files = buildSearchIndex([
      create('bufen', { date: '2023-01-01', title: '300口网箱', preamble: '30.5米。' }),
      create('zheng', { date: '2020-01-01', preamble: '占30。' }),
      create('fenhao', { date: '2019-01-01', preamble: '占30%。' }),
    ]);
    transport = serveSearchFiles(files);
    expect(await find('30%')).toEqual(['fenhao', 'zheng', 'bufen']);
    expect(await find('30')).toEqual(['zheng', 'fenhao', 'bufen']);
    expect(await find('“30”')).toEqual(['zheng', 'fenhao']);
  });

  it('loads nothing before the first question, and each part once', async () => {
    const finder = createReportFinder(transport);
    expect(transport.asked).toEqual([]);
    await find('放管服', finder);
    const paths = transport.asked.map(([path]) => path);
    expect(paths.slice(0, 1)).toEqual(['search/catalog.json']);
    expect(new Set(paths).size).toBe(paths.length);
    transport.asked.length = 0;
    await find('放管服', finder);
    expect(transport.asked).toEqual([['search/state.json', 'no-store']]);
  });

  it('lists reports newest first without looking whether they are those of now', async () => {
    const finder = createReportFinder(transport);
    await finder.count();
    transport.asked.length = 0;
    const listed = await finder.list(parseSearchQuery('放管服'));
    expect(listed.map(({ date }) => date)).toEqual(['2023-02-01', '2022-01-01', '2021-01-01']);
    expect(transport.asked.map(([path]) => path)).not.toContain('search/state.json');
  });

  it('knows how many reports there are, also none', async () => {
    expect(await createReportFinder(transport).count()).toBe(4);
    transport = serveSearchFiles(buildSearchIndex([]));
    const finder = createReportFinder(transport);
    expect(await finder.count()).toBe(0);
    expect(await finder.state()).toBe('');
    expect(await find('改革', finder)).toEqual([]);
  });

  const PARTS = [/catalog/, /state/, /pf_meta/, /pf_index/];
  const page = new TextEncoder().encode('<!doctype html><p>改革</p>');
  it.each(
    PARTS.flatMap(
      (part) =>
        [
          [part, 'is missing', () => undefined],
          [part, 'is a page', () => page],
          [part, 'is empty', () => new Uint8Array()],
          [part, 'is cut off', (bytes: Uint8Array) => bytes.slice(0, bytes.length - 4)],
        ] as const,
    ),
  )('fails where %s %s, and finds all when it has come', async (part, _what, alter) => {
    const whole = new Map(files);
    const finder = createReportFinder(transport);
    change(part, alter);
    await expect(find('改革', finder)).rejects.toThrow('could not be used');
    for (const [path, bytes] of whole) files.set(path, bytes);
    expect(await find('改革', finder)).toHaveLength(4);
  });

  it('believes no answer that the host calls a failure, whatever it holds', async () => {
    for (const part of PARTS) {
      const failing: typeof transport = {
        ...transport,
        load: async (url, cache) => {
          const response = await transport.load(url, cache);
          return part.test(url.pathname) ? new Response(response.body, { status: 503 }) : response;
        },
      };
      await expect(find('改革', createReportFinder(failing)), String(part)).rejects.toThrow(
        'could not be used',
      );
    }
  });

  it('finds the first and the last word of every part, and none beyond', async () => {
    files = buildSearchIndex(
      ['阿', '甲', '乙', '龙', '𠮷', 'a', 'z', '9'].map((word) =>
        create(`r${word.codePointAt(0)}`, { title: '示例', preamble: `${word}。` }),
      ),
      { words: 2 },
    );
    transport = serveSearchFiles(files);
    for (const word of ['阿', '甲', '乙', '龙', '𠮷', 'a', 'z', '9'])
      expect(await find(word), word).toEqual([`r${word.codePointAt(0)}`]);
    for (const word of ['丙', '龘', '𠮸', 'b']) expect(await find(word), word).toEqual([]);
  });

  it('tries once more around the cache before it fails', async () => {
    const finder = createReportFinder(transport);
    let answers = 0;
    const stale: typeof transport = {
      ...transport,
      load: async (url, cache) => {
        if (url.pathname.endsWith('.pf_index') && cache !== 'reload') {
          answers += 1;
          return new Response(page);
        }
        return transport.load(url, cache);
      },
    };
    expect(await find('改革', createReportFinder(stale))).toHaveLength(4);
    expect(answers).toBeGreaterThan(0);
    expect(await find('改革', finder)).toHaveLength(4);
  });

  it('goes over to a portal that has been published anew meanwhile', async () => {
    const finder = createReportFinder(transport);
    expect(await find('改革', finder)).toHaveLength(4);
    const next = buildSearchIndex([...records, create('wu', { preamble: '改革又一篇。' })]);
    files.clear();
    for (const [path, bytes] of next) files.set(path, bytes);
    expect(await find('改革', finder)).toHaveLength(5);
  });

  it('fails where a catalogue stands beside parts of another state', async () => {
    const other = buildSearchIndex([...records, create('wu', { preamble: '改革又一篇。' })]);
    files.set('search/catalog.json', other.get('search/catalog.json') ?? new Uint8Array());
    await expect(find('改革')).rejects.toThrow();
    files.set('search/state.json', other.get('search/state.json') ?? new Uint8Array());
    await expect(find('改革')).rejects.toThrow();
  });

  it('takes no part for another one', async () => {
    files = buildSearchIndex(records, { words: 8 });
    transport = serveSearchFiles(files);
    const parts = [...files.keys()].filter((path) => path.endsWith('.pf_index'));
    expect(parts.length).toBeGreaterThan(3);
    const [first = '', second = ''] = parts;
    const bytes = files.get(first);
    files.set(first, files.get(second) ?? new Uint8Array());
    if (bytes) files.set(second, bytes);
    await expect(find('示例')).rejects.toThrow();
  });
});
