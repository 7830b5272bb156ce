import { diffArrays } from 'diff';

/** Where two sequences differ: positions in both, the ends excluded. Between two hunks they are equal. */
export interface Hunk {
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/**
 * What a comparison may still cost. The shortest difference is found in time and memory of the square of its edits
 * (Myers 1986), so that texts made to be different would never be done.
 */
export interface EditBudget {
  /** Edits beyond which two sequences count as wholly different. */
  readonly maxEdits: number;
  /** Steps left for all sequences of a comparison. */
  steps: number;
}

/** A budget for one comparison, which uses it up. */
export const limitEdits = (maxEdits: number, steps = maxEdits ** 2): EditBudget => ({ maxEdits, steps });

/**
 * The runs in which two sequences differ, in order. As few edits as possible while the budget lasts; then what both have
 * exactly once and in the same order holds the two together, and what is between is taken as replaced.
 */
export function findHunks(
  before: readonly string[],
  after: readonly string[],
  budget: EditBudget,
): readonly Hunk[] {
  return findBetween(before, after, { before: [0, before.length], after: [0, after.length] }, budget);
}

function findBetween(
  before: readonly string[],
  after: readonly string[],
  range: Hunk,
  budget: EditBudget,
): readonly Hunk[] {
  const hunk = trimEqual(before, after, range);
  const sizes = [hunk.before[1] - hunk.before[0], hunk.after[1] - hunk.after[0]] as const;
  if (sizes[0] + sizes[1] === 0) return [];
  if (sizes[0] === 0 || sizes[1] === 0) return [hunk];
  const found = findFewest(before, after, hunk, budget);
  if (found) return found;
  const anchors = findAnchors(before, after, hunk);
  if (anchors.length === 0) return [hunk];
  const hunks: Hunk[] = [];
  let [old, now] = [hunk.before[0], hunk.after[0]];
  for (const [atOld, atNow] of [...anchors, [hunk.before[1], hunk.after[1]] as const]) {
    for (const part of findBetween(before, after, { before: [old, atOld], after: [now, atNow] }, budget))
      hunks.push(part);
    [old, now] = [atOld + 1, atNow + 1];
  }
  return hunks;
}

/** What is left of a range of both without what is equal at its ends. */
export function trimEqual(before: readonly string[], after: readonly string[], range: Hunk): Hunk {
  let [old, oldEnd] = range.before;
  let [now, nowEnd] = range.after;
  while (old < oldEnd && now < nowEnd && before[old] === after[now]) {
    old += 1;
    now += 1;
  }
  while (old < oldEnd && now < nowEnd && before[oldEnd - 1] === after[nowEnd - 1]) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  return { before: [old, oldEnd], after: [now, nowEnd] };
}

function findFewest(
  before: readonly string[],
  after: readonly string[],
  { before: [old, oldEnd], after: [now, nowEnd] }: Hunk,
  budget: EditBudget,
): Hunk[] | undefined {
  const maxEdits = Math.min(budget.maxEdits, Math.floor(Math.sqrt(budget.steps)));
  // No way of making one of the other is shorter than what one has more.
  if (Math.abs(oldEnd - old - (nowEnd - now)) > maxEdits) return undefined;
  const parts = diffArrays(before.slice(old, oldEnd), after.slice(now, nowEnd), { maxEditLength: maxEdits });
  if (!parts) {
    budget.steps -= maxEdits * maxEdits;
    return undefined;
  }
  const hunks: Hunk[] = [];
  let edits = 0;
  let open: { before: [number, number]; after: [number, number] } | undefined;
  let [atOld, atNow] = [old, now];
  for (const { added, removed, count = 0 } of parts) {
    if (!added && !removed) {
      atOld += count;
      atNow += count;
      open = undefined;
      continue;
    }
    edits += count;
    if (!open) {
      open = { before: [atOld, atOld], after: [atNow, atNow] };
      hunks.push(open);
    }
    if (removed) {
      atOld += count;
      open.before[1] = atOld;
    } else {
      atNow += count;
      open.after[1] = atNow;
    }
  }
  budget.steps -= edits * edits;
  return hunks;
}

/** Positions of what both have exactly once, as many as stand in the same order (patience diff). */
function findAnchors(
  before: readonly string[],
  after: readonly string[],
  { before: [old, oldEnd], after: [now, nowEnd] }: Hunk,
): (readonly [number, number])[] {
  const [inOld, inNow] = [placeOnce(before, old, oldEnd), placeOnce(after, now, nowEnd)];
  const common = [...inOld].flatMap(([text, atOld]) => {
    const atNow = inNow.get(text);
    return atOld === undefined || atNow === undefined ? [] : [[atOld, atNow] as const];
  });
  return findLongestRise(common);
}

/** Position of each element, `undefined` for those that are there twice; in order of the first. */
function placeOnce(list: readonly string[], start: number, end: number): Map<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  for (let at = start; at < end; at += 1) {
    const text = list[at] as string;
    places.set(text, places.has(text) ? undefined : at);
  }
  return places;
}

/** The longest list of pairs in which the second numbers rise as the first do. */
function findLongestRise(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tops: number[] = [];
  const previous: (number | undefined)[] = [];
  pairs.forEach(([, value], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] as number] as readonly [number, number])[1] < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tops[low - 1] : undefined;
    tops[low] = index;
  });
  const rise: (readonly [number, number])[] = [];
  for (let at = tops[tops.length - 1]; at !== undefined; at = previous[at])
    rise.push(pairs[at] as readonly [number, number]);
  return rise.reverse();
}
