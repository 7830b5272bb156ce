import {
  type Block,
  bareText,
  type Cell,
  type ImportedImage,
  type Inline,
  type LeftBehind,
  type LinkedFile,
  type Note,
  placeLeftBehind,
  readInlines,
} from './document.ts';
import { flattenBlocks, readNoteParagraphs } from './flatten-blocks.ts';
import { readControl, readPrompt } from './html-controls.ts';
import { readImage, readQuotes, tellHidden } from './html-elements.ts';
import { type ItemMarker, readMarker } from './html-lists.ts';
import type { NoteLinks } from './html-notes.ts';
import { countRows, isLayoutTable, listRows } from './html-tables.ts';
import { changeStyle, PLAIN, type TextStyle } from './html-text-style.ts';
import {
  getAttribute,
  getChildren,
  type HtmlElement,
  type HtmlNode,
  isBlockElement,
  isElement,
  isRevision,
  isShown,
  isText,
  readText,
} from './html-tree.ts';
import { namePageDay, startsWithLabel } from './labels.ts';
import { leavePrompt } from './leave-behind.ts';
import { raiseText } from './raise-text.ts';
import { REMARKS, type Remarks, remark } from './remarks.ts';
import { splitAtBreaks } from './split-at-breaks.ts';
import { isSymbolFont, readSymbols, readTellingBullet } from './symbol-fonts.ts';
import { tidyInlines } from './tidy-inlines.ts';

const NO_NOTES: NoteLinks = { references: new Map(), skipped: new Set(), notes: [] };

/**
 * What is read, besides the blocks.
 * @param hasFields whether the fields of forms are read: those around a text are the site's
 */
export const createFindings = (links = NO_NOTES, hasFields = true) => ({
  images: [] as ImportedImage[],
  files: [] as LinkedFile[],
  leftBehind: [] as LeftBehind[],
  remarks: new Map() as Remarks,
  links,
  hasFields,
});

export type HtmlFindings = ReturnType<typeof createFindings>;

export const readNotes = (notes: NoteLinks['notes'], findings: HtmlFindings): Note[] =>
  notes.map(({ id, element }) => ({
    id,
    paragraphs: readNoteParagraphs(readBlocks(element, findings)),
  }));

/**
 * Reads the blocks below an element. Tables that only place things are opened, tables of data stay.
 * @param skipped an element that is left out, with all in it
 */
