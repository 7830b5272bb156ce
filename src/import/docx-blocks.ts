import {
  findChild,
  findValue,
  listChildren,
  readXmlText,
  walkXml,
  type XmlElement,
} from '../office/parse-xml.ts';
import { type Block, bareText, type Cell, type Inline, type Paragraph, readInlines } from './document.ts';
import { type DocxContext, REMARKS } from './docx-context.ts';
import { separateNumber } from './docx-numbering.ts';
import { readNumberedItem, readRole } from './docx-roles.ts';
import { chooseAlternative, type RunReading, readRuns } from './docx-runs.ts';
import { readAlignment, readFontSize } from './docx-styles.ts';
import { flattenBlocks } from './flatten-blocks.ts';
import { splitAtBreaks } from './split-at-breaks.ts';

/** Containers of blocks that stand in the text as if they were not there. */
const TRANSPARENT = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

/** Reads paragraphs and tables in order; text boxes follow the paragraph that they hang on. */
export function readDocxBlocks(parent: XmlElement, context: DocxContext): Block[] {
  const blocks: Block[] = [];
  // The mark between two paragraphs can be deleted alone: then they are one.
  let joined: Inline[] = [];
  for (const child of flattenContainers(parent)) {
    if (child.name === 'w:p') {
      const { paragraphs, boxes, isMarkDeleted } = readParagraph(child, context, joined);
      joined = isMarkDeleted ? (paragraphs.at(-1)?.inlines.slice() ?? []) : [];
      blocks.push(...(isMarkDeleted ? paragraphs.slice(0, -1) : paragraphs));
      for (const box of boxes) blocks.push(...readDocxBlocks(box, context));
    } else if (child.name === 'w:tbl') blocks.push(...readTable(child, context));
    else if (child.name === 'w:altChunk') {
      context.leftBehind.push({
        what: '插入的另一个文档',
        reason: '在 Word 里打开，全选后复制到新文档，另存为 .docx 再导入',
        text: '',
        isBody: true,
      });
    } else if (child.name === 'm:oMathPara') {
      const into: RunReading = { inlines: [], boxes: [] };
      readRuns({ name: 'w:p', attributes: {}, children: [child] }, false, context, into);
      blocks.push({ kind: 'paragraph', inlines: into.inlines });
    }
  }
  if (joined.length > 0) blocks.push({ kind: 'paragraph', inlines: joined });
  return blocks;
}

function* flattenContainers(parent: XmlElement): Generator<XmlElement> {
  for (const child of listChildren(parent)) {
    if (TRANSPARENT.has(child.name)) yield* flattenContainers(child);
    else if (child.name === 'mc:AlternateContent') yield* flattenContainers(chooseAlternative(child));
    else yield child;
  }
}

