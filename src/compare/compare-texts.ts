import { limitEdits } from '../base/find-hunks.ts';
import { markChanges, type TextPiece } from './mark-changes.ts';
import { type BlockPair, type ComparableBlock, pairBlocks } from './pair-blocks.ts';

export interface ComparedBlock<Block extends ComparableBlock> extends BlockPair<Block> {
  /** `same` and `removed` together are the text before, `same` and `added` the text after. */
  readonly pieces: readonly TextPiece[];
}

/**
 * Compares two texts, however long and however different: what would cost too much is told as replaced.
 * @returns all blocks of both, each in its order
 */
export function compareTexts<Block extends ComparableBlock>(
  before: readonly Block[],
  after: readonly Block[],
): ComparedBlock<Block>[] {
  const budget = limitEdits(1500, 12_000_000);
  return pairBlocks(before, after, budget).map((pair) => ({
    ...pair,
    pieces: markChanges(pair.before?.text ?? '', pair.after?.text ?? '', budget),
  }));
}

export const isChanged = ({ pieces }: Pick<ComparedBlock<ComparableBlock>, 'pieces'>): boolean =>
  pieces.some(({ change }) => change !== 'same');
