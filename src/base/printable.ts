/** Escape sequences and marks that reverse the direction of writing must not reach the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu, (char) => (char === '\n' ? char : '�'));
}

/** A name of which no line of output can be made. */
export function oneLine(text: string): string {
  return printable(text).replaceAll('\n', '�');
}
