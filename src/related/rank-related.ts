import { compareCodeUnits } from '../base/compare-code-units.ts';
import { groupBy } from '../base/group-by.ts';
import type { TextTerms } from './collect-terms.ts';
import { compareRanked, createComparison, createNearSearch, type Ranked } from './find-near.ts';
import { weighTerms } from './weigh-terms.ts';

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
/** To a text that is not of the series, which is looked at in any case. */
const MOST_HELP = SAME_ORG + SAME_ORG_NEXT_YEAR + SAME_TOPIC + SAME_GENRE;

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
  const findNear = createNearSearch(vectors, MOST_HELP);
  const compare = createComparison(vectors);
  const series = numberSeries(ordered);
  const scoreFields = createFieldScore(ordered, series);
  const findNeighbours = createSeriesSearch(ordered, series);
  const related = new Map<string, string[]>();
  for (const [at, report] of ordered.entries()) {
    const help = (other: number) => scoreFields(at, other);
    const near = new Set([...findNear(at, help), ...findNeighbours(at)]);
    near.delete(at);
    const likenessTo = compare(at);
    const ranked: Ranked[] = [];
    for (const other of near) {
      // Coarse enough that the last bits of another engine's Math.log cannot change a list.
      const alike = Math.round(likenessTo(other) * 1e6);
      if (alike < LEAST_LIKENESS * 1e6 && series[other] !== series[at]) continue;
      ranked.push({ other, score: alike + Math.round(help(other) * 1e6) });
    }
    const best = ranked.sort(compareRanked).slice(0, LIMIT);
    related.set(
      report.id,
      best.map(({ other }) => (ordered[other] as RelatedInput).id),
    );
  }
  return related;
}

/** What speaks for a text beside what it says. Fields are compared by number: strings that are equal take their time. */
function createFieldScore(reports: readonly RelatedInput[], series: Int32Array) {
  const [topics, genres, orgs] = (['topic', 'genre', 'org'] as const).map((field) =>
    numberEqual(reports.map((report) => report[field])),
  ) as [Int32Array, Int32Array, Int32Array];
  const years = Int32Array.from(reports, ({ year }) => year);
  return (a: number, b: number): number => {
    const nextYear = Math.abs((years[a] as number) - (years[b] as number)) === 1;
    let score = 0;
    if (topics[a] === topics[b]) score += SAME_TOPIC;
    if (genres[a] === genres[b]) score += SAME_GENRE;
    if (orgs[a] === orgs[b]) score += nextYear ? SAME_ORG + SAME_ORG_NEXT_YEAR : SAME_ORG;
    if (nextYear && series[a] === series[b]) score += SAME_SERIES_NEXT_YEAR;
    return score;
  };
}

/** The same number for what is equal. */
function numberEqual(values: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(values, (value) => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
}

/** Neighbours in a series are looked at whatever they say, this many before and after. */
const NEIGHBOURS = 50;

function createSeriesSearch(reports: readonly RelatedInput[], series: Int32Array) {
  const years = (at: number) => (reports[at] as RelatedInput).year;
  const members = groupBy(series.keys(), (at) => series[at] as number);
  const places = new Int32Array(series.length);
  for (const list of members.values()) {
    list.sort((a, b) => years(a) - years(b) || a - b);
    for (const [place, at] of list.entries()) places[at] = place;
  }
  return (at: number): number[] => {
    const place = places[at] as number;
    const list = members.get(series[at] as number) ?? [];
    return list.slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS + 1);
  };
}

/** Gives reports of one body whose titles differ only in numbers (年度, 第三期) and punctuation the same number. */
const numberSeries = (reports: readonly RelatedInput[]): Int32Array =>
  numberEqual(
    reports.map(({ org, title }, at) => {
      const name = title.normalize('NFKC').replace(/[^\p{L}\p{M}]|[零一二三四五六七八九十]/gu, '');
      // A title of nothing but numbers names no series.
      return JSON.stringify(name === '' ? [at] : [org, name]);
    }),
  );
