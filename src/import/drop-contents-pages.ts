import type { Block, Inline, LeftBehind, Paragraph, Table } from './document.ts';
import { bareText, readInlines, readLineText } from './document-text.ts';
import { readLineNumber } from './numbering.ts';

/** 目录, 目　次, 表目录: what stands above the lines of a table of contents. */
const CONTENTS_NAME = /^(?:图表?|表格?|附[图表件]|插图)?目[录次]$/u;

const PAGE = String.raw`(?:[（(]\s*(?:第\s*)?|第\s*|[-—–－·•]\s*)?(\d{1,4}|[ivxl]{1,6})(?:\s*页)?(?:\s*[)）]|\s*[-—–－·•])?`;

/** 一、总体情况……………1: dots or strokes that lead from a heading to the number of its page. */
const LED = new RegExp(String.raw`^(.*[^\s.．·•…⋯_—–-])(\s*(?:…|⋯|(?:[.．·•_—–-]\s?){3}).*?${PAGE})$`, 'iu');
/** 一、总体情况 1, with no more than spaces between. */
const SPACED = new RegExp(String.raw`^(.*\S)([\s（(]+${PAGE})$`, 'iu');

/** As many lines are a table of contents, and not a line that ends in dots. */
const MIN_LINES = 2;

/** What stands above a column of numbers of pages. */
const PAGE_COLUMN = /^页[码次数]$/u;
const PAGE_ALONE = new RegExp(`^${PAGE}$`, 'iu');

interface Line {
  readonly heading: string;
  readonly tail: string;
  readonly page: number | undefined;
  /** Dots lead to its number. */
  readonly isLed: boolean;
}

/** Blocks that may be a table of contents, and what they are in one. */
interface Contents {
  readonly lines: readonly Line[];
  readonly read: () => readonly Block[];
  /** Where it ends, excluded. */
  readonly end: number;
  /** What stands above its column of numbers. */
  readonly head?: readonly string[] | undefined;
}

/**
 * Takes the numbers of pages out of a table of contents that somebody typed, and says of its lines what they are: that
 * of Word's own fields and styles is known before. Only a list is believed whose numbers rise, and whose lines come again
 * as headings or have the word 目录 above them.
 */
export function dropContentsPages(blocks: readonly Block[]): { blocks: Block[]; leftBehind: LeftBehind[] } {
  const keys = blocks.map((block) => bareText(readLineText(block)));
  const result: Block[] = [];
  const leftBehind: LeftBehind[] = [];
  for (let start = 0; start < blocks.length; start += 1) {
    const isNamed = CONTENTS_NAME.test(keys[start - 1] ?? '');
    const found = listContents(blocks, start).find(
      ({ lines, end, head }) =>
        lines.length >= MIN_LINES &&
        rises(lines) &&
        isBelieved(lines, isNamed || head !== undefined, new Set(keys.slice(end))),
    );
    if (found) {
      result.push(...found.read());
      for (const text of [...(found.head ?? []), ...found.lines.map(({ tail }) => tail.trim())])
        leftBehind.push({ what: '目录里的页码', reason: '网页不分页', text });
      start = found.end - 1;
    } else result.push(blocks[start] as Block);
  }
  return { blocks: result, leftBehind };
}

/** What may be a table of contents from a block on, the surest first. */
function listContents(blocks: readonly Block[], start: number): Contents[] {
  const first = blocks[start];
  if (first?.kind === 'table') return [readContentsTable(first, start + 1)];
  // Lines with a space before their number may stand behind those with dots and be none of them.
  return [false, true].map((isSpaced) => {
    const lines = collectLines(blocks, start, isSpaced);
    const read = () =>
      lines.map(({ heading }, at): Block => {
        const block = blocks[start + at] as Paragraph;
        return { ...block, inlines: cutInlines(block.inlines, heading.length), role: 'contents' };
      });
    return { lines, read, end: start + lines.length };
  });
}

/**
 * Dots need a name or headings; a space alone needs more of these, with numbers: 办理 12 and 受理 36 rise, too.
 * @param isNamed 目录 stands above it @param later the paragraphs behind it
 */
function isBelieved(lines: readonly Line[], isNamed: boolean, later: ReadonlySet<string>): boolean {
  const repeated = lines.filter(({ heading }) => later.has(bareText(heading))).length;
  if (lines.every(({ isLed }) => isLed) && isNamed) return true;
  if (isNamed || lines.every(({ isLed }) => isLed)) return repeated * 2 >= lines.length;
  return repeated * 3 >= lines.length * 2 && lines.every(({ heading }) => readLineNumber(heading));
}

/** The same set in the columns of a table: titles, and the numbers of their pages in the last; no lines of any other table. */
function readContentsTable({ rows }: Table, end: number): Contents {
  const texts = rows.map((row) => row.map(({ inlines }) => readInlines(inlines).trim()));
  const hasHead = PAGE_COLUMN.test(bareText(texts[0]?.at(-1) ?? ''));
  const body = texts.slice(hasHead ? 1 : 0);
  const lines = body.flatMap((cells): Line[] => {
    const tail = cells.at(-1) ?? '';
    const [, page] = PAGE_ALONE.exec(tail) ?? [];
    const heading = cells.slice(0, -1).findLast(Boolean) ?? '';
    return page === undefined || heading === '' ? [] : [{ heading, tail, ...readPage(page) }];
  });
  return {
    lines: lines.length === body.length ? lines : [],
    read: () =>
      rows.slice(hasHead ? 1 : 0).map((row) => ({
        kind: 'paragraph',
        inlines: row
          .slice(0, -1)
          .filter(({ inlines }) => inlines.length > 0)
          .flatMap(({ inlines }, at): readonly Inline[] =>
            at > 0 ? [{ kind: 'text', text: ' ' }, ...inlines] : inlines,
          ),
        role: 'contents',
      })),
    end,
    head: hasHead ? texts[0]?.filter(Boolean) : undefined,
  };
}

const readPage = (page: string) => ({ page: /^\d/u.test(page) ? Number(page) : undefined, isLed: false });

function collectLines(blocks: readonly Block[], start: number, isSpaced: boolean): Line[] {
  const lines: Line[] = [];
  for (let index = start; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph' || block.item || block.role) break;
    const text = readInlines(block.inlines).trimEnd();
    if (text.length > 200) break;
    const led = LED.exec(text);
    const match = led ?? (isSpaced || block.isLed ? SPACED.exec(text) : null);
    if (!match) break;
    const [, heading = '', tail = '', page = ''] = match;
    lines.push({ heading, tail, ...readPage(page), isLed: led !== null || block.isLed === true });
  }
  return lines;
}

function rises(lines: readonly Line[]): boolean {
  const pages = lines.flatMap(({ page }) => page ?? []);
  return pages.length > 0 && pages.every((page, at) => at === 0 || page >= (pages[at - 1] ?? 0));
}

/** The first characters of a line. */
function cutInlines(inlines: readonly Inline[], length: number): Inline[] {
  let left = length;
  return inlines.flatMap((inline) => {
    if (left <= 0) return [];
    const written = readInlines([inline]).length;
    const kept = inline.kind === 'text' ? { ...inline, text: inline.text.slice(0, left) } : inline;
    left -= written;
    return [kept];
  });
}
