import type { Block, Inline, Paragraph } from './document.ts';
import { bareText, readInlines } from './document-text.ts';
import type { ItemMarker } from './html-lists.ts';
import { PLAIN, type TextStyle } from './html-text-style.ts';
import { raiseText } from './raise-text.ts';
import type { Remarks } from './remarks.ts';
import { splitAtBreaks } from './split-at-breaks.ts';
import { isSymbolFont, readSymbols } from './symbol-fonts.ts';
import { tidyInlines } from './tidy-inlines.ts';

/** The blocks of a page: a paragraph grows piece by piece, until an element ends it. */
export function createBlockList(findings: { readonly remarks: Remarks }) {
  const blocks: Block[] = [];
  let inlines: Inline[] = [];
  let look = PLAIN;
  // Asked for every piece of the paragraph.
  let hasText = false;
  let item: ItemMarker | undefined;
  return {
    blocks,
    hasText: () => hasText,
    addText(value: string, style: TextStyle) {
      // The look of the first text is that of its paragraph.
      if (!hasText) look = style;
      const lines = style.pre
        ? value.split('\n')
        : [value.replace(/[ \t\n\r\f]+/gu, (space) => (space.includes('\n') ? '\n' : ' '))];
      for (const [index, line] of lines.entries()) {
        if (index > 0) inlines.push({ kind: 'break' });
        const text = readCharacters(line, style, findings);
        if (text === '') continue;
        hasText ||= bareText(text) !== '';
        inlines.push({ kind: 'text', text, bold: style.bold || undefined, href: style.href });
      }
    },
    addBreak() {
      inlines.push({ kind: 'break' });
    },
    /** @param image its index among the document's; `undefined` for one that stays behind */
    addImage(image: number | undefined, style: TextStyle) {
      if (!hasText) look = style;
      if (image !== undefined) inlines.push({ kind: 'image', image });
    },
    addNote(id: string) {
      hasText = true;
      inlines.push({ kind: 'note', id });
    },
    /** The next text is that of an item; without a marker, of none. */
    startItem(marker: ItemMarker | undefined) {
      item = marker;
    },
    endParagraph() {
      const tidy = tidyInlines(inlines);
      inlines = [];
      hasText = false;
      // White space between two elements is no empty paragraph, as `<p><br></p>` is.
      if (tidy.length === 0) return;
      const lines = splitAtBreaks(tidy);
      for (const [index, line] of lines.entries())
        blocks.push(createParagraph(line, look, index === 0 && isFilled(line) ? item : undefined));
      if (lines.some(isFilled)) item = undefined;
    },
  };
}

/** A text as a reader sees it. */
function readCharacters(
  text: string,
  { font, capital, position }: TextStyle,
  findings: { readonly remarks: Remarks },
): string {
  // The private area of other fonts holds the icons of a site.
  const signs = font && isSymbolFont(font) ? readSymbols(text, { ascii: font }, findings) : text;
  const cased = capital ? signs.toUpperCase() : signs;
  return position ? raiseText(cased, position) : cased;
}

const isFilled = (line: readonly Inline[]) => bareText(readInlines(line)) !== '';

function createParagraph(
  line: readonly Inline[],
  { align, rank, size }: TextStyle,
  item: ItemMarker | undefined,
): Paragraph {
  const marked = item?.kind === 'text' ? item.text : '';
  return {
    kind: 'paragraph',
    inlines: marked === '' ? line : [{ kind: 'text', text: marked }, ...line],
    align,
    rank,
    size: size || undefined,
    item: item?.kind === 'item' ? { marker: item.marker, depth: item.depth } : undefined,
  };
}
