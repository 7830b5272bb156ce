import { findHunks } from '../base/find-hunks.ts';
import { foldText, trimQuotation } from './fold-quotation.ts';
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
  /** Share of the quotation's characters that the passage has, in order. */
  readonly likeness: number;
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
  quotation: string,
): AlignedQuotation | undefined {
  const wanted = trimQuotation(quotation);
  const query = foldText(wanted);
  if (query.text.length < SHORTEST) return undefined;
  const region = findRegion(folded.text, query.text);
  if (!region) return undefined;
  const bounds = findBounds(folded.text, query.text, region);
  const steps = findSteps(folded.text.slice(bounds.start, bounds.end), query.text);
  if (steps.length === 0) return undefined;
  const shown = trimSteps(steps);
  const same = shown.filter(({ change }) => change === 'same');
  const kept = same.reduce((sum, { text }) => sum + text[1] - text[0], 0);
  const longest = Math.max(0, ...same.map(({ text }) => text[1] - text[0]));
  const likeness = kept / query.text.length;
  if (likeness < LEAST_LIKENESS && longest < LONG_RUN) return undefined;

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
    likeness,
    pieces: shown.map(({ change, text, quotation: of }) => ({
      change,
      text: cut(whole, folded, text, bounds.start),
      quotation: cut(wanted, query, of, 0),
    })),
  };
}

/** Where in a text most runs of a quotation stand together. */
function findRegion(text: string, query: string): TextSpan | undefined {
  const size = query.length < 10 ? 2 : query.length < 24 ? 3 : 6;
  const places = new Map<string, number[]>();
  // Of a very long quotation some runs will do.
  const stride = Math.max(1, Math.floor(query.length / 20_000));
  for (let at = 0; at + size <= query.length; at += stride) {
    const run = query.slice(at, at + size);
    const known = places.get(run);
    if (known) known.push(at);
    else places.set(run, [at]);
  }
  const hits: { text: number; query: number }[] = [];
  for (let at = 0; at + size <= text.length; at += 1) {
    const known = places.get(text.slice(at, at + size));
    // What a quotation says again and again places nothing.
    if (known && known.length <= 4) for (const place of known) hits.push({ text: at, query: place });
  }
  if (hits.length === 0) return undefined;
  // The text may have more than the quotation between its ends, and a little beyond the outermost runs.
  const room = Math.max(8, Math.ceil(query.length / 4));
  const slack = Math.min(64, room);
  // Each run counts once in a window as long as the quotation.
  let best: { count: number; from: number; to: number } | undefined;
  const inside = new Map<number, number>();
  for (let from = 0, to = 0; from < hits.length; from += 1) {
    const limit = (hits[from]?.text ?? 0) + query.length + room;
    for (let hit = hits[to]; hit && hit.text < limit; hit = hits[to]) {
      inside.set(hit.query, (inside.get(hit.query) ?? 0) + 1);
      to += 1;
    }
    if (!best || inside.size > best.count) best = { count: inside.size, from, to };
    const left = hits[from]?.query ?? 0;
    const count = (inside.get(left) ?? 1) - 1;
    if (count === 0) inside.delete(left);
    else inside.set(left, count);
  }
  const window = hits.slice(best?.from, best?.to);
  const firstHit = window[0] as { text: number; query: number };
  const lastHit = window[window.length - 1] as { text: number; query: number };
  return {
    start: Math.max(0, firstHit.text - firstHit.query - slack),
    end: Math.min(text.length, lastHit.text + (query.length - lastHit.query) + slack),
  };
}

/** The part of the region that a quotation covers with the fewest differences. */
function findBounds(text: string, query: string, { start, end }: TextSpan): TextSpan {
  const region = text.slice(start, end);
  if (query.length <= EXACT) {
    const found = placeCheapest(region, query);
    return { start: start + found.start, end: start + found.end };
  }
  const head = placeCheapest(
    region.slice(0, EXACT * 2 + (end - start - query.length)),
    query.slice(0, EXACT),
  );
  const tailFrom = Math.max(head.end, region.length - EXACT * 2 - (end - start - query.length));
  const tail = placeCheapest(region.slice(tailFrom), query.slice(-EXACT));
  return { start: start + head.start, end: start + Math.max(head.end, tailFrom + tail.end) };
}

/** Approximate matching (Sellers 1980): where a pattern stands with the fewest changed, missing and added characters. */
function placeCheapest(text: string, pattern: string): TextSpan {
  let costs = new Array<number>(text.length + 1).fill(0);
  let begins = Array.from({ length: text.length + 1 }, (_, at) => at);
  for (let row = 0; row < pattern.length; row += 1) {
    const nextCosts = [row + 1];
    const nextBegins = [0];
    for (let at = 1; at <= text.length; at += 1) {
      const changed = (costs[at - 1] ?? 0) + (pattern[row] === text[at - 1] ? 0 : 1);
      const added = (costs[at] ?? 0) + 1;
      const missing = (nextCosts[at - 1] ?? 0) + 1;
      const cost = Math.min(changed, added, missing);
      nextCosts.push(cost);
      nextBegins.push(
        (cost === changed ? begins[at - 1] : cost === added ? begins[at] : nextBegins[at - 1]) ?? 0,
      );
    }
    costs = nextCosts;
    begins = nextBegins;
  }
  let end = 0;
  for (let at = 1; at <= text.length; at += 1) if ((costs[at] ?? 0) < (costs[end] ?? 0)) end = at;
  // A last character that differs stands for one of the text, rather than being one too many.
  if (end < text.length && costs[end + 1] === costs[end]) end += 1;
  return { start: begins[end] ?? 0, end };
}

interface Step {
  readonly change: AlignedPiece['change'];
  readonly text: readonly [number, number];
  readonly quotation: readonly [number, number];
}

/** Steps of the exact comparison, all together. */
const BUDGET = { maxEdits: 2000, steps: 4_000_000 };

function findSteps(text: string, query: string): Step[] {
  const hunks = findHunks(text.split(''), query.split(''), { ...BUDGET });
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
