import { append } from '../base/long-lists.ts';
import { PackageError } from '../office/open-package.ts';
import { walkXml, type XmlElement } from '../office/parse-xml.ts';
import { type Block, placeLeftBehind } from './document.ts';
import { flattenContainers } from './docx-containers.ts';
import { type DocxContext, loseDocument } from './docx-context.ts';
import { NOTHING_OPEN, readParagraph } from './docx-paragraph.ts';
import { type RunReading, readRuns } from './docx-runs.ts';
import { readTable } from './docx-tables.ts';

/** More than anybody deletes the marks of and leaves the text: each one reads all that stands before it once more. */
const MAX_JOINS = 1000;

/** Reads paragraphs and tables in order; text boxes follow the paragraph that they hang on. */
export function readDocxBlocks(parent: XmlElement, context: DocxContext): Block[] {
  const blocks: Block[] = [];
  let open = NOTHING_OPEN;
  let joins = 0;
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
      joins = open.inlines.length > 0 ? joins + 1 : 0;
      if (joins > MAX_JOINS)
        throw new PackageError(
          `Word 文件的修订里有一处连着删去了 ${MAX_JOINS} 个以上的段落标记，读不了这么长的一段`,
          '在 Word 里选“审阅—接受—接受所有修订”，另存为 .docx 再导入',
        );
      append(blocks, read.paragraphs);
      for (const box of read.boxes) append(blocks, readDocxBlocks(box, context).map(putInBox));
    } else append(blocks, readApart(child, context));
    // What cells and text boxes left is at the place of the whole.
    placeLeftBehind(context.leftBehind, since, at);
    for (const { name, attributes } of walkXml(child))
      if (name === 'w:commentReference') context.commentPlaces.set(attributes['w:id'] ?? '', at);
  }
  endOpen();
  return blocks;
}

const putInBox = (block: Block): Block => (block.kind === 'paragraph' ? { ...block, isInBox: true } : block);

/** What no paragraph can be joined with. */
const APART_FROM_TEXT = new Set(['w:tbl', 'w:altChunk', 'w:subDoc', 'm:oMathPara']);

function readApart(element: XmlElement, context: DocxContext): Block[] {
  if (element.name === 'w:tbl') return readTable(element, context, readDocxBlocks);
  if (element.name === 'w:altChunk' || element.name === 'w:subDoc') loseDocument(context);
  if (element.name !== 'm:oMathPara') return [];
  const into: RunReading = { inlines: [], boxes: [] };
  readRuns({ name: 'w:p', attributes: {}, children: [element] }, { raised: 0 }, context, into);
  return [{ kind: 'paragraph', inlines: into.inlines }];
}
