/** Controls, marks of direction, zero-width characters and U+FEFF: nothing is seen of them, and PDF/A forbids most. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Text as it is set: what cannot be seen is not in it. */
export function cleanPdfText(text: string): string {
  return text.replace(/[\t\n\u2028\u2029]/gu, ' ').replace(UNSEEN, '');
}
