import {
  findChild,
  findValue,
  isOn,
  listChildren,
  readXmlText,
  walkXml,
  type XmlElement,
} from '../office/parse-xml.ts';
import { APART, type Inline, type Paragraph } from './document.ts';
import { bareText, findMainSize, isSeen, readInlines } from './document-text.ts';
import type { DocxContext } from './docx-context.ts';
import { readNumberedItem, readRole } from './docx-mark.ts';
import { separateNumber } from './docx-numbering.ts';
import { type RunReading, readRuns, TAB } from './docx-runs.ts';
import {
  type ParagraphStyle,
  readAlignment,
  readCharacterStyle,
  readFontSize,
  readOutline,
} from './docx-styles.ts';
import { leave } from './leave-behind.ts';
import { splitAtBreaks } from './split-at-breaks.ts';

/** What goes on in the next paragraph: the mark between two can be deleted alone, then they are one. */
export interface OpenParagraph {
  readonly inlines: readonly Inline[];
  /** It has a number: then what goes on takes none. */
  readonly isNumbered: boolean;
}

export const NOTHING_OPEN: OpenParagraph = { inlines: [], isNumbered: false };

/** A paragraph of a Word file, and what is said of all of it. */
interface Source {
  readonly element: XmlElement;
  readonly properties: XmlElement | undefined;
  readonly styleId: string | undefined;
  readonly style: ParagraphStyle;
}

/** Reads a paragraph, which may be several lines of a text, with what is open before it. */
export function readParagraph(element: XmlElement, context: DocxContext, before: OpenParagraph) {
  const properties = findChild(element, 'w:pPr');
  const styleId = findValue(properties, 'w:pStyle');
  const style = context.styles.findParagraphStyle(styleId);
  const source: Source = { element, properties, styleId, style };
  const { line, boxes, isContents } = readLine(source, context, before);
  const mark = findMark(source, context, { ...before, inlines: line });
  const inlines = mark?.kind === 'number' && mark.text !== '' ? putNumber(mark.text, line) : line;
  const look = readLook(source);
  const numbered = context.isMarked ? readNumberedItem(inlines, style, properties) : undefined;
  const item = mark?.kind === 'bullet' ? { marker: '-', depth: mark.depth } : undefined;
  const role = isContents ? 'contents' : context.isMarked ? readRole(style) : undefined;
  const lines = context.isMarked ? [inlines] : splitAtBreaks(inlines);
  const paragraphs: Paragraph[] = numbered
    ? [{ ...look, ...numbered }]
    : lines.map((inlines, at) => ({ ...look, role, item: at === 0 ? item : undefined, inlines }));
  if (!goesOnInNext(properties)) return { paragraphs, boxes, open: NOTHING_OPEN };
  const isNumbered = before.isNumbered || mark?.kind === 'number';
  const open: OpenParagraph = { inlines: paragraphs.at(-1)?.inlines ?? [], isNumbered };
  return { paragraphs: paragraphs.slice(0, -1), boxes, open };
}

function readLine({ element, style }: Source, context: DocxContext, before: OpenParagraph) {
  const into: RunReading = { inlines: [...before.inlines], boxes: [] };
  readRuns(element, { ...style, raised: readRaised(element) }, context, into);
  const isContents = into.isContents === true || isContentsStyle(style);
  if (isContents) dropPageNumber(into.inlines, context);
  const line = trimPageEnds(into.inlines).map((inline) =>
    inline.kind === 'text' ? { ...inline, text: inline.text.replaceAll(TAB, ' ') } : inline,
  );
  return { line, boxes: into.boxes, isContents };
}

/**
 * The mark of a list before a line. An empty paragraph of a list has its number too, as in a column of numbers; one
 * that goes, is hidden whole, or is only where a section ends, has none.
 */
function findMark(source: Source, context: DocxContext, { inlines, isNumbered }: OpenParagraph) {
  const { element, properties, style } = source;
  const isHidden = readCharacterStyle(findChild(properties, 'w:rPr')).hidden ?? style.hidden ?? false;
  const hasNoLine = goesOnInNext(properties) || isHidden || findChild(properties, 'w:sectPr') !== undefined;
  const isEmpty = bareText(readInlines(inlines)) === '' && inlines.every(({ kind }) => kind !== 'image');
  if (!(hasNoLine && isEmpty)) return isNumbered ? undefined : readMark(source, context);
  // Word skips numbers (设置编号值, 跳过编号) by empty paragraphs that it hides and counts.
  if (isHidden && listRuns(element).length === 0) readMark(source, context);
  return undefined;
}

function putNumber(number: string, line: readonly Inline[]): Inline[] {
  const text = separateNumber(number, readInlines(line).trimStart());
  return [{ kind: 'text', text, bold: isBoldStart(line) || undefined }, ...trimStart(line)];
}

