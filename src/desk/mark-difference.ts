import type { PublishedReport } from '../changes/published-report.ts';
import { compareTexts, isChanged } from '../compare/compare-texts.ts';
import { foldSame } from '../compare/fold-same.ts';
import type { TextPiece } from '../compare/mark-changes.ts';

/** Both texts of a change as one; `same` counts lines that are left out. */
export type TextDifference = { readonly pieces: readonly TextPiece[] } | { readonly same: number };

/** Two texts as one: every line that is different, with those around it. */
function markDifference(before: readonly string[], after: readonly string[]): TextDifference[] {
  const asBlock = (text: string) => ({ kind: 'line', text });
  const lines = compareTexts(before.map(asBlock), after.map(asBlock)).map(({ pieces }) => ({ pieces }));
  return foldSame(lines, isChanged, ({ length }) => ({ same: length }));
}

/** The same of two published texts with their titles. */
export const markTextDifference = (before: PublishedReport, after: PublishedReport): TextDifference[] =>
  markDifference(listLines(before), listLines(after));

const listLines = ({ title, lines }: PublishedReport): string[] =>
  [title, ...lines.map(({ text }) => text)].filter((text) => text.trim() !== '');

/** The same of two files, down to the empty lines. */
export const markFileDifference = (before: string, after: string): TextDifference[] =>
  markDifference(splitParagraphs(before), splitParagraphs(after));

/** Empty lines belong to the line above them: alone they would be all that is seen around a change. */
const splitParagraphs = (text: string): string[] => text.replace(/\n$/, '').split(/\n(?=[^\n])/);
