/** Columns in a terminal: a Han character takes two. */
export function displayWidth(text: string): number {
  return [...text].reduce((width, char) => width + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
}
