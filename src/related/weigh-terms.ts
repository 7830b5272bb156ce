import { collectTerms, readTimes, type TextTerms } from './collect-terms.ts';
import { findNthLargest } from './nth-largest.ts';

/** The most distinctive terms of a text, as a vector of length 1 (or without terms, if there are none). */
export interface TermVector {
  /** Numbers of the terms, the same in all vectors of one call. */
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** Terms kept of each text. More make it slower, not better: what follows is noise. */
const TERMS_PER_TEXT = 128;

/** A term that a larger share of the texts uses tells nothing about any of them. */
const COMMON_SHARE = 0.5;

/**
 * Below this number of texts even a term that all use is kept: a young portal often holds one kind of report
 * only, whose common terms are all there is to compare.
 */
const FEW_TEXTS = 50;

/** What standing in the title adds to the 1 + ln(occurrences) of a term. */
const TITLE_WEIGHT = 2;

/**
 * tf-idf vectors (Salton & Buckley 1988: logarithmic term frequency, inverse document frequency, cosine
 * normalisation), in the order of the texts. The same order gives the same vectors to the last bit.
 */
export function weighTerms(texts: readonly WeighedText[]): TermVector[] {
  const { counted, textsWithTerm } = countTerms(texts);
  const common = texts.length < FEW_TEXTS ? texts.length : texts.length * COMMON_SHARE;
  // By the number of texts and by that of occurrences: the logarithms are most of the work.
  const rarity: number[] = [];
  const frequency: number[] = [];
  return counted.map(({ terms, times, titled }) => {
    const weigh = (at: number, more: number) => {
      const using = textsWithTerm[terms[at] ?? 0] ?? 0;
      // Terms of this text alone match nothing, but stay: a text with much of its own is less like any other.
      if (using > common) return 0;
      const occurrences = times[at] ?? 0;
      frequency[occurrences] ??= 1 + Math.log(occurrences);
      rarity[using] ??= Math.log(1 + texts.length / using);
      return (frequency[occurrences] + more) * rarity[using];
    };
    const weights = new Float64Array(terms.length);
    for (let at = 0; at < terms.length; at += 1) weights[at] = weigh(at, 0);
    for (const at of titled) weights[at] = weigh(at, TITLE_WEIGHT);
    // Only those that can be among the chosen are put in order.
    const least = findNthLargest(weights, TERMS_PER_TEXT) ?? 0;
    const weighted: WeightedTerm[] = [];
    for (let at = 0; at < weights.length; at += 1) {
      const weight = weights[at] ?? 0;
      if (weight > 0 && weight >= least) weighted.push({ term: terms[at] ?? 0, weight });
    }
    weighted.sort((a, b) => b.weight - a.weight || a.term - b.term);
    return normalize(weighted.slice(0, TERMS_PER_TEXT));
  });
}

/** A text with its title, which is no part of it. */
interface WeighedText {
  title: string;
  terms: TextTerms;
}

interface WeightedTerm {
  term: number;
  weight: number;
}

interface CountedTerms {
  terms: Int32Array;
  times: Int32Array;
  /** Places of those that stand in the title. */
  titled: readonly number[];
}

/** Numbers the terms in the order of their first use. Plain arrays: maps of all texts would fill the memory. */
function countTerms(texts: readonly WeighedText[]) {
  const { numberPair, numberOther } = createNumbering();
  const number = (text: string, start: number, end: number) =>
    end - start === 2
      ? numberPair(text.charCodeAt(start), text.charCodeAt(start + 1))
      : numberOther(text.slice(start, end));
  const textsWithTerm: number[] = [];
  const counted = texts.map(({ title, terms: described }): CountedTerms => {
    const { terms } = described;
    const ofTitle = collectTerms(title);
    const counts = readTimes(described);
    const known = new Int32Array(counts.length + ofTitle.size);
    const times = new Int32Array(known.length);
    times.set(counts);
    let size = 0;
    for (let at = 0; at < terms.length; size += 1) {
      let end = at;
      while (end < terms.length && terms.charCodeAt(end) !== SPACE) end += 1;
      known[size] = number(terms, at, end);
      at = end + 1;
    }
    const titled: number[] = [];
    for (const [term, more] of ofTitle) {
      const named = number(term, 0, term.length);
      const found = known.subarray(0, size).indexOf(named);
      const at = found < 0 ? size : found;
      titled.push(at);
      known[at] = named;
      times[at] = (times[at] ?? 0) + more;
      if (found < 0) size += 1;
    }
    const used = known.slice(0, size);
    for (const named of used) textsWithTerm[named] = (textsWithTerm[named] ?? 0) + 1;
    return { terms: used, times: times.slice(0, size), titled };
  });
  return { counted, textsWithTerm };
}

const SPACE = ' '.charCodeAt(0);

/**
 * Numbers pieces of texts. Nearly all are two characters, which a number names: a map of millions of strings, or even of
 * numbers, would be most of the work, so those lie in a table with open addressing (Knuth 6.4, linear probing).
 */
function createNumbering() {
  const others = new Map<string, number>();
  let names = new Uint32Array(1 << 16);
  let numbers = new Int32Array(names.length).fill(-1);
  let pairs = 0;
  const findPlace = (name: number): number => {
    const last = names.length - 1;
    let place = Math.imul(name ^ (name >>> 15), 0x9e3779b1) & last;
    while ((numbers[place] ?? -1) >= 0 && names[place] !== name) place = (place + 1) & last;
    return place;
  };
  const grow = () => {
    const [oldNames, oldNumbers] = [names, numbers];
    names = new Uint32Array(oldNames.length * 2);
    numbers = new Int32Array(names.length).fill(-1);
    for (const [at, number] of oldNumbers.entries()) {
      if (number < 0) continue;
      const name = oldNames[at] ?? 0;
      const place = findPlace(name);
      names[place] = name;
      numbers[place] = number;
    }
  };
  return {
    numberPair(first: number, second: number): number {
      const name = ((first << 16) | second) >>> 0;
      let place = findPlace(name);
      const known = numbers[place] ?? -1;
      if (known >= 0) return known;
      if (pairs * 2 > names.length) {
        grow();
        place = findPlace(name);
      }
      names[place] = name;
      numbers[place] = pairs + others.size;
      pairs += 1;
      return pairs + others.size - 1;
    },
    numberOther(text: string): number {
      const known = others.get(text) ?? pairs + others.size;
      others.set(text, known);
      return known;
    },
  };
}

function normalize(weighted: readonly WeightedTerm[]): TermVector {
  let squares = 0;
  for (const { weight } of weighted) squares += weight * weight;
  const length = Math.sqrt(squares);
  return {
    terms: Int32Array.from(weighted, ({ term }) => term),
    weights: Float64Array.from(weighted, ({ weight }) => weight / length),
  };
}
