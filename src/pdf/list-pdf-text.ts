import type { BodyDocument, DocumentBlock, DocumentCell, DocumentInline } from '../report/body-document.ts';
import { listImprintLines } from '../report/format-imprint.ts';
import type { ReportFields } from '../report/report.ts';
import { WHOLE_CELL } from './create-pdf-data.ts';

/** The text that a PDF has to show, from the report itself and not from what was made for the template. */
export interface PdfText {
  /** Title, body, 落款 and 版记 in reading order; `[1]` where a note is referred to. */
  main: string;
  /** Notes in the order of their first reference, each behind its number. */
  notes: string;
  /** Heads of tables, which are repeated on each page. */
  heads: string[];
  /**
   * A cell that reaches over rows is drawn after them, and a page may end inside a long cell: the text is then drawn
   * in another order than it is read in (the file's tags have the right one).
   */
  mayReorder: boolean;
}

/** All without white space. */
export function listPdfText(
  fields: ReportFields,
  { blocks, footnotes }: BodyDocument,
  notice: readonly string[] = [],
): PdfText {
  const notes = new Map(footnotes.map((note) => [note.number, note.blocks]));
  const used = new Set<number>();
  const heads: string[] = [];
  let mayReorder = false;
  let isInNotes = false;

  const readInlines = (inlines: readonly DocumentInline[]): string => {
    let text = '';
    for (const inline of inlines) {
      if ('text' in inline) text += inline.text;
      else if (inline.type === 'footnote-ref') {
        text += `[${inline.number}]`;
        used.add(inline.number);
        // The engine places a note that a note refers to as it can, also one that the text refers to further down.
        mayReorder ||= isInNotes;
      } else if ('children' in inline) text += readInlines(inline.children);
    }
    return text;
  };
  const readRows = (rows: readonly (readonly DocumentCell[])[]) =>
    rows
      .flat()
      .map(({ rows: height, children }) => {
        const text = readInlines(children);
        mayReorder ||= height > 1 || text.length > WHOLE_CELL;
        return text;
      })
      .join('');
  const readBlock = (block: DocumentBlock): string => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return readInlines(block.children);
      case 'list':
        return block.items.map((item) => (item.marker ?? '') + item.blocks.map(readBlock).join('')).join('');
      case 'quote':
        return block.blocks.map(readBlock).join('');
      case 'figure':
        return readInlines(block.caption ?? []);
      case 'table': {
        const caption = readInlines(block.caption ?? []);
        const head = readRows(block.head);
        heads.push(stripSpace(head));
        return caption + head + readRows(block.body);
      }
      case 'signature':
        return block.lines.join('');
      case 'rule':
        return '';
    }
  };
  const readNote = (number: number) => `[${number}]${(notes.get(number) ?? []).map(readBlock).join('')}`;
  const body = blocks.map(readBlock).join('');
  // A set hands out what is added while it is read: a note may refer to a note.
  let noteText = '';
  isInNotes = true;
  for (const number of used) noteText += readNote(number);
  isInNotes = false;
  const unused = [...notes.keys()].filter((number) => !used.has(number));
  const tail = [...fields.signature, ...unused.map(readNote), ...listImprintLines(fields)];
  const head = [...notice, fields.documentNumber ?? '', fields.title, fields.headNote ?? ''];
  const main = [...head, body, ...tail].join('');
  return { main: stripSpace(main), notes: stripSpace(noteText), heads, mayReorder };
}

/** Without white space and what nothing can be seen of. Readers of PDFs give ligatures (ﬁ) as their letters. */
export function stripSpace(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC'));
}
