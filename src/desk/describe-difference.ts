import { append } from '../base/long-lists.ts';
import type { PublishedReport } from '../changes/published-report.ts';
import { type ComparedBlock, compareTexts, isChanged } from '../compare/compare-texts.ts';
import type { ComparableBlock } from '../compare/pair-blocks.ts';
import type { TextDifference } from './publish-api.ts';

/** Lines that stay in sight before and behind a change, and how many there must be in a row for the rest to be left out. */
const CONTEXT = 1;
const LEAST_LEFT_OUT = 3;

interface Line extends ComparableBlock {
  readonly section: string;
}

/** What of a published text would be another: every line that is different, with those around it. */
export function describeDifference(before: PublishedReport, after: PublishedReport): TextDifference[] {
  const compared = compareTexts(listLines(before), listLines(after));
  const parts: TextDifference[] = [];
  for (let at = 0, end = 0; at < compared.length; at = end) {
    const isSame = !isChanged(compared[at] as ComparedBlock<Line>);
    end = at;
    while (end < compared.length && !isChanged(compared[end] as ComparedBlock<Line>) === isSame) end += 1;
    const run = compared.slice(at, end);
    const first = at === 0 ? 0 : CONTEXT;
    const last = run.length - (end === compared.length ? 0 : CONTEXT);
    if (!isSame || last - first < LEAST_LEFT_OUT) append(parts, run.map(show));
    else parts.push(...run.slice(0, first).map(show), { same: last - first }, ...run.slice(last).map(show));
  }
  return parts;
}

const show = ({ before, after, pieces }: ComparedBlock<Line>): TextDifference => ({
  section: (after ?? before)?.section ?? '',
  pieces,
});

const listLines = ({ title, lines }: PublishedReport): Line[] =>
  [{ section: '标题', text: title }, ...lines].flatMap((line) =>
    line.text.trim() === '' ? [] : [{ kind: 'line', ...line }],
  );
