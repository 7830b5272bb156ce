import { formatCodePoint } from '../report/hidden-characters.ts';
import type { LeftBehind } from './document.ts';
import { countTexts } from './document-text.ts';

/**
 * Characters that nobody sees and that get in the way: those the portal refuses, and spaces without width, which part
 * words for a search. Joiners and variation selectors change how a character looks, so they stay.
 */
const UNSEEN =
  /(?![\n\t])[\p{Cc}\p{Cs}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Controls of one code page that stand for visible marks: `…`, quotation marks and dashes of Windows-1252. */
const WINDOWS_1252 = '\u0085\u0091\u0092\u0093\u0094\u0095\u0096\u0097';
const MARKS = '…‘’“”•–—';

/** Text without them. */
export function cleanText(text: string): string {
  return text.replace(UNSEEN, (char) => MARKS[WINDOWS_1252.indexOf(char)] ?? '');
}

/** What `cleanText` removes from texts. */
export function listUnseen(texts: readonly string[]): LeftBehind[] {
  const removed = texts
    .flatMap((text) => text.match(UNSEEN) ?? [])
    .filter((char) => !WINDOWS_1252.includes(char));
  return [...countTexts(removed)].map(([char, count]) => ({
    what: `看不见的字符 ${formatCodePoint(char)}，${count} 个`,
    reason: '读者看不见它，网页和搜索会因它出错',
    text: '',
  }));
}
