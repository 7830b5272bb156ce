import { formatCodePoint } from '../report/hidden-characters.ts';
import type { LeftBehind } from './document.ts';

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
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [char] of text.matchAll(UNSEEN)) {
      if (WINDOWS_1252.includes(char)) continue;
      const code = formatCodePoint(char);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return [...counts].map(([code, count]) => ({
    what: `看不见的字符 ${code}，${count} 个`,
    reason: '读者看不见它，网页和搜索会因它出错',
    text: '',
  }));
}