export function readBlocks(root: HtmlNode, findings: HtmlFindings, skipped?: HtmlNode): Block[] {
  const { links } = findings;
  const blocks: Block[] = [];
  let inlines: Inline[] = [];
  let look = PLAIN;
  // Whether the paragraph being read has text yet: asked for every piece of it.
  let hasText = false;
  let item: ItemMarker | undefined;
  // Only what stands around a text is read without it, and may be read for its labels alone.
  const isAround = skipped !== undefined;

  const flush = () => {
    const tidy = tidyInlines(inlines);
    inlines = [];
    hasText = false;
    // White space between two elements is no empty paragraph, as `<p><br></p>` is.
    if (tidy.length === 0) return;
    const lines = splitAtBreaks(tidy);
    for (const [index, written] of lines.entries()) {
      const { align, rank, size } = look;
      const isFirst = index === 0 && bareText(readInlines(written)) !== '';
      const marked = isFirst && item?.kind === 'text' ? item.text : undefined;
      const line: Inline[] = marked ? [{ kind: 'text', text: marked }, ...written] : written;
      blocks.push({
        kind: 'paragraph',
        inlines: line,
        align,
        rank,
        size,
        item: isFirst && item?.kind === 'item' ? { marker: item.marker, depth: item.depth } : undefined,
      });
    }
    if (lines.some((line) => bareText(readInlines(line)) !== '')) item = undefined;
  };

  const pushText = (value: string, at: TextStyle) => {
    const text = at.pre
      ? value
      : value.replace(/[ \t\n\r\f]+/gu, (space) => (space.includes('\n') ? '\n' : ' '));
    for (const [index, line] of (at.pre ? text.split('\n') : [text]).entries()) {
      if (index > 0) inlines.push({ kind: 'break' });
      // The private area of other fonts holds the icons of a site.
      const signs = at.font && isSymbolFont(at.font) ? readSymbols(line, { ascii: at.font }, findings) : line;
      const cased = at.capital ? signs.toUpperCase() : signs;
      const shown = at.position ? raiseText(cased, at.position) : cased;
      if (shown === '') continue;
      hasText ||= bareText(shown) !== '';
      inlines.push({ kind: 'text', text: shown, bold: at.bold || undefined, href: at.href });
    }
  };

  const showText = (value: string, at: TextStyle) => {
    // The look of the first text is that of its paragraph.
    if (!hasText) look = at;
    pushText(value, at);
  };

  const read = (node: HtmlNode, at: TextStyle): void => {
    if (node === skipped || (node !== root && links.skipped.has(node))) return;
    const note = links.references.get(node);
    if (note !== undefined) {
      hasText = true;
      inlines.push({ kind: 'note', id: note });
      return;
    }
    if (isText(node)) {
      showText(node.value, at);
      return;
    }
    if (!isElement(node)) {
      for (const child of getChildren(node)) read(child, at);
      return;
    }
    const since = findings.leftBehind.length;
    const written = findings.hasFields ? readControl(node) : undefined;
    if (isRevision(node)) remark(findings, REMARKS.inserted);
    if (written === '') leavePrompt(findings, readPrompt(node));
    else if (written !== undefined) showText(written, { ...at, pre: true });
    else if (isShown(node)) readElement(node, at);
    else tellHidden(node, findings.leftBehind);
    if (!isShown(node)) placeLeftBehind(findings.leftBehind, since, blocks.length);
  };

  const readElement = (element: HtmlElement, at: TextStyle): void => {
    const { tagName } = element;
    if (tagName === 'br') {
      inlines.push({ kind: 'break' });
      return;
    }
    if (tagName === 'img') {
      const image = readImage(element);
      if (!hasText) look = at;
      if (image) inlines.push({ kind: 'image', image: findings.images.push(image) - 1 });
      return;
    }
    const inside = changeStyle(element, at, findings);
    if (tagName === 'table') {
      flush();
      if (isLayoutTable(element)) for (const child of getChildren(element)) read(child, inside);
      else {
        for (const child of getChildren(element)) {
          if (isElement(child) && child.tagName === 'caption') read(child, inside);
        }
        flush();
        const since = findings.leftBehind.length;
        const rows = readRows(element, findings);
        placeLeftBehind(findings.leftBehind, since, blocks.length);
        blocks.push({ kind: 'table', rows });
      }
      flush();
      return;
    }
    if (isListSpacer(element)) return;
    if (isBullet(element, inside)) {
      item = { kind: 'item', marker: '-', depth: Math.max(0, inside.depth) };
      return;
    }
    const isBlock = isBlockElement(element);
    if (isBlock) flush();
    // 来源：甲局 and 时间：… in two elements: only the style sheet keeps them apart.
    else if (isAround && hasText && startsWithLabel(namePageDay(readText(element), true))) pushText(' ', at);
    if (tagName === 'li') item = readMarker(element, inside.depth);
    const [before, behind] = tagName === 'q' ? readQuotes(element, at.quotes) : [];
    if (before) showText(before, inside);
    for (const child of getChildren(element)) read(child, inside);
    if (behind) showText(behind, inside);
    if (isBlock) flush();
  };

  read(root, PLAIN);
  flush();
  return blocks;
}

/** The spaces that Word and its like put between the number of a list and its text. */
const isListSpacer = (element: HtmlElement) =>
  element.tagName === 'span' &&
  /font:\s*7(?:\.0)?pt|-aw-import:\s*spaces/u.test(getAttribute(element, 'style')) &&
  readText(element).trim() === '';

/** What Word puts before the item of a list: a bullet that only sets it off, and not its number. */
function isBullet(element: HtmlElement, { font }: TextStyle): boolean {
  if (!/mso-list\s*:\s*Ignore/iu.test(getAttribute(element, 'style'))) return false;
  const mark = readText(element).trim();
  if (mark === '' || readTellingBullet(mark, font ?? '') !== undefined) return false;
  // `o` is Word's bullet of the second level.
  return isSymbolFont(font ?? '') || /^(?:[^\p{L}\p{N}]|o)$/u.test(mark);
}

const NESTED = '有的单元格里还有表格，只留下了里面的文字，请对照原文看是否要分开写';

function flattenCell(blocks: readonly Block[], findings: HtmlFindings): Inline[] {
  if (blocks.some(({ kind }) => kind === 'table')) remark(findings, NESTED);
  return flattenBlocks(blocks);
}

function readRows(table: HtmlElement, findings: HtmlFindings): Cell[][] {
  return listRows(table).map((row, at, rows) =>
    row.map((cell) => ({
      inlines: flattenCell(readBlocks(cell, findings), findings),
      colspan: Number(getAttribute(cell, 'colspan')) || 1,
      rowspan: countRows(cell, rows, at),
    })),
  );
}
