import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPagefindIndex, type IndexFile } from '../../../src/search/build-index-pagefind.ts';
import { readPagefindChunk, readPagefindMeta } from '../../../src/search/read-pagefind-chunk.ts';

/** What is read here is Pagefind's own: an update that writes it otherwise must not go unnoticed. */
const texts = [
  { url: 'a.html', text: `甲 乙 甲 𠮷 ${'丙 '.repeat(300)}甲 gdp` },
  { url: 'b.html', text: '丁 乙 乙 ꀀ 2 0 ꀁ' },
];
let files: IndexFile[];
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ files, ids } = await buildPagefindIndex(texts));
});

const unzip = (ending: string) =>
  files.filter(({ path }) => path.endsWith(ending)).map(({ content }) => new Uint8Array(gunzipSync(content)));

describe('the index that Pagefind builds', () => {
  it('tells every place of every token in each text', () => {
    const meta = readPagefindMeta(unzip('.pf_meta')[0] ?? new Uint8Array());
    const words = new Map(unzip('.pf_index').flatMap((bytes) => [...readPagefindChunk(bytes)]));
    for (const { url, text } of texts) {
      const page = meta.ids.indexOf(ids.get(url) ?? '');
      const tokens = text.trim().split(/\s+/);
      for (const token of new Set(tokens)) {
        const places = tokens.flatMap((each, at) => (each === token ? [at] : []));
        expect(words.get(token)?.read().get(page), token).toEqual(places);
      }
    }
    expect(words.get('甲')?.read().size).toBe(1);
  });

  it('names the chunk of each word', () => {
    const { chunks } = readPagefindMeta(unzip('.pf_meta')[0] ?? new Uint8Array());
    const names = files.map(({ path }) => path);
    for (const { name } of chunks) expect(names).toContain(`index/${name}.pf_index`);
    expect(chunks[0]?.from).toBe('0');
  });

  it('is refused when it is cut off or something else', () => {
    const [meta = new Uint8Array()] = unzip('.pf_meta');
    const [chunk = new Uint8Array()] = unzip('.pf_index');
    expect(() => readPagefindMeta(meta.subarray(0, 20))).toThrow();
    expect(() => readPagefindChunk(chunk.subarray(0, chunk.length - 5))).toThrow();
    expect(() => readPagefindChunk(new TextEncoder().encode('<!doctype html>'))).toThrow();
    expect(() => readPagefindChunk(meta)).toThrow();
  });
});
