// Line feeds and tabs are seen. Noncharacters such as U+FFFE and U+1FFFF are for no text (Unicode, 23.7), and errors in
// HTML and XML.
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

/**
 * The first character that cannot be seen but does harm. Control characters are errors in HTML and XML, halves of a
 * pair cannot be written at all, and marks of writing direction show another text than is there (Unicode TR 36,
 * "Bidirectional Text Spoofing").
 * @returns its offset, and its name such as `U+202E`
 */
export function findHiddenCharacter(text: string): { index: number; name: string } | undefined {
  const match = HIDDEN.exec(text);
  if (!match) return undefined;
  return { index: match.index, name: formatCodePoint(match[0]) };
}

/** `U+202E`. */
export function formatCodePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Code points that are no characters and never will be: errors in HTML, and partly in XML (Unicode 23.7). */
export const NONCHARACTERS = /\p{Noncharacter_Code_Point}/gu;
