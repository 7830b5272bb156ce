import { once } from './once.ts';
import { createWordSegmenter } from './word-segmenter.ts';

/** Words of a title, between which its lines end. */

const STARTS_NO_LINE = /^[\p{Pe}\p{Pf}、，。；：？！·”’》〉〕]/u;
const ENDS_LINE_NOT = /[\p{Ps}\p{Pi}“‘《〈〔]$/u;

/** The dictionary takes 二十九 apart. */
const DIGIT = /[〇一二三四五六七八九十百千]/u;

/** A name that the dictionary does not know comes as such words. */
const ONE_CHARACTER = /^\p{P}*\p{Script=Han}\p{P}*$/u;
/** One of them that ends a word (常务委员会, 民法典, 使用权), or belongs to what stands before it. */
const ENDING =
  /^[会院局部委办厅处室所站厂校区县省镇乡村街路河湖江园馆队组员长权法典税费款案书函车中后前内等的者性化率量]/u;
/** What a number before it counts. */
const COUNTED = /^[年月日号届次期条项件篇个%％]/u;
const CONJUNCTION = /^[和与及或并暨]$/u;
/** What a break at such a place weighs: as much as lines of a title that are three characters off the mean. */
const TORN = 20;

/** What a screen of any width keeps on one line: words, with what the dictionary takes off them. */
export function listTitleParts(title: string): string[] {
  const words = splitTitle(title);
  const parts: string[] = [];
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    // Lines end at a space in any case.
    const isAtSpace = before !== undefined && (/\s$/u.test(before) || /^\s/u.test(word));
    if (before !== undefined && (isAtSpace || weighBreak(before, word) > 0)) parts[parts.length - 1] += word;
    else parts.push(word);
  }
  return parts;
}

/** Opened with the first title, and once. */
const openDictionary = once(createWordSegmenter);

/** UTF-16 units. A longer title is none, but a text that was put in its place: V8 takes the square of the time for it. */
const LONGEST = 500;

/** By ICU's dictionary, with the marks that begin or end no line; one where there is no dictionary, or no title. */
export function splitTitle(title: string): string[] {
  const segmenter = openDictionary();
  if (!segmenter || title.length > LONGEST) return [title];
  const words: string[] = [];
  for (const { segment } of segmenter.segment(title)) {
    const last = words[words.length - 1];
    const joins =
      last !== undefined &&
      (STARTS_NO_LINE.test(segment) ||
        ENDS_LINE_NOT.test(last) ||
        (DIGIT.test(last.slice(-1)) && DIGIT.test(segment.slice(0, 1))));
    if (joins) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  return words;
}

/** What it costs that a line ends between two words of a title. */
export function weighBreak(before: string, after: string): number {
  if (/\d$/u.test(before) && COUNTED.test(after)) return TORN;
  const isTorn = ONE_CHARACTER.test(after) && (ONE_CHARACTER.test(before) || ENDING.test(after));
  return isTorn && !CONJUNCTION.test(after) ? TORN : 0;
}
