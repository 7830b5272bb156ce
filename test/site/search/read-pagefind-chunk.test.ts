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

beforeAll(async () => {
  await writePagefindIndex(path.join(folder, 'pagefind'), texts);
  files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
});

afterAll(() => rmSync(folder, { recursive: true }));

const unzip = (ending: string) =>
  files
    .filter((name) => name.endsWith(ending))
    .map((name) => new Uint8Array(gunzipSync(readFileSync(path.join(folder, name)))));

describe('the index that Pagefind builds', () => {
  it('tells every place of every token in each text', () => {
    const words = new Map(unzip('.pf_index').flatMap((bytes) => [...readPagefindChunk(bytes)]));
    for (const [page, { text }] of texts.entries()) {
      const tokens = text.trim().split(/\s+/);
      for (const token of new Set(tokens)) {
        const places = tokens.flatMap((each, at) => (each === token ? [at] : []));
        expect(words.get(token)?.places(page), token).toEqual(places);
        expect(words.get(token)?.pages().has(page), token).toBe(true);
      }
    }
    expect(words.get(formatPlainWord('한'))?.pages().size).toBe(0);
    expect([...(words.get('甲')?.pages().keys() ?? [])]).toHaveLength(1);
    expect(words.get('甲')?.places(1)).toEqual([]);
  });

  it('names the chunk of each word', () => {
    const { chunks, ids } = readPagefindMeta(unzip('.pf_meta')[0] ?? new Uint8Array());
    const names = files.map((name) => path.basename(name));
    for (const { name } of chunks) expect(names).toContain(`${name}.pf_index`);
    expect(chunks[0]?.from).toBe('0');
    expect(ids).toHaveLength(texts.length);
  });

  it('is refused when it is cut off or something else', () => {
    const [meta = new Uint8Array()] = unzip('.pf_meta');
    const [chunk = new Uint8Array()] = unzip('.pf_index');
    expect(() => readPagefindMeta(meta.subarray(0, 20))).toThrow();
    for (const cut of [1, 5, chunk.length >> 1]) {
      expect(() => readPagefindChunk(chunk.subarray(0, chunk.length - cut)), String(cut)).toThrow();
      expect(() => readPagefindMeta(meta.subarray(0, meta.length - cut)), String(cut)).toThrow();
    }
    expect(() => readPagefindChunk(new Uint8Array([...chunk, 0]))).toThrow();
    expect(() => readPagefindChunk(new Uint8Array())).toThrow();
    const other = new TextDecoder('latin1').decode(meta).replace('1.5.2', '9.5.2');
    expect(() => readPagefindMeta(Uint8Array.from(other, (sign) => sign.charCodeAt(0)))).toThrow('9.5.2');
    expect(() => readPagefindChunk(new TextEncoder().encode('<!doctype html>'))).toThrow();
    expect(() => readPagefindChunk(meta)).toThrow();
  });
});
