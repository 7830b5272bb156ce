import { displayWidth } from '../base/display-width.ts';

/** Texts of fewer lines do not show whether they are wrapped. */
const MIN_LINES = 12;
/** Programs that wrap lines do so at 60–100 columns. */
const MAX_WIDTH = 100;
/** A full line may end a few columns early, before a mark that must not begin a line. */
const SLACK = 4;

/** What stands between two lines that become one: words and numbers of letters would run together, Han does not. */
export const readSeam = (above: string, below: string): string =>
  /[\w,.;:]$/u.test(above) && /^\w/u.test(below) ? ' ' : '';

export const joinLines = (lines: readonly string[]): string =>
  lines.reduce((above, below) => above + readSeam(above, below) + below, '');

/**
 * Joins lines that a program broke at a fixed width, so that a paragraph is one line again. A text in which most lines
 * are not full is left as it is.
 */
export function joinWrappedLines(lines: readonly string[]): string[] {
  const solid = lines.filter((line) => line.trim() !== '');
  const widest = solid.reduce((width, line) => Math.max(width, displayWidth(line.trimEnd())), 0);
  const isFull = (line: string) => displayWidth(line.trimEnd()) >= widest - SLACK;
  const full = solid.filter(isFull).length;
  if (solid.length < MIN_LINES || widest > MAX_WIDTH || widest < 40 || full < solid.length * 0.5)
    return [...lines];
  const result: string[] = [];
  let goesOn = false;
  for (const line of lines) {
    const previous = result.at(-1)?.trimEnd();
    if (goesOn && previous !== undefined && line.trim() !== '' && !/^[\s\u3000]/u.test(line)) {
      result[result.length - 1] = joinLines([previous, line]);
    } else result.push(line);
    goesOn = isFull(line);
  }
  return result;
}
