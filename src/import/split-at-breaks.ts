import type { Inline } from './document.ts';
import { readInlines } from './document-text.ts';
import { readLineNumber } from './numbering.ts';

/** What ends a paragraph. */
const FINAL = /[。！？；：!?;:…）】”]$/u;

/** Spaces that pages indent a paragraph with. */
const INDENT = /^(?:\u3000|\u00a0{2,}| {2,})/u;

/** What a 题注 tells of a document, beside the day. */
export const HEAD_NOTE_DEED = '公布|发布|通过|批准|修正|修订|施行';

/** 题注, set below the title in the same paragraph: a line that is all in brackets, or begins those of several. */
const HEAD_NOTE = new RegExp(String.raw`^[（(]\d{4}年(?=.*(?:${HEAD_NOTE_DEED}))(?:.*[)）]|[^)）]*)$`, 'u');

/** What stands between the breaks. */
export function cutAtBreaks(inlines: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines;
}

export const joinByBreaks = (lines: readonly (readonly Inline[])[]): Inline[] =>
  lines.flatMap((line, index): Inline[] => (index > 0 ? [{ kind: 'break' }, ...line] : [...line]));

/**
 * Cuts a run of lines at the breaks that part paragraphs: many pages have no others. A break inside a sentence, as in a
 * title set over two lines, stays.
 */
export function splitAtBreaks(inlines: readonly Inline[]): Inline[][] {
  const result: Inline[][] = [];
  const breaks = inlines.filter(({ kind }) => kind === 'break');
  let previous = '';
  for (const [at, line] of cutAtBreaks(inlines).entries()) {
    const text = readInlines(line);
    const last = result.at(-1);
    const isNew =
      !last ||
      text.trim() === '' ||
      previous.trim() === '' ||
      INDENT.test(text) ||
      FINAL.test(previous.trim()) ||
      HEAD_NOTE.test(text.trim()) ||
      readLineNumber(text) !== undefined ||
      line.some(({ kind }) => kind === 'image');
    if (isNew) result.push([...line]);
    else last.push(...breaks.slice(at - 1, at), ...line);
    previous = line.some(({ kind }) => kind === 'image') ? '' : text;
  }
  return result;
}
