import { collectTerms } from './collect-terms.ts';

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
export function weighTerms(texts: readonly { title: string; text: string }[]): TermVector[] {
  const { counted, textsWithTerm } = countTerms(texts);
  const common = texts.length < FEW_TEXTS ? texts.length : texts.length * COMMON_SHARE;
  return counted.map(({ terms, frequencies }) => {
    const weighted: WeightedTerm[] = [];
    for (const [at, term] of terms.entries()) {
      const using = textsWithTerm[term] ?? 0;
      // Terms of this text alone match nothing, but stay: a text with much of its own is less like any other.
      if (using <= common) {
        weighted.push({ term, weight: (frequencies[at] ?? 0) * Math.log(1 + texts.length / using) });
      }
    }
    weighted.sort((a, b) => b.weight - a.weight || a.term - b.term);
    return normalize(weighted.slice(0, TERMS_PER_TEXT));
  });
}

interface WeightedTerm {
  term: number;
  weight: number;
}

interface CountedTerms {
  terms: Int32Array;
  /** The weight that each term has in its own text. */
  frequencies: Float64Array;
}

/** Numbers the terms in the order of their first use. Plain arrays: maps of all texts would fill the memory. */
function countTerms(texts: readonly { title: string; text: string }[]) {
  const numbers = new Map<string, number>();
  const textsWithTerm: number[] = [];
  const counted = texts.map(({ title, text }): CountedTerms => {
    const inTitle = collectTerms(title);
    const counts = collectTerms(text);
    for (const [term, times] of inTitle) counts.set(term, (counts.get(term) ?? 0) + times);
    const terms = new Int32Array(counts.size);
    const frequencies = new Float64Array(counts.size);
    let at = 0;
    for (const [term, times] of counts) {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      textsWithTerm[number] = (textsWithTerm[number] ?? 0) + 1;
      terms[at] = number;
      frequencies[at] = 1 + Math.log(times) + (inTitle.has(term) ? TITLE_WEIGHT : 0);
      at += 1;
    }
    return { terms, frequencies };
  });
  return { counted, textsWithTerm };
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
