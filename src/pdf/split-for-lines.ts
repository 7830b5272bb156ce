import { listPieces } from '../report/line-pieces.ts';
import type { PdfNode } from './pdf-data.ts';

/**
 * Text as it is set. Where a line must not end although the engine would let it, a piece is kept whole; where it must
 * be able to end, a `gap` stands, which is nothing in the text layer: an address is copied as it is.
 * @param options.breaksAnywhere a line may end after each character
 */
export function splitForLines(text: string, options?: { breaksAnywhere?: boolean }): PdfNode[] {
  const pieces = listPieces(text, options);
  return pieces.flatMap(({ text: piece, isWhole }, index): PdfNode[] => {
    const node: PdfNode = { type: isWhole ? 'whole' : 'text', text: piece };
    return index === 0 || isWhole || pieces[index - 1]?.isWhole ? [node] : [{ type: 'gap' }, node];
  });
}
