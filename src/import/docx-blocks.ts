import { append } from '../base/long-lists.ts';
import {
  findChild,
  findValue,
  isOn,
  listChildren,
  readXmlText,
  walkXml,
  type XmlElement,
} from '../office/parse-xml.ts';
import {
  type Block,
  bareText,
  findMainSize,
  type Inline,
  type Paragraph,
  placeLeftBehind,
  readInlines,
} from './document.ts';
import { flattenContainers } from './docx-containers.ts';
import { APART, type DocxContext, loseDocument } from './docx-context.ts';
import { readNumberedItem, readRole } from './docx-mark.ts';
import { separateNumber } from './docx-numbering.ts';
import { type RunReading, readRuns, TAB } from './docx-runs.ts';
import { type ParagraphStyle, pickFonts, readAlignment, readFontSize } from './docx-styles.ts';
import { readTable } from './docx-tables.ts';
import { leave } from './leave-behind.ts';
import { splitAtBreaks } from './split-at-breaks.ts';

/** Reads paragraphs and tables in order; text boxes follow the paragraph that they hang on. */
export function readDocxBlocks(parent: XmlElement, context: DocxContext): Block[] {
  const blocks: Block[] = [];
  // The mark between two paragraphs can be deleted alone: then they are one.
  let joined: Inline[] = [];
  let isNumbered = false;
  for (const child of flattenContainers(parent)) {
    if (joined.length > 0 && APART_FROM_TEXT.has(child.name)) {
      blocks.push({ kind: 'paragraph', inlines: joined });
      joined = [];
      isNumbered = false;
    }
    const [at, since] = [blocks.length, context.leftBehind.length];
    if (child.name === 'w:p') {
      const { paragraphs, boxes, goesOn, hasNumber } = readParagraph(child, context, joined, isNumbered);
      joined = goesOn ? (paragraphs.at(-1)?.inlines.slice() ?? []) : [];
      isNumbered = goesOn && hasNumber;
      append(blocks, goesOn ? paragraphs.slice(0, -1) : paragraphs);
      for (const box of boxes) append(blocks, readDocxBlocks(box, context));
    } else if (child.name === 'w:tbl') append(blocks, readTable(child, context, readDocxBlocks));
    else if (child.name === 'w:altChunk' || child.name === 'w:subDoc') loseDocument(context);
    else if (child.name === 'm:oMathPara') {
      const into: RunReading = { inlines: [], boxes: [] };
      readRuns({ name: 'w:p', attributes: {}, children: [child] }, PLAIN, context, into);
      blocks.push({ kind: 'paragraph', inlines: into.inlines });
    }
    // What cells and text boxes left is at the place of the whole.
    placeLeftBehind(context.leftBehind, since, at);
    for (const { name, attributes } of walkXml(child))
      if (name === 'w:commentReference') context.commentPlaces.set(attributes['w:id'] ?? '', at);
  }
  if (joined.length > 0) blocks.push({ kind: 'paragraph', inlines: joined });
  return blocks;
}

/** What no paragraph can be joined with. */
const APART_FROM_TEXT = new Set(['w:tbl', 'w:altChunk', 'w:subDoc', 'm:oMathPara']);

const PLAIN = { isBold: false, isHidden: false, isStruck: false, isCapital: false, raised: 0 };

/** @param isNumbered what stands before it and goes on in it has a number: then it takes none */
function readParagraph(
  element: XmlElement,
  context: DocxContext,
  before: readonly Inline[],
  isNumbered: boolean,
) {
  const properties = findChild(element, 'w:pPr');
  const styleId = findValue(properties, 'w:pStyle');
  const style = context.styles.findParagraphStyle(styleId);
  const into: RunReading = { inlines: [...before], boxes: [] };
  const base = {
    isBold: style.bold ?? false,
    isHidden: style.hidden ?? false,
    isStruck: style.struck ?? false,
    isCapital: style.capital ?? false,
    ...pickFonts(style),
    raised: readRaised(element),
  };
  readRuns(element, base, context, into);
  const goesOn = goesOnInNext(properties);
  const isContents = into.isContents === true || isContentsStyle(style);
  if (isContents) dropPageNumber(into.inlines, context);
  const line = trimPageEnds(into.inlines).map((inline) =>
    inline.kind === 'text' ? { ...inline, text: inline.text.replaceAll(TAB, ' ') } : inline,
  );
  const text = readInlines(line);
  // An empty paragraph of a list has its number too, as in a column of numbers; one that goes, is hidden whole, or is
  // only where a section ends, has none.
  const hiddenMark = findChild(properties, 'w:rPr', 'w:vanish');
  const isHidden = hiddenMark ? isOn(hiddenMark) : base.isHidden;
  const hasNoLine = goesOn || isHidden || findChild(properties, 'w:sectPr') !== undefined;
  const isGone = hasNoLine && bareText(text) === '' && line.every(({ kind }) => kind !== 'image');
  // Word skips numbers (设置编号值, 跳过编号) by empty paragraphs that it hides and counts.
  if (isHidden && isGone && listRuns(element).length === 0) readMark(properties, styleId, context);
  const mark = isGone || isNumbered ? undefined : readMark(properties, styleId, context);
  const hasNumber = isNumbered || mark?.kind === 'number';
  const inlines: Inline[] =
    mark?.kind === 'number' && mark.text !== ''
      ? [
          {
            kind: 'text',
            text: separateNumber(mark.text, text.trimStart()),
            bold: isBoldStart(line) || undefined,
          },
          ...trimStart(line),
        ]
      : line;
  const size = readSize(element) ?? style.size;
  const written = readAlignment(properties) ?? style.align;
  const align = written === 'left' ? undefined : written;
  const outline = Number(findValue(properties, 'w:outlineLvl') ?? 9);
  const rank = outline < 9 ? outline + 1 : style.rank;
  const look: Omit<Paragraph, 'inlines'> = { kind: 'paragraph', align, size, rank };
  if (context.isMarked) {
    const numbered = readNumberedItem(inlines, style, properties);
    if (numbered) return { paragraphs: [{ ...look, ...numbered }], boxes: into.boxes, goesOn, hasNumber };
  }
  const item = mark?.kind === 'bullet' ? { marker: '-', depth: mark.depth } : undefined;
  const lines = context.isMarked ? [inlines] : splitAtBreaks(inlines);
  const role = isContents ? 'contents' : context.isMarked ? readRole(style) : undefined;
  const paragraphs = lines.map(
    (inside, index): Paragraph => ({ ...look, role, item: index === 0 ? item : undefined, inlines: inside }),
  );
  return { paragraphs, boxes: into.boxes, goesOn, hasNumber };
}

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
  const isSeen = (inline: Inline) =>
    inline.kind !== 'break' && !(inline.kind === 'text' && bareText(inline.text) === '');
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
function readMark(properties: XmlElement | undefined, styleId: string | undefined, context: DocxContext) {
  const { numbering, styles } = context;
  const style = styles.findParagraphStyle(styleId);
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
