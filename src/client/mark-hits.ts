import { findInSlices } from '../search/find-in-slices.ts';
import { mergeRanges, type TextRange } from '../search/merge-ranges.ts';
import { type HitPart, placeHits } from '../search/place-hits.ts';
import { listLevels, type SearchWord } from '../search/search-word.ts';
import type { PageRun } from './page-runs.ts';

/** A hit on the page: its `mark` elements, several where it runs across elements. Never empty. */
export type MarkedHit = readonly HTMLElement[];

export interface MarkedHits {
  hits: readonly MarkedHit[];
  /** All hits, also those that are too many to be marked. */
  total: number;
}

/** More marks than this help nobody, and a browser's layout pays for each. */
const MOST_MARKS = 5000;
/** Milliseconds after which the browser may answer its user. */
const SLICE = 5;

/**
 * Wraps every hit in `mark` elements: the one way that all browsers share (Firefox has the Custom Highlight API
 * since 140 only), which leaves selection, copying and find-in-page as they are and the text itself untouched.
 */
export async function markHits(
  runs: readonly PageRun[],
  searched: readonly SearchWord[],
): Promise<MarkedHits> {
  const marked: HTMLElement[][] = [];
  let total = 0;
  const pause = createPauses();
  const words: SearchWord[] = [];
  for (const word of searched) words.push(await chooseLevel(runs, word, pause));
  for (const { text, pieces } of runs) {
    const slices: TextRange[][] = [];
    for (const ranges of findInSlices(text, words)) {
      slices.push(ranges);
      await pause();
    }
    const found = mergeRanges(slices.flat());
    const hits = found.slice(0, Math.max(0, MOST_MARKS - total));
    total += found.length;
    const marks: HTMLElement[][] = hits.map(() => []);
    for (const [index, parts] of placeHits(pieces, hits).entries()) {
      if (parts.length === 0) continue;
      await pause();
      const node = pieces[index]?.node;
      if (node) wrapParts(node, parts, marks);
    }
    marked.push(...marks.filter((hit) => hit.length > 0));
  }
  return { hits: marked, total };
}

/** The best that the page has of a word. */
async function chooseLevel(
  runs: readonly PageRun[],
  word: SearchWord,
  pause: () => Promise<void> | undefined,
): Promise<SearchWord> {
  for (const level of listLevels(word).slice(0, -1)) {
    for (const { text } of runs) {
      for (const ranges of findInSlices(text, [level])) {
        if (ranges.length > 0) return level;
        await pause();
      }
    }
  }
  return word;
}

/** Takes the marks away again: the text nodes are then as they were. */
export async function clearHits(runs: readonly PageRun[], hits: readonly MarkedHit[]): Promise<void> {
  const pause = createPauses();
  for (const mark of hits.flat()) {
    await pause();
    mark.replaceWith(...mark.childNodes);
  }
  for (const { root } of runs) {
    await pause();
    root.normalize();
  }
}

/** Replaces a text node by its parts, at once: one split after the other would copy a long text for each. */
function wrapParts(node: Text, parts: readonly HitPart[], marks: readonly HTMLElement[][]): void {
  const { data } = node;
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const { hit, start, end } of parts) {
    const text = data.slice(start, end);
    // Between blocks, and between table cells, where an element would become a cell.
    if (text.trim() === '') continue;
    const mark = document.createElement('mark');
    mark.className = 'hit';
    mark.textContent = text;
    if (start > at) fragment.append(data.slice(at, start));
    fragment.append(mark);
    marks[hit]?.push(mark);
    at = end;
  }
  if (at === 0) return;
  if (at < data.length) fragment.append(data.slice(at));
  node.replaceWith(fragment);
}

/** Lets the browser answer its user each time that work has taken `SLICE`. */
function createPauses(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        began = performance.now();
        resolve();
      });
    });
  };
}
