import { append } from '../base/long-lists.ts';
import { walkXml, type XmlElement } from '../office/parse-xml.ts';
import { type Block, placeLeftBehind } from './document.ts';
import { flattenContainers } from './docx-containers.ts';
import { type DocxContext, loseDocument } from './docx-context.ts';
import { NOTHING_OPEN, readParagraph } from './docx-paragraph.ts';
import { type RunReading, readRuns } from './docx-runs.ts';
import { readTable } from './docx-tables.ts';

/** Reads paragraphs and tables in order; text boxes follow the paragraph that they hang on. */
export function readDocxBlocks(parent: XmlElement, context: DocxContext): Block[] {
  const blocks: Block[] = [];
  let open = NOTHING_OPEN;
  const endOpen = () => {
    if (open.inlines.length === 0) return;
    blocks.push({ kind: 'paragraph', inlines: open.inlines });
    open = NOTHING_OPEN;
  };
  for (const child of flattenContainers(parent)) {
    if (APART_FROM_TEXT.has(child.name)) endOpen();
    const [at, since] = [blocks.length, context.leftBehind.length];
    if (child.name === 'w:p') {
      const read = readParagraph(child, context, open);
      open = read.open;
      append(blocks, read.paragraphs);
      for (const box of read.boxes) append(blocks, readDocxBlocks(box, context));
    } else append(blocks, readApart(child, context));
    // What cells and text boxes left is at the place of the whole.
    placeLeftBehind(context.leftBehind, since, at);
    for (const { name, attributes } of walkXml(child))
      if (name === 'w:commentReference') context.commentPlaces.set(attributes['w:id'] ?? '', at);
  }
  endOpen();
  return blocks;
}

/** What no paragraph can be joined with. */
const APART_FROM_TEXT = new Set(['w:tbl', 'w:altChunk', 'w:subDoc', 'm:oMathPara']);

function readApart(element: XmlElement, context: DocxContext): Block[] {
  if (element.name === 'w:tbl') return readTable(element, context, readDocxBlocks);
  if (element.name === 'w:altChunk' || element.name === 'w:subDoc') loseDocument(context);
  if (element.name !== 'm:oMathPara') return [];
  const into: RunReading = { inlines: [], boxes: [] };
  readRuns({ name: 'w:p', attributes: {}, children: [element] }, PLAIN, context, into);
  return [{ kind: 'paragraph', inlines: into.inlines }];
}

const PLAIN = { isBold: false, isHidden: false, isStruck: false, isCapital: false, raised: 0 };
