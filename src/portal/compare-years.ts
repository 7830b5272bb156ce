import { limitEdits } from '../base/find-hunks.ts';
import { groupBy } from '../base/group-by.ts';
import { type ComparedBlock, compareTexts, isChanged } from '../compare/compare-texts.ts';
import { markChanges, type TextPiece } from '../compare/mark-changes.ts';
import type { TextBlock } from '../report/report.ts';
import { alignSections } from '../series/align-sections.ts';
import { splitCells } from './compare-report-texts.ts';
import type { PortalReport, SeriesYear, YearPair } from './portal.ts';
import type { SectionHead } from './report-bundle.ts';

/** What one year says at a place; for the row of a table a cell each. */
interface YearText {
  readonly cells: readonly (readonly TextPiece[])[];
}

/** A paragraph of one year beside that of the other. */
interface PairedText {
  readonly before?: YearText;
  readonly after?: YearText;
}

interface PairedSection {
  /** 0 before the first heading. */
  readonly depth: number;
  /** Ids and headings; a year without this section has none. */
  readonly before?: { readonly href: string; readonly title: readonly TextPiece[] };
  readonly after?: { readonly href: string; readonly title: readonly TextPiece[] };
  readonly texts: readonly PairedText[];
}

export interface YearComparison {
  readonly sections: readonly PairedSection[];
  /** Paragraphs that both years have, word for word, of all that they have in common. */
  readonly same: number;
  readonly changed: number;
}

/** Two years of a series side by side, section against section, with marks where paragraphs that belong together differ. */
export function compareYears({ before, after }: YearPair): YearComparison {
  const outlines = [before, after].map(({ year, report }) => ({ year, sections: report.sections }));
  const [old, now] = [readSections(before.report), readSections(after.report)];
  let [same, changed] = [0, 0];
  const pair = (one: readonly TextBlock[] = [], other: readonly TextBlock[] = []): PairedText[] => {
    const compared = compareTexts(one, other);
    for (const block of compared) {
      if (!block.before || !block.after) continue;
      if (isChanged(block)) changed += 1;
      else same += 1;
    }
    return compared.map(showPair);
  };
  const preamble: PairedSection = { depth: 0, texts: pair(old.get(undefined), now.get(undefined)) };
  const sections = alignSections(outlines).map(({ depth, sections: [first, second] }): PairedSection => {
    const title = markChanges(first?.title ?? '', second?.title ?? '', limitEdits(200, 100_000));
    const isBoth = first !== undefined && second !== undefined;
    const link = ({ report }: SeriesYear, { id }: SectionHead, without: TextPiece['change']) => ({
      href: `${report.url}#${id}`,
      title: pick(title, without, isBoth),
    });
    return {
      depth,
      ...(first && { before: link(before, first, 'added') }),
      ...(second && { after: link(after, second, 'removed') }),
      texts: pair(first && old.get(first.id), second && now.get(second.id)),
    };
  });
  return {
    sections: preamble.texts.length > 0 ? [preamble, ...sections] : sections,
    same,
    changed,
  };
}

/** Blocks by section; `undefined` is what stands before the first heading. */
const readSections = ({ body }: PortalReport): Map<string | undefined, TextBlock[]> =>
  groupBy(
    body().blocks.filter(({ kind, isFootnote }) => kind !== 'heading' && !isFootnote),
    ({ section }) => section,
  );

/** Share of the shorter text that both years have, below which marks would cover all of it. */
const LEAST_KEPT = 0.4;

/** What only one year has, or has said quite otherwise, needs no marks. */
function showPair({ before, after, pieces }: ComparedBlock<TextBlock>): PairedText {
  const kept = pieces.reduce((sum, { change, text }) => sum + (change === 'same' ? text.length : 0), 0);
  const isMarked = before && after && kept >= LEAST_KEPT * Math.min(before.text.length, after.text.length);
  return {
    ...(before && { before: showText(before, pick(pieces, 'added', isMarked)) }),
    ...(after && { after: showText(after, pick(pieces, 'removed', isMarked)) }),
  };
}

const showText = ({ kind }: TextBlock, pieces: readonly TextPiece[]): YearText => ({
  cells: kind === 'row' ? splitCells(pieces) : [pieces],
});

/** One side of a comparison. */
const pick = (
  pieces: readonly TextPiece[],
  without: TextPiece['change'],
  isMarked: boolean | undefined,
): TextPiece[] =>
  pieces
    .filter(({ change }) => change !== without)
    .map((piece) => (isMarked ? piece : { change: 'same', text: piece.text }));
