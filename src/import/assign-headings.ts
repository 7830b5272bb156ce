import { isCaption } from './captions.ts';
import type { Block, Paragraph } from './document.ts';
import { bareText, hasImage, readLineText } from './document-text.ts';
import { nestLevels } from './nest-levels.ts';
import {
  type LineNumber,
  NUMBER_KINDS,
  type NumberKind,
  readHeadingNumber,
  readLineNumber,
} from './numbering.ts';
import { namesContents } from './title-lines.ts';

/** The longest heading, in characters, that has no style of its own. */
const MAX_HEADING = 60;
const MAX_STYLED = 100;
/** `（一）指导思想。` is a heading on its own line; longer sentences are text. */
const MAX_SENTENCE = 22;

/** Lines of a table of contents that may be worded otherwise before one is found again. */
const MAX_FIRST = 3;

const ANNEX = /^附\s*件\s*[一二三四五六七八九十\d]{0,2}\s*[.．:：]?$/u;

/** A sentence and the beginning of another. */
const RUN_IN = /[。！？][^。！？\p{L}\p{N}\n\r\u2028\u2029]*[\p{L}\p{N}]/u;

/** A paragraph as the outline sees it. */
interface Line {
  readonly text: string;
  readonly number: LineNumber | undefined;
  /** A heading by its looks: a heading style, all bold, or bold and centred. */
  readonly isStyled: boolean;
  readonly rank: number | undefined;
  readonly isCandidate: boolean;
}

/**
 * Finds the headings of a text by number, style and place, and gives each its level in Markdown: 一、 is 2, （一） 3,
 * 1. 4, （1） 5; 章 and 节 above them move these down. A heading that runs on into its paragraph
 * (`（一）加强领导。各单位要…`) is none.
 * @returns a level for each block, `undefined` for what is no heading
 */
export function assignHeadings(blocks: readonly Block[]): (number | undefined)[] {
  const contents = findContentsList(blocks);
  const lines = blocks.map((block, index) => (contents.has(index) ? undefined : readLine(block)));
  const isHeading: boolean[] = [];
  // Kinds of the headings above the present place, and the numbered lines that turned out to be items of a list.
  const open: NumberKind[] = [];
  let item: LineNumber | undefined;
  let inAttachmentList = false;
  for (const [index, line] of lines.entries()) {
    inAttachmentList =
      line !== undefined &&
      !ANNEX.test(line.text) &&
      (/^附\s*件\s*[:：\d一二三四五六七八九十]/u.test(line.text) ||
        (inAttachmentList && line.number?.kind === 'digit'));
    isHeading[index] = line !== undefined && !inAttachmentList && decide(line, lines, index, open, item);
    if (!line) continue;
    const kind = line.number?.kind;
    if (isHeading[index] && kind) {
      while (open.length > 0 && compareKinds(open.at(-1) as NumberKind, kind) > 0) open.pop();
      if (open.at(-1) !== kind) open.push(kind);
    }
    // A heading that runs on into its text is no item of a list.
    item = isHeading[index] || RUN_IN.test(line.text) ? undefined : line.number;
  }
  return formatLevels(lines, isHeading);
}

const compareKinds = (a: NumberKind, b: NumberKind) => NUMBER_KINDS.indexOf(a) - NUMBER_KINDS.indexOf(b);

function readLine(block: Block): Line | undefined {
  if (block.kind !== 'paragraph' || block.item || block.role === 'contents' || block.role === 'cover')
    return undefined;
  const text = readLineText(block);
  if (text === '' || text.includes('\n') || hasImage(block)) return undefined;
  const { rank } = block;
  const isStyled = rank !== undefined || isAllBold(block);
  const number = isStyled ? readHeadingNumber(text) : readLineNumber(text);
  return { text, number, isStyled, rank, isCandidate: isCandidate(text, number, block, isStyled) };
}

function isAllBold({ inlines }: Paragraph): boolean {
  const texts = inlines.filter((inline) => inline.kind === 'text' && inline.text.trim() !== '');
  return texts.length > 0 && texts.every((inline) => inline.kind === 'text' && inline.bold);
}

