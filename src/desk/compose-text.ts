import { formatHanNumber, parseNumber } from '../base/han-number.ts';
import { escapeInline, escapeLineStart } from '../import/escape-markdown.ts';
import { readPageKey } from './page-key.ts';

/** What the buttons above a text write into it: signs that nobody has to know. */

/** The numbers that official texts give headings, by their level. */
const NUMBERS = {
  2: {
    number: /^([一二三四五六七八九十百]+)、\s*/u,
    format: (n: number) => `${formatHanNumber(n)}、`,
  },
  3: {
    number: /^[（(]([一二三四五六七八九十百]+)[）)]\s*/u,
    format: (n: number) => `（${formatHanNumber(n)}）`,
  },
  4: { number: /^(\d{1,3})[.．、]\s*/u, format: (n: number) => `${n}.` },
};

export type HeadingLevel = keyof typeof NUMBERS;

const HEADING = /^(#{1,6})[ \t]+/u;

/**
 * Makes a line a heading with the next number, or text again if it is one of that level.
 * @returns the line as it is to be
 */
export function toggleHeading(lines: readonly string[], at: number, wanted: HeadingLevel): string {
  const line = lines[at] ?? '';
  const [signs = '', own = ''] = HEADING.exec(line) ?? [];
  const text = line.slice(signs.length).trimStart();
  if (own.length === wanted) return text;
  const { number, format } = NUMBERS[wanted];
  const start = `${'#'.repeat(wanted)} `;
  if (number.test(text)) return start + text;
  const bare = Object.values(NUMBERS).reduce(
    (rest, one) => (rest === text ? rest.replace(one.number, '') : rest),
    text,
  );
  // Only a heading loses the number of its former level: in a line of text it may be what is counted.
  return start + format(countBefore(lines, at, wanted) + 1) + (own === '' ? text : bare);
}

/** The number of the heading of the same level before a line, as it is written there. */
function countBefore(lines: readonly string[], at: number, level: HeadingLevel): number {
  for (let line = at - 1; line >= 0; line -= 1) {
    const [signs = '', own = ''] = HEADING.exec(lines[line] ?? '') ?? [];
    if (own === '') continue;
    if (own.length < level) return 0;
    if (own.length > level) continue;
    const [, number] = NUMBERS[level].number.exec((lines[line] ?? '').slice(signs.length)) ?? [];
    return number === undefined ? 0 : (parseNumber(number) ?? 0);
  }
  return 0;
}

/** The next number that no footnote has, whether it is referred to or written. */
export function findFreeNote(text: string): number {
  const numbers = [...text.matchAll(/\[\^(\d{1,6})\]/gu)].map(([, number]) => Number(number));
  return Math.max(0, ...numbers) + 1;
}

/** What is to be put in at the end of a text for a footnote, which then shows just these words. */
export function formatNote(text: string, number: number, words: string): string {
  const lines = words
    .split(/(?<!\s)\s*\n\s*/u)
    .filter((line) => line !== '')
    .map((line) => escapeLineStart(escapeInline(line)))
    .join('\n\n    ');
  const ends = /(?<!\n)\n*$/u.exec(text)?.[0].length ?? 0;
  return `${'\n'.repeat(Math.max(0, 2 - ends))}[^${number}]: ${lines}`;
}

/** Words of a link, of a picture's description or its line below: none of the signs that end them or stand for others. */
const escapeWords = (words: string) =>
  words.replace(/(?<!\s)\s*\n\s*/gu, ' ').replace(/[\\[\]"`*_<]|&(?=#?\w+;)/gu, '\\$&');
const formatTarget = (target: string) =>
  /[\s()<>]/u.test(target) ? `<${target.replace(/[<>\n]/gu, (sign) => encodeURIComponent(sign))}>` : target;

export const formatLink = (words: string, target: string): string =>
  `[${escapeWords(words)}](${formatTarget(target)})`;

export function formatPicture({
  path,
  alt,
  caption,
}: {
  path: string;
  alt: string;
  caption: string;
}): string {
  const title = caption === '' ? '' : ` "${escapeWords(caption)}"`;
  return `![${escapeWords(alt)}](${formatTarget(path)}${title})`;
}

/** The address by which the text of a report, or of a fixed page, names a report. */
export function formatReportTarget(from: string, to: string): string {
  if (readPageKey(from) !== undefined) return `../reports/${to}/index.md`;
  const up = '../'.repeat(from.split('/').length);
  return `${up}${to}/index.md`;
}

/**
 * A block with the empty lines that it needs where it is put in.
 * @param before the text in front of it @param after the text behind it
 */
export function separate(before: string, block: string, after: string): string {
  const ends = /(?:\n|^)$/u.test(before) ? (/(?:\n[ \t]*\n|^\s*)$/u.test(before) ? '' : '\n') : '\n\n';
  const begins = /^\s*$/u.test(after)
    ? after.includes('\n')
      ? ''
      : '\n'
    : /^\n[ \t]*\n/u.test(after)
      ? ''
      : /^\n/u.test(after)
        ? '\n'
        : '\n\n';
  return `${ends}${block}${begins}`;
}
