import { type ComparedBlock, compareTexts, isChanged } from '../compare/compare-texts.ts';
import { foldSame } from '../compare/fold-same.ts';
import type { TextPiece } from '../compare/mark-changes.ts';
import type { ComparableBlock } from '../compare/pair-blocks.ts';
import { listImprintLines } from '../report/format-imprint.ts';
import type { PortalReport } from './portal.ts';

/** A block of two texts on the page that compares them. */
interface ShownBlock {
  readonly kind: 'heading' | 'block';
  readonly pieces: readonly TextPiece[];
  /** Which of the changes it holds, counted from 1; absent where both texts are the same. */
  readonly change?: number;
}

interface ShownTable {
  readonly kind: 'table';
  /** Among the tables, counted from 1. */
  readonly number: number;
  readonly rows: readonly { readonly cells: readonly (readonly TextPiece[])[]; readonly change?: number }[];
}

/** Many blocks that are the same in both, which are folded. */
interface FoldedBlocks {
  readonly kind: 'same';
  readonly blocks: readonly (ShownBlock | ShownTable)[];
}

export interface TextComparison {
  readonly parts: readonly (ShownBlock | ShownTable | FoldedBlocks)[];
  /** Blocks that are not the same. */
  readonly changes: number;
  /** Characters, white space aside. */
  readonly added: number;
  readonly removed: number;
}

/** What a reader takes for the text: title, number, 题注, body, signature and imprint. */
function listComparableBlocks({ fields, body }: PortalReport): ComparableBlock[] {
  const list = (kind: string, lines: readonly (string | undefined)[]) =>
    lines.flatMap((text) => (text ? [{ kind, text }] : []));
  return [
    ...list('title', [fields.title]),
    ...list('number', [fields.documentNumber]),
    ...list('note', [fields.headNote]),
    ...body().blocks,
    ...list('signature', fields.signature),
    ...list('imprint', listImprintLines(fields)),
  ];
}

/** Holds two texts of a report against each other, ready to be shown. */
export function compareReportTexts(before: PortalReport, after: PortalReport): TextComparison {
  const compared = compareTexts(listComparableBlocks(before), listComparableBlocks(after));
  const count = (wanted: TextPiece['change']) =>
    compared
      .flatMap(({ pieces }) => pieces)
      .reduce(
        (sum, { change, text }) => sum + (change === wanted ? [...text.replace(/\s/gu, '')].length : 0),
        0,
      );
  return {
    parts: foldSame(showBlocks(compared), holdsChange, (blocks) => ({ kind: 'same', blocks }) as const),
    changes: compared.filter(isChanged).length,
    added: count('added'),
    removed: count('removed'),
  };
}

const holdsChange = (shown: ShownBlock | ShownTable): boolean =>
  shown.kind === 'table' ? shown.rows.some(({ change }) => change !== undefined) : shown.change !== undefined;

/** Rows in a row are a table. */
function showBlocks(blocks: readonly ComparedBlock<ComparableBlock>[]): (ShownBlock | ShownTable)[] {
  const shown: (ShownBlock | ShownTable)[] = [];
  let rows: ShownTable['rows'][number][] | undefined;
  let [tables, changes] = [0, 0];
  for (const block of blocks) {
    const { kind } = (block.after ?? block.before) as ComparableBlock;
    if (isChanged(block)) changes += 1;
    const number = isChanged(block) ? { change: changes } : {};
    if (kind !== 'row') {
      rows = undefined;
      shown.push({ kind: kind === 'heading' ? 'heading' : 'block', pieces: block.pieces, ...number });
      continue;
    }
    if (!rows) {
      rows = [];
      tables += 1;
      shown.push({ kind: 'table', number: tables, rows });
    }
    rows.push({ cells: splitCells(block.pieces), ...number });
  }
  return shown;
}

/** A row's cells are parted by tabs. */
export function splitCells(pieces: readonly TextPiece[]): TextPiece[][] {
  const cells: TextPiece[][] = [[]];
  for (const { change, text } of pieces) {
    for (const [index, part] of text.split('\t').entries()) {
      if (index > 0) cells.push([]);
      if (part !== '') cells.at(-1)?.push({ change, text: part });
    }
  }
  return cells;
}
