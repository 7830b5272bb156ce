import type { PublishedReport } from '../changes/published-report.ts';
import { markDifference, type TextDifference } from './mark-difference.ts';

/** What of a published text would be another. */
export const describeDifference = (before: PublishedReport, after: PublishedReport): TextDifference[] =>
  markDifference(listLines(before), listLines(after));

const listLines = ({ title, lines }: PublishedReport): string[] =>
  [title, ...lines.map(({ text }) => text)].filter((text) => text.trim() !== '');
