import {
  type Block,
  bareText,
  type Inline,
  type LeftBehind,
  type Paragraph,
  readInlines,
} from './document.ts';

/** 目录, 目　次, 表目录: what stands above the lines of a table of contents. */
const CONTENTS_NAME = /^(?:图表?|表格?|附[图表件]|插图)?目[录次]$/u;

const PAGE = String.raw`(?:[（(]\s*(?:第\s*)?|第\s*|[-—–－·•]\s*)?(\d{1,4}|[ivxl]{1,6})(?:\s*页)?(?:\s*[)）]|\s*[-—–－·•])?`;

/** 一、总体情况……………1: dots or strokes that lead from a heading to the number of its page. */
const LED = new RegExp(String.raw`^(.*[^\s.．·•…⋯_—–-])(\s*(?:…|⋯|(?:[.．·•_—–-]\s?){3}).*?${PAGE})$`, 'iu');
/** 一、总体情况 1, with no more than spaces between. */
const SPACED = new RegExp(String.raw`^(.*\S)([\s（(]+${PAGE})$`, 'iu');

/** As many lines are a table of contents, and not a line that ends in dots. */
const MIN_LINES = 2;

interface Line {
  readonly index: number;
  readonly heading: string;
  readonly tail: string;
  readonly page: number | undefined;
}

/**
 * Takes the numbers of pages out of a table of contents that somebody typed, and says of its lines what they are: that
 * of Word's own fields and styles is known before. Only a list is believed whose numbers rise, and whose lines come again
 * as headings or have the word 目录 above them.
 */
export function dropContentsPages(blocks: readonly Block[]): { blocks: Block[]; leftBehind: LeftBehind[] } {
  const keys = blocks.map((block) =>
    block.kind === 'paragraph' ? bareText(readInlines(block.inlines)) : '',
  );
  const result = [...blocks];
  const leftBehind: LeftBehind[] = [];
  for (let start = 0; start < blocks.length; start += 1) {
    const isNamed = CONTENTS_NAME.test(keys[start - 1] ?? '');
    const lines = collectLines(blocks, start, isNamed ? [LED, SPACED] : [LED]);
    if (lines.length < MIN_LINES || !rises(lines)) continue;
    const end = start + lines.length;
    const later = new Set(keys.slice(end));
    const repeated = lines.filter(({ heading }) => later.has(bareText(heading))).length;
    const isLed = lines.every(({ heading, tail }) => LED.test(heading + tail));
    if (repeated * 2 < lines.length && !(isNamed && isLed)) continue;
    for (const { index, heading, tail } of lines) {
      const block = blocks[index] as Paragraph;
      result[index] = { ...block, inlines: cutInlines(block.inlines, heading.length), role: 'contents' };
      leftBehind.push({ what: '目录里的页码', reason: '网页不分页', text: tail.trim() });
    }
    start = end - 1;
  }
  return { blocks: result, leftBehind };
}

function collectLines(blocks: readonly Block[], start: number, forms: readonly RegExp[]): Line[] {
  const lines: Line[] = [];
  for (let index = start; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph' || block.item || block.role) break;
    const text = readInlines(block.inlines).trimEnd();
    const match = text.length > 200 ? null : (forms.map((form) => form.exec(text)).find(Boolean) ?? null);
    if (!match) break;
    const [, heading = '', tail = '', page = ''] = match;
    lines.push({ index, heading, tail, page: /^\d/u.test(page) ? Number(page) : undefined });
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
