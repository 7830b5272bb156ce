import { FOLDS, type Fold, type FoldedText, foldText, trimQuotation } from './fold-quotation.ts';

/** A place in a text, in UTF-16 units of its lines joined by line feeds. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A quotation as it stands in a text. */
export interface QuotationMatch extends TextSpan {
  /** What is different though it does not count; nothing if every character is the same. */
  readonly folds: readonly Fold[];
}

/** A text made ready for more than one quotation, or a quotation for more than one text. */
export interface PreparedText {
  /** Its lines joined by line feeds. */
  readonly whole: string;
  readonly folded: FoldedText;
}

export const prepareText = (whole: string): PreparedText => ({ whole, folded: foldText(whole) });

export const prepareQuotation = (quotation: string): PreparedText => prepareText(trimQuotation(quotation));

/** Places told of one text: of a single character there are thousands. */
const MOST_PLACES = 100;

/** Where a quotation stands in a text, those that are the same to the letter first. */
export function findQuotation({ whole, folded }: PreparedText, quotation: PreparedText): QuotationMatch[] {
  const { text } = quotation.folded;
  if (text === '') return [];
  const matches: QuotationMatch[] = [];
  let at = folded.text.indexOf(text);
  while (at >= 0 && matches.length < MOST_PLACES) {
    // Inside a character that folds into several: ㈱ is no (株 without its end.
    const isWhole = isBound(folded, at) && isBound(folded, at + text.length);
    if (isWhole) {
      const start = folded.starts[at] ?? 0;
      const end = folded.ends[at + text.length - 1] ?? 0;
      matches.push({ start, end, folds: listFolds(whole.slice(start, end), quotation.whole) });
    }
    at = folded.text.indexOf(text, at + 1);
  }
  return matches.sort((a, b) => a.folds.length - b.folds.length || a.start - b.start);
}

function isBound({ starts }: FoldedText, at: number): boolean {
  return at === 0 || at >= starts.length || starts[at] !== starts[at - 1];
}

function listFolds(original: string, wanted: string): Fold[] {
  if (original === wanted) return [];
  const kinds = FOLDS.filter((fold) => {
    const others = new Set([fold]);
    return foldText(original, others).text !== foldText(wanted, others).text;
  });
  // Signs that nobody sees, at the ends of what was copied.
  return kinds.length > 0 ? kinds : ['空白或换行'];
}
