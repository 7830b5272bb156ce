import type { CatalogEntry } from './search-catalog.ts';

/** Where a word stands in a report, in positions of `render-record.ts`. */
export interface WordPlaces {
  /** Number of tokens of the word. */
  length: number;
  /** The first place, in the best part. */
  first: number;
  /** Every place, in order. */
  all: readonly number[];
  /** True if a title or heading ends with the word: 法律责任 in 第二章 法律责任. */
  endsLine: boolean;
}

/** Weights of BM25 for saturation and length (Robertson and Zaragoza 2009, the usual values). */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
/** Tokens between two words that halve what their nearness counts. */
const NEAR = 20;
/** Scores nearer than this are equal, and the newer report stands first. */
const STEP = 0.05;

/**
 * How well a report answers: a word in the title counts more than one in a heading, that more than any number in
 * the body; of two titles the one that the word fills more; within the body more, denser and nearer hits.
 * @param titleLength tokens of the report's title
 * @param averageLength tokens of a report in this portal
 * @returns a number of steps, comparable within one search
 */
export function scoreReport(
  entry: Pick<CatalogEntry, 'bodyStart' | 'length'>,
  titleLength: number,
  averageLength: number,
  words: readonly WordPlaces[],
): number {
  if (words.length === 0) return 0;
  const scores = words.map(
    (word) => scorePart(word, entry, titleLength) + scoreDensity(word, entry, averageLength),
  );
  const average = scores.reduce((sum, score) => sum + score, 0) / words.length;
  return Math.round((average + scoreNearness(words)) / STEP);
}

/** 0 in the body, 2–3 in a heading, 4–7 in the title: density and nearness together stay below 2. */
function scorePart(word: WordPlaces, entry: Pick<CatalogEntry, 'bodyStart'>, titleLength: number): number {
  if (word.first < titleLength) {
    const share = Math.min(1, word.length / titleLength);
    // In eighths: titles of nearly the same length are equals.
    return share === 1 ? 7 : 4 + Math.round(share * 8) / 4;
  }
  if (word.first < entry.bodyStart) return word.endsLine ? 3 : 2;
  return 0;
}

function scoreDensity(
  { all }: WordPlaces,
  { bodyStart, length }: Pick<CatalogEntry, 'bodyStart' | 'length'>,
  averageLength: number,
): number {
  const hits = all.filter((place) => place >= bodyStart).length;
  const size = length / Math.max(1, averageLength);
  return hits / (hits + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * size));
}

/** 0–0.9: how near each word comes to the next one typed. */
function scoreNearness(words: readonly WordPlaces[]): number {
  let sum = 0;
  for (let index = 1; index < words.length; index += 1) {
    const distance = findDistance(words[index - 1]?.all ?? [], words[index]?.all ?? []);
    sum += NEAR / (NEAR + distance);
  }
  return words.length < 2 ? 0 : (0.9 * sum) / (words.length - 1);
}

/** Smallest distance between a place of one list and one of the other, both in order. */
function findDistance(a: readonly number[], b: readonly number[]): number {
  let best = Number.POSITIVE_INFINITY;
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    best = Math.min(best, Math.abs(difference));
    if (difference < 0) i += 1;
    else j += 1;
  }
  return best;
}
