import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

async function readCatalog() {
  return parseSearchCatalog(JSON.parse(await readFile(path.join(folder, 'search', 'catalog.json'), 'utf8')));
}

describe('writeSearchIndex', () => {
  it('writes what a search reads and no ready-made interface', async () => {
    expect(await writeSearchIndex(folder, records)).toEqual({ pages: 3 });
    const names = Object.keys(await collectHashes(folder)).map((name) =>
      name.replace(/unknown_[0-9a-f]+/, 'N'),
    );
    expect([...new Set(names)].sort()).toEqual([
      'pagefind/index/N.pf_index',
      'pagefind/pagefind.N.pf_meta',
      'search/catalog.json',
      'search/outline.json',
      'search/state.json',
    ]);
  });

  it('lists every report under the number that the index has for it, newest first', async () => {
    await writeSearchIndex(folder, [
      { ...createRecord('jia', '推进改革。'), date: '2020-01-01' },
      createRecord('yi', '完善制度。'),
    ]);
    const catalog = await readCatalog();
    expect(catalog.reports.map(({ url }) => url)).toEqual(['reports/2021/yi.html', 'reports/2021/jia.html']);
    expect(catalog.reports.map(({ page }) => page)).toEqual([1, 0]);
    for (const name of ['outline', 'state']) {
      const { index } = JSON.parse(await readFile(path.join(folder, 'search', `${name}.json`), 'utf8'));
      expect(index).toBe(catalog.index);
    }
    await readFile(path.join(folder, 'pagefind', `pagefind.${catalog.index}.pf_meta`));
    expect(catalog.reports[0]).toMatchObject({
      title: '示例报告 yi',
      facets: { year: '2021', genre: '报告' },
    });
  });

  it('gives the same bytes whatever the order, and leaves nothing of an older index', async () => {
    await writeSearchIndex(folder, records);
    const first = await collectHashes(folder);
    await writeFile(path.join(folder, 'pagefind', 'index', 'old.pf_index'), 'old');
    await writeSearchIndex(folder, [...records].reverse());
    expect(await collectHashes(folder)).toEqual(first);
  });

  it('leaves the settings of other programs that this process starts as they were', async () => {
    await writeSearchIndex(folder, records);
    expect({ ...process.env }).toEqual(environment);
  });

  it('writes an index without pages for a portal without reports', async () => {
    expect(await writeSearchIndex(folder, [])).toEqual({ pages: 0 });
    expect(await readCatalog()).toEqual({ index: '', reports: [] });
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
    await writeSearchIndex(folder, [bare, ...records]);
    expect((await readCatalog()).reports).toHaveLength(4);
  });

  it('fails when a report would be missing from the index', async () => {
    const twice = [createRecord('jia', '推进改革。'), createRecord('jia', '推进改革。')];
    await expect(writeSearchIndex(folder, twice)).rejects.toThrow('应收录 2 篇，Pagefind 实际收录 1 篇');
  });

  it('does not wait for ever when Pagefind ends in the middle, and works the next time', async () => {
    const end = (message: unknown) => {
      const program = (message as { process: ChildProcess }).process;
      program.once('spawn', () => program.kill());
    };
    subscribe('child_process', end);
    const failure = await writeSearchIndex(folder, records).catch((error: Error) => error);
    unsubscribe('child_process', end);
    expect(failure).toMatchObject({ message: expect.stringMatching(/^全文搜索的索引没有建成：Pagefind /) });
    expect(await writeSearchIndex(folder, records)).toEqual({ pages: 3 });
  });

  it('says in Chinese that the index could not be written, and keeps the cause', async () => {
    await writeFile(path.join(folder, 'taken'), '');
    const failure = await writeSearchIndex(path.join(folder, 'taken'), records).catch(
      (error: Error) => error,
    );
    expect(failure).toBeInstanceOf(Error);
    expect(failure).toMatchObject({
      message: expect.stringMatching(/^全文搜索的索引没有建成：/),
      cause: expect.any(Error),
    });
  });
});
