/** What a line of a title is, and which lines, one below the other, are one title. */

import { isDocumentNumber, suggestDocumentNumber } from '../report/document-number.ts';
import { isBodyName } from '../report/letter-lines.ts';
import type { Block, Paragraph } from './document.ts';
import { bareText, readInlines } from './document-text.ts';
import { isGenre, namesGenre } from './genre-words.ts';
import { joinLines } from './join-wrapped-lines.ts';
import { parseMetadataLine } from './labels.ts';
import { readLineNumber } from './numbering.ts';
import { isChromeLine } from './page-chrome.ts';

/** Where a text's own title stands, `end` excluded. */
export interface TitlePlace {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** Shorter lines that end in a full stop may stand above a title. */
const MIN_SENTENCE = 20;
/** 招标文件 alone says what it is of as little as 文件 does. */
const MAX_GENRE = 4;
/** Lines that one title may be broken into. */
export const MAX_LINES = 6;
export const MAX_LENGTH = 120;
/** 小二, in points: no text is set so large. */
export const TITLE_SIZE = 18;

/** ——示例区2021年工作总结, below what the title says first. */
export const SUBTITLE = /^[—―–]{1,2}[^—―–。；，]{4,50}$/u;

/** What says of which genre the whole is; ——2022年1月5日在示例区人民代表大会上 says when it was read. */
const isSubtitle = (text: string) => SUBTITLE.test(text) && namesGenre(text);

/** Lines that can only go on a title: 的通知, （试行） and （2021—2025年）. */
const TITLE_TAIL =
  /^的\p{Script=Han}{2,4}$|^[（(](?:\d{4}年?[-—–―~～至]+\d{4}年?|试行|暂行|草案|(?:\d{4}年)?(?:修订|修正)(?:版|本|稿)?|\p{Script=Han}{1,4}稿|\p{Script=Han}{1,3}版)[)）]$/u;

/** 2022年10月, 二〇二二年十月十日, 2022年度: on a cover, a date. */
const DATE_LINE =
  /^[（(]?[\d０-９〇零○ＯO一二三四五六七八九十]{2,4}年(?:度|(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})日)?)?[)）]?$/u;

export const isDateLine = (line: string): boolean => DATE_LINE.test(line);

const YEAR = /^[\d〇零○一二三四五六七八九]{4}年度?$/u;

/** 第3号 of an order or a journal; a note in brackets, as of when a law was passed. */
const NUMBER_OR_NOTE = /^第[\d〇零一二三四五六七八九十百]+[号期]$|^[（(][^（()）]*[)）]$/u;

/** 第一部分招标公告: where a part of the text begins, also without a space behind its number. */
const PART = /^第\s*[\d一二三四五六七八九十]{1,3}\s*(?:编|篇|部分)/u;

/** 项目编号：… and 【项目名称】…: a line of a cover that names what it says. */
export const LABELLED = /^\p{Script=Han}{2,6}[：:]|^【\p{Script=Han}{2,6}】/u;

/** What a table of contents is called, and no text. */
const CONTENTS_NAME = /^(?:文章)?目[录次]$/u;

/** The block's text if it could be a line of a title. */
export function readCandidate(block: Block | undefined): string | undefined {
  if (block?.kind !== 'paragraph' || block.item || block.role === 'contents') return undefined;
  const text = readInlines(block.inlines).trim();
  return bareText(text) === '' ? undefined : text;
}

/** 2021年度, which on a cover may be a line of the title: 2021年度, 示例区示例局, 部门决算. */
export const isYear = (line: string): boolean => YEAR.test(bareText(line));

/** The index of the first block that is a sentence; behind it there is no title any more. */
export function findFirstSentence(blocks: readonly Block[]): number {
  const at = blocks.findIndex((block) => {
    const text = readCandidate(block);
    return text !== undefined && isSentence(text);
  });
  return at < 0 ? blocks.length : at;
}

const isSentence = (text: string) =>
  (/[。；]$/u.test(text) && [...text].length >= MIN_SENTENCE) || [...text].length > MAX_LENGTH;

