/** How much of a file a page shows; what is shown is searched. Lengths in UTF-16 units. */

/** A book of some 400 pages. */
export const SHOWN_CHARACTERS = 300_000;
export const SHOWN_ROWS = 1000;
export const SHOWN_COLUMNS = 100;
const SHOWN_IN_CELL = 5000;

/** The beginning of a text, without half a character at the end. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** What is longer than a page is cut, and says so. */
export const cutCell = (text: string): string =>
  text.length > SHOWN_IN_CELL ? `${cutText(text, SHOWN_IN_CELL)}…` : text;
