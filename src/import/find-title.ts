import { isDocumentNumber, suggestDocumentNumber } from '../report/document-number.ts';
import { isBodyName } from '../report/letter-lines.ts';
import { type Block, bareText, findMainSize, type Paragraph, readInlines } from './document.ts';
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

/** Blocks from the top among which a title is looked for. */
const HEAD = 60;
/** Lines that one title may be broken into. */
const MAX_LINES = 6;
const MAX_LENGTH = 120;
/** A shorter line that ends as titles do, such as 通知, may be a word of the text. */
const MIN_SURE = 5;
/** 小二, in points: no text is set so large. */
const TITLE_SIZE = 18;
/** Shorter lines that end in a full stop may stand above a title. */
const MIN_SENTENCE = 20;

/** What titles of official documents end in (《党政机关公文处理工作条例》, and the names of plans and rules). */
const GENRE_END =
  /(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|规定|办法|细则|条例|方案|预案|规划|纲要|计划|总结|要点|清单|目录|说明|解读|标准|规则|规程|制度|讲话|公示|声明|模板|工作报告)(?:[（(〔][^（()）〕]{1,20}[)）〕])?$/u;

/** A line that is nothing but the name of a genre is a whole title: 通　告. */
const GENRE_ALONE =
  /^(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|纪要|公示|声明|启事|倡议书|公开信|简报|简讯|答复|复函|须知|章程|公约|承诺书|慰问信|感谢信|贺信)$/u;

/** What alone in the middle of a page is a title, and within a text a word. */
const GENRE_SIGN = /^[函令]$/u;

/** ——示例区2021年工作总结, below what the title says first. */
const SUBTITLE = /^[—―–]{1,2}[^—―–。；，]{4,50}$/u;

/** What says of which genre the whole is; ——2022年1月5日在示例区人民代表大会上 says when it was read. */
const isSubtitle = (text: string) => SUBTITLE.test(text) && GENRE_END.test(text);

/** Lines that can only go on a title: 的通知, （试行） and （2021—2025年）. */
const TITLE_TAIL =
  /^的\p{Script=Han}{2,4}$|^[（(](?:\d{4}年?[-—–―~～至]+\d{4}年?|试行|暂行|草案|(?:\d{4}年)?(?:修订|修正)(?:版|本|稿)?|\p{Script=Han}{1,4}稿|\p{Script=Han}{1,3}版)[)）]$/u;

/** 2022年10月, 二〇二二年十月十日, 2022年度: on a cover, a date. */
const DATE_LINE =
  /^[（(]?[\d０-９〇零○ＯO一二三四五六七八九十]{2,4}年(?:度|(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})日)?)?[)）]?$/u;

export const isDateLine = (line: string): boolean => DATE_LINE.test(line);

/** 2021年度, which on a cover may be a line of the title: 2021年度, 示例区示例局, 部门决算. */
const YEAR = /^[\d〇零○一二三四五六七八九]{4}年度?$/u;

/** 第3号 of an order or a journal; a note in brackets, as of when a law was passed. */
const NUMBER_OR_NOTE = /^第[\d〇零一二三四五六七八九十百]+[号期]$|^[（(][^（()）]*[)）]$/u;

/** 第一部分招标公告: where a part of the text begins, also without a space behind its number. */
const PART = /^第\s*[\d一二三四五六七八九十]{1,3}\s*(?:编|篇|部分)/u;

/** 项目编号：…: a line of a cover that names what it says. */
const LABELLED = /^\p{Script=Han}{2,6}[：:]/u;

/** What a table of contents is called, and no text. */
const CONTENTS_NAME = /^(?:文章)?目[录次]$/u;

/** What the columns of a site are called. */
const COLUMN =
  /^.{0,6}(?:公开|专栏|栏目|详情页?|正文|页面|通知公告|公示公告|公告公示|公告栏|动态|政策文件|内容)$/u;

/** A score less than this below the best is another candidate. */
const NEAR = 4;

/** Half and full width, old brackets and any spaces: what a site's table and its text spell in two ways. */
export const titleKey = (text: string) => bareText(text.normalize('NFKC')).replace(/[〈〉《》<>]/gu, '');

/** The block's text if it could be a line of a title. */
function readCandidate(block: Block | undefined): string | undefined {
  if (block?.kind !== 'paragraph' || block.item || block.role === 'contents') return undefined;
  const text = readInlines(block.inlines).trim();
  return bareText(text) === '' ? undefined : text;
}

/** Whether a text ends in what titles of official documents end in. */
export const namesGenre = (text: string): boolean => GENRE_END.test(text.trim());

/** 示例区人民政府门户网站, 示例区示例局, 政务公开: what pages are called where nobody named them. */
export function isSiteName(title: string): boolean {
  return isBodyName(title) || /(?:网|网站|门户|平台|频道|首页)$/u.test(title) || COLUMN.test(title);
}

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
  const place = extendTitle(head, best.index);
  const others = scored
    .filter(({ index, score }) => (index < place.start || index >= place.end) && score > best.score - NEAR)
    .map(({ text }) => formatTitle(text));
  const isOnlyLook = best.block.rank !== 0 && !GENRE_END.test(place.title);
  // A cover may have its motto or 年度大事记 as large as the title.
  const isDoubtful = isOnlyLook && others.some(namesGenre);
  return {
    place,
    isSure: !isDoubtful && isSure(best.block, place.title, normal),
    others: others.slice(0, 3),
  };
}

