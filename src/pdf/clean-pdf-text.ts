/** Controls, marks of direction, zero-width characters and U+FEFF: nothing is seen of them, and PDF/A forbids most. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Words without end, such as addresses, in pieces of which a narrow column takes one. */
const LONG_WORD = /[\x21-\x7e\xa1-\u2fff]{24,}/gu;
const PIECE = /.{8}(?=.)/gu;

/** Text as it is set: what cannot be seen is not in it, but for places where a line may end inside a long word. */
export function cleanPdfText(text: string): string {
  return text
    .replace(/[\t\n\u2028\u2029]/gu, ' ')
    .replace(UNSEEN, '')
    .replace(LONG_WORD, (word) => word.replace(PIECE, '$&\u200b'));
}
