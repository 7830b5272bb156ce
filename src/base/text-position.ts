/** A place in a text as editors count it. */
export interface TextPosition {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters: one outside the BMP counts once. */
  readonly column: number;
}

/** @param offset in UTF-16 code units; before the text it is its start, behind the text its end */
export function locateOffset(text: string, offset: number): TextPosition {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: [...before.slice(lineStart)].length + 1 };
}
