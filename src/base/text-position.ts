import { once } from './once.ts';

/** A place in a text as editors count it. */
export interface TextPosition {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters: one outside the BMP counts once. */
  readonly column: number;
}

/** Of what is said of a file as a whole. */
export const START: TextPosition = { line: 1, column: 1 };

/** @param offset in UTF-16 code units; before the text it is its start, behind the text its end */
export const locateOffset = (text: string, offset: number): TextPosition => createOffsetLocator(text)(offset);

/**
 * The same for many places of one text: its lines are found once, when the first place is asked for, and so are the
 * characters of two units, since counting from the start of the line each time is quadratic where all is in one line.
 */
export function createOffsetLocator(text: string): (offset: number) => TextPosition {
  const listStarts = once(() => listLineStarts(text));
  const listSeconds = once(() =>
    Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), ({ index }) => index + 1),
  );
  return (offset) => {
    const starts = listStarts();
    const at = Math.min(Math.max(0, offset), text.length);
    const line = countUntil(starts, at);
    const start = starts[line - 1] as number;
    const seconds = listSeconds();
    const pairs = countUntil(seconds, at - 1) - countUntil(seconds, start);
    return { line, column: at - start - pairs + 1 };
  };
}

function listLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many of ascending numbers are not above a limit. */
function countUntil(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
