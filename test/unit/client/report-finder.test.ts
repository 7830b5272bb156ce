import { beforeEach, describe, expect, it } from 'vitest';
import { groupBy } from '../../../src/base/group-by.ts';
import { createReportFinder } from '../../../src/client/report-finder.ts';
import { GRAMS_FILE } from '../../../src/search/gram-filter.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';
import { PARTS_FILE, parsePartsList } from '../../../src/search/parts-list.ts';
import {
  buildSearchIndex,
  createSearchRecord as create,
  type SearchFiles,
} from '../../support/build-search-index.ts';
import { serveSearchFiles } from '../../support/serve-search-files.ts';

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
const ALL = Number.POSITIVE_INFINITY;
const search = (query: string, reach = ALL, finder = createReportFinder(transport)) =>
  finder.find(parseSearchQuery(query), reach);
const find = async (query: string, finder = createReportFinder(transport)) =>
  names((await search(query, ALL, finder)).reports);

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

  it('puts what is of the same unit and sign first: 5‰ is no 5%, whatever dash is its minus', async () => {
    files = buildSearchIndex([
      create('qianfen', { date: '2022-01-01', preamble: '增长2.5‰。' }),
      create('fu', { date: '2021-01-01', preamble: '增长–2.5%。' }),
      create('fu2', { date: '2020-01-01', preamble: '增长﹣2.5%。' }),
      create('zheng', { date: '2019-01-01', preamble: '增长2.5%。' }),
    ]);
    transport = serveSearchFiles(files);
    expect((await find('2.5%'))[0]).toBe('zheng');
    expect((await find('2.5‰'))[0]).toBe('qianfen');
    expect((await find('-2.5%')).slice(0, 2)).toEqual(['fu', 'fu2']);
  });

  describe('a number', () => {
    /** Reports of one sentence each; the later the letter, the newer. */
    const texts = {
      a: '示例占比30%。',
      b: '示例网箱300口，竹排3000条，木船30.5米。',
      c: '示例工业增长2.5%。',
      d: '示例本月PM2.5平均为41微克。',
      e: '示例零售额增速为-2.5%，降幅收窄。',
      f: '示例投资增速为4.1%。',
      g: '示例稻谷12,480吨。',
      h: '示例淡水鱼12480吨。',
      i: '示例棉花12 480 吨。示例电话：021－5660 1234。',
    };
    const numbers = Object.entries(texts).map(([name, preamble], at) =>
      create(name, { date: `2023-01-0${at + 1}`, preamble }),
    );

    it.each([
      ['30%', 'ab'],
      ['３０％', 'ab'],
      ['2.5%', 'ced'],
      ['-2.5%', 'ecd'],
      ['增速 -2.5%', 'e'],
      ['增速 －２．５％', 'e'],
      ['12480吨', 'hgi'],
      ['12,480吨', 'hgi'],
      ['１２，４８０吨', 'hgi'],
      ['02156601234', 'i'],
      ['021-56601234', 'i'],
      ['3,000', 'b'],
      ['“30”', 'a'],
      ['增速 -零售额', 'f'],
    ])('typed as %s finds %s', async (query, expected) => {
      transport = serveSearchFiles(buildSearchIndex(numbers));
      expect((await find(query)).join('')).toBe(expected);
    });
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
    expect(paths.slice(0, 1)).toEqual([PARTS_FILE]);
    expect(new Set(paths).size).toBe(paths.length);
    transport.asked.length = 0;
    await find('放管服', finder);
    expect(transport.asked).toEqual([[PARTS_FILE, 'no-cache']]);
  });

  it('loads a few files of a part that has a long phrase nowhere, and finds it where it is', async () => {
    const phrase = '健全行政执法监督协调机制';
    files = buildSearchIndex(
      [
        create('you', { date: '2023-01-01', preamble: `着力${phrase}。` }),
        create('wu', { date: '2015-01-01', preamble: [...phrase].reverse().join('') }),
      ],
      { partSize: 1, chunkBytes: 1 },
    );
    transport = serveSearchFiles(files);
    expect(await find(phrase)).toEqual(['you']);
    const loaded = transport.asked.map(([path]) => path).filter((path) => path.endsWith('.pf_index'));
    const folders = groupBy(loaded, (path) => path.split('/')[1]);
    const [there, nowhere] = [...folders.values()].map(({ length }) => length).sort((x, y) => y - x);
    expect(there).toBe(phrase.length);
    expect(nowhere).toBeLessThan(5);
  });

  it('lists reports newest first without looking whether they are those of now', async () => {
    const finder = createReportFinder(transport);
    await finder.count();
    transport.asked.length = 0;
    const { entries } = await finder.list(parseSearchQuery('放管服'), ALL);
    expect(entries.map(({ date }) => date)).toEqual(['2023-02-01', '2022-01-01', '2021-01-01']);
    expect(transport.asked.map(([path]) => path)).not.toContain(PARTS_FILE);
  });

  it('knows how many reports there are, also none', async () => {
    expect(await createReportFinder(transport).count()).toBe(4);
    transport = serveSearchFiles(buildSearchIndex([]));
    const finder = createReportFinder(transport);
    expect(await finder.count()).toBe(0);
    await finder.prepare(ALL);
    expect(await find('改革', finder)).toEqual([]);
  });

  const PARTS = [/catalog/, /parts\.json/, /pf_index/];
  const page = new TextEncoder().encode('<!doctype html><p>改革</p>');
  it.each(
    PARTS.flatMap(
      (part) =>
        [
          [part, 'is missing', () => undefined],
          [part, 'is a page', () => page],
          [part, 'is empty', () => new Uint8Array()],
          [part, 'is half there', (bytes: Uint8Array) => bytes.slice(0, bytes.length >> 1)],
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
      { chunkBytes: 60 },
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
    const own = [...files].find(([path]) => path.includes('/catalog-'))?.[0] ?? '';
    const [, catalog] = [...other].find(([path]) => path.includes('/catalog-')) ?? [];
    if (catalog) files.set(own, catalog);
    await expect(find('改革')).rejects.toThrow();
    files.set(PARTS_FILE, other.get(PARTS_FILE) ?? new Uint8Array());
    await expect(find('改革')).rejects.toThrow();
  });

  it('takes no part for another one', async () => {
    files = buildSearchIndex(records, { chunkBytes: 100 });
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

describe('an index in parts', () => {
  /** Ten years, each with a part of its own. */
  const decade = Array.from({ length: 10 }, (_, at) =>
    create(`n${2010 + at}`, {
      date: `${2010 + at}-0${1 + (at % 9)}-11`,
      title: at % 4 === 0 ? '示例改革通知' : '示例通知',
      preamble: `改革${'，深化改革'.repeat(at % 3)}，投入${30 * at}万元，培训${at % 2 === 0 ? '教师' : '干部'}。`,
      sections: [section(at % 5 === 0 ? '一、改革' : '一、改革举措', '无。')],
    }),
  );
  const inParts = (of = decade) => {
    files = buildSearchIndex(of, { partSize: 1 });
    transport = serveSearchFiles(files);
    const json = JSON.parse(new TextDecoder().decode(files.get(PARTS_FILE)));
    return parsePartsList(json);
  };

  it('finds and ranks as one index does', async () => {
    for (const query of [
      '改革',
      '深化改革',
      '培训 教师',
      '改革 -干部',
      '30',
      '“30”',
      '30万元',
      '通知',
      '示例改革',
      '龘',
    ]) {
      transport = serveSearchFiles(buildSearchIndex(decade));
      const whole = await search(query);
      expect(inParts().length).toBeGreaterThan(5);
      const parted = await search(query);
      expect(names(parted.reports), query).toEqual(names(whole.reports));
      expect(parted.scope, query).toEqual({ left: 0, failed: [] });
    }
  });

  it('loads the newest part first and says what has been searched', async () => {
    const list = inParts();
    const { reports, scope } = await search('改革', 1);
    expect(names(reports)).toEqual(['n2019']);
    expect(scope).toEqual({ since: '2019-01', left: 9, failed: [] });
    const loaded = new Set(transport.asked.map(([path]) => path.split('/')[1]));
    expect([...loaded]).toEqual(['parts.json', `${list[0]?.from}_${list[0]?.to}`]);
  });

  it('goes on in the portal as it was, and loads no part again', async () => {
    const list = inParts();
    const finder = createReportFinder(transport);
    await search('改革', 1, finder);
    transport.asked.length = 0;
    const reach = (list[0]?.characters ?? 0) + (list[1]?.characters ?? 0);
    const { reports, scope } = await finder.find(parseSearchQuery('改革'), reach, { goesOn: true });
    expect(reports).toHaveLength(2);
    expect(scope).toMatchObject({ since: '2018-01', left: 8 });
    expect(transport.asked.every(([path]) => path.startsWith(`pagefind/${list[1]?.from}_`))).toBe(true);
  });

  it.each([
    /catalog/,
    /pf_index$/,
  ])('shows the others where %s of a part does not arrive', async (pattern) => {
    const list = inParts();
    const [, , broken] = list;
    const gone = [...files].filter(([path]) => path.includes(`/${broken?.from}_`) && pattern.test(path));
    for (const [path] of gone) files.delete(path);
    const finder = createReportFinder(transport);
    const { reports, scope } = await search('改革', ALL, finder);
    expect(reports).toHaveLength(9);
    expect(names(reports)).not.toContain('n2017');
    expect(scope).toEqual({ left: 0, failed: [{ from: '2017-01', to: '2017-12', reports: 1 }] });
    await expect(finder.list(parseSearchQuery('改革'), ALL)).rejects.toThrow();
    for (const [path, bytes] of gone) files.set(path, bytes);
    expect((await search('改革', ALL, finder)).reports).toHaveLength(10);
  });

  it('fails where no part could be searched', async () => {
    inParts();
    change(/catalog/, () => undefined);
    await expect(search('改革')).rejects.toThrow('could not be used');
  });

  it('loads of a portal that is published anew only the parts that are new', async () => {
    inParts();
    const finder = createReportFinder(transport);
    await search('改革', ALL, finder);
    transport.asked.length = 0;
    const next = buildSearchIndex(
      [...decade, create('xin', { date: '2019-12-01', preamble: '改革又一篇。' })],
      {
        partSize: 1,
      },
    );
    files.clear();
    for (const [path, bytes] of next) files.set(path, bytes);
    expect((await search('改革', ALL, finder)).reports).toHaveLength(11);
    const folders = new Set(transport.asked.map(([path]) => path.split('/')[1]));
    // The list, and 2019, which is in two now.
    expect(folders.size).toBeLessThanOrEqual(3);
  });

  it('gives the titles and headings of all parts as one index does', async () => {
    transport = serveSearchFiles(buildSearchIndex(decade));
    const { outline: whole } = await createReportFinder(transport).outline(ALL);
    inParts();
    const { outline: parted, scope } = await createReportFinder(transport).outline(ALL);
    expect(parted.reports).toEqual(whole.reports);
    expect(parted.readings).toEqual(whole.readings);
    expect(scope.left).toBe(0);
    expect((await createReportFinder(transport).outline(1)).scope.left).toBe(9);
  });
});

describe('the grams of many parts', () => {
  const phrase = (year: number) => `设立${'甲乙丙丁戊己庚辛壬癸'.charAt(year - 2010)}类示范园区`;
  const decade = Array.from({ length: 10 }, (_, at) =>
    create(`n${2010 + at}`, {
      date: `${2010 + at}-03-11`,
      preamble: `${phrase(2010 + at)}，推进改革${at < 5 ? '，健全协调机制' : ''}。`,
    }),
  );
  const grams = buildSearchIndex(decade, { partSize: 1, claimed: 2_000_000 });
  /** Characters of two parts: one more than is opened at first. */
  const STEP = 4_000_000;

  beforeEach(() => {
    files = new Map(grams);
    transport = serveSearchFiles(files);
  });

  const opened = () => [
    ...new Set(transport.asked.flatMap(([path]) => /^pagefind\/(\d{4})/.exec(path)?.slice(1) ?? [])),
  ];

  it('have only the newest part opened, and those that may have a phrase: it is found however old', async () => {
    const { reports, scope } = await search(phrase(2012), STEP);
    expect(names(reports)).toEqual(['n2012']);
    expect(scope).toEqual({ left: 0, failed: [] });
    expect(opened()).toEqual(['2019', '2012']);
    expect((await search('推进乙类示范', STEP)).scope).toEqual({ left: 0, failed: [] });
    // Of what is in all parts a search goes no further than before.
    expect((await search('推进改革', STEP)).scope).toMatchObject({ since: '2018-01', left: 8 });
  });

  it('are not asked for by the first step, nor for a word that they do not know', async () => {
    await search(phrase(2012), 1);
    await search('改革', ALL);
    expect(transport.asked.filter(([path]) => path.includes('grams'))).toEqual([]);
  });

  it('are loaded once', async () => {
    const finder = createReportFinder(transport);
    await search(phrase(2012), STEP, finder);
    const before = transport.asked.filter(([path]) => path.includes('grams')).length;
    expect(before).toBeGreaterThan(1);
    await search(phrase(2012), ALL, finder);
    expect(transport.asked.filter(([path]) => path.includes('grams'))).toHaveLength(before);
  });

  it('change no answer', async () => {
    const queries = [
      ...decade.map((_, at) => phrase(2010 + at)),
      ...[
        '协调机制',
        '推进改革',
        '示范园区，推进',
        '改革 健全协调',
        '健全协调 -戊类示范',
        '示范 协调机制',
        '龘',
      ],
    ];
    const withGrams = await Promise.all(queries.map((query) => search(query)));
    change(/grams/, () => undefined);
    const without = await Promise.all(queries.map((query) => search(query)));
    const tell = (all: typeof without) => all.map(({ reports, scope }) => [names(reports), scope]);
    expect(tell(withGrams)).toEqual(tell(without));
    expect(names(without[3]?.reports ?? [])).toEqual(['n2013']);
  });

  it.each([
    ['list is missing', /grams\.json/, () => undefined],
    ['list is a page', /grams\.json/, () => new TextEncoder().encode('<!doctype html>')],
    ['files are missing', /pagefind\/grams/, () => undefined],
    ['files are cut off', /pagefind\/grams/, (bytes: Uint8Array) => bytes.slice(0, 50)],
    ['files are others', /pagefind\/grams/, () => [...grams].find(([path]) => /grams\//.test(path))?.[1]],
  ] as const)('open all parts where the %s', async (_, pattern, alter) => {
    change(pattern, (bytes) => alter(bytes) as Uint8Array<ArrayBuffer> | undefined);
    const { reports, scope } = await search(phrase(2012));
    expect(names(reports)).toEqual(['n2012']);
    expect(scope).toEqual({ left: 0, failed: [] });
    expect(opened()).toHaveLength(10);
  });

  it('are asked for again by the next question where they did not arrive', async () => {
    const finder = createReportFinder(transport);
    change(/grams/, () => undefined);
    await search(phrase(2012), ALL, finder);
    for (const [path, bytes] of grams) files.set(path, bytes);
    transport.asked.length = 0;
    expect(names((await search(phrase(2013), STEP, finder)).reports)).toEqual(['n2013']);
    expect(transport.asked.map(([path]) => path)).toContain(GRAMS_FILE);
  });

  it('say nothing of parts that are newer than they are', async () => {
    const more = [...decade, create('xin', { date: '2012-12-01', preamble: `再次${phrase(2012)}。` })];
    for (const [path, bytes] of buildSearchIndex(more, { partSize: 1, claimed: 2_000_000 }))
      if (!path.includes('grams')) files.set(path, bytes);
    expect(names((await search(phrase(2012))).reports)).toEqual(['xin', 'n2012']);
  });

  it('are asked for anew where the portal has other parts', async () => {
    const finder = createReportFinder(transport);
    await search(phrase(2012), ALL, finder);
    const more = [...decade, create('xin', { date: '2020-03-11', preamble: '推进改革。' })];
    for (const [path, bytes] of buildSearchIndex(more, { partSize: 1, claimed: 2_000_000 }))
      files.set(path, bytes);
    transport.asked.length = 0;
    expect(names((await search(phrase(2011), ALL, finder)).reports)).toEqual(['n2011']);
    expect(transport.asked.filter(([path]) => path === GRAMS_FILE)).toHaveLength(1);
    expect(opened().sort()).toEqual(['2011', '2020']);
  });

  it('are told of a part that does not arrive only where it may have the words', async () => {
    change(/pagefind\/2015/, () => undefined);
    expect((await search(phrase(2012))).scope.failed).toEqual([]);
    expect((await search(phrase(2015))).scope.failed).toHaveLength(1);
  });

  it('do not let a spelling count what was found as typed, however far each was looked for', async () => {
    const finder = createReportFinder(transport);
    const { entries } = await finder.list(parseSearchQuery(phrase(2012)), STEP);
    expect(entries.map(({ date }) => date)).toEqual(['2012-03-11']);
    const near = await finder.list(parseSearchQuery('推进改革'), STEP);
    expect(near.scope.left).toBe(8);
    expect((await finder.keep(parseSearchQuery('推进改革'), entries)).size).toBe(1);
    expect((await finder.keep(parseSearchQuery('推进改革 -丙类示范'), entries)).size).toBe(0);
  });
});
