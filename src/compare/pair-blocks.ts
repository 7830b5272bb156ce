import { type EditBudget, findHunks } from '../base/find-hunks.ts';

/** A heading, a paragraph, a list item, a row of a table (cells parted by tabs); blocks of different kinds never become one another. */
export interface ComparableBlock {
  readonly kind: string;
  readonly text: string;
}

/** A block of one text, of the other, or of both. */
export interface BlockPair<Block extends ComparableBlock> {
  /** Absent for a block that was put in. */
  readonly before?: Block;
  /** Absent for a block that was taken out. */
  readonly after?: Block;
}

/** Below it two blocks are not one that was edited. */
const LEAST_LIKENESS = 0.3;

/** Blocks of a run that are held against all others of it. A longer run is cut into as many pieces on both sides. */
const MAX_RUN = 150;

/** Characters by which blocks are held against each other. */
const MAX_LOOKED_AT = 1000;

/** Which block became which: equal ones first, then between them those that are most alike, without crossing. */
export function pairBlocks<Block extends ComparableBlock>(
  before: readonly Block[],
  after: readonly Block[],
  budget: EditBudget,
): BlockPair<Block>[] {
  const pairs: BlockPair<Block>[] = [];
  let [old, now] = [0, 0];
  const addEqual = (end: number) => {
    for (; old < end; old += 1, now += 1)
      pairs.push({ before: before[old] as Block, after: after[now] as Block });
  };
  for (const hunk of findHunks(before.map(formatIdentity), after.map(formatIdentity), budget)) {
    addEqual(hunk.before[0]);
    for (const pair of pairRun(before.slice(...hunk.before), after.slice(...hunk.after))) pairs.push(pair);
    [old, now] = [hunk.before[1], hunk.after[1]];
  }
  addEqual(before.length);
  return pairs;
}

const formatIdentity = ({ kind, text }: ComparableBlock) => `${kind}\n${text}`;

function pairRun<Block extends ComparableBlock>(
  before: readonly Block[],
  after: readonly Block[],
): BlockPair<Block>[] {
  if (before.length === 0 || after.length === 0)
    return [...before.map((block) => ({ before: block })), ...after.map((block) => ({ after: block }))];
  const cuts = Math.ceil(Math.max(before.length, after.length) / MAX_RUN);
  const cut = (blocks: readonly Block[], index: number) =>
    blocks.slice(
      Math.floor((blocks.length * index) / cuts),
      Math.floor((blocks.length * (index + 1)) / cuts),
    );
  return Array.from({ length: cuts }, (_, index) => pairAlike(cut(before, index), cut(after, index))).flat();
}

/** The pairs whose likenesses have the greatest sum (Needleman and Wunsch 1970). */
function pairAlike<Block extends ComparableBlock>(
  before: readonly Block[],
  after: readonly Block[],
): BlockPair<Block>[] {
  const [old, now] = [before.map(describeBlock), after.map(describeBlock)];
  const width = now.length + 1;
  const sums = new Float64Array((old.length + 1) * width);
  const likenesses = new Float64Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      const likeness = measureLikeness(old[row] as BlockTraits, now[column] as BlockTraits);
      likenesses[at] = likeness;
      const paired = likeness < LEAST_LIKENESS ? 0 : likeness + (sums[at + width + 1] as number);
      sums[at] = Math.max(paired, sums[at + 1] as number, sums[at + width] as number);
    }
  }
  const pairs: BlockPair<Block>[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const at = row * width + column;
    const [first, second] = [before[row], after[column]];
    const likeness = likenesses[at] as number;
    if (
      first &&
      second &&
      likeness >= LEAST_LIKENESS &&
      sums[at] === likeness + (sums[at + width + 1] as number)
    ) {
      pairs.push({ before: first, after: second });
      row += 1;
      column += 1;
    } else if (first && (!second || sums[at] === sums[at + width])) {
      pairs.push({ before: first });
      row += 1;
    } else if (second) {
      pairs.push({ after: second });
      column += 1;
    }
  }
  return pairs;
}

interface BlockTraits {
  readonly kind: string;
  readonly size: number;
  /** How often each character, and each two that follow each other, are in it. */
  readonly counts: ReadonlyMap<string, number>;
}

function describeBlock({ kind, text }: ComparableBlock): BlockTraits {
  const counts = new Map<string, number>();
  let size = 0;
  let last = '';
  // Another figure in a row does not make it another row.
  for (const character of text.slice(0, MAX_LOOKED_AT).replace(/\s/gu, '').replace(/\d/gu, '0')) {
    for (const part of last ? [character, last + character] : [character]) {
      counts.set(part, (counts.get(part) ?? 0) + 1);
      size += 1;
    }
    last = character;
  }
  return { kind, size, counts };
}

/** From 0 to 1: the share of what both have (Dice 1945). */
function measureLikeness(one: BlockTraits, other: BlockTraits): number {
  const total = one.size + other.size;
  if (one.kind !== other.kind || total === 0) return 0;
  const [small, large] = one.counts.size < other.counts.size ? [one, other] : [other, one];
  if ((2 * Math.min(one.size, other.size)) / total < LEAST_LIKENESS) return 0;
  let common = 0;
  for (const [part, count] of small.counts) common += Math.min(count, large.counts.get(part) ?? 0);
  return (2 * common) / total;
}
