import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { TextTerms } from './collect-terms.ts';
import { type TermVector, weighTerms } from './weigh-terms.ts';

/** What the choice of 相关文章 looks at. */
export interface RelatedInput {
  id: string;
  title: string;
  /** Of the visible text. */
  terms: TextTerms;
  topic: string;
  org: string;
  /** The year that the report speaks of. */
  year: number;
  genre: string;
}

/** Ids to list at most. */
const LIMIT = 5;

/** Added to the likeness of the texts, which is 0–1. */
const SAME_SERIES_NEXT_YEAR = 1;
const SAME_ORG = 0.06;
const SAME_ORG_NEXT_YEAR = 0.04;
const SAME_TOPIC = 0.03;
const SAME_GENRE = 0.01;

/**
 * Texts less alike than this are unrelated, whatever else they share: an empty place is more honest than just
 * any report of the same body. Found by reading lists made from 1,756 laws and from small picks of them.
 */
const LEAST_LIKENESS = 0.08;

/**
 * For each report the ids of those that its reader may want next, best first: last and next year's report of
 * the same series, then those whose text is most alike, with a little help from body, topic, year and genre.
 * Every id of the input is a key; its list is empty where nothing comes near. Does not depend on the order of
 * the input; equals come in the order of their ids.
 */
export function rankRelated(reports: readonly RelatedInput[]): Map<string, string[]> {
  // One order for all sums: floating-point addition is not associative.
  const ordered = reports.toSorted((a, b) => compareCodeUnits(a.id, b.id));
  const vectors = weighTerms(ordered);
  const postings = invertVectors(vectors);
  const series = numberSeries(ordered);
  const inSeries: number[][] = [];
  for (const [at, number] of series.entries()) {
    inSeries[number] ??= [];
    inSeries[number].push(at);
  }
  const likeness = new Float64Array(ordered.length);
  const related = new Map<string, string[]>();
  for (const [at, report] of ordered.entries()) {
    // Few texts share a distinctive term with this one: only they are looked at.
    const near = new Set(inSeries[series[at] ?? -1]);
    addLikeness(likeness, near, vectors[at], postings);
    const ranked: { id: string; score: number }[] = [];
    for (const other of near) {
      const candidate = ordered[other];
      const sameSeries = series[other] === series[at];
      // Coarse enough that the last bits of another engine's Math.log cannot change a list.
      const alike = Math.round((likeness[other] ?? 0) * 1e6);
      likeness[other] = 0;
      if (!candidate || other === at || (alike < LEAST_LIKENESS * 1e6 && !sameSeries)) continue;
      ranked.push({
        id: candidate.id,
        score: alike + Math.round(scoreFields(report, candidate, sameSeries) * 1e6),
      });
    }
    ranked.sort((a, b) => b.score - a.score || compareCodeUnits(a.id, b.id));
    related.set(
      report.id,
      ranked.slice(0, LIMIT).map(({ id }) => id),
    );
  }
  return related;
}

/** For each term, by its number, the texts that have it and its weights there: those from one start to the next. */
interface Postings {
  readonly starts: Int32Array;
  readonly texts: Int32Array;
  readonly weights: Float64Array;
}

function invertVectors(vectors: readonly TermVector[]): Postings {
  const all = vectors.reduce((sum, { terms }) => sum + terms.length, 0);
  const most = vectors.reduce((last, { terms }) => terms.reduce((a, b) => Math.max(a, b), last), -1);
  const starts = new Int32Array(most + 2);
  for (const { terms } of vectors) for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  for (let term = 0; term <= most; term += 1)
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const next = starts.slice();
  const texts = new Int32Array(all);
  const weights = new Float64Array(all);
  for (const [text, vector] of vectors.entries()) {
    for (const [at, term] of vector.terms.entries()) {
      const place = next[term] ?? 0;
      next[term] = place + 1;
      texts[place] = text;
      weights[place] = vector.weights[at] ?? 0;
    }
  }
  return { starts, texts, weights };
}

/** Adds to each text's place the cosine of its vector with the given one. @param near gets the places */
function addLikeness(
  likeness: Float64Array,
  near: Set<number>,
  vector: TermVector | undefined,
  { starts, texts, weights }: Postings,
): void {
  for (const [at, term] of vector?.terms.entries() ?? []) {
    const weight = vector?.weights[at] ?? 0;
    const end = starts[term + 1] ?? 0;
    for (let place = starts[term] ?? 0; place < end; place += 1) {
      const text = texts[place] ?? 0;
      if (likeness[text] === 0) near.add(text);
      likeness[text] = (likeness[text] ?? 0) + weight * (weights[place] ?? 0);
    }
  }
}

function scoreFields(a: RelatedInput, b: RelatedInput, sameSeries: boolean): number {
  const nextYear = Math.abs(a.year - b.year) === 1;
  let score = 0;
  if (a.topic === b.topic) score += SAME_TOPIC;
  if (a.genre === b.genre) score += SAME_GENRE;
  if (a.org === b.org) score += nextYear ? SAME_ORG + SAME_ORG_NEXT_YEAR : SAME_ORG;
  if (sameSeries && nextYear) score += SAME_SERIES_NEXT_YEAR;
  return score;
}

/** Gives reports of one body whose titles differ only in numbers (年度, 第三期) and punctuation the same number. */
function numberSeries(reports: readonly RelatedInput[]): number[] {
  const numbers = new Map<string, number>();
  return reports.map(({ org, title }, at) => {
    const name = title.normalize('NFKC').replace(/[^\p{L}\p{M}]|[零一二三四五六七八九十]/gu, '');
    // A title of nothing but numbers names no series.
    const key = JSON.stringify(name === '' ? [at] : [org, name]);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
