import simplifiedTable from 'opencc-js/dict/TSCharacters';
import type { SearchRecord } from '../../src/search/render-record.ts';

const simplified = new Map(simplifiedTable.split('|').map((pair) => pair.split(' ') as [string, string]));

/**
 * Letters and digits alone, folded: what Ctrl+F would compare, without regard to marks, spaces, width and case.
 * Two numbers with a mark between them stay apart: 1.5 is not 15.
 */
export function strip(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\p{Nd})[^\p{L}\p{N}]+(?=\p{Nd})/gu, '·')
    .replace(/[^\p{L}\p{N}·]/gu, '');
  return Array.from(folded, (character) => simplified.get(character) ?? character).join('');
}

/** Addresses of the reports that hold every word, found without any index. */
export function createTruth(records: readonly SearchRecord[]): (query: string) => Set<string> {
  const texts = records.map((record) => ({ url: record.url, text: collectRuns(record) }));
  return (query) => {
    const words = query.split(' ').map(strip);
    return new Set(
      texts.filter(({ text }) => words.every((word) => text.includes(word))).map(({ url }) => url),
    );
  };
}

/** A run for each part that a reader sees as one. */
function collectRuns({ title, date, preamble, sections, extra, attachments }: SearchRecord): string {
  const body = [preamble, ...sections.flatMap((section) => [section.title, section.text])].join('');
  const attached = attachments.map(({ text }) => text);
  return [title, date, body, ...extra.split('\n'), ...attached].map(strip).join('|');
}
