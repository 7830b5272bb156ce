/** The words of a list that is easier to read as a text. */
export function listWords(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}
