import { gzipSync, strToU8 } from 'fflate';
import { compareCodeUnits } from '../../src/base/compare-code-units.ts';
import type { SearchTransport } from '../../src/client/search-transport.ts';
import { createOutline } from '../../src/search/create-outline.ts';
import { formatOutline } from '../../src/search/outline.ts';
import { renderRecord, type SearchRecord } from '../../src/search/render-record.ts';
import { formatSearchCatalog } from '../../src/search/search-catalog.ts';
import { computeTextChecksum } from '../../src/search/text-checksum.ts';

/** The files of a search as a build writes them, made in memory: unit tests start no Pagefind. */
export type SearchFiles = Map<string, Uint8Array<ArrayBuffer>>;

/** A record with what a test does not name left empty. */
export function createSearchRecord(name: string, record: Partial<SearchRecord> = {}): SearchRecord {
  return {
    url: `reports/2021/${name}.html`,
    title: `示例报告${name}`,
    date: '2022-02-14',
    facets: { year: '2021', org: '示例区示例局', topic: '综合政务', genre: '报告' },
    preamble: '',
    sections: [],
    footnotes: '',
    extra: '',
    attachments: [],
    ...record,
  };
}

/** @param words most words in a part of the index */
export function buildSearchIndex(records: readonly SearchRecord[], { words: most = 40 } = {}): SearchFiles {
  const files: SearchFiles = new Map();
  const inOrder = [...records].sort((a, b) => compareCodeUnits(a.url, b.url));
  const rendered = inOrder.map(renderRecord);
  const words = new Map<string, Map<number, number[]>>();
  for (const [page, { tokens }] of rendered.entries()) {
    for (const [place, token] of tokens.entries()) {
      const pages = words.get(token) ?? new Map<number, number[]>();
      pages.set(page, [...(pages.get(page) ?? []), place]);
      words.set(token, pages);
    }
  }
  const encoder = new TextEncoder();
  const sorted = [...words].sort(([a], [b]) => Buffer.compare(encoder.encode(a), encoder.encode(b)));
  const chunks: string[][] = [];
  const state = `unknown_${computeTextChecksum({ ...createSearchRecord(''), footnotes: JSON.stringify(sorted.map(([word]) => word)) + inOrder.map(({ url }) => url).join() })}`;
  for (let at = 0; at < sorted.length; at += most) {
    const part = sorted.slice(at, at + most);
    const name = `${state}_${chunks.length}`;
    chunks.push([part[0]?.[0] ?? '', part[part.length - 1]?.[0] ?? '', name]);
    const entries = part.map(([word, pages]) => [word, encodePages(pages), []]);
    files.set(`pagefind/index/${name}.pf_index`, pack([entries]));
  }
  const pages = inOrder.map((_, page) => [`page_${page}`, 1]);
  const index = records.length === 0 ? '' : state;
  if (index !== '') files.set(`pagefind/pagefind.${index}.pf_meta`, pack(['1.5.2', pages, chunks, [], []]));

  const newestFirst = [...inOrder].sort(
    (a, b) => compareCodeUnits(b.date, a.date) || compareCodeUnits(a.url, b.url),
  );
  const reports = newestFirst.map((record) => {
    const { tokens, bodyStart } = renderRecord(record);
    const { url, title, date, facets } = record;
    return { url, title, date, facets, bodyStart, length: tokens.length, text: computeTextChecksum(record) };
  });
  files.set('search/catalog.json', strToU8(formatSearchCatalog({ index, reports })));
  files.set('search/state.json', strToU8(JSON.stringify({ index })));
  files.set('search/outline.json', strToU8(formatOutline(index, createOutline(newestFirst))));
  for (const { url, title, preamble, sections, footnotes, attachments } of records) {
    const report = { title, preamble, sections, footnotes, attachments };
    files.set(url.replace(/html$/, 'json'), strToU8(JSON.stringify(report)));
  }
  return files;
}

/** Gives files as a host would; what is not there is answered with 404. */
export function serveSearchFiles(
  files: SearchFiles,
): SearchTransport & { asked: [path: string, cache?: string][] } {
  const base = new URL('https://gongbao.example/bg/');
  const asked: [string, string?][] = [];
  return {
    base,
    asked,
    load: async (url, cache) => {
      const path = decodeURIComponent(url.pathname.slice(base.pathname.length));
      asked.push(cache ? [path, cache] : [path]);
      const content = files.get(path);
      return content ? new Response(content) : new Response('', { status: 404 });
    },
  };
}

type Value = string | number | readonly Value[];

/** Gzip of Pagefind's mark and CBOR, of which the index has integers, texts and arrays (RFC 8949). */
function pack(value: Value): Uint8Array<ArrayBuffer> {
  return gzipSync(Uint8Array.from([...strToU8('pagefind_dcd'), ...encode(value)]), { mtime: 0 });
}

function encode(value: Value): number[] {
  if (typeof value === 'number') return value < 0 ? encodeHead(1, -1 - value) : encodeHead(0, value);
  if (typeof value === 'string') {
    const bytes = strToU8(value);
    return [...encodeHead(3, bytes.length), ...bytes];
  }
  return [...encodeHead(4, value.length), ...value.flatMap(encode)];
}

function encodeHead(type: number, argument: number): number[] {
  const first = type << 5;
  if (argument < 24) return [first | argument];
  if (argument < 256) return [first | 24, argument];
  if (argument < 65_536) return [first | 25, argument >> 8, argument & 255];
  return [first | 26, argument >>> 24, (argument >> 16) & 255, (argument >> 8) & 255, argument & 255];
}

const differences = (values: readonly number[]): number[] =>
  values.map((value, at) => value - (values[at - 1] ?? 0));

/** Pages and places as differences from the one before. */
function encodePages(pages: ReadonlyMap<number, readonly number[]>): Value[] {
  const numbers = differences([...pages.keys()]);
  return [...pages.values()].map((places, at) => [numbers[at] ?? 0, differences(places), []]);
}
