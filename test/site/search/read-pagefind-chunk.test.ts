import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  formatPlainWord,
  readPagefindChunk,
  readPagefindMeta,
} from '../../../src/search/read-pagefind-chunk.ts';
import { writePagefindIndex } from '../../../src/search/write-index-pagefind.ts';

/** What is read here is Pagefind's own: an update that writes it otherwise must not go unnoticed. */
const texts = [
  { url: 'a.html', text: `甲 乙 甲 𠮷 ${'丙 '.repeat(300)}甲 gdp 한 e é カ` },
  { url: 'b.html', text: '丁 乙 乙 ꀀ 2 0 ꀁ' },
];
const folder = mkdtempSync(path.join(os.tmpdir(), 'gongbao-chunk-'));
let files: string[];
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ ids } = await writePagefindIndex(path.join(folder, 'pagefind'), texts));
  files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
});

afterAll(() => rmSync(folder, { recursive: true }));

const unzip = (ending: string) =>
  files
    .filter((name) => name.endsWith(ending))
    .map((name) => new Uint8Array(gunzipSync(readFileSync(path.join(folder, name)))));

describe('the index that Pagefind builds', () => {
  it('tells every place of every token in each text', () => {
    const meta = readPagefindMeta(unzip('.pf_meta')[0] ?? new Uint8Array());
    const words = new Map(unzip('.pf_index').flatMap((bytes) => [...readPagefindChunk(bytes)]));
    for (const { url, text } of texts) {
      const page = meta.ids.indexOf(ids.get(url) ?? '');
      const tokens = text.trim().split(/\s+/);
      for (const token of new Set(tokens)) {
        const places = tokens.flatMap((each, at) => (each === token ? [at] : []));
        expect(words.get(token)?.places(page), token).toEqual(places);
        expect(words.get(token)?.pages().has(page), token).toBe(true);
      }
    }
    expect(words.get(formatPlainWord('한'))?.pages().size).toBe(0);
    expect([...(words.get('甲')?.pages().keys() ?? [])]).toHaveLength(1);
    expect(words.get('甲')?.places(meta.ids.indexOf(ids.get('b.html') ?? ''))).toEqual([]);
  });

  it('names the chunk of each word', () => {
    const { chunks, version } = readPagefindMeta(unzip('.pf_meta')[0] ?? new Uint8Array());
    const names = files.map((name) => path.basename(name));
    for (const { name } of chunks) expect(names).toContain(`${name}.pf_index`);
    expect(chunks[0]?.from).toBe('0');
    expect(version).toBe('1.5.2');
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
