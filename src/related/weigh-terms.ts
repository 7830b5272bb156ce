import { collectTerms, readTimes, type TextTerms } from './collect-terms.ts';

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
  // By the number of texts: the logarithm is most of the work.
  const rarity: number[] = [];
  return counted.map(({ terms, times, inTitle }) => {
    const weights = new Float64Array(terms.length);
    for (const [at, term] of terms.entries()) {
      const using = textsWithTerm[term] ?? 0;
      // Terms of this text alone match nothing, but stay: a text with much of its own is less like any other.
      if (using > common) continue;
      const frequency = 1 + Math.log(times[at] ?? 0) + (inTitle.has(term) ? TITLE_WEIGHT : 0);
      rarity[using] ??= Math.log(1 + texts.length / using);
      weights[at] = frequency * rarity[using];
    }
    // Only those that can be among the chosen are put in order.
    const least = weights.toSorted().at(-TERMS_PER_TEXT) ?? 0;
    const weighted: WeightedTerm[] = [];
    for (const [at, weight] of weights.entries())
      if (weight > 0 && weight >= least) weighted.push({ term: terms[at] ?? 0, weight });
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
  inTitle: ReadonlySet<number>;
}

/** Numbers the terms in the order of their first use. Plain arrays: maps of all texts would fill the memory. */
function countTerms(texts: readonly WeighedText[]) {
  const numberOf = createNumbering();
  const textsWithTerm: number[] = [];
  const counted = texts.map(({ title, terms: described }): CountedTerms => {
    const { terms } = described;
    const known: number[] = [];
    for (let at = 0; at < terms.length; ) {
      const end = terms.indexOf(' ', at);
      const next = end < 0 ? terms.length : end;
      known.push(numberOf(terms, at, next));
      at = next + 1;
    }
    const counts = readTimes(described);
    const inTitle = new Set<number>();
    for (const [term, more] of collectTerms(title)) {
      const number = numberOf(term, 0, term.length);
      inTitle.add(number);
      const at = known.indexOf(number);
      if (at >= 0) counts[at] = (counts[at] ?? 0) + more;
      else counts[known.push(number) - 1] = more;
    }
    for (const number of known) textsWithTerm[number] = (textsWithTerm[number] ?? 0) + 1;
    return { terms: Int32Array.from(known), times: Int32Array.from(counts), inTitle };
  });
  return { counted, textsWithTerm };
}

/**
 * Numbers pieces of texts. Nearly all are two characters, which a number names: strings of millions of them, and what a
 * map makes of each, would be most of the work.
 */
function createNumbering(): (text: string, start: number, end: number) => number {
  const characters = new Uint16Array(0x10000);
  const pairs = new Map<number, number>();
  const others = new Map<string, number>();
  let differing = 0;
  const nameCharacter = (unit: number): number => {
    if (characters[unit] === 0) characters[unit] = differing += 1;
    return characters[unit] ?? 0;
  };
  const number = <Name>(numbers: Map<Name, number>, name: Name): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const next = pairs.size + others.size;
    numbers.set(name, next);
    return next;
  };
  return (text, start, end) =>
    end - start === 2
      ? number(
          pairs,
          nameCharacter(text.charCodeAt(start)) * 0x10000 + nameCharacter(text.charCodeAt(start + 1)),
        )
      : number(others, text.slice(start, end));
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