/** Whether a line is the heading of a table of contents. */
export const namesContents = (text: string): boolean => CONTENTS_NAME.test(bareText(text));

/**
 * Whether a text could be a title for its words alone: a title is no sentence, and no 目录.
 * @param isNamed the source says that it is the title: then it may ask or call, 怎么办理示例卡？
 */
export function isTitleText(text: string, isNamed = false): boolean {
  const isSentence = isNamed ? /[。；]/u : /[。；！？]/u;
  return !isSentence.test(text) && !/[;，,：:、]$/u.test(text.trim()) && !namesContents(text);
}

/** Whether a line stands in the middle, large or bold. @param normal the size of most of the text */
export function standsOut({ align, size, inlines }: Paragraph, normal: number): boolean {
  const isLarge = size !== undefined && (size > normal || size >= TITLE_SIZE);
  const isBold = inlines.every((inline) => inline.kind !== 'text' || inline.bold);
  return align === 'center' && (isLarge || isBold);
}

/** @param isOnly no other line is in the style of titles */
export function isTitleLine(text: string, block: Paragraph, isOnly = false): boolean {
  const bare = bareText(text);
  if (isGenre(bare, block.align === 'center')) return true;
  const length = [...bare].length;
  // What stands so large may ask or call.
  const stands = block.align === 'center' && (block.size ?? 0) >= TITLE_SIZE;
  if (length < 4 || length > MAX_LENGTH || !isTitleText(text, stands)) return false;
  if (parseMetadataLine(text, '') || isChromeLine(text)) return false;
  if (isNumberLine(text) || /^附\s*件/u.test(text) || isDateLine(bare) || NUMBER_OR_NOTE.test(bare))
    return false;
  if (PART.test(bare)) return false;
  if (isRedHead(text, length)) return false;
  // 1. begins an item of a list, and （一） a part of the text.
  return readLineNumber(text) === undefined || (isOnly && block.rank === 0);
}

/** 示例局文件, and not 示例项目招标文件. */
const isRedHead = (text: string, length: number): boolean =>
  /(?:文件|文件汇编)$/u.test(text) &&
  length < 40 &&
  !text.includes('关于') &&
  (length <= MAX_GENRE || !namesGenre(text));

/** 国办函〔2018〕71号, or a slip from it. */
export function isNumberLine(text: string): boolean {
  const plain = text.replace(/\s+/gu, '');
  return isDocumentNumber(plain) || suggestDocumentNumber(plain) !== undefined;
}

/** Adds the lines above and below that belong to the same title. */
export function extendTitle(head: readonly Block[], found: number): TitlePlace {
  const isBelow = isSubtitle(bareText(readCandidate(head[found]) ?? '')) && readCandidate(head[found - 1]);
  const index = isBelow ? found - 1 : found;
  const lines = createTitleLines(head, index);
  const { start, end } = lines.isPlain ? extendPlain(lines, index) : extendByLook(lines, index);
  const tail = bareText(lines.read(end));
  const hasTail =
    end - start < MAX_LINES && (TITLE_TAIL.test(tail) || isSubtitle(tail)) && lines.isPart(end, end);
  const behind = hasTail ? end + 1 : end;
  return placeLines(head, start, behind);
}

/** Lines as one title. */
export const placeLines = (blocks: readonly Block[], start: number, end: number): TitlePlace => ({
  title: formatTitle(joinCandidates(blocks, start, end)),
  start,
  end,
});

const joinCandidates = (blocks: readonly Block[], start: number, end: number): string =>
  joinLines(blocks.slice(start, end).map((block) => readCandidate(block) ?? ''));

const describeStand = (block: Block | undefined): string =>
  block?.kind === 'paragraph' ? `${block.align} ${block.size}` : '';

/** What lines of one look have in common. */
export const describeLook = (block: Block | undefined): string =>
  block?.kind === 'paragraph' ? `${describeStand(block)} ${block.rank}` : '';

