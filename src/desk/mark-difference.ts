import { append } from '../base/long-lists.ts';
import { type ComparedBlock, compareTexts, isChanged } from '../compare/compare-texts.ts';
import type { TextPiece } from '../compare/mark-changes.ts';
import type { ComparableBlock } from '../compare/pair-blocks.ts';

/** Both texts of a change as one; `same` counts lines that are left out. */
export type TextDifference = { readonly pieces: readonly TextPiece[] } | { readonly same: number };

type ComparedLine = ComparedBlock<ComparableBlock>;

/** Lines that stay in sight before and behind a change, and how many there must be in a row for the rest to be left out. */
const CONTEXT = 1;
const LEAST_LEFT_OUT = 3;

/** Two texts as one: every line that is different, with those around it. */
export function markDifference(before: readonly string[], after: readonly string[]): TextDifference[] {
  const compared = compareTexts(before.map(asBlock), after.map(asBlock));
  const parts: TextDifference[] = [];
  for (let at = 0, end = 0; at < compared.length; at = end) {
    const isSame = !isChanged(compared[at] as ComparedLine);
    end = at;
    while (end < compared.length && !isChanged(compared[end] as ComparedLine) === isSame) end += 1;
    const run = compared.slice(at, end);
    const first = at === 0 ? 0 : CONTEXT;
    const last = run.length - (end === compared.length ? 0 : CONTEXT);
    if (!isSame || last - first < LEAST_LEFT_OUT) append(parts, run.map(show));
    else parts.push(...run.slice(0, first).map(show), { same: last - first }, ...run.slice(last).map(show));
  }
  return parts;
}

/** The same of two files, down to the empty lines. */
export const markFileDifference = (before: string, after: string): TextDifference[] =>
  markDifference(splitParagraphs(before), splitParagraphs(after));

/** Empty lines belong to the line above them: alone they would be all that is seen around a change. */
const splitParagraphs = (text: string): string[] => text.replace(/\n$/, '').split(/\n(?=[^\n])/);

const asBlock = (text: string): ComparableBlock => ({ kind: 'line', text });
const show = ({ pieces }: ComparedLine): TextDifference => ({ pieces });
