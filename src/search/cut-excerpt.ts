import { mergeRanges, type TextRange } from './merge-ranges.ts';

/** Cuts the words around a hit out of a text, at the limits a reader would choose. */

export interface Excerpt extends TextRange {
  /** True if the excerpt begins inside a sentence. */
  cutBefore: boolean;
  /** True if it ends inside one. */
  cutAfter: boolean;
}

/** Text to show; `mark` tells that it is (part of) a hit. */
export interface ExcerptPiece {
  text: string;
  mark: boolean;
}

/** UTF-16 units that an excerpt may have: about three lines on a phone. */
const EXCERPT_LENGTH = 100;
/** Units before the hit when its sentence is longer than that. */
const LEAD_LENGTH = 36;

const SENTENCE_END = /[。！？；!?;\n]/u;
const CLAUSE_END = /[，、：,:]/u;
const CLOSING = /[”’」』）》〉】)\]]/u;
const WIDE = String.raw`[\p{Script=Han}\u3000-\u303F\uFF01-\uFF60“”‘’…—]`;
const BREAK_AFTER_WIDE = new RegExp(`(${WIDE})\\s*\\n\\s*`, 'gu');
const BREAK_BEFORE_WIDE = new RegExp(`\\s*\\n\\s*(${WIDE})`, 'gu');

/** The sentence around `focus`; when that is too long, the clauses around it. Never splits a character. */
export function cutExcerpt(text: string, focus: TextRange): Excerpt {
  let start = focus.start;
  while (start > 0 && !SENTENCE_END.test(text.charAt(start - 1))) start -= 1;
  // Closing marks after a full stop belong to the sentence before: no excerpt begins with the ” of 。”.
  while (start < focus.start && (CLOSING.test(text.charAt(start)) || isSpace(text, start))) start += 1;

  let end = focus.end;
  while (end < text.length && !SENTENCE_END.test(text.charAt(end))) end += 1;
  if (end < text.length && text.charAt(end) !== '\n') end += 1;
  while (end < text.length && CLOSING.test(text.charAt(end))) end += 1;

  const sentence = { start, end };
  if (end - start > EXCERPT_LENGTH) {
    start = findClauseStart(text, start, focus.start);
    end = findClauseEnd(text, focus.end, end, start + EXCERPT_LENGTH);
  }
  const excerpt = { cutBefore: start > sentence.start, cutAfter: end < sentence.end };
  while (end > start && isSpace(text, end - 1)) end -= 1;
  return { start, end, ...excerpt };
}

function findClauseStart(text: string, sentenceStart: number, hit: number): number {
  const earliest = hit - LEAD_LENGTH;
  if (sentenceStart >= earliest) return sentenceStart;
  for (let at = earliest; at < hit; at += 1) {
    if (CLAUSE_END.test(text.charAt(at - 1))) return at;
  }
  return isInsideCharacter(text, earliest) ? earliest + 1 : earliest;
}

function findClauseEnd(text: string, hitEnd: number, sentenceEnd: number, latest: number): number {
  if (sentenceEnd <= latest) return sentenceEnd;
  for (let at = latest; at >= hitEnd; at -= 1) {
    if (CLAUSE_END.test(text.charAt(at))) return at;
  }
  return isInsideCharacter(text, latest) ? latest - 1 : latest;
}

/**
 * The pieces of an excerpt in order, hits marked, an ellipsis where a sentence was cut. Line breaks next to Han
 * characters leave nothing behind; other white space becomes one space where it does on the page, and not in 附　　则.
 */
export function formatExcerpt(text: string, excerpt: Excerpt, hits: readonly TextRange[]): ExcerptPiece[] {
  const pieces: ExcerptPiece[] = [];
  const add = (shown: string, mark: boolean) => {
    if (shown !== '') pieces.push({ text: shown, mark });
  };
  if (excerpt.cutBefore) add('…', false);
  let at = excerpt.start;
  for (const hit of mergeRanges(hits)) {
    const start = Math.max(hit.start, at);
    const end = Math.min(hit.end, excerpt.end);
    if (start >= end) continue;
    add(formatSpaces(text.slice(at, start)), false);
    add(formatSpaces(text.slice(start, end)), true);
    at = end;
  }
  add(formatSpaces(text.slice(at, excerpt.end)), false);
  if (excerpt.cutAfter) add('…', false);
  return pieces;
}

function formatSpaces(text: string): string {
  return text
    .replace(BREAK_AFTER_WIDE, '$1')
    .replace(BREAK_BEFORE_WIDE, '$1')
    .replace(/[\t\n\f\r ]+/gu, ' ');
}

function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at));
}

function isInsideCharacter(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
}
