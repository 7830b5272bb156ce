import { findLargest } from '../base/long-lists.ts';
import { NONCHARACTERS } from '../report/hidden-characters.ts';

/** A line that ends a sentence ends there also on paper. */
const SENTENCE_END = /[。！？：；.!?:;]$/u;
/** A row of a table, or words set apart. */
const COLUMNS = /\p{Script=Han}\s+\p{Script=Han}/u;
/** A new paragraph or item begins. */
const ITEM_START =
  /^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|第[一二三四五六七八九十百\d]+[章节条])/u;

/**
 * The text of a PDF's page with the lines of a paragraph joined again: a PDF knows lines only, and on a telephone lines
 * made for A4 break twice. Nothing but white space changes.
 */
export function joinPdfLines(text: string): string {
  const lines = text
    .replace(/\r\n?/gu, '\n')
    // A hyphen at the end of a line, which PDFium marks so and whose line end it leaves out. It is on the paper, and
    // whether the word would be written with it elsewhere (Wi-Fi) nobody can tell.
    .replace(/\ufffe\n?/gu, '-')
    // A soft one says itself that the word goes on without it.
    .replaceAll('\u00ad\n', '')
    .replaceAll('\u00ad', '-')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '')
    .replace(NONCHARACTERS, '\ufffd')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const longest = findLargest(lines.map((line) => line.length));
  return lines.reduce((joined, line, index) => {
    const before = lines[index - 1];
    if (before === undefined) return line;
    const goesOn =
      before.length > 12 &&
      before.length >= longest * 0.85 &&
      !SENTENCE_END.test(before) &&
      !COLUMNS.test(before);
    if (!goesOn || ITEM_START.test(line)) return `${joined}\n${line}`;
    const isBetweenWords = /[\w,]$/u.test(before) && /^\w/u.test(line);
    return `${joined}${isBetweenWords ? ' ' : ''}${line}`;
  }, '');
}
