import { isCaption, isTableCaption } from './captions.ts';
import type { Block, Cell, ImportedDocument, Inline, Paragraph } from './document.ts';
import { isSeen, readInlines } from './document-text.ts';
import { readSeam } from './join-wrapped-lines.ts';

/** Applies a change of the text to all of a document, whatever it is split into. */
export function mapText(document: ImportedDocument, change: (text: string) => string): ImportedDocument {
  const mapCell = (cell: Cell): Cell => ({ ...cell, inlines: mapInlines(cell.inlines, change) });
  return {
    ...document,
    titles: document.titles.map(change),
    supposedTitle: document.supposedTitle && change(document.supposedTitle),
    metadata: document.metadata.map((datum) => ({
      ...datum,
      value: change(datum.value),
      items: datum.items?.map(change),
    })),
    blocks: document.blocks.map((block) => {
      if (block.kind === 'paragraph') return { ...block, inlines: mapInlines(block.inlines, change) };
      if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(mapCell)) };
      return { ...block, source: change(block.source) };
    }),
    notes: document.notes.map((note) => ({
      ...note,
      paragraphs: note.paragraphs.map((inlines) => mapInlines(inlines, change)),
    })),
    images: document.images.map((image) => ({ ...image, alt: change(image.alt) })),
    witness: document.witness.map(change),
    around: document.around?.map(change),
  };
}

/**
 * Changes the runs of one line. A change that keeps the length, as that of width does, sees the line whole: whether a
 * mark stands between Han characters must not depend on where bold begins.
 */
function mapInlines(inlines: readonly Inline[], change: (text: string) => string): Inline[] {
  const whole = inlines.map((inline) => (inline.kind === 'text' ? inline.text : '\ufffc')).join('');
  const changed = change(whole);
  const keepsLength = changed.length === whole.length;
  let at = 0;
  return inlines.map((inline) => {
    if (inline.kind !== 'text') {
      at += 1;
      return inline;
    }
    const start = at;
    at += inline.text.length;
    return { ...inline, text: keepsLength ? changed.slice(start, at) : change(inline.text) };
  });
}

/** Drops empty paragraphs; the next one remembers how many there were. */
export function compactBlocks(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  let gap = 0;
  for (const block of blocks) {
    if (isEmpty(block)) gap += 1;
    else {
      result.push(gap > 0 && block.kind === 'paragraph' ? { ...block, gap } : block);
      gap = 0;
    }
  }
  return result;
}

const isEmpty = (block: Block) => block.kind === 'paragraph' && !block.inlines.some(isSeen);

/** A title in the middle of the line, broken over several, becomes one line: 国务院职业教育工作 / 部际联席会议成员名单. */
export function joinDisplayedLines(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const previous = result.at(-1);
    if (
      block.kind === 'paragraph' &&
      previous?.kind === 'paragraph' &&
      isDisplayed(block) &&
      isDisplayed(previous) &&
      (block.gap ?? 0) === 0 &&
      previous.size === block.size
    ) {
      const [above, below] = [trimEnd(previous.inlines), trimEnd(block.inlines)];
      const seam = readSeam(readInlines(above).trimEnd(), readInlines(below).trimStart());
      result[result.length - 1] = {
        ...previous,
        inlines: [...above, ...(seam === '' ? [] : [{ kind: 'text', text: seam } as const]), ...below],
      };
    } else result.push(block);
  }
  return result;
}

/** A numbered line above a table becomes its caption, which the page sets in bold itself. */
export function plainCaptions(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'paragraph' || blocks[index + 1]?.kind !== 'table') return block;
    if (!isTableCaption(readInlines(block.inlines).trim())) return block;
    return {
      ...block,
      inlines: block.inlines.map((inline) =>
        inline.kind === 'text' ? { ...inline, bold: undefined } : inline,
      ),
    };
  });
}

/** Bold, in the middle, and none of those that only look so: numbered lines, captions, the word 附件. */
function isDisplayed({ align, inlines, item, role }: Paragraph): boolean {
  const text = readInlines(inlines).trim();
  const texts = inlines.filter((inline) => inline.kind !== 'break');
  return (
    align === 'center' &&
    !item &&
    role !== 'cover' &&
    [...text].length <= 40 &&
    texts.every((inline) => inline.kind === 'text' && (inline.bold || inline.text.trim() === '')) &&
    !isCaption(text) &&
    !/^(?:附\s*件|第?[\d一二三四五六七八九十]+[章节条、.．（(]|[（(])|。$|[：:]/u.test(text)
  );
}

const trimEnd = (inlines: readonly Inline[]) => inlines.slice(0, inlines.findLastIndex(isSeen) + 1);
