import { findHunks, limitEdits } from '../base/find-hunks.ts';
import { findRegions } from './find-regions.ts';
import type { PreparedText, TextSpan } from './match-quotation.ts';

/** A run of a comparison; `text` of what is published, `quotation` of what was pasted. One of them may be empty. */
export interface AlignedPiece {
  readonly change: 'same' | 'altered' | 'missing' | 'added';
  readonly text: string;
  readonly quotation: string;
}

/** The passage of a text that is nearest to a quotation. */
export interface AlignedQuotation extends TextSpan {
  readonly pieces: readonly AlignedPiece[];
  /** Characters that were changed, left out or added. */
  readonly differences: number;
}

/** Characters that count, below which a quotation is like anything. */
const SHORTEST = 4;
/** Share of a quotation that has to be in the passage, or as long a run of it. */
const LEAST_LIKENESS = 0.6;
const LONG_RUN = 16;
/** Quotations up to this length are aligned exactly; of longer ones their ends. */
const EXACT = 400;

/** @returns undefined if nothing in the text is like the quotation */
export function alignQuotation(
  { whole, folded }: PreparedText,
  { whole: wanted, folded: query }: PreparedText,
): AlignedQuotation | undefined {
  if (query.text.length < SHORTEST) return undefined;
  const bounds = findBounds(folded.text, query.text);
  if (!bounds) return undefined;
  const steps = findSteps(folded.text.slice(bounds.start, bounds.end), query.text);
  if (steps.length === 0) return undefined;
  const shown = trimSteps(steps);
  const same = shown.filter(({ change }) => change === 'same');
  const kept = same.reduce((sum, { text }) => sum + text[1] - text[0], 0);
  const longest = Math.max(0, ...same.map(({ text }) => text[1] - text[0]));
  if (kept / query.text.length < LEAST_LIKENESS && longest < LONG_RUN) return undefined;

  const cut = (
    original: string,
    { starts, ends }: typeof folded,
    [from, to]: readonly [number, number],
    offset: number,
  ) => (from === to ? '' : original.slice(starts[offset + from], ends[offset + to - 1]));
  const first = shown.find(({ text }) => text[0] < text[1]);
  const last = [...shown].reverse().find(({ text }) => text[0] < text[1]);
  return {
    start: folded.starts[bounds.start + (first?.text[0] ?? 0)] ?? 0,
    end: folded.ends[bounds.start + (last?.text[1] ?? 1) - 1] ?? 0,
    differences: shown.reduce((sum, step) => sum + countDifferences(step), 0),
    pieces: shown.map(({ change, text, quotation: of }) => ({
      change,
      text: cut(whole, folded, text, bounds.start),
      quotation: cut(wanted, query, of, 0),
    })),
  };
}

/** Cells of the table of an exact alignment. */
const MOST_CELLS = 4_000_000;

/** The part of a text that a quotation covers with the fewest differences. */
function findBounds(text: string, query: string): TextSpan | undefined {
  const isShort = query.length <= EXACT;
  if (isShort && query.length * text.length <= MOST_CELLS) return placeCheapest(text, query);
  const regions = findRegions(text, query);
  if (isShort) {
    const placed = regions.map(({ start, end }) => placeCheapest(text.slice(start, end), query, start));
    return placed.sort((a, b) => a.cost - b.cost)[0];
  }
  const [region] = regions;
  if (!region) return undefined;
  const inside = text.slice(region.start, region.end);
  const room = EXACT * 2 + Math.max(0, inside.length - query.length);
  const head = placeCheapest(inside.slice(0, room), query.slice(0, EXACT));
  const tailFrom = Math.max(head.end, inside.length - room);
  const tail = placeCheapest(inside.slice(tailFrom), query.slice(-EXACT));
  return { start: region.start + head.start, end: region.start + Math.max(head.end, tailFrom + tail.end) };
}

/**
 * Approximate matching (Sellers 1980): where a pattern stands with the fewest changed, missing and added characters.
 * @param offset added to both ends
 */
function placeCheapest(text: string, pattern: string, offset = 0): TextSpan & { cost: number } {
  const width = text.length + 1;
  let [costs, nextCosts] = [new Int32Array(width), new Int32Array(width)];
  let [begins, nextBegins] = [Int32Array.from({ length: width }, (_, at) => at), new Int32Array(width)];
  for (let row = 0; row < pattern.length; row += 1) {
    const character = pattern.charCodeAt(row);
    nextCosts[0] = row + 1;
    nextBegins[0] = 0;
    for (let at = 1; at < width; at += 1) {
      const changed = (costs[at - 1] as number) + (text.charCodeAt(at - 1) === character ? 0 : 1);
      const added = (costs[at] as number) + 1;
      const missing = (nextCosts[at - 1] as number) + 1;
      const cost = Math.min(changed, added, missing);
      nextCosts[at] = cost;
      nextBegins[at] = (
        cost === changed ? begins[at - 1] : cost === added ? begins[at] : nextBegins[at - 1]
      ) as number;
    }
    [costs, nextCosts] = [nextCosts, costs];
    [begins, nextBegins] = [nextBegins, begins];
  }
  let end = 0;
  for (let at = 1; at < width; at += 1) if ((costs[at] as number) < (costs[end] as number)) end = at;
  const cost = costs[end] as number;
  // A last character that differs stands for one of the text, rather than being one too many.
  if (costs[end + 1] === cost) end += 1;
  return { start: offset + (begins[end] as number), end: offset + end, cost };
}

interface Step {
  readonly change: AlignedPiece['change'];
  readonly text: readonly [number, number];
  readonly quotation: readonly [number, number];
}

const countDifferences = ({ change, text, quotation }: Step): number =>
  change === 'same' ? 0 : Math.max(text[1] - text[0], quotation[1] - quotation[0]);

/** Of the exact comparison. */
const MOST_EDITS = 2000;

function findSteps(text: string, query: string): Step[] {
  const hunks = findHunks(text.split(''), query.split(''), limitEdits(MOST_EDITS));
  const steps: Step[] = [];
  let [at, of] = [0, 0];
  const same = (to: number) => {
    if (to > at) steps.push({ change: 'same', text: [at, to], quotation: [of, of + to - at] });
    of += to - at;
    at = to;
  };
  for (const { before, after } of hunks) {
    same(before[0]);
    const change = before[0] === before[1] ? 'added' : after[0] === after[1] ? 'missing' : 'altered';
    steps.push({ change, text: before, quotation: after });
    [at, of] = [before[1], after[1]];
  }
  same(text.length);
  return steps;
}

/** What a text has before and behind a quotation is not missing in it; what was pasted around it has no counterpart. */
function trimSteps(steps: readonly Step[]): Step[] {
  const trimmed = steps.map((step, at) => {
    const isEnd = at === 0 || at === steps.length - 1;
    const pasted = step.quotation[1] - step.quotation[0];
    if (!isEnd || step.change !== 'altered' || pasted <= MOST_AT_END) return step;
    const [from, to] = step.text;
    return {
      ...step,
      change: 'added' as const,
      text: (at === 0 ? [to, to] : [from, from]) as [number, number],
    };
  });
  const isLoose = (step: Step | undefined) => step?.change === 'missing';
  const from = isLoose(trimmed[0]) ? 1 : 0;
  const to = isLoose(trimmed[trimmed.length - 1]) ? trimmed.length - 1 : trimmed.length;
  return trimmed.slice(from, Math.max(from, to));
}

/** Characters at an end of a quotation that may stand for others of the text: more were pasted beside it. */
const MOST_AT_END = 6;
