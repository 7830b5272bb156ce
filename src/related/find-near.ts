import { findLargest } from '../base/long-lists.ts';
import { findNthLargest } from './nth-largest.ts';
import type { TermVector } from './weigh-terms.ts';

/** A text by its place, and how near it is. */
export interface Ranked {
  readonly other: number;
  readonly score: number;
}

/** The best first, equals in the order of the texts. */
export const compareRanked = (a: Ranked, b: Ranked): number => b.score - a.score || a.other - b.other;

/**
 * Texts of a term that are looked at: those of which it says most (champion lists, Manning et al. 2008, 7.1.3). A term
 * that more of them have tells little; without a limit the work grows with the square of the texts.
 */
const MOST_TEXTS = 200;

/** Texts that are compared exactly. */
const SHORTLIST = 50;

/**
 * Finds the texts that may be among the nearest of one: as long as no term has more than `MOST_TEXTS`, none is missed.
 * @param mostHelp the most that `help` gives to a text beside its likeness
 * @returns places of texts, in no order that matters
 */
export function createNearSearch(vectors: readonly TermVector[], mostHelp: number) {
  const { starts, texts, weights } = invertVectors(vectors);
  const likeness = new Float64Array(vectors.length);
  const touched = new Int32Array(vectors.length);
  return (at: number, help: (other: number) => number): number[] => {
    let count = 0;
    const { terms, weights: own } = vectors[at] as TermVector;
    for (let index = 0; index < terms.length; index += 1) {
      const term = terms[index] as number;
      const weight = own[index] as number;
      const end = starts[term + 1] as number;
      for (let place = starts[term] as number; place < end; place += 1) {
        const text = texts[place] as number;
        if (likeness[text] === 0) {
          touched[count] = text;
          count += 1;
        }
        likeness[text] = (likeness[text] as number) + weight * (weights[place] as number);
      }
    }
    const best: Ranked[] = [];
    let least = 0;
    for (let index = 0; index < count; index += 1) {
      const other = touched[index] as number;
      const alike = likeness[other] as number;
      likeness[other] = 0;
      // Beside so many nothing that is worth less than the worst of them has a chance.
      if (other === at || alike + mostHelp < least) continue;
      const score = alike + help(other);
      if (score < least) continue;
      best.splice(findPlace(best, score, other), 0, { other, score });
      if (best.length > SHORTLIST) best.shift();
      if (best.length === SHORTLIST) least = (best[0] as Ranked).score;
    }
    return best.map(({ other }) => other);
  };
}

/** Where one belongs among others, the worst of which is first. */
function findPlace(best: readonly Ranked[], score: number, other: number): number {
  let [from, to] = [0, best.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const { score: known, other: place } = best[middle] as Ranked;
    if (known < score || (known === score && place > other)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Exact likenesses: the cosine of two vectors, summed in the order of the first. */
export function createComparison(vectors: readonly TermVector[]) {
  const places = new Int32Array(countTerms(vectors)).fill(-1);
  const products = new Float64Array(findLargest(vectors.map(({ terms }) => terms.length)));
  let last: TermVector | undefined;
  return (at: number): ((other: number) => number) => {
    const own = vectors[at] as TermVector;
    for (const term of last?.terms ?? []) places[term] = -1;
    for (const [place, term] of own.terms.entries()) places[term] = place;
    last = own;
    return (other) => {
      const { terms, weights } = vectors[other] as TermVector;
      products.fill(0);
      for (let index = 0; index < terms.length; index += 1) {
        const place = places[terms[index] as number] as number;
        if (place >= 0) products[place] = (own.weights[place] as number) * (weights[index] as number);
      }
      let sum = 0;
      for (let place = 0; place < own.terms.length; place += 1) sum += products[place] as number;
      return sum;
    };
  };
}

/** For each term, by its number, texts that have it and its weights there: those from one start to the next. */
interface Postings {
  readonly starts: Int32Array;
  readonly texts: Int32Array;
  readonly weights: Float64Array;
}

const countTerms = (vectors: readonly TermVector[]) =>
  vectors.reduce((most, { terms }) => terms.reduce((a, b) => Math.max(a, b + 1), most), 0);

function invertVectors(vectors: readonly TermVector[]): Postings {
  const all = vectors.reduce((sum, { terms }) => sum + terms.length, 0);
  const count = countTerms(vectors);
  const starts = new Int32Array(count + 1);
  for (const { terms } of vectors)
    for (const term of terms) starts[term + 1] = (starts[term + 1] as number) + 1;
  for (let term = 0; term < count; term += 1)
    starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number);
  const next = starts.slice();
  const texts = new Int32Array(all);
  const weights = new Float64Array(all);
  for (const [text, vector] of vectors.entries()) {
    for (const [at, term] of vector.terms.entries()) {
      const place = next[term] as number;
      next[term] = place + 1;
      texts[place] = text;
      weights[place] = vector.weights[at] as number;
    }
  }
  return keepHeaviest({ starts, texts, weights });
}

/** Moves the postings together so that of each term the heaviest are left, in the order of the texts. */
function keepHeaviest({ starts, texts, weights }: Postings): Postings {
  let kept = 0;
  let start = 0;
  for (let term = 0; term + 1 < starts.length; term += 1) {
    const end = starts[term + 1] as number;
    // Of few, all are kept.
    const least = findNthLargest(weights.subarray(start, end), MOST_TEXTS) ?? 0;
    const from = kept;
    for (let place = start; place < end && kept - from < MOST_TEXTS; place += 1) {
      if ((weights[place] as number) < least) continue;
      texts[kept] = texts[place] as number;
      weights[kept] = weights[place] as number;
      kept += 1;
    }
    start = end;
    starts[term + 1] = kept;
  }
  return { starts, texts, weights };
}
