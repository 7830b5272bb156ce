import type { MarkdownIt, Token } from 'markdown-it';
import { suggestDocumentNumber } from '../report/document-number.ts';
import { isBodyName, isSalutation, isSigningDate, NOTE_LINE } from '../report/letter-lines.ts';
import { collectVisibleText } from './visible-text.ts';

/** Classes of paragraphs that are parts of a letter. */
export const [SALUTATION, SIGNATURE] = ['salutation', 'signature'] as const;

/** With a note, a link or emphasis in it, a line says more than who signed. */
const PLAIN = new Set(['text', 'softbreak', 'hardbreak']);

/** What follows a 落款 and is no heading: `附件`, `附件2：`, `附表`. */
const ANNEX = /^附\s*[件录表]/u;

/** Tokens that a paragraph has: its tags and its text. */
const STEP = 3;

/** What a letter has that its text is no paragraph of: 主送机关 begins at the edge, 落款 stands at the right. */
export function letterPartsRule(md: MarkdownIt): void {
  md.core.ruler.push('letter_parts', ({ tokens }) => {
    markSalutation(tokens);
    markSignatures(tokens);
  });
}

/** 主送机关: the first paragraph, but for the letter's number. */
function markSalutation(tokens: readonly Token[]): void {
  let at = 0;
  while (suggestDocumentNumber(readLines(tokens, at)?.join('') ?? '') !== undefined) at += STEP;
  if (isSalutation(readLines(tokens, at)?.join('') ?? '')) tokens[at]?.attrSet('class', SALUTATION);
}

/**
 * A 落款 in the text and not in the field, as where a letter is signed and its annex follows: names of bodies, then the
 * date, with something above that they signed, and an annex, a heading or nothing below.
 */
function markSignatures(tokens: readonly Token[]): void {
  for (let date = STEP; date < tokens.length; date += 1) {
    const names = readDated(tokens, date);
    if (!names || !isFollowed(tokens, date + STEP)) continue;
    let first = date;
    while (readLines(tokens, first - STEP)?.every(isNames)) first -= STEP;
    const isSigned = names.length > 0 || first < date;
    if (!isSigned || first === 0 || tokens[first - 1]?.type === 'heading_close') continue;
    for (let at = first; at <= date; at += STEP) tokens[at]?.attrSet('class', SIGNATURE);
  }
}

/** The lines of a paragraph that has nothing but words. */
function readLines(tokens: readonly Token[], at: number): string[] | undefined {
  const [open, inline] = [tokens[at], tokens[at + 1]];
  if (open?.type !== 'paragraph_open' || !inline?.children) return undefined;
  if (!inline.children.every(({ type }) => PLAIN.has(type))) return undefined;
  return collectVisibleText(inline.children)
    .split('\n')
    .map((line) => line.trim());
}

/** The names above the date in the date's own paragraph; `undefined` if it does not end with one. */
function readDated(tokens: readonly Token[], at: number): string[] | undefined {
  const lines = readLines(tokens, at) ?? [];
  const names = lines.slice(0, -1);
  return isSigningDate(lines.at(-1) ?? '') && names.every(isNames) ? names : undefined;
}

/** Several bodies sign in one line too. */
const isNames = (line: string): boolean => line.split(/\s+/u).every(isBodyName);

function isFollowed(tokens: readonly Token[], start: number): boolean {
  let at = start;
  while (NOTE_LINE.test(readLines(tokens, at)?.join('') ?? '')) at += STEP;
  const next = tokens[at];
  return (
    next === undefined ||
    ['heading_open', 'hr', 'footnote_block_open'].includes(next.type) ||
    ANNEX.test(readLines(tokens, at)?.[0] ?? '')
  );
}
