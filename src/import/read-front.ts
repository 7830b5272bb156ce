import { append } from '../base/long-lists.ts';
import {
  type Block,
  bareText,
  clipLine,
  type ImportedDocument,
  type LeftBehind,
  type Metadatum,
  type Paragraph,
  readBlock,
  readInlines,
} from './document.ts';
import { isBodyName } from './find-signature.ts';
import {
  findFirstSentence,
  formatTitle,
  guessTitle,
  isNumberLine,
  isSiteName,
  isTitleText,
  locateTitle,
  namesGenre,
  type TitlePlace,
  titleKey,
} from './find-title.ts';
import { findImportedField, isPageLabel, parseMetadataText } from './labels.ts';
import { readLineNumber } from './numbering.ts';
import { isChromeLine } from './page-chrome.ts';
import { isSignerLine, readHeadMarks } from './read-head-marks.ts';
import { readMetadataTable } from './read-metadata-table.ts';
import { HEAD_NOTE_DEED } from './split-at-breaks.ts';
import type { PartedDocument } from './split-tail.ts';

/** What stands above the text proper, and the text below. */
type Front = Omit<PartedDocument, 'levels' | 'signature' | 'imprint'>;

/** 宝山区教育局文件, the red line of a printed document; 招标文件 names no body. */
const RED_HEAD = /^(\p{Script=Han}{2,40}?)\s*文\s*件$/u;

/** Blocks at the top among which a table of metadata is looked for. */
const MAX_TABLES = 8;

/** What a site's page title is made of: `标题_栏目_网站`. */
const PAGE_TITLE = /^(.+?)\s*[_|｜]\s*\S|^(.+?)\s*[-－—–]{1,2}\s*\S/u;

/** 题注: when a document was issued, revised and put into force, in brackets of its own below the title. */
const HEAD_NOTE = new RegExp(String.raw`^[（(](?=[\s\S]*年)[\s\S]*(?:${HEAD_NOTE_DEED})[\s\S]*[)）]$`, 'u');
const MAX_HEAD_NOTE = 1000;

/** A link or a note in it would be lost in a field. */
export const isHeadNote = ({ inlines }: Paragraph, text: string): boolean =>
  HEAD_NOTE.test(text) &&
  text.length <= MAX_HEAD_NOTE &&
  inlines.every(
    ({ kind, ...inline }) => kind === 'break' || (kind === 'text' && !('href' in inline && inline.href)),
  );

/** 2022-02-14, 日期：2022年2月14日: on a page the day of publication, in other documents the day of what they tell of. */
const LONE_DAY = /^(?:日\s*期\s*[:：]\s*)?\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?$/u;

/** Lines at the top among which those of a page are looked for. */
const MAX_PAGE_LINES = 30;

/** Whether a document is a page, or was copied from one: then it has its labels or its buttons at the top. */
function isPage({ around, metadata, blocks }: ImportedDocument): boolean {
  const saysOfPage = (text: string) =>
    isChromeLine(text) ||
    (!LONE_DAY.test(text) &&
      parseMetadataText(text, () => '')?.some(({ label }) => isPageLabel(label)) === true);
  const lines = blocks.slice(0, MAX_PAGE_LINES).map((block) => readBlock(block).trim());
  return around !== undefined || metadata.length > 0 || lines.some((text) => text !== '' && saysOfPage(text));
}