function readParagraph(element: XmlElement, context: DocxContext, before: readonly Inline[]) {
  const properties = findChild(element, 'w:pPr');
  const styleId = findValue(properties, 'w:pStyle');
  const style = context.styles.findParagraphStyle(styleId);
  const into: RunReading = { inlines: [...before], boxes: [] };
  readRuns(element, style.bold ?? false, context, into);
  const isMarkDeleted = findChild(properties, 'w:rPr', 'w:del') !== undefined;
  const text = readInlines(into.inlines);
  const hasContent = bareText(text) !== '' || into.inlines.some(({ kind }) => kind === 'image');
  const mark = hasContent ? readMark(properties, styleId, context) : undefined;
  const inlines: Inline[] =
    mark?.kind === 'number' && mark.text !== ''
      ? [
          {
            kind: 'text',
            text: separateNumber(mark.text, text.trimStart()),
            ...(isBoldStart(into.inlines) ? { bold: true } : {}),
          },
          ...trimStart(into.inlines),
        ]
      : into.inlines;
  const size = readSize(element) ?? style.size;
  const align = readAlignment(properties)?.align ?? (findChild(properties, 'w:jc') ? undefined : style.align);
  const outline = Number(findValue(properties, 'w:outlineLvl') ?? 9);
  const rank = outline < 9 ? outline + 1 : style.rank;
  const look: Omit<Paragraph, 'inlines'> = {
    kind: 'paragraph',
    ...(align ? { align } : {}),
    ...(size === undefined ? {} : { size }),
    ...(rank === undefined ? {} : { rank }),
  };
  if (context.isMarked) {
    const numbered = readNumberedItem(inlines, style, properties);
    if (numbered) return { paragraphs: [{ ...look, ...numbered }], boxes: into.boxes, isMarkDeleted };
  }
  const item = mark?.kind === 'bullet' ? { item: { marker: '-', depth: mark.depth } } : {};
  const lines = context.isMarked ? [inlines] : splitAtBreaks(inlines);
  const role = context.isMarked ? readRole(style) : {};
  const paragraphs = lines.map(
    (line, index): Paragraph => ({ ...look, ...role, ...(index === 0 ? item : {}), inlines: line }),
  );
  return { paragraphs, boxes: into.boxes, isMarkDeleted };
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

/** The font size of most of the paragraph's text. */
function readSize(paragraph: XmlElement): number | undefined {
  const sizes = new Map<number, number>();
  for (const run of walkXml(paragraph, new Set(['w:txbxContent']))) {
    const size = run.name === 'w:r' ? readFontSize(findChild(run, 'w:rPr')) : undefined;
    if (size === undefined) continue;
    const length = listChildren(run, 'w:t').map(readXmlText).join('').trim().length;
    sizes.set(size, (sizes.get(size) ?? 0) + length);
  }
  const [largest] = [...sizes].filter(([, length]) => length > 0).sort((a, b) => b[1] - a[1]);
  return largest?.[0];
}

/** A table of data, or the blocks of one that only frames them. */
function readTable(table: XmlElement, context: DocxContext): Block[] {
  const rows = [...flattenContainers(table)].filter(({ name }) => name === 'w:tr');
  const kept = rows.filter((row) => !isDeletedRow(row, context));
  const cells = kept.map((row) => [...flattenContainers(row)].filter(({ name }) => name === 'w:tc'));
  if (cells.every((row) => row.length <= 1))
    return cells.flat().flatMap((cell) => readDocxBlocks(cell, context));
  return [{ kind: 'table', rows: mergeRows(kept, cells, context) }];
}

function isDeletedRow(row: XmlElement, context: DocxContext): boolean {
  if (!findChild(row, 'w:trPr', 'w:del')) return false;
  const text = [...walkXml(row)]
    .filter(({ name }) => name === 'w:delText')
    .map(readXmlText)
    .join('');
  context.remarks.add(REMARKS.inserted);
  context.leftBehind.push({ what: '修订中删除的表格行', reason: '原文件里已经标为删除', text });
  return true;
}

/** Word says of each cell of a merged column that it goes on (17.4.84 vMerge); HTML says of the first how far. */
function mergeRows(
  rows: readonly XmlElement[],
  cells: readonly (readonly XmlElement[])[],
  context: DocxContext,
): Cell[][] {
  type Open = Cell & { rowspan: number };
  const result: Open[][] = [];
  const above = new Map<number, Open>();
  for (const [index, row] of rows.entries()) {
    const line: Open[] = [];
    const blank = Number(findValue(row, 'w:trPr', 'w:gridBefore') ?? 0);
    if (blank > 0) line.push({ inlines: [], colspan: blank, rowspan: 1 });
    let column = blank;
    for (const cell of cells[index] ?? []) {
      const properties = findChild(cell, 'w:tcPr');
      const merge = findChild(properties, 'w:vMerge');
      const colspan = Math.max(1, Number(findValue(properties, 'w:gridSpan') ?? 1));
      const open = above.get(column);
      if (merge && merge.attributes['w:val'] !== 'restart' && open?.colspan === colspan) {
        open.rowspan += 1;
        tellCovered(cell, context);
      } else {
        const inlines = flattenBlocks(readDocxBlocks(cell, context));
        const next: Open = { inlines, colspan, rowspan: 1 };
        line.push(next);
        if (merge) above.set(column, next);
        else above.delete(column);
      }
      column += colspan;
    }
    result.push(line);
  }
  return result;
}

/** Word keeps the text of a cell that a merged one covers, and never shows it. */
function tellCovered(cell: XmlElement, { leftBehind }: DocxContext): void {
  const text = [...walkXml(cell)]
    .filter(({ name }) => name === 'w:t')
    .map(readXmlText)
    .join('');
  if (bareText(text) !== '') {
    leftBehind.push({ what: '被合并的单元格盖住的文字', reason: '在 Word 里也不显示', text });
  }
}