/** The lines around one of a title. */
function createTitleLines(head: readonly Block[], index: number) {
  const look = describeLook(head[index]);
  const isLine = (block: Block | undefined) =>
    block?.kind === 'paragraph' &&
    describeLook(block) === look &&
    isTitleLine(readCandidate(block) ?? '', block);
  return {
    /** Its line has no look. */
    isPlain: look === 'undefined undefined undefined',
    read: (at: number) => readCandidate(head[at]) ?? '',
    join: (from: number, to: number) => joinCandidates(head, from, to),
    /** Whether two lines, one below the other, look like lines of one title. */
    isPart(at: number, lower: number): boolean {
      const [block, below] = [head[at], head[lower]];
      const line = readCandidate(block);
      if (line === undefined || block?.kind !== 'paragraph') return false;
      if (below?.kind === 'paragraph' && (below.gap ?? 0) > 0) return false;
      const bare = bareText(line);
      if (TITLE_TAIL.test(bare) || isSubtitle(bare)) return true;
      // Of two lines often only one is in the style of titles.
      const upper = at === lower ? (readCandidate(head[at - 1]) ?? '') : line;
      const isAlike = block.align !== undefined && describeStand(block) === describeStand(head[index]);
      if (describeLook(block) !== look && !(isAlike && isUnfinished(upper))) return false;
      // The last line of a cover is its date.
      return isTitleLine(line, block) || (isYear(bare) && isLine(head[at + 1]));
    },
  };
}

type TitleLines = ReturnType<typeof createTitleLines>;

/**
 * Without any look only a line that visibly goes on is continued, also over lines between:
 * 示例区关于示例, 示例示例, 示例的复函.
 */
function extendPlain({ read, join, isPart }: TitleLines, index: number) {
  let start = index;
  let end = index + 1;
  for (let at = start - 1; end - at <= MAX_LINES && isPart(at, at + 1) && !isWhole(read(at)); at -= 1)
    if (isContinued(read(at), read(at + 1))) start = at;
  const goesOn = (line: string) => !isWhole(line) || isSubject(line);
  for (let to = end; to - start < MAX_LINES && goesOn(join(start, to)) && isPart(to, to); to += 1) {
    if (isWhole(join(start, to + 1))) end = to + 1;
    else if (!isUnfinished(join(start, to + 1))) break;
  }
  return { start, end };
}

function extendByLook({ read, join, isPart }: TitleLines, index: number) {
  let start = index;
  let end = index + 1;
  const hasRoom = () => end - start < MAX_LINES;
  while (hasRoom() && !isWhole(join(start, end)) && isPart(end, end)) end += 1;
  while (hasRoom() && isPart(start - 1, start) && !isWhole(read(start - 1))) start -= 1;
  return { start, end };
}

const countOpen = (text: string) => text.split('《').length - text.split('》').length;

/** Whether a title ends here: with the name of its genre, outside of the name of another document. */
const isWhole = (text: string) => namesGenre(text) && countOpen(text) <= 0;

/** Whether what it is about may end here and not the title: 关于推行示例制度, and below it 示例标准的意见. */
const isSubject = (text: string) =>
  text.includes('关于') && /(?:制度|标准|规则|规程|目录|清单|规划|计划|方案|办法)$/u.test(text);

/** Whether more must follow: 示例区示例局关于, 关于印发《示例区, 示例区示例局2021年度, 示例项目——. */
const isUnfinished = (text: string) =>
  countOpen(text) > 0 ||
  /(?:关于|印发|转发|[、和与及的—]|[\d〇零○一二三四五六七八九]{4}年度?)$/u.test(text) ||
  (text.includes('关于') && !namesGenre(text));

/** Whether a line without any look goes on in the next: it is unfinished, or is the body whose 关于… follows. */
const isContinued = (line: string, next: string) =>
  isUnfinished(line) || (/^关于/u.test(next) && line.split(/[\s、]+/u).every(isBodyName));

/** One line; spaces stay as they are written (`通　告`), of several one. */
export function formatTitle(text: string): string {
  return joinLines(text.split('\n').map((line) => line.trim()))
    .trim()
    .replace(/([ \t\u00a0\u3000])[ \t\u00a0\u3000]+/gu, '$1');
}
