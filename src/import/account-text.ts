import { groupBy } from '../base/group-by.ts';
import { append } from '../base/long-lists.ts';
import { GAP, type LeftBehind, SIGN } from './document.ts';
import { bareText, countCharacters, countTexts, splitCells } from './document-text.ts';

/** Where the characters of a text went. Counts are of characters without white space. */
export interface TextAccount {
  /** In the source's text proper. */
  readonly read: number;
  /** In the report's text and 落款. */
  readonly written: number;
  /** Of the text proper, in other fields of the report, such as its title. */
  readonly inFields: number;
  /** Paragraphs of the source that are nowhere: neither shown, nor in a field, nor named as left behind. */
  readonly missing: readonly LeftBehind[];
}

export interface TextPieces {
  /** The source's paragraphs from a second reading. */
  readonly witness: readonly string[];
  /** What a reader of the report sees. */
  readonly shown: string;
  readonly signature?: readonly string[];
  /** What went into fields, as the source has it. */
  readonly moved?: readonly string[];
  readonly leftBehind: readonly LeftBehind[];
  /** What stands around the text proper and is not counted. */
  readonly around?: readonly string[] | undefined;
}

/** Characters that a formula or a reading may add at one place. */
const MAX_GAP = 400;
/** Longer than any sign that stands for one of the source, such as a fraction of an EQ field. */
const MAX_SIGN = 80;
/** Ways to leave pieces out of one paragraph that are tried. */
const MAX_VARIANTS = 400;
/** Shorter paragraphs stand inside others by chance. */
const MIN_REPEATED = 8;

/** A text without white space, and where its lines begin in it. */
interface Folded {
  readonly text: string;
  readonly starts: ReadonlySet<number>;
}

/** Holds the report against its source, paragraph by paragraph. */
export function accountText({
  witness,
  shown,
  signature = [],
  moved = [],
  leftBehind,
  around = [],
}: TextPieces): TextAccount {
  const written = `${shown}\n${signature.join('\n')}`;
  const kept = foldLines(written);
  const fields = foldLines(moved.join('\n'));
  const outside = foldLines(around.join('\n'));
  const left = foldLines(leftBehind.map(({ text }) => text).join('\n'));
  const isIn = (place: Folded, wanted: string) => findEnd(place, wanted, 0) !== undefined;
  const pieces = [...new Set(leftBehind.map(({ text }) => fold(text)))].filter((text) => text !== '');
  // A sign that was told of need not be there.
  const mayLackSigns = leftBehind.some(({ isBody, text }) => isBody && text === '');
  const sign = mayLackSigns ? GAP : SIGN;
  // A menu is no part of the text that was read, and each of its lines answers for one line only.
  const menu = countTexts(around.flatMap((text) => splitCells(text).map(fold)));
  const paragraphs = witness
    .map((text) => ({ text, wanted: fold(text.replaceAll(SIGN, sign)) }))
    .filter(({ wanted }) => wanted !== '' && !takeLine(menu, wanted));
  const missing: LeftBehind[] = [];
  let read = 0;
  let at = 0;
  for (const { text, wanted } of paragraphs) {
    // Texts keep their order, so the search goes on from the last find; what moved is looked for everywhere.
    const found = findEnd(kept, wanted, at);
    at = found ?? at;
    const isThere = found !== undefined || isIn(kept, wanted) || isIn(fields, wanted);
    if (!isThere && isIn(outside, wanted)) continue;
    read += countCharacters(text.replaceAll(GAP, ''));
    if (!isThere && !isIn(left, wanted) && !isKeptInPart(kept, wanted, pieces))
      missing.push(createMissing(text, '没有写进报告，请对照原文补上'));
  }
  append(missing, listTooFew(paragraphs, [kept, fields, left, outside]));
  return {
    read,
    written: countCharacters(written),
    inFields: moved.reduce((sum, text) => sum + countCharacters(text), 0),
    missing,
  };
}

