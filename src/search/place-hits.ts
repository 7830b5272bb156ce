import type { TextRange } from './merge-ranges.ts';

/** A part of a hit that lies in one piece of the text; `start` and `end` count from the piece's own start. */
export interface HitPart extends TextRange {
  /** Index of the hit. */
  hit: number;
}

/**
 * Hands each hit to the pieces of the text it lies in. What lies between pieces belongs to none.
 * @param pieces in order, without overlap
 * @param hits in order, without overlap
 * @returns for each piece its parts, in order
 */
export function placeHits(pieces: readonly TextRange[], hits: readonly TextRange[]): HitPart[][] {
  let first = 0;
  return pieces.map((piece) => {
    while ((hits[first]?.end ?? Number.POSITIVE_INFINITY) <= piece.start) first += 1;
    const parts: HitPart[] = [];
    for (let hit = first; hit < hits.length; hit += 1) {
      const { start, end } = hits[hit] as TextRange;
      if (start >= piece.end) break;
      parts.push({
        hit,
        start: Math.max(start, piece.start) - piece.start,
        end: Math.min(end, piece.end) - piece.start,
      });
    }
    return parts;
  });
}
