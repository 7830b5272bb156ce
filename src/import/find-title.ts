import { isBodyName } from '../report/letter-lines.ts';
import type { Block, Paragraph } from './document.ts';
import { bareText, findMainSize, readInlines } from './document-text.ts';
import { namesGenre } from './genre-words.ts';
import { readLineNumber } from './numbering.ts';
import {
  extendTitle,
  findFirstSentence,
  formatTitle,
  isTitleLine,
  LABELLED,
  MAX_LINES,
  readCandidate,
  SUBTITLE,
  standsOut,
  type TitlePlace,
} from './title-lines.ts';
import { findTitleRest } from './title-rest.ts';

/** Blocks from the top among which a title is looked for. */
const HEAD = 60;
/** A shorter line that ends as titles do, such as 通知, may be a word of the text. */
const MIN_SURE = 5;
/** What the columns of a site are called. */
const COLUMN =
  /^.{0,6}(?:公开|专栏|栏目|详情页?|正文|页面|通知公告|公示公告|公告公示|公告栏|动态|政策文件|内容)$/u;

/** A score less than this below the best is another candidate. */
const NEAR = 4;

/** Half and full width, old brackets and any spaces: what a site's table and its text spell in two ways. */
export const titleKey = (text: string) => bareText(text.normalize('NFKC')).replace(/[〈〉《》<>]/gu, '');

/** 示例区人民政府门户网站, 示例区示例局, 政务公开: what pages are called where nobody named them. */
export function isSiteName(title: string): boolean {
  return isBodyName(title) || /(?:网|网站|门户|平台|频道|首页)$/u.test(title) || COLUMN.test(title);
}

/**
 * Finds lines that together say a title that is known from elsewhere.
 * @param isNamed the source names it as the title of this very text; another, such as that of the page, is only
 *   believed above the first sentence, since it may equal any line further down
 */
export function locateTitle(blocks: readonly Block[], title: string, isNamed = true): TitlePlace | undefined {
  const wanted = titleKey(title);
  if (wanted === '') return undefined;
  const reach = isNamed ? HEAD : Math.min(HEAD, findFirstSentence(blocks));
  for (let start = 0; start < Math.min(blocks.length, reach); start += 1) {
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

/**
 * Finds the title of a text by its look, its words and its place.
 * @returns whether these leave no doubt, and other lines that could be the title, best first
 */
export function guessTitle(blocks: readonly Block[]) {
  const head = blocks.slice(0, Math.min(HEAD, findFirstSentence(blocks)));
  const normal = findNormalSize(blocks);
  const lines = head.flatMap((block, index) => {
    const text = readCandidate(block);
    return text === undefined || block.kind !== 'paragraph' ? [] : [{ block, text, index }];
  });
  const isOnly = blocks.filter((block) => block.kind === 'paragraph' && block.rank === 0).length === 1;
  // Behind a numbered line the text has begun: there only what leaves no doubt is its title.
  const begun = lines.findIndex(({ text }) => readLineNumber(text) !== undefined);
  const scored = lines
    .filter(({ block, text }, position) => begun < 0 || position <= begun || isSure(block, text, normal))
    .map(({ block, text, index }, position) => ({
      block,
      text,
      index,
      score: isTitleLine(text, block, isOnly) ? scoreLine(block, text, normal) - position * 0.35 : 0,
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const [best] = scored;
  if (!best) return undefined;
  const found = extendTitle(head, best.index);
  const rest = findTitleRest(blocks, found, normal);
  const place = rest?.place ?? found;
  const others = scored
    .filter(({ index, score }) => (index < place.start || index >= place.end) && score > best.score - NEAR)
    .map(({ text }) => formatTitle(text));
  const isOnlyLook = best.block.rank !== 0 && !namesGenre(place.title);
  // A cover may have its motto or 年度大事记 as large as the title.
  const isDoubtful = isOnlyLook && others.some(namesGenre);
  return {
    place,
    isSure: !rest && !isDoubtful && isSure(best.block, place.title, normal),
    others: [...new Set([...(rest?.others ?? []), ...others])].slice(0, 3),
  };
}

/**
 * A title says itself what it is: by its style, by its last word, or by standing large in the middle. On a cover, the
 * name of whoever issues a document and what has a label stand so too, and a subtitle whose title is a numbered line.
 */
function isSure(block: Paragraph, title: string, normal: number): boolean {
  if (LABELLED.test(title) || isBodyName(title) || SUBTITLE.test(title)) return false;
  const isNamed = namesGenre(title) && [...bareText(title)].length >= MIN_SURE;
  return block.rank === 0 || standsOut(block, normal) || isNamed;
}

function scoreLine(block: Paragraph, text: string, normal: number): number {
  let score = 2;
  if (block.rank === 0) score += 10;
  else if (block.rank === 1) score += 5;
  if (block.align === 'center') score += 3;
  if (block.size !== undefined) score += Math.min(4, Math.max(0, block.size - normal) / 2);
  if (namesGenre(text)) score += 3;
  if (text.includes('关于')) score += 2;
  if (/年度?.*报告/u.test(text)) score += 1;
  return score;
}

/** The font size of most of the text. */
export function findNormalSize(blocks: readonly Block[]): number {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  return findMainSize(paragraphs.map(({ size, inlines }) => [size, readInlines(inlines).length])) ?? 10.5;
}