/** What the source has several times, and the report less often. */
function listTooFew(paragraphs: readonly { text: string; wanted: string }[], places: readonly Folded[]) {
  const repeated = groupBy(paragraphs, ({ wanted }) => wanted);
  return [...repeated].flatMap(([wanted, same]) => {
    const [first] = same;
    if (!first || same.length === 1 || wanted.length < MIN_REPEATED || hasMark(wanted)) return [];
    const found = places.reduce((sum, { text }) => sum + text.split(wanted).length - 1, 0);
    if (found === 0 || found >= same.length) return [];
    const reason = `原文里有 ${same.length} 处，报告里只有 ${found} 处，请对照原文补上`;
    return [createMissing(first.text, reason)];
  });
}

function createMissing(paragraph: string, reason: string): LeftBehind {
  const text = paragraph.replaceAll(GAP, '').replaceAll(SIGN, '…').trim();
  return { what: '正文', reason, text, isBody: true };
}

/**
 * Superscripts, full width and the capitals of a style are other signs for the same characters; a raised hyphen is one
 * for a minus, too.
 */
const fold = (text: string) => bareText(text).normalize('NFKC').toUpperCase().replaceAll('−', '-');

function foldLines(text: string): Folded {
  const starts = new Set<number>();
  const parts: string[] = [];
  let length = 0;
  for (const line of text.split('\n')) {
    starts.add(length);
    const folded = fold(line);
    parts.push(folded);
    length += folded.length;
  }
  return { text: parts.join(''), starts: starts.add(length) };
}

const hasMark = (wanted: string) => wanted.includes(GAP) || wanted.includes(SIGN);

/** Where a paragraph ends in a text, `undefined` if it is not there. */
function findEnd({ text, starts }: Folded, wanted: string, from: number): number | undefined {
  if (!hasMark(wanted)) {
    const found = text.indexOf(wanted, from);
    return found < 0 ? undefined : found + wanted.length;
  }
  const parts = wanted.split(MARKS);
  const marks = wanted.match(MARKS) ?? [];
  const anchor = parts.findIndex((part) => part !== '');
  const head = parts[anchor];
  // Marks alone: nothing to find them by.
  if (head === undefined) return from;
  const needsBefore = marks.slice(0, anchor).some((mark) => mark.includes(SIGN));
  for (let start = text.indexOf(head, from); start >= 0; start = text.indexOf(head, start + 1)) {
    if (needsBefore && starts.has(start)) continue;
    const end = followParts(text, starts, start + head.length, parts.slice(anchor + 1), marks.slice(anchor));
    if (end !== undefined) return end;
  }
  return undefined;
}

const MARKS = new RegExp(`[${GAP}${SIGN}]+`, 'gu');

/** Finds each part behind the one before it, as near as the mark between them lets it be. */
function followParts(
  text: string,
  starts: ReadonlySet<number>,
  from: number,
  parts: readonly string[],
  marks: readonly string[],
): number | undefined {
  let at = from;
  for (const [index, part] of parts.entries()) {
    const mark = marks[index] ?? '';
    const needsSign = mark.includes(SIGN);
    if (part === '') {
      if (needsSign && starts.has(at)) return undefined;
      continue;
    }
    const found = text.indexOf(part, at + (needsSign ? 1 : 0));
    if (found < 0 || found > at + (mark.includes(GAP) ? MAX_GAP : MAX_SIGN)) return undefined;
    at = found + part.length;
  }
  return at;
}

/** Whether a paragraph is there without pieces that stay behind, such as what a style hides in it. */
function isKeptInPart(kept: Folded, wanted: string, pieces: readonly string[]): boolean {
  const variants = [wanted];
  const seen = new Set(variants);
  for (const variant of variants) {
    for (const piece of pieces) {
      for (let at = variant.indexOf(piece); at >= 0; at = variant.indexOf(piece, at + 1)) {
        const rest = variant.slice(0, at) + variant.slice(at + piece.length);
        if (seen.has(rest) || seen.size > MAX_VARIANTS) continue;
        if (rest === '' || findEnd(kept, rest, 0) !== undefined) return true;
        seen.add(rest);
        variants.push(rest);
      }
    }
  }
  return false;
}

function takeLine(lines: Map<string, number>, wanted: string): boolean {
  const count = lines.get(wanted) ?? 0;
  if (count > 0) lines.set(wanted, count - 1);
  return count > 0;
}
