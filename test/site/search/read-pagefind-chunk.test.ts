import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  formatChunk,
  formatPlainWord,
  listChunkEntries,
  readPagefindChunk,
  readPagefindMeta,
} from '../../../src/search/read-pagefind-chunk.ts';

/** What is read here is Pagefind's own: an update that writes it otherwise must not go unnoticed. */
const texts = [
  { url: 'a.html', text: `甲 乙 甲 𠮷 ${'丙 '.repeat(300)}甲 gdp 한 e é カ` },
  { url: 'b.html', text: '丁 乙 乙 ꀀ 2 0 ꀁ' },
];
let files: { path: string; content: Uint8Array }[];

beforeAll(async () => {
  const { index } = await createIndex({ forceLanguage: 'unknown' });
  for (const { url, text } of texts) {
    await index?.addCustomRecord({ url, content: text, language: 'unknown', meta: {} });
  }
  files = (await index?.getFiles())?.files ?? [];
  await close();
});

const unzip = (ending: string) =>
  files.filter(({ path }) => path.endsWith(ending)).map(({ content }) => new Uint8Array(gunzipSync(content)));

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

  it('is the same in chunks of another size', () => {
    const entries = unzip('.pf_index').flatMap((bytes) => listChunkEntries(bytes));
    const whole = new Map(unzip('.pf_index').flatMap((bytes) => [...readPagefindChunk(bytes)]));
    const single = entries.flatMap((entry) => [...readPagefindChunk(formatChunk([entry]))]);
    for (const parts of [single, [...readPagefindChunk(formatChunk(entries))]]) {
      expect(parts.map(([word]) => word)).toEqual([...whole.keys()]);
      for (const [word, { places }] of parts) {
        for (const page of texts.keys()) expect(places(page), word).toEqual(whole.get(word)?.places(page));
      }
    }
    const [chunk = new Uint8Array()] = unzip('.pf_index');
    for (const cut of [1, 5, chunk.length >> 1]) {
      expect(() => listChunkEntries(chunk.subarray(0, chunk.length - cut)), String(cut)).toThrow();
    }
  });

  it('names the chunk of each word', () => {
    const { chunks, ids } = readPagefindMeta(unzip('.pf_meta')[0] ?? new Uint8Array());
    const names = files.map(({ path }) => path.split('/').pop());
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