/** Parts title, lines of metadata and page furniture from the text below them. */
export function readFront(document: ImportedDocument, fileTitle: string): Front {
  const { title, place, blocks = document.blocks } = findTitle(document, fileTitle);
  const metadata: Metadatum[] = [];
  const leftBehind: LeftBehind[] = [];
  const moved: string[] = [];
  const kept: Block[] = [];
  const headNotes: Metadatum[] = [];
  const hasDays = isPage(document);
  let hasSigner = false;
  const takeNumber = (value: string): boolean => {
    if (knowsAnotherNumber([...document.metadata, ...metadata], value)) return false;
    metadata.push({ label: '发文字号', value: value.replace(/\s+/gu, ''), origin: '标题旁边的一行' });
    return true;
  };
  const takeMarks = (text: string, isAbove: boolean): boolean => {
    const found = readHeadMarks(text, isAbove);
    const isSigner = isAbove && hasSigner && isSignerLine(text);
    hasSigner = isSigner || (found?.marks.some(({ what }) => what === '签发人') ?? false);
    if (isSigner) leftBehind.push({ what: '签发人', reason: '只管办文，不是正文', text });
    if (!found) return isSigner;
    if (found.number && !takeNumber(found.number)) return false;
    leftBehind.push(...found.marks);
    // The account is of whole lines.
    if (found.number) moved.push(text);
    return true;
  };
  const take = (block: Block, isAbove: boolean): boolean => {
    const takeValues = (values: readonly Metadatum[] | undefined, text: string): boolean => {
      metadata.push(...(values ?? []));
      if (values) moved.push(text);
      return values !== undefined;
    };
    if (block.kind === 'table') return takeValues(readMetadataTable(block, '文前的信息表'), readBlock(block));
    if (block.kind !== 'paragraph') return false;
    const text = readInlines(block.inlines).trim();
    if (bareText(text) === '') return !block.inlines.some(({ kind }) => kind === 'image');
    if (takeMarks(text, isAbove || !place)) return true;
    const isOfPage = hasDays || !LONE_DAY.test(text);
    const values = isOfPage ? parseMetadataText(text, (line) => `文前的一行“${clipLine(line)}”`) : undefined;
    if (takeValues(values, text)) return true;
    if (isNumberLine(text) && takeNumber(text)) {
      // Above the title it belongs to 版头, below it to the text, which is to show it as the source does.
      if (isAbove) moved.push(text);
      else kept.push(block);
      return true;
    }
    if (!isAbove && place && headNotes.length === 0 && kept.length === 0 && isHeadNote(block, text)) {
      headNotes.push({ label: '题注', value: text, origin: '标题下面的一段' });
      moved.push(text);
      return true;
    }
    const named = isAbove ? RED_HEAD.exec(text)?.[1] : undefined;
    const organ = named && isBodyName(named) ? named : undefined;
    if (organ) metadata.push({ label: '机构名称', value: organ, origin: `公文版头“${text}”` });
    const reason = explainFurniture(text, title.value, isAbove, organ !== undefined);
    if (reason) leftBehind.push({ ...reason, text });
    return reason !== undefined;
  };

  const start = place?.start ?? 0;
  const above = blocks.slice(0, start).filter((block) => !take(block, true));
  if (place) append(moved, blocks.slice(place.start, place.end).map(readBlock));
  let index = place?.end ?? 0;
  while (index < blocks.length && take(blocks[index] as Block, false)) index += 1;
  // Short lines above the title of a page copied whole are its menu; above any other text they belong to it.
  const isMenu = metadata.length > 0 && above.every(isMenuLine);
  if (isMenu) {
    const reason = '在标题上方，像是网页的栏目';
    append(
      leftBehind,
      above.map((block) => ({ what: '网页栏目', reason, text: readBlock(block).trim() })),
    );
  }
  return {
    title: { ...title, value: formatTitle(title.value) },
    metadata: [...metadata, ...headNotes],
    blocks: [...(isMenu ? [] : above), ...kept, ...blocks.slice(index)],
    leftBehind,
    moved,
  };
}

/** A line without any look and mark, as short as the name of a column. */
function isMenuLine(block: Block): boolean {
  return (
    block.kind === 'paragraph' &&
    block.size === undefined &&
    block.align === undefined &&
    /^[^，。；：、,.;:]{1,20}$/u.test(readBlock(block).trim())
  );
}

interface FoundTitle {
  readonly title: Metadatum;
  readonly place?: TitlePlace;
  /** The text in which `place` is, if a cover was opened for it. */
  readonly blocks?: readonly Block[];
}

const nameTitle = (value: string, origin: string, candidates?: readonly string[]): Metadatum => ({
  label: '标题',
  value,
  origin,
  candidates,
});

const placeTitle = (place: TitlePlace): FoundTitle => ({
  title: nameTitle(place.title, '正文上方的标题'),
  place,
});

const PAGE = '网页或文件自带的标题';

/** What the lines above a text copied from a page name: the page's table is copied as such lines. */
function listNamed(document: ImportedDocument): Metadatum[] {
  if (!isPage(document)) return [];
  const { blocks } = document;
  return blocks
    .slice(0, Math.min(MAX_PAGE_LINES, findFirstSentence(blocks)))
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? (parseMetadataText(readBlock(block).trim(), (line) => `文前的一行“${clipLine(line)}”`) ?? [])
        : [],
    );
}

