/**
 * What does not count when a quotation is held against a text, though it is said: white space, the width of characters,
 * which quotation marks and dashes are used, numbers of footnotes and marks of Markdown. Every other character counts,
 * also traditional characters, capital letters, and whether a number is written in figures.
 */

/** A text without what does not count, and where each of its UTF-16 units came from. */
export interface FoldedText {
  readonly text: string;
  /** For each unit of `text` where its character begins in the original. */
  readonly starts: readonly number[];
  /** And where it ends. */
  readonly ends: readonly number[];
}

/** Kinds of what does not count, as a reader is told which of them differ. */
export const FOLDS = ['空白或换行', '全角半角', '引号或破折号', '脚注编号', 'Markdown 记号'] as const;
export type Fold = (typeof FOLDS)[number];

/** White space and signs that nobody sees. */
const SPACE = /^[\s\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]$/u;
/** Between these white space parts two words, or two numbers. */
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
/** What narrow and wide characters have in common: not all of NFKC, which makes 2 of ² and 1 of ①. */
const WIDE = /^[\uFF01-\uFFEF]$/;
const QUOTES = /^[“”„‟"＂「」『』﹁﹂﹃﹄‘’‚‛'＇]$/;
const DASHES = /^[—–―─－﹣‐‑−-]$/;
const FOOTNOTE = /^\[\d{1,3}\]/;
const MARKDOWN = /^(?:\*\*|__)/;

/** Most of a text, and nothing to fold in it. */
const HAN = /[\u4E00-\u9FFF]/;
const LONGEST_MARK = 5;

const MARKS: readonly { readonly fold: Fold; readonly pattern: RegExp }[] = [
  { fold: '脚注编号', pattern: FOOTNOTE },
  { fold: 'Markdown 记号', pattern: MARKDOWN },
];

/** @param kept kinds that count all the same: to find out which of them is different */
export function foldText(original: string, kept: ReadonlySet<Fold> = new Set()): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  /** White space since the last character. */
  let hasSpace = false;
  const push = (characters: string, start: number, end: number) => {
    for (let at = 0; at < characters.length; at += 1) {
      starts.push(start);
      ends.push(end);
    }
    text += characters;
  };
  for (let at = 0; at < original.length; ) {
    if (HAN.test(original.charAt(at))) {
      push(original.charAt(at), at, at + 1);
      hasSpace = false;
      at += 1;
      continue;
    }
    const marks = readMarks(original.slice(at, at + LONGEST_MARK), kept);
    if (marks > 0) {
      at += marks;
      continue;
    }
    const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
    const end = at + character.length;
    if (SPACE.test(character) && !kept.has('空白或换行')) hasSpace = true;
    else {
      const folded = foldCharacter(character, kept);
      const isBetween = hasSpace && WORD.test(text.charAt(text.length - 1)) && WORD.test(folded.charAt(0));
      if (isBetween) push(' ', ends[ends.length - 1] ?? at, at);
      push(folded, at, end);
      hasSpace = false;
    }
    at = end;
  }
  return { text, starts, ends };
}

/** @returns how many characters of the beginning are marks that do not count */
function readMarks(text: string, kept: ReadonlySet<Fold>): number {
  const mark = MARKS.find(({ fold, pattern }) => !kept.has(fold) && pattern.test(text));
  return mark?.pattern.exec(text)?.[0].length ?? 0;
}

function foldCharacter(character: string, kept: ReadonlySet<Fold>): string {
  if (QUOTES.test(character) && !kept.has('引号或破折号')) return '"';
  if (DASHES.test(character) && !kept.has('引号或破折号')) return '-';
  if (WIDE.test(character) && !kept.has('全角半角')) return character.normalize('NFKC');
  return character;
}

/** Line ends as a text has them, and nothing around it: what any copying changes without anybody's will. */
export const trimQuotation = (quotation: string): string =>
  quotation
    .replace(/\r\n?/g, '\n')
    .replace(/\n[\n]+/g, '\n')
    .trim();