function readLook({ element, properties, style }: Source): Omit<Paragraph, 'inlines'> {
  const align = readAlignment(properties) ?? style.align;
  return {
    kind: 'paragraph',
    align: align === 'left' ? undefined : align,
    size: readSize(element) ?? style.size,
    rank: readOutline(properties) ?? style.rank,
    ...(hasLeader(element, properties) ? { isLed: true } : {}),
  };
}

/** Whether a tab in it leads to the next text by dots or a line (17.18.72). */
const hasLeader = (element: XmlElement, properties: XmlElement | undefined): boolean =>
  listChildren(findChild(properties, 'w:tabs'), 'w:tab').some(
    ({ attributes }) => (attributes['w:leader'] ?? 'none') !== 'none',
  ) && listRuns(element).some((run) => findChild(run, 'w:tab') !== undefined);

/**
 * The mark at the end of a paragraph was deleted, or is one that Word does not show (17.3.2.36 specVanish), or parts a
 * first character that is set large from the rest of its word (17.3.1.11 framePr, 首字下沉).
 */
function goesOnInNext(properties: XmlElement | undefined): boolean {
  const mark = findChild(properties, 'w:rPr');
  return (
    /^(?:drop|margin)$/u.test(findChild(properties, 'w:framePr')?.attributes['w:dropCap'] ?? '') ||
    findChild(mark, 'w:del') !== undefined ||
    findChild(mark, 'w:moveFrom') !== undefined ||
    isOn(findChild(mark, 'w:specVanish'))
  );
}

/** A page that ends before or behind all text of a paragraph parts nothing in it. */
function trimPageEnds(inlines: readonly Inline[]): Inline[] {
  const [first, last] = [inlines.findIndex(isSeen), inlines.findLastIndex(isSeen)];
  return inlines.filter((inline, at) => inline !== APART || (at > first && at < last));
}

/** Word's styles for lines of tables of contents and of figures. */
const isContentsStyle = ({ name }: ParagraphStyle) =>
  /^(?:toc|目录) ?[1-9]$|^(?:table of figures|图表目录)$/u.test(name ?? '');

/** A page has no page numbers: what stands behind the last tab of a line of contents is left out, and told. */
function dropPageNumber(inlines: Inline[], context: DocxContext): void {
  const at = inlines.findLastIndex((inline) => inline.kind === 'text' && inline.text.includes(TAB));
  if (at < 0) return;
  const behind = inlines.slice(at).map((inline) => (inline.kind === 'text' ? inline.text : '\ufffc'));
  const [, before = '', number = ''] = /^(.*)\t([^\t]*)$/su.exec(behind.join('')) ?? [];
  if (!/^\s*[-—–]?\s*(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})(?:-\d{1,3})?\s*[-—–]?\s*$/u.test(number)) return;
  leave(context, '目录里的页码', '网页不分页', number.trim());
  const kept = inlines[at];
  inlines.splice(at, inlines.length - at, ...(kept?.kind === 'text' ? [{ ...kept, text: before }] : []));
}

/** Paragraphs count even where nothing shows the number, so every one of a list is counted. */
function readMark({ properties, styleId, style }: Source, { numbering }: DocxContext) {
  const own = findChild(properties, 'w:numPr');
  const numId = findValue(own, 'w:numId') ?? style.numId;
  if (numId === undefined || numId === '0') return undefined;
  const level =
    findValue(own, 'w:ilvl') ?? style.level ?? (styleId && numbering.findLevel(numId, styleId)) ?? 0;
  return numbering.next(numId, Number(level));
}

const isBoldStart = (inlines: readonly Inline[]) => {
  const first = inlines.find((inline) => inline.kind === 'text' && inline.text.trim() !== '');
  return first?.kind === 'text' && first.bold === true;
};

function trimStart(inlines: readonly Inline[]): Inline[] {
  const [first, ...rest] = inlines;
  return first?.kind === 'text' ? [{ ...first, text: first.text.trimStart() }, ...rest] : [...inlines];
}

const listRuns = (paragraph: XmlElement) =>
  [...walkXml(paragraph, new Set(['w:txbxContent']))].filter(({ name }) => name === 'w:r');

/** Half-points by which all text of a paragraph is raised or lowered. */
function readRaised(paragraph: XmlElement): number {
  const positions = listRuns(paragraph)
    .filter((run) => listChildren(run, 'w:t').some((text) => readXmlText(text).trim() !== ''))
    .map((run) => Number(findValue(run, 'w:rPr', 'w:position') ?? 0));
  const [first = 0] = positions;
  const isShared = positions.every((position) => position * first > 0);
  return isShared
    ? positions.reduce((least, each) => (Math.abs(each) < Math.abs(least) ? each : least), first)
    : 0;
}

/** The font size of most of the paragraph's text. */
function readSize(paragraph: XmlElement): number | undefined {
  const runs = listRuns(paragraph);
  return findMainSize(
    runs.map((run) => [
      readFontSize(findChild(run, 'w:rPr')),
      listChildren(run, 'w:t').map(readXmlText).join('').trim().length,
    ]),
  );
}