/** The document's title, and where in its text it stands; it need not stand there once more. */
function findTitle(document: ImportedDocument, fileTitle: string): FoundTitle {
  const { metadata, titles, blocks } = document;
  const tables = blocks
    .slice(0, MAX_TABLES)
    .flatMap((block) => (block.kind === 'table' ? (readMetadataTable(block, '文前的信息表') ?? []) : []));
  const named = [...metadata, ...tables, ...listNamed(document)].filter(
    ({ label, value }) =>
      findImportedField(label)?.property === 'title' && isTitleText(value, true) && value !== '',
  );
  for (const { value, origin } of named) {
    const place = locateTitle(blocks, value);
    if (place) return placeTitle(place);
    if (value === named.at(-1)?.value) return { title: nameTitle(value, origin) };
  }
  // The heading of the text itself before that of the page, which may be its first sentence or the name of the site.
  const own = titles.filter((title) => isTitleText(title, true));
  for (const value of [...listHeadings(blocks), ...own]) {
    const place = locateTitle(blocks, value, false);
    if (place) return placeTitle(place);
  }
  const captured = locateCapturedTitle(blocks);
  if (captured) return placeTitle(captured);
  const cover = openCoverTables(blocks);
  const [guess, text] = [
    [guessTitle(blocks), blocks] as const,
    ...(cover ? [[guessTitle(cover), cover] as const] : []),
  ].find(([found]) => found !== undefined) ?? [undefined, blocks];
  const isCertain = guess?.isSure === true && text === blocks;
  const [page] = own;
  const isSite = page !== undefined && isSiteName(page);
  // What a page is called may be its site or its column, while the text says its own title.
  const isOutdone =
    guess !== undefined && !namesGenre(page ?? '') && isCertain && namesGenre(guess.place.title);
  if (page !== undefined && !isSite && !isOutdone) {
    // A line that stands like a title makes a doubt of it, unless the page's own says what it is.
    const isDoubtful = isCertain && !namesGenre(page);
    return { title: nameTitle(page, PAGE, isDoubtful ? [guess.place.title, fileTitle] : undefined) };
  }
  if (!guess) {
    const title =
      page === undefined
        ? nameTitle(fileTitle, '文件名（文中没有找到标题）', [])
        : nameTitle(own.find((value) => !isSiteName(value)) ?? page, PAGE, [fileTitle]);
    return { title };
  }
  const { place, others } = guess;
  if (isCertain) return placeTitle(place);
  const candidates = [...others, ...(page === undefined ? [] : [page]), fileTitle];
  return { title: nameTitle(place.title, '正文开头，没有写明是标题', candidates), place, blocks: text };
}

/** Headings of the first rank: one alone, without a number, is the title. */
function listHeadings(blocks: readonly Block[]): string[] {
  const headings = blocks.filter((block) => block.kind === 'paragraph' && (block.rank ?? 9) <= 1);
  const texts = headings.map((block) => readBlock(block).trim());
  return texts.length === 1
    ? texts.filter((text) => isTitleText(text) && !isChromeLine(text) && !readLineNumber(text))
    : [];
}

/** Characters of a table that only sets the lines of a cover. */
const MAX_COVER = 160;

/** The text with the table at its top opened that has one filled cell a row: there it only places title and names. */
function openCoverTables(blocks: readonly Block[]): readonly Block[] | undefined {
  const at = blocks.slice(0, MAX_TABLES).findIndex(({ kind }) => kind === 'table');
  const table = blocks[at];
  if (table?.kind !== 'table' || bareText(readBlock(table)).length > MAX_COVER) return undefined;
  const filled = table.rows.map((row) => row.filter(({ inlines }) => bareText(readInlines(inlines)) !== ''));
  const hasImage = table.rows.flat().some(({ inlines }) => inlines.some(({ kind }) => kind === 'image'));
  if (hasImage || filled.some((row) => row.length > 1)) return undefined;
  const lines = filled.flat().map(({ inlines }): Block => ({ kind: 'paragraph', inlines, align: 'center' }));
  return [...blocks.slice(0, at), ...lines, ...blocks.slice(at + 1)];
}

/** A page copied whole begins with `标题_栏目_网站`, and has the title alone further down. */
function locateCapturedTitle(blocks: readonly Block[]): TitlePlace | undefined {
  const first = blocks.find(
    (block) => block.kind === 'paragraph' && bareText(readInlines(block.inlines)) !== '',
  );
  if (first?.kind !== 'paragraph') return undefined;
  const match = PAGE_TITLE.exec(readInlines(first.inlines).trim());
  const title = match?.[1] ?? match?.[2];
  const below = blocks.slice(blocks.indexOf(first) + 1);
  const place = title === undefined ? undefined : locateTitle(below, title);
  const offset = blocks.length - below.length;
  return place && { title: place.title, start: place.start + offset, end: place.end + offset };
}

function knowsAnotherNumber(metadata: readonly Metadatum[], text: string): boolean {
  return metadata.some(
    ({ label, value }) =>
      findImportedField(label)?.property === 'documentNumber' &&
      value !== '' &&
      titleKey(value) !== titleKey(text),
  );
}

function explainFurniture(text: string, title: string, isAbove: boolean, isRedHead: boolean) {
  if (isRedHead) return { what: '公文版头', reason: '网页顶上按落款或机构名称自己显示' };
  const [line, own] = [titleKey(text), titleKey(title)];
  // 《示例办法》已经通过，现予公布。 begins with the title, too.
  if (isAbove && line !== own && line.startsWith(own) && isTitleText(text, true)) {
    return { what: '网页标题', reason: '网站给浏览器看的标题，不是正文' };
  }
  if (isChromeLine(text)) return { what: '网页按钮或栏目', reason: '属于原来的网页，不是正文' };
  return undefined;
}