/**
 * A title says itself what it is: by its style, by its last word, or by standing large in the middle. On a cover, the
 * name of whoever issues a document and what has a label stand so too, and a subtitle whose title is a numbered line.
 */
function isSure(block: Paragraph, title: string, normal: number): boolean {
  const isLarge = block.size !== undefined && (block.size > normal || block.size >= TITLE_SIZE);
  const isBold = block.inlines.every((inline) => inline.kind !== 'text' || inline.bold);
  if (LABELLED.test(title) || isBodyName(title) || SUBTITLE.test(title)) return false;
  const stands = block.align === 'center' && (isLarge || isBold);
  const isNamed = GENRE_END.test(title) && [...bareText(title)].length >= MIN_SURE;
  return block.rank === 0 || stands || isNamed;
}

/** @param isOnly no other line is in the style of titles */
function isTitleLine(text: string, block: Paragraph, isOnly = false): boolean {
  const bare = bareText(text);
  if (GENRE_ALONE.test(bare) || (GENRE_SIGN.test(bare) && block.align === 'center')) return true;
  const length = [...bare].length;
  // What stands so large may ask or call.
  const stands = block.align === 'center' && (block.size ?? 0) >= TITLE_SIZE;
  if (length < 4 || length > MAX_LENGTH || !isTitleText(text, stands)) return false;
  if (parseMetadataLine(text, '') || isChromeLine(text)) return false;
  if (isNumberLine(text) || /^附\s*件/u.test(text) || DATE_LINE.test(bare) || NUMBER_OR_NOTE.test(bare))
    return false;
  if (PART.test(bare)) return false;
  if (/(?:文件|文件汇编)$/u.test(text) && length < 40 && !text.includes('关于')) return false;
  // 1. begins an item of a list, and （一） a part of the text.
  return readLineNumber(text) === undefined || (isOnly && block.rank === 0);
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
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  return findMainSize(paragraphs.map(({ size, inlines }) => [size, readInlines(inlines).length])) ?? 10.5;
}

/** Adds the lines above and below that belong to the same title. */
function extendTitle(head: readonly Block[], found: number): TitlePlace {
  const isBelow = isSubtitle(bareText(readCandidate(head[found]) ?? '')) && readCandidate(head[found - 1]);
  const index = isBelow ? found - 1 : found;
  const lines = createTitleLines(head, index);
  const { start, end } = lines.isPlain ? extendPlain(lines, index) : extendByLook(lines, index);
  const tail = bareText(lines.read(end));
  const hasTail =
    end - start < MAX_LINES && (TITLE_TAIL.test(tail) || isSubtitle(tail)) && lines.isPart(end, end);
  const behind = hasTail ? end + 1 : end;
  return { title: formatTitle(lines.join(start, behind)), start, end: behind };
}

/** The lines around one of a title. */
function createTitleLines(head: readonly Block[], index: number) {
  const describeStand = (block: Block | undefined) =>
    block?.kind === 'paragraph' ? `${block.align} ${block.size}` : '';
  const describeLook = (block: Block | undefined) =>
    block?.kind === 'paragraph' ? `${describeStand(block)} ${block.rank}` : '';
  const look = describeLook(head[index]);
  const isLine = (block: Block | undefined) =>
    block?.kind === 'paragraph' &&
    describeLook(block) === look &&
    isTitleLine(readCandidate(block) ?? '', block);
  return {
    /** Its line has no look. */
    isPlain: look === 'undefined undefined undefined',
    read: (at: number) => readCandidate(head[at]) ?? '',
    join: (from: number, to: number) =>
      joinLines(head.slice(from, to).map((block) => readCandidate(block) ?? '')),
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
      return isTitleLine(line, block) || (YEAR.test(bare) && isLine(head[at + 1]));
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
const isWhole = (text: string) => GENRE_END.test(text) && countOpen(text) <= 0;

/** Whether what it is about may end here and not the title: 关于推行示例制度, and below it 示例标准的意见. */
const isSubject = (text: string) =>
  text.includes('关于') && /(?:制度|标准|规则|规程|目录|清单|规划|计划|方案|办法)$/u.test(text);

/** Whether more must follow: 示例区示例局关于, 关于印发《示例区, 示例区示例局2021年度, 示例项目——. */
const isUnfinished = (text: string) =>
  countOpen(text) > 0 ||
  /(?:关于|印发|转发|[、和与及的—]|[\d〇零○一二三四五六七八九]{4}年度?)$/u.test(text) ||
  (text.includes('关于') && !GENRE_END.test(text));

/** Whether a line without any look goes on in the next: it is unfinished, or is the body whose 关于… follows. */
const isContinued = (line: string, next: string) =>
  isUnfinished(line) || (/^关于/u.test(next) && line.split(/[\s、]+/u).every(isBodyName));

/** One line; spaces stay as they are written (`通　告`), of several one. */
export function formatTitle(text: string): string {
  return joinLines(text.split('\n').map((line) => line.trim()))
    .trim()
    .replace(/([ \t\u00a0\u3000])[ \t\u00a0\u3000]+/gu, '$1');
}