/** A line without the quotation marks that it ends in: 一、将第三条修改为：“甲局负责。” is a sentence. */
const dropClosing = (line: string) => line.replace(/(?<=[。！？!?；;])["”』」]+$/u, '');

/** Whether a line could be a heading for its words alone. */
function isCandidate(
  line: string,
  number: LineNumber | undefined,
  block: Paragraph,
  isStyled: boolean,
): boolean {
  const text = dropClosing(line);
  if ([...text].length > (isStyled ? MAX_STYLED : MAX_HEADING)) return false;
  if (/[。！？!?；;].*[\p{L}\p{N}]|[；;，,、]$/u.test(text)) return false;
  // 附件 and 附件1 alone on a line begin an annex.
  if (ANNEX.test(text)) return true;
  if (!number) {
    if (isCaption(text) || /[。：:]$/u.test(text)) return false;
    return block.rank !== undefined || (isStyled && block.align === 'center');
  }
  if (bareText(number.rest) === '') return false;
  const comma = /[，,：:]/u.test(number.rest.slice(0, -1));
  if (/[：:]$/u.test(text))
    return block.rank !== undefined || (!comma && [...number.rest].length <= MAX_SENTENCE);
  if (/[。！？!?]$/u.test(text)) return !comma && [...number.rest].length <= MAX_SENTENCE;
  return true;
}

/** Whether a candidate is a heading where it stands: it has a text of its own below it. */
function decide(
  line: Line,
  lines: readonly (Line | undefined)[],
  index: number,
  open: readonly NumberKind[],
  item: LineNumber | undefined,
): boolean {
  if (!line.isCandidate) return false;
  const { number } = line;
  if (!number || line.rank !== undefined) return true;
  const { kind } = number;
  const endsAsText = /[。！？!?：:]$/u.test(dropClosing(line.text));
  if (!endsAsText && (line.isStyled || kind === 'part' || kind === 'chapter' || kind === 'section'))
    return true;
  if (kind === 'article') return false;
  // An item of a list is followed by more items.
  if (item?.kind === kind && item.parts === number.parts) return false;
  const next = lines[index + 1];
  const following = next?.number;
  const hasOwnText =
    index + 1 < lines.length &&
    (!following || compareKinds(following.kind, kind) > 0 || isDeeper(following, number));
  if (endsAsText) return hasOwnText;
  return hasOwnText || open.includes(kind) || kind === 'han';
}

const isDeeper = (a: LineNumber, b: LineNumber) => a.kind === b.kind && a.parts > b.parts;

/** A printed table of contents repeats the headings: its lines, up to the first of them that comes again, are text. */
function findContentsList(blocks: readonly Block[]): ReadonlySet<number> {
  const keys = blocks.map((block) =>
    bareText(readLineText(block))
      .normalize('NFKC')
      .replace(/(?<![.…·])[.…·]*\d{0,3}$/u, ''),
  );
  const title = keys.findIndex(namesContents);
  if (title < 0) return new Set();
  for (let first = title + 1; first <= title + MAX_FIRST && keys[first]; first += 1) {
    const end = keys.indexOf(keys[first] as string, first + 1);
    const inside = keys.slice(first, end);
    // Between a line and its repetition there may also stand half a text.
    if (end < 0 || inside.some((key) => key.length > MAX_HEADING)) continue;
    return new Set(inside.map((_, index) => first + index));
  }
  return new Set();
}

function formatLevels(
  lines: readonly (Line | undefined)[],
  isHeading: readonly boolean[],
): (number | undefined)[] {
  const headings = lines.filter(
    (line, index): line is Line => line !== undefined && isHeading[index] === true,
  );
  const kinds = new Set(headings.map(({ number }) => number?.kind));
  const ranks = headings.flatMap(({ rank, number }) => (rank !== undefined && !number ? [rank] : []));
  const lowest = ranks.reduce((least, rank) => Math.min(least, rank), 6);
  const above = (['part', 'chapter', 'section'] as const).filter((kind) => kinds.has(kind));
  const base = 2 + above.length;
  const hasHan = kinds.has('han') || kinds.has('han-bracket');
  const digit = kinds.has('decimal') && !hasHan ? base : base + 2;
  const levels: Readonly<Record<NumberKind, number>> = {
    part: 2 + above.indexOf('part'),
    chapter: 2 + above.indexOf('chapter'),
    section: 2 + above.indexOf('section'),
    article: base,
    han: base,
    'han-bracket': base + 1,
    digit,
    decimal: digit,
    'digit-bracket': base + 3,
    circled: base + 4,
  };
  const levelOf = ({ number, rank }: Line): number =>
    number ? levels[number.kind] + number.parts - 1 : 2 + (rank === undefined ? 0 : rank - lowest);
  return nestLevels(
    lines.map((line, index) => (line && isHeading[index] ? Math.min(6, levelOf(line)) : undefined)),
  );
}
