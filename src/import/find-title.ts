import { isDocumentNumber, suggestDocumentNumber } from '../report/document-number.ts';
import { type Block, bareText, type Paragraph, readInlines } from './document.ts';
import { parseMetadataLine } from './labels.ts';
import { readLineNumber } from './numbering.ts';
import { isChromeLine } from './page-chrome.ts';

/** Where a text's own title stands, `end` excluded. */
export interface TitlePlace {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** Blocks from the top among which a title is looked for. */
const HEAD = 60;
/** Lines that one title may be broken into. */
const MAX_LINES = 6;
const MAX_LENGTH = 120;
/** Shorter lines that end in a full stop may stand above a title. */
const MIN_SENTENCE = 20;

/** What titles of official documents end in (《党政机关公文处理工作条例》, and the names of plans and rules). */
const GENRE_END =
  /(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|规定|办法|细则|条例|方案|预案|规划|纲要|计划|总结|要点|清单|目录|说明|解读|标准|规则|规程|制度|讲话|公示|声明|模板|工作报告)(?:[（(〔][^（()）〕]{1,20}[)）〕])?$/u;

/** Half and full width, old brackets and any spaces: what a site's table and its text spell in two ways. */
export const titleKey = (text: string) => bareText(text.normalize('NFKC')).replace(/[〈〉《》<>]/gu, '');

/** The block's text if it could be a line of a title. */
function readCandidate(block: Block | undefined): string | undefined {
  if (block?.kind !== 'paragraph' || block.item || block.role === 'contents') return undefined;
  const text = readInlines(block.inlines).trim();
  return bareText(text) === '' ? undefined : text;
}

/** Finds lines that together say a title that is known from elsewhere. */
export function locateTitle(blocks: readonly Block[], title: string): TitlePlace | undefined {
  const wanted = titleKey(title);
  if (wanted === '') return undefined;
  for (let start = 0; start < Math.min(blocks.length, HEAD); start += 1) {
    let joined = '';
    for (let end = start; end < Math.min(blocks.length, start + MAX_LINES); end += 1) {
      const text = readCandidate(blocks[end]);
      if (text === undefined) break;
      joined += titleKey(text);
      if (joined === wanted) return { title, start, end: end + 1 };
      if (!wanted.startsWith(joined)) break;
    }
  }
  return undefined;
}

/** Finds the title of a text by its look, its words and its place. */
export function guessTitle(blocks: readonly Block[]): TitlePlace | undefined {
  const head = blocks.slice(0, HEAD);
  const normal = findNormalSize(blocks);
  let best: { index: number; score: number } | undefined;
  let position = 0;
  for (const [index, block] of head.entries()) {
    const text = readCandidate(block);
    if (text === undefined || block.kind !== 'paragraph') continue;
    const score = isTitleLine(text)
      ? scoreLine(block, text, normal) - position * 0.35
      : Number.NEGATIVE_INFINITY;
    position += 1;
    if (score > (best?.score ?? 0)) best = { index, score };
    // Behind the first sentence there is no title any more.
    if ((/[。；]$/u.test(text) && [...text].length >= MIN_SENTENCE) || [...text].length > MAX_LENGTH) break;
  }
  return best && extendTitle(head, best.index);
}

function isTitleLine(text: string): boolean {
  const length = [...bareText(text)].length;
  if (length < 4 || length > MAX_LENGTH || /[;，,：:、]$|[。；！？]/u.test(text)) return false;
  if (parseMetadataLine(text, '') || isChromeLine(text)) return false;
  if (isNumberLine(text) || /^附\s*件/u.test(text) || /^\d{4}\s*年\s*\d+\s*月\s*\d+\s*日$/u.test(text))
    return false;
  if (/(?:文件|文件汇编)$/u.test(text) && length < 40) return false;
  const number = readLineNumber(text);
  return number === undefined || number.kind === 'digit';
}

/** 国办函〔2018〕71号, or a slip from it. */
export function isNumberLine(text: string): boolean {
  const plain = text.replace(/\s+/gu, '');
  return isDocumentNumber(plain) || suggestDocumentNumber(plain) !== undefined;
}

function scoreLine(block: Paragraph, text: string, normal: number): number {
  let score = 2;
  if (block.rank === 0) score += 10;
  else if (block.rank === 1) score += 5;
  if (block.align === 'center') score += 3;
  if (block.size !== undefined) score += Math.min(4, Math.max(0, block.size - normal) / 2);
  if (GENRE_END.test(text)) score += 3;
  if (text.includes('关于')) score += 2;
  if (/年度?.*报告/u.test(text)) score += 1;
  return score;
}

/** The font size of most of the text. */
function findNormalSize(blocks: readonly Block[]): number {
  const lengths = new Map<number, number>();
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.size === undefined) continue;
    lengths.set(block.size, (lengths.get(block.size) ?? 0) + readInlines(block.inlines).length);
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10.5;
}

/** Adds the lines above and below that belong to the same title. */
function extendTitle(head: readonly Block[], index: number): TitlePlace {
  const looks = (block: Block | undefined) =>
    block?.kind === 'paragraph' ? `${block.align} ${block.size} ${block.rank}` : '';
  const isPlain = looks(head[index]) === 'undefined undefined undefined';
  const isPart = (at: number, previous: number) => {
    const text = readCandidate(head[at]);
    const before = head[Math.max(at, previous)];
    if (text === undefined || !isTitleLine(text) || (before?.kind === 'paragraph' && (before.gap ?? 0) > 0))
      return false;
    return looks(head[at]) === looks(head[index]);
  };
  const text = (at: number) => readCandidate(head[at]) ?? '';
  let start = index;
  let end = index + 1;
  if (isPlain) {
    // Without any look only a line that visibly goes on is continued.
    if (!GENRE_END.test(text(index)) && isPart(end, index) && GENRE_END.test(text(end))) end += 1;
    else if (isPart(start - 1, start) && /(?:关于|印发|转发|[、和与及的])$/u.test(text(start - 1)))
      start -= 1;
  } else {
    while (end - start < MAX_LINES && !GENRE_END.test(text(end - 1)) && isPart(end, end - 1)) end += 1;
    while (end - start < MAX_LINES && isPart(start - 1, start) && !GENRE_END.test(text(start - 1)))
      start -= 1;
  }
  const title = head
    .slice(start, end)
    .map((block) => readCandidate(block) ?? '')
    .join('');
  return { title: formatTitle(title), start, end };
}

/** One line, without spaces that only set characters apart (`年　度　报　告`). */
export function formatTitle(text: string): string {
  const line = text.replace(/\s*\n\s*/gu, '').trim();
  const isSpaced = /^\S(?:[\s\u3000]+\S)+$/u.test(line);
  return (isSpaced ? line.replace(/\s+/gu, '') : line).replace(/[ \t\u00a0\u3000]{2,}/gu, ' ');
}
