import { decodeForImport } from './decode-for-import.ts';
import { type Block, createDocument, type Inline, type LeftBehind } from './document.ts';
import { dropPageNumbers } from './drop-page-numbers.ts';
import type { Importer } from './importer.ts';
import { joinWrappedLines } from './join-wrapped-lines.ts';
import { readRawLines } from './read-raw-text.ts';

/** Plain text, and pages copied from a browser: a paragraph is a line. */
export const textImporter: Importer = {
  label: '文本',
  extensions: ['txt', 'text'],
  maxBytes: 10 * 1024 * 1024,
  read(bytes) {
    const decoding = decodeForImport(bytes);
    if (!decoding.ok) return decoding;
    const { blocks, leftBehind } = readTextLines(decoding.text);
    return { ok: true, document: createDocument({ blocks, leftBehind, witness: readRawLines(bytes) }) };
  },
};

/** Also the line that Word and WPS break softly, as they save it, the end of a page, and the separators of Unicode. */
const LINE_END = /\n?\f\n?|[\n\v\u2028\u2029]/u;

/** Paragraphs and tables of a text of which each line is one, unless a program has wrapped them. */
export function readTextLines(text: string): { blocks: Block[]; leftBehind: LeftBehind[] } {
  const { lines, leftBehind } = dropPageNumbers(text.split(LINE_END));
  return { blocks: createBlocks(joinWrappedLines(lines)), leftBehind };
}

const toInlines = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }]);

/** Paragraphs, and tables where several lines have the same number of tab stops. */
function createBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const rows = collectRows(lines, index);
    if (rows.length > 1) {
      blocks.push({
        kind: 'table',
        rows: rows.map((row) => row.map((cell) => ({ inlines: toInlines(cell), colspan: 1, rowspan: 1 }))),
      });
      index += rows.length - 1;
    } else {
      const text = (lines[index] as string).replace(/\t+/gu, ' ').trim();
      blocks.push({ kind: 'paragraph', inlines: toInlines(text) });
    }
  }
  return blocks;
}

/** The lines from here on that have the same cells, parted by tabs, as a page's table is copied. */
function collectRows(lines: readonly string[], start: number): string[][] {
  const rows: string[][] = [];
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] as string;
    const cells = line.split('\t').map((cell) => cell.trim());
    const isRow = cells.length > 1 && cells.some(Boolean) && !line.startsWith('\t');
    if (!isRow || (rows[0] && rows[0].length !== cells.length)) break;
    rows.push(cells);
  }
  return rows;
}
