import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchRecord } from '../../../src/search/render-record.ts';
import { writeSearchIndex } from '../../../src/search/write-index-pagefind.ts';

const createRecord = (name: string, text: string): SearchRecord => ({
  url: `reports/2021/${name}.html`,
  title: `示例报告 ${name}`,
  org: '示例区示例局',
  date: '2022-02-14',
  preamble: '现报告如下。',
  sections: [{ id: 's1', title: '一、举措', text }],
  extra: '主动公开',
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

async function readFragments(): Promise<{ url: string; content: string; anchors: { id: string }[] }[]> {
  const fragments = path.join(folder, 'pagefind', 'fragment');
  const names = await readdir(fragments);
  return Promise.all(
    names.map(async (name) => {
      const text = gunzipSync(await readFile(path.join(fragments, name))).toString('utf8');
      return JSON.parse(text.slice(text.indexOf('{')));
    }),
  );
}

describe('writeSearchIndex', () => {
  it('writes what a search reads and no ready-made interface', async () => {
    expect(await writeSearchIndex(folder, records)).toEqual({ pages: 3 });
    const names = Object.keys(await collectHashes(folder)).map((name) =>
      name.replace(/unknown_[0-9a-f]+/, 'N'),
    );
    expect([...new Set(names)].sort()).toEqual([
      'pagefind/fragment/N.pf_fragment',
      'pagefind/index/N.pf_index',
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind-worker.js',
      'pagefind/pagefind.N.pf_meta',
      'pagefind/pagefind.js',
      'pagefind/wasm.unknown.pagefind',
    ]);
  });

  it('indexes tokens under the relative address, with the ids of the headings', async () => {
    await writeSearchIndex(folder, [createRecord('jia', '推进<script>改革。')]);
    const [fragment] = await readFragments();
    expect(fragment?.url).toBe('reports/2021/jia.html');
    expect(fragment?.content).toContain('推 进 script 改 革');
    expect(fragment?.anchors.map((anchor) => anchor.id)).toEqual(['s1']);
  });

  it('gives the same bytes whatever the order, and leaves nothing of an older index', async () => {
    await writeSearchIndex(folder, records);
    const first = await collectHashes(folder);
    await writeFile(path.join(folder, 'pagefind', 'index', 'old.pf_index'), 'old');
    await writeSearchIndex(folder, [...records].reverse());
    expect(await collectHashes(folder)).toEqual(first);
  });

  it('writes an index without pages for a portal without reports', async () => {
    expect(await writeSearchIndex(folder, [])).toEqual({ pages: 0 });
    const entry = await readFile(path.join(folder, 'pagefind', 'pagefind-entry.json'), 'utf8');
    expect(JSON.parse(entry).languages).toEqual({});
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
    expect(await readFragments()).toHaveLength(4);
  });

  it('fails when a report would be missing from the index', async () => {
    const twice = [createRecord('jia', '推进改革。'), createRecord('jia', '推进改革。')];
    await expect(writeSearchIndex(folder, twice)).rejects.toThrow('应收录 2 篇，Pagefind 实际收录 1 篇');
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
