/** Controls, marks of direction, zero-width characters, variation selectors: nothing is seen of them, and PDF/A forbids most. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** Text as it is set: what cannot be seen is not in it. */
export function cleanPdfText(text: string): string {
  return text.replace(/[\t\n\u2028\u2029]/gu, ' ').replace(UNSEEN, '');
}
