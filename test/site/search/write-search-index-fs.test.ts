import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openObjectCache } from '../../../src/base/object-cache-fs.ts';
import { createOutputWriter } from '../../../src/publish/write-files-fs.ts';
import { beginIndexParts } from '../../../src/search/begin-index-parts-fs.ts';
import {
  checkFile,
  formatGramsPath,
  GRAMS_FILE,
  listGramFiles,
  listWantedGrams,
  mayHold,
  parseGramsList,
} from '../../../src/search/gram-filter.ts';
import { createIndexedReport } from '../../../src/search/indexed-report.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';
import { formatPartPath, PARTS_FILE, type PartInfo, parsePartsList } from '../../../src/search/parts-list.ts';
import { readPagefindChunk } from '../../../src/search/read-pagefind-chunk.ts';
import type { SearchRecord } from '../../../src/search/render-record.ts';
import { parseSearchCatalog } from '../../../src/search/search-catalog.ts';
import { writeSearchIndex } from '../../../src/search/write-search-index-fs.ts';

const environment = { ...process.env };

const createRecord = (name: string, text: string): SearchRecord => ({
  url: `reports/2021/${name}.html`,
  title: `示例报告 ${name}`,
  date: '2022-02-14',
  facets: { year: '2021', org: '示例区示例局', topic: '科技、教育', genre: '报告' },
  preamble: '现报告如下。',
  sections: [{ id: 's1', title: '一、举措', text }],
  footnotes: '',
  extra: '主动公开',
  attachments: [],
});
const records = [
  createRecord('jia', '推进改革。'),
  createRecord('yi', '完善制度。'),
  createRecord('bing', '开展培训。'),
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gongbao-search-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Each file below a folder with the hash of its bytes. */
async function collectHashes(root: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(root, file).split(path.sep).join('/');
    hashes[name] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return hashes;
}

/** The reports, and which of them a record was asked for. */
function watch() {
  const asked: string[] = [];
  const watched = records.map(createIndexedReport).map((report) => ({
    ...report,
    record: () => {
      asked.push(report.url);
      return report.record();
    },
  }));
  return { asked, watched };
}

const readJson = async (name: string) => JSON.parse(await readFile(path.join(folder, name), 'utf8'));
const readParts = async () => parsePartsList(await readJson(PARTS_FILE));
const readCatalog = async (part: PartInfo) =>
  parseSearchCatalog(await readJson(formatPartPath(part, 'catalog', part.name)), part.name);

const write = (of: readonly SearchRecord[], options?: Parameters<typeof writeSearchIndex>[2]) =>
  writeSearchIndex(folder, of.map(createIndexedReport), options);

describe('writeSearchIndex', () => {
  it('writes what a search reads and nothing else that Pagefind writes', async () => {
    await write(records);
    const [part] = await readParts();
    if (!part) throw new Error('no part');
    expect(part).toMatchObject({ name: expect.stringMatching(/^[0-9a-f]{12}$/), reports: 3 });
    const { outline, chunks } = await readCatalog(part);
    expect(Object.keys(await collectHashes(folder)).sort()).toEqual([
      `pagefind/0000-01_9999-12/${chunks[0]?.name}.pf_index`,
      `pagefind/0000-01_9999-12/catalog-${part.name}.json`,
      `pagefind/0000-01_9999-12/outline-${outline}.json`,
      'search/parts.json',
    ]);
  });

  it('lists every report under the number that the index has for it, newest first', async () => {
    await write([
      { ...createRecord('jia', '推进改革。'), date: '2020-01-01' },
      createRecord('yi', '完善制度。'),
    ]);
    const [part] = await readParts();
    if (!part) throw new Error('no part');
    const { reports, chunks, outline } = await readCatalog(part);
    expect(reports.map(({ url }) => url)).toEqual(['reports/2021/yi.html', 'reports/2021/jia.html']);
    expect(reports.map(({ page }) => page)).toEqual([1, 0]);
    expect(reports.reduce((sum, { length }) => sum + length, 0)).toBe(part.tokens);
    expect(chunks).toHaveLength(1);
    expect(await readJson(formatPartPath(part, 'outline', outline))).toMatchObject({ name: outline });
    expect(reports[0]).toMatchObject({ title: '示例报告 yi', facets: { year: '2021', genre: '报告' } });
  });

  it('knows under its number also what stands elsewhere than its own day says, as fixed pages do', async () => {
    const pages = ['2021-05-01', ''].map((date, at) => ({
      ...createIndexedReport({ ...createRecord(`ye${at}`, `指南${'甲乙'[at]}。`), date }),
      date: '2022-02-14',
    }));
    await writeSearchIndex(folder, [...records.map(createIndexedReport), ...pages]);
    const [part] = await readParts();
    if (!part) throw new Error('no part');
    const { reports, chunks } = await readCatalog(part);
    const words = new Map<string, number[]>();
    for (const { name } of chunks) {
      const bytes = gunzipSync(await readFile(path.join(folder, formatPartPath(part, 'words', name))));
      for (const [word, { pages: found }] of readPagefindChunk(bytes)) words.set(word, [...found().keys()]);
    }
    const findUrls = (word: string) =>
      words.get(word)?.map((number) => reports.find(({ page }) => page === number)?.url);
    expect(findUrls('乙')).toEqual(['reports/2021/ye1.html']);
    expect(findUrls('革')).toEqual(['reports/2021/jia.html']);
    expect(findUrls('训')).toEqual(['reports/2021/bing.html']);
  });

  it('gives the same bytes whatever the order, and leaves nothing of an older index', async () => {
    await write(records);
    const first = await collectHashes(folder);
    await writeFile(path.join(folder, 'pagefind', 'old.pf_index'), 'old');
    await write([...records].reverse());
    expect(await collectHashes(folder)).toEqual(first);
  });

  it('changes the files of no part whose reports are the same', async () => {
    const createYear = (year: number) => ({
      ...createIndexedReport({ ...createRecord(`y${year}`, '改革开放。'), date: `${year}-06-01` }),
      // Two of them are more than a part holds.
      size: 2_000_000,
    });
    const years = [createYear(2020), createYear(2021)];
    await writeSearchIndex(folder, years);
    const before = await collectHashes(folder);
    const parts = await readParts();
    expect(parts.map(({ from, to }) => [from, to])).toEqual([
      ['2021-01', '2021-12'],
      ['2020-01', '2020-12'],
    ]);
    const added = createIndexedReport({ ...createRecord('xin', '新增。'), date: '2021-07-01' });
    await writeSearchIndex(folder, [...years, added]);
    const after = await collectHashes(folder);
    const [, old] = await readParts();
    expect(old).toEqual(parts[1]);
    const kept = Object.keys(before).filter((name) => name.includes(`/${old?.from}_`));
    expect(kept).toHaveLength(3);
    for (const name of kept) expect(after[name], name).toBe(before[name]);
    // A name stands for one content.
    for (const name of Object.keys(before)) {
      if (name !== 'search/parts.json' && after[name]) expect(after[name], name).toBe(before[name]);
    }
  });

  it('gives a new address only to what has other bytes', async () => {
    // More words than one file takes, each in one report.
    const text = (from: number) =>
      Array.from({ length: 6000 }, (_, at) => String.fromCharCode(from + at)).join('，');
    const reports = [
      { ...createRecord('jia', text(0x4e00)), date: '2022-01-01' },
      { ...createRecord('yi', text(0x6600)), date: '2022-01-02' },
    ];
    await write(reports);
    const before = await collectHashes(path.join(folder, 'pagefind'));
    expect(Object.keys(before).length).toBeGreaterThan(8);
    const bare = { ...createRecord('bing', '㐀㐁'), title: '㐂', preamble: '', sections: [], extra: '' };
    await write([...reports, { ...bare, date: '2022-01-03' }]);
    const after = await collectHashes(path.join(folder, 'pagefind'));
    const added = Object.keys(after).filter((name) => !(name in before));
    const isWords = (name: string) => name.endsWith('.pf_index');
    expect(added.some(isWords)).toBe(true);
    expect(added.filter(isWords).length).toBeLessThan(Object.keys(before).filter(isWords).length / 2);
    expect(new Set(Object.values(after)).size).toBe(Object.keys(after).length);
  });

  it('takes from the cache what is the same, and asks for no record of it', async () => {
    const cache = await openObjectCache(path.join(folder, 'cache'));
    await write(records, { cache, program: 'a' });
    const first = await collectHashes(path.join(folder, 'pagefind'));
    const { asked, watched } = watch();
    const again = await openObjectCache(path.join(folder, 'cache'));
    await writeSearchIndex(folder, watched, { cache: again, program: 'a' });
    expect(asked).toEqual([]);
    expect(await collectHashes(path.join(folder, 'pagefind'))).toEqual(first);
    await writeSearchIndex(folder, watched, { cache: again, program: 'b' });
    expect(asked).toHaveLength(3);
    const changed = watched.map((report, at) => (at === 0 ? { ...report, key: '另一个' } : report));
    await writeSearchIndex(folder, changed, { cache: again, program: 'a' });
    expect(asked).toHaveLength(6);
  });

  it('takes what was begun before, also where that was given up', async () => {
    const cache = await openObjectCache(path.join(folder, 'cache'));
    const { asked, watched } = watch();
    const begin = (program: string) =>
      beginIndexParts({ reports: watched, versions: [] }, { cache, program });
    await begin('a').done();
    expect(asked).toHaveLength(3);
    await writeSearchIndex(folder, watched, { cache, program: 'a' });
    expect(asked).toHaveLength(3);
    const first = await collectHashes(path.join(folder, 'pagefind'));
    const begun = begin('b');
    begun.stop();
    await begun.done();
    expect(asked).toHaveLength(3);
    await writeSearchIndex(folder, watched, { cache, program: 'b' });
    expect(await collectHashes(path.join(folder, 'pagefind'))).toEqual(first);
  });

  it('makes the same of parts that are made side by side as of each alone, and fails where one fails', async () => {
    const years = [2019, 2020, 2021, 2022].map((year) => ({
      ...createIndexedReport({ ...createRecord(`y${year}`, `改革${year}。`), date: `${year}-06-01` }),
      size: 2_000_000,
    }));
    await writeSearchIndex(folder, years);
    const together = await collectHashes(path.join(folder, 'pagefind'));
    const parts = await readParts();
    expect(parts).toHaveLength(4);
    const byName = (hashes: Record<string, string>) =>
      Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [path.basename(name), hash]));
    for (const [at, year] of [...years].reverse().entries()) {
      await writeSearchIndex(folder, [year]);
      const alone = byName(await collectHashes(path.join(folder, 'pagefind')));
      expect(Object.keys(alone)).toContain(`catalog-${parts[at]?.name}.json`);
      expect(byName(together)).toMatchObject(alone);
    }
    const broken = years.map((year, at) =>
      at === 0 ? { ...year, record: () => Promise.reject(new Error('读不出来')) } : year,
    );
    await expect(writeSearchIndex(folder, broken)).rejects.toThrow('全文搜索的索引没有建成：读不出来');
    await expect(readFile(path.join(folder, PARTS_FILE))).rejects.toThrow();
  });

  it('writes of many parts which runs they have, the same from a former output, a damaged cache, or anew', async () => {
    const years = [2019, 2020, 2021, 2022].map((year) => ({
      ...createIndexedReport({
        ...createRecord(`y${year}`, `设立${year === 2020 ? '甲' : '乙'}类示范园区。`),
        date: `${year}-06-01`,
      }),
      size: 2_000_000,
    }));
    const objects = path.join(folder, 'cache');
    const publish = async (name: string, former?: string, program = 'a') => {
      const cache = await openObjectCache(objects);
      const output = path.join(folder, name);
      const digests = new Map(Object.entries(former ? await collectHashes(path.join(folder, former)) : {}));
      const writer = createOutputWriter(output, { folder: path.join(folder, former ?? ''), digests });
      const { takeOver } = writer;
      const told = await writeSearchIndex(output, years, { cache, program, takeOver });
      const hashes = await collectHashes(output);
      const lists = [PARTS_FILE, GRAMS_FILE];
      expect(Object.fromEntries(told)).toEqual(
        Object.fromEntries(Object.entries(hashes).filter(([file]) => !lists.includes(file))),
      );
      return hashes;
    };
    const first = await publish('一');
    const read = (file: string) => readFile(path.join(folder, '一', file));
    const list = parseGramsList(JSON.parse((await read(GRAMS_FILE)).toString()));
    const parts = parsePartsList(JSON.parse((await read(PARTS_FILE)).toString()));
    expect(list.parts).toEqual(parts.map(({ name }) => name));
    const wanted = listWantedGrams(parseSearchQuery('设立甲类示范园区').words);
    const files = new Map<number, Uint8Array>();
    for (const number of listGramFiles(wanted, list)) {
      const zipped = await read(formatGramsPath(list.files[number] ?? ''));
      files.set(number, checkFile(gunzipSync(zipped), list, number));
    }
    const holding = list.parts.map((_, part) => mayHold(wanted, list, files, part));
    expect(holding).toEqual([false, false, true, false]);
    expect(await publish('二', '一')).toEqual(first);
    const inode = async (name: string) =>
      (await stat(path.join(folder, name, formatGramsPath(list.files[0] ?? '')))).ino;
    expect(await inode('二')).toBe(await inode('一'));
    for (const file of await readdir(objects, { recursive: true }))
      if (/\.(?:gz|json)$/.test(file)) await rm(path.join(objects, file));
    expect(await publish('三', '一')).toEqual(first);
    expect(await publish('四', '一', 'b')).toEqual(first);
  });

  it('gives up between two reports when it is told to', async () => {
    const aborting = new AbortController();
    const reports = records.map(createIndexedReport).map((report) => ({
      ...report,
      record: () => {
        aborting.abort();
        return report.record();
      },
    }));
    await expect(writeSearchIndex(folder, reports, { signal: aborting.signal })).rejects.toThrow();
    await expect(readFile(path.join(folder, PARTS_FILE))).rejects.toThrow();
  });

  it('leaves the settings of other programs that this process starts as they were', async () => {
    await write(records);
    expect({ ...process.env }).toEqual(environment);
  });

  it('writes an index without pages for a portal without reports', async () => {
    await write([]);
    expect(await readParts()).toEqual([]);
  });

  it('keeps reports that have no text but their metadata', async () => {
    const bare = {
      ...createRecord('kong', ''),
      title: '……',
      date: '',
      preamble: '',
      sections: [],
      extra: '',
    };
    await write([bare, ...records]);
    expect((await readParts()).reduce((sum, part) => sum + part.reports, 0)).toBe(4);
  });

  it('fails when a report would be missing from the index', async () => {
    const twice = [createRecord('jia', '推进改革。'), createRecord('jia', '推进改革。')];
    await expect(write(twice)).rejects.toThrow('应收录 2 篇，Pagefind 实际收录 1 篇');
  });

  it('does not wait for ever when Pagefind ends in the middle, and works the next time', async () => {
    const end = (message: unknown) => {
      const program = (message as { process: ChildProcess }).process;
      program.once('spawn', () => program.kill());
    };
    subscribe('child_process', end);
    const failure = await write(records).catch((error: Error) => error);
    unsubscribe('child_process', end);
    expect(failure).toMatchObject({ message: expect.stringMatching(/^全文搜索的索引没有建成：Pagefind /) });
    await write(records);
    expect(await readParts()).toMatchObject([{ reports: 3 }]);
  });

  it('says in Chinese that the index could not be written, and keeps the cause', async () => {
    await writeFile(path.join(folder, 'taken'), '');
    const failure = await writeSearchIndex(
      path.join(folder, 'taken'),
      records.map(createIndexedReport),
    ).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).toMatchObject({
      message: expect.stringMatching(/^全文搜索的索引没有建成：\p{Script=Han}[\s\S]*位置：.*taken/u),
      cause: expect.any(Error),
    });
  });
});

it('works only in the folder that it fills: whoever ends it has nothing else to clear away', async () => {
  let place = '';
  const report = createIndexedReport(createRecord('jia', '推进改革。'));
  const record = async () => {
    place = (await readdir(folder)).find((name) => name.startsWith('.index-')) ?? '';
    return report.record();
  };
  await writeSearchIndex(folder, [{ ...report, record }]);
  expect(place).not.toBe('');
  expect((await readdir(folder)).sort()).toEqual(['pagefind', 'search']);
});
