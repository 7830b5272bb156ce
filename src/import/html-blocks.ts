import {
  type Block,
  type Cell,
  type ImportedImage,
  type LeftBehind,
  type LinkedFile,
  type Note,
  placeLeftBehind,
} from './document.ts';
import { flattenBlocks, joinWords, readNoteParagraphs } from './flatten-blocks.ts';
import { createBlockList } from './html-block-list.ts';
import { readControl, readPrompt } from './html-controls.ts';
import { readImage, readQuotes, tellHidden } from './html-elements.ts';
import { readMarker } from './html-lists.ts';
import type { NoteLinks } from './html-notes.ts';
import { isBlockElement, isRevision, isShown, readText } from './html-shown.ts';
import { countRows, isLayoutTable, listRows } from './html-tables.ts';
import { changeStyle, PLAIN, type TextStyle } from './html-text-style.ts';
import {
  getAttribute,
  getChildren,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  listElements,
} from './html-tree.ts';
import { namePageDay, startsWithLabel } from './labels.ts';
import { HIDDEN_BY_PAGE, leave, leavePrompt, UNSHOWN } from './leave-behind.ts';
import { REMARKS, type Remarks, remark } from './remarks.ts';
import { isSymbolFont, readTellingBullet } from './symbol-fonts.ts';

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
  const { links, leftBehind } = findings;
  const page = createBlockList(findings);
  const { blocks } = page;
  // Only what stands around a text is read without it, and may be read for its labels alone.
  const isAround = skipped !== undefined;

  const read = (node: HtmlNode, at: TextStyle): void => {
    if (node === skipped || (node !== root && links.skipped.has(node))) return;
    const note = links.references.get(node);
    if (note !== undefined) page.addNote(note);
    else if (isText(node) && at.size === 0) leave(findings, UNSHOWN, HIDDEN_BY_PAGE, node.value.trim());
    else if (isText(node)) page.addText(node.value, at);
    else if (isElement(node)) readElement(node, at);
    else readChildren(node, at);
  };

  const readChildren = (node: HtmlNode, at: TextStyle): void => {
    for (const child of getChildren(node)) read(child, at);
  };

  const readElement = (element: HtmlElement, at: TextStyle): void => {
    const since = leftBehind.length;
    const written = findings.hasFields ? readControl(element) : undefined;
    if (isRevision(element)) remark(findings, REMARKS.inserted);
    if (written === '') leavePrompt(findings, readPrompt(element));
    else if (written !== undefined) page.addText(written, { ...at, pre: true });
    else if (isShown(element)) readShown(element, at);
    else tellHidden(element, findings);
    if (!isShown(element)) placeLeftBehind(leftBehind, since, blocks.length);
  };

  const readShown = (element: HtmlElement, at: TextStyle): void => {
    if (element.tagName === 'br') page.addBreak();
    else if (element.tagName === 'img') {
      const image = readImage(element);
      page.addImage(image && findings.images.push(image) - 1, at);
    } else {
      const inside = changeStyle(element, at, findings);
      if (element.tagName === 'table') readTable(element, inside);
      else if (isBullet(element, inside))
        page.startItem({ kind: 'item', marker: '-', depth: Math.max(0, inside.depth) });
      else if (!isListSpacer(element)) readContent(element, at, inside);
    }
  };

  const readTable = (table: HtmlElement, inside: TextStyle): void => {
    page.endParagraph();
    if (isLayoutTable(table)) readChildren(table, inside);
    else {
      for (const child of listElements(table)) if (child.tagName === 'caption') read(child, inside);
      const since = leftBehind.length;
      const rows = readRows(table, findings);
      placeLeftBehind(leftBehind, since, blocks.length);
      blocks.push({ kind: 'table', rows: joinWords(rows) });
    }
    page.endParagraph();
  };

  const readContent = (element: HtmlElement, at: TextStyle, inside: TextStyle): void => {
    const isBlock = isBlockElement(element);
    if (isBlock) page.endParagraph();
    // 来源：甲局 and 时间：… in two elements: only the style sheet keeps them apart.
    else if (isAround && page.hasText() && startsWithLabel(namePageDay(readText(element), true)))
      page.addText(' ', at);
    if (element.tagName === 'li') page.startItem(readMarker(element, inside.depth));
    const [before, behind] = element.tagName === 'q' ? readQuotes(element, at.quotes) : [];
    if (before) page.addText(before, inside);
    readChildren(element, inside);
    if (behind) page.addText(behind, inside);
    if (isBlock) page.endParagraph();
  };

  read(root, PLAIN);
  page.endParagraph();
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

function readRows(table: HtmlElement, findings: HtmlFindings): Cell[][] {
  return listRows(table).map((row, at, rows) =>
    row.map((cell) => {
      const blocks = readBlocks(cell, findings);
      if (blocks.some(({ kind }) => kind === 'table')) remark(findings, NESTED);
      return {
        inlines: flattenBlocks(blocks),
        colspan: Number.parseInt(getAttribute(cell, 'colspan'), 10) || 1,
        rowspan: countRows(cell, rows, at),
      };
    }),
  );
}
