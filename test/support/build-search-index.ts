import { strToU8 } from 'fflate';
import { createOutline } from '../../src/search/create-outline.ts';
import { addGrams, createFilter, GRAMS_FILE } from '../../src/search/gram-filter.ts';
import { createIndexedReport } from '../../src/search/indexed-report.ts';
import {
  describePart,
  type IndexPart,
  type PartGrams,
  packGrams,
  packIndexPart,
} from '../../src/search/pack-index-part.ts';
import { formatPartFolder, formatPartsList, PARTS_FILE } from '../../src/search/parts-list.ts';
import { planParts } from '../../src/search/plan-parts.ts';
import { renderRecord, type SearchRecord } from '../../src/search/render-record.ts';
import { compareNewestFirst } from '../../src/search/search-catalog.ts';
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

/**
 * @param options.partSize most characters of a part of the index
 * @param options.claimed characters that each part claims to have: a search takes as many at a time as its steps allow;
 * only such an index has grams
 * @param options.chunkBytes of a file of words
 * @param options.list its list of parts
 */
export function buildSearchIndex(
  records: readonly SearchRecord[],
  {
    partSize,
    claimed,
    chunkBytes = 400,
    list: listFile = PARTS_FILE,
  }: { partSize?: number; claimed?: number; chunkBytes?: number; list?: string } = {},
): SearchFiles {
  const files: SearchFiles = new Map();
  const filters: PartGrams[] = [];
  const byUrl = new Map(records.map((record) => [record.url, record]));
  const list = planParts(records.map(createIndexedReport), partSize).map(
    ({ from, to, characters, reports }) => {
      const members = reports.flatMap(({ url }) => byUrl.get(url) ?? []);
      const part = buildPart(members, chunkBytes);
      const { name, ...counts } = describePart(part.files);
      filters.push({ name, grams: part.grams });
      for (const [file, bytes] of Object.entries(part.files)) {
        files.set(`${formatPartFolder({ from, to })}/${file}`, new Uint8Array(bytes));
      }
      return { name, from, to, characters: claimed ?? characters, ...counts };
    },
  );
  if (claimed !== undefined) {
    const grams = packGrams(filters);
    files.set(GRAMS_FILE, strToU8(grams.list));
    for (const [file, bytes] of Object.entries(grams.files)) files.set(file, new Uint8Array(bytes));
  }
  files.set(listFile, strToU8(formatPartsList(list)));
  for (const { url, title, preamble, sections, footnotes, attachments } of records) {
    const report = { title, preamble, sections, footnotes, attachments };
    files.set(url.replace(/html$/, 'json'), strToU8(JSON.stringify(report)));
  }
  return files;
}

/** @param records in the order of `planParts` */
function buildPart(records: readonly SearchRecord[], chunkBytes: number): IndexPart {
  const rendered = records.map(renderRecord);
  const grams = createFilter();
  for (const { tokens } of rendered) addGrams(grams, tokens);
  const words = new Map<string, Map<number, number[]>>();
  for (const [page, { tokens }] of rendered.entries()) {
    for (const [place, token] of tokens.entries()) {
      const pages = words.get(token) ?? new Map<number, number[]>();
      pages.set(page, [...(pages.get(page) ?? []), place]);
      words.set(token, pages);
    }
  }
  const encoder = new TextEncoder();
  const entries = [...words]
    .sort(([a], [b]) => Buffer.compare(encoder.encode(a), encoder.encode(b)))
    .map(([word, pages]) => ({ word, bytes: Uint8Array.from(encode([word, encodePages(pages), []])) }));
  const newestFirst = [...records].sort(compareNewestFirst);
  const reports = newestFirst.map((record) => {
    const { tokens, bodyStart } = renderRecord(record);
    const { url, title, date, facets } = record;
    const size = { sections: record.sections.length, bodyStart, length: tokens.length };
    return { url, title, date, facets, ...size, text: computeTextChecksum(record) };
  });
  return { files: packIndexPart(reports, createOutline(newestFirst), entries, chunkBytes), grams };
}

type Value = string | number | readonly Value[];

/** CBOR, of which the index has integers, texts and arrays (RFC 8949). */
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
