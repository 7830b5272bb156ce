import { append } from '../base/long-lists.ts';
import { isBodyName } from '../report/letter-lines.ts';
import { chooseTitle } from './choose-title.ts';
import {
  type Block,
  type Cell,
  createParagraph,
  type ImportedDocument,
  type LeftBehind,
  type Metadatum,
  type Paragraph,
  type Table,
} from './document.ts';
import { bareText, hasImage, readBlock, readInlines, readLineText } from './document-text.ts';
import { listBodies } from './find-signature.ts';
import { titleKey } from './find-title.ts';
import { isLabel, namesField } from './labels.ts';
import { isChrome } from './page-chrome.ts';
import { isPage, LONE_DAY, readFrontLine } from './page-lines.ts';
import { partTitleLines } from './part-title-lines.ts';
import { isHeadLabel, isSignerLine, readHeadMarks } from './read-head-marks.ts';
import { readMetadataTable } from './read-metadata-table.ts';
import { HEAD_NOTE_DEED } from './split-at-breaks.ts';
import type { PartedDocument } from './split-tail.ts';
import { formatTitle, isNumberLine, isTitleText } from './title-lines.ts';

/** What stands above the text proper, and the text below. */
type Front = Omit<PartedDocument, 'levels' | 'signature' | 'imprint'> & {
  /** The text begins right below its title. */
  readonly isPlaced: boolean;
};

/** 宝山区教育局文件, the red line of a printed document. */
const RED_HEAD = /^(\p{Script=Han}[\p{Script=Han}\s]{1,80}?)\s*文\s*件$/u;

/** The bodies that it names, also with characters set apart and of a joint document; 招标文件 names none. */
function readRedHead(text: string): string[] | undefined {
  const lines = RED_HEAD.exec(text)?.[1]?.split('\n') ?? [];
  const organs = lines.flatMap(listBodies);
  return organs.length > 0 && bareText(organs.join('')) === bareText(lines.join('')) ? organs : undefined;
}

/** The lines of a joint document's red head, of which only the last says 文件, as one. */
function joinRedHead(blocks: readonly Block[]): Block[] {
  const end = blocks.findIndex((block) => bareText(readLineText(block)) === '文件');
  let start = end;
  while (start > 0 && isBodyName(bareText(readBlock(blocks[start - 1] as Block)))) start -= 1;
  const lines = blocks.slice(Math.max(0, start), end + 1).map((block) => readBlock(block).trim());
  if (lines.length < 2) return [...blocks];
  return [...blocks.slice(0, start), createParagraph(lines.join('\n')), ...blocks.slice(end + 1)];
}

/** The cells of a row as one line, a label with its colon; a sign that no line has where one holds a picture. */
const readRow = (row: readonly Cell[]): string =>
  row.some(({ inlines }) => inlines.some(({ kind }) => kind === 'image'))
    ? '\ufffc'
    : row
        .map(({ inlines }) => readInlines(inlines).trim())
        .filter(Boolean)
        .map((text, at, { length }) =>
          at === length - 1 ? text : text + (isBareLabel(text) ? '：' : '\u3000'),
        )
        .join('');

const isBareLabel = (text: string) => !/[:：]$/u.test(text) && (isHeadLabel(text) || isLabel(text));

/** Blocks among which a letter names who sends it. */
const MAX_LETTER_HEAD = 10;

/**
 * The head of a letter (信函格式, GB/T 9704-2012, 10.1): bodies alone on their lines, and 发文字号 right below them, maybe
 * with marks between. Of a title that begins with a body 发文字号 stands below.
 * @returns where the names of the bodies are
 */
function findLetterHead(blocks: readonly Block[]): { start: number; end: number } | undefined {
  const texts = blocks
    .slice(0, MAX_LETTER_HEAD)
    .map((block) => (block.kind === 'paragraph' ? readInlines(block.inlines).trim() : '\ufffc'));
  const isMark = (text: string) => bareText(text) === '' || readHeadMarks(text, true)?.number === '';
  const number = texts.findIndex((text) => isNumberLine(text) || readHeadMarks(text, true)?.number);
  const end = texts.findLastIndex((text, at) => at < number && !isMark(text)) + 1;
  const start = texts.findLastIndex((text, at) => at < end && readLetterHead(text).length === 0) + 1;
  return start < end && texts.slice(0, start).every(isMark) ? { start, end } : undefined;
}

/** The bodies that a line of it names: 示例区示例局, 示例区示例局（函）, 示例区示例局便函. */
function readLetterHead(text: string): string[] {
  const name = text.trim().replace(/(?:便?函|[（(]便?函[)）])$/u, '');
  const organs = listBodies(name);
  return bareText(organs.join('')) === bareText(name) && !name.includes('关于') ? organs : [];
}

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

/** Where a block stands, by the title. */
type Side = 'above' | 'below';

/** The head of a letter, where below it stands what is a title without doubt, and the title of the text without it. */
function readHeads(source: ImportedDocument, fileTitle: string) {
  const document = { ...source, blocks: partTitleLines(source.blocks) };
  const letter = findLetterHead(document.blocks);
  if (letter) {
    const heads = document.blocks.slice(letter.start, letter.end);
    const blocks = document.blocks.filter((block) => !heads.includes(block));
    const found = chooseTitle({ ...document, blocks }, fileTitle);
    const isCertain = found.title.candidates === undefined;
    if (found.place && found.place.start >= letter.start && isCertain) return { blocks, ...found, heads };
  }
  return { blocks: document.blocks, ...chooseTitle(document, fileTitle), heads: [] };
}

/** Parts title, lines of metadata and page furniture from the text below them. */
export function readFront(document: ImportedDocument, fileTitle: string): Front {
  const { heads, title, place, blocks } = readHeads(document, fileTitle);
  const metadata: Metadatum[] = [];
  const leftBehind: LeftBehind[] = [];
  const moved: string[] = [];
  const kept: Block[] = [];
  const headNotes: Metadatum[] = [];
  const hasDays = isPage(document);
  let hasSigner = false;

  /** Takes a block for what it is, and says whether it is anything but text. */
  const take = (block: Block, side: Side): boolean => {
    if (block.kind === 'table')
      return (
        takeValues(readMetadataTable(block, '文前的信息表'), readBlock(block)) ||
        ((side === 'above' || !place) && takeHeadTable(block))
      );
    if (block.kind !== 'paragraph') return false;
    const text = readInlines(block.inlines).trim();
    if (bareText(text) === '') return !hasImage(block);
    return (
      // Without a title in the text, every line may stand above it.
      takeMarks(text, place ? side : 'above') ||
      takeValues(hasDays || !LONE_DAY.test(text) ? readFrontLine(text) : undefined, text) ||
      takeNumberLine(block, text, side) ||
      (side === 'above' ? takeRedHead(text) : takeHeadNote(block, text)) ||
      takeFurniture(text, side)
    );
  };
  const takeValues = (values: readonly Metadatum[] | undefined, text: string): boolean => {
    metadata.push(...(values ?? []));
    if (values) moved.push(text);
    return values !== undefined;
  };
  const takeMarks = (text: string, side: Side): boolean => {
    const found = readHeadMarks(text, side === 'above');
    const isSigner = side === 'above' && hasSigner && isSignerLine(text);
    hasSigner = isSigner || (found?.marks.some(({ what }) => what === '签发人') ?? false);
    if (isSigner) leftBehind.push({ what: '签发人', reason: '只管办文，不是正文', text });
    if (!found) return isSigner;
    if (found.number && !takeNumber(found.number)) return false;
    leftBehind.push(...found.marks);
    // The account is of whole lines.
    if (found.number) moved.push(text);
    return true;
  };
  const takeNumber = (value: string): boolean => {
    if (knowsAnotherNumber([...document.metadata, ...metadata], value)) return false;
    metadata.push({ label: '发文字号', value: value.replace(/\s+/gu, ''), origin: '标题旁边的一行' });
    return true;
  };
  const takeNumberLine = (block: Block, text: string, side: Side): boolean => {
    if (!isNumberLine(text) || !takeNumber(text)) return false;
    // Above the title it belongs to 版头, below it to the text, which is to show it as the source does.
    if (side === 'above') moved.push(text);
    else kept.push(block);
    return true;
  };
  const takeHeadNote = (block: Paragraph, text: string): boolean => {
    if (!place || headNotes.length > 0 || kept.length > 0 || !isHeadNote(block, text)) return false;
    headNotes.push({ label: '题注', value: text, origin: '标题下面的一段' });
    moved.push(text);
    return true;
  };
  /** Without lines around its cells, a table only sets 发文字号 and 签发人 beside each other. */
  const takeHeadTable = ({ rows }: Table): boolean => {
    const lines = rows.map(readRow).filter((text) => bareText(text) !== '');
    const isHead = (text: string) =>
      readHeadMarks(text, true) !== undefined ||
      isNumberLine(text) ||
      readRedHead(text) !== undefined ||
      readFrontLine(text) !== undefined;
    if (lines.length === 0 || !lines.every(isHead)) return false;
    for (const text of lines) {
      if (takeMarks(text, 'above') || takeRedHead(text) || takeValues(readFrontLine(text), text)) continue;
      if (takeNumber(text)) moved.push(text);
      else leftBehind.push({ what: '另一个发文字号', reason: '在公文版头里', text });
    }
    return true;
  };
  const takeRedHead = (text: string, organs = readRedHead(text)): boolean => {
    if (!organs) return false;
    // Of a joint document it does not say who publishes it.
    if (organs.length === 1)
      metadata.push({ label: '机构名称', value: organs[0] ?? '', origin: `公文版头“${text}”` });
    leftBehind.push({ what: '公文版头', reason: '网页顶上按落款或机构名称自己显示', text });
    return true;
  };
  const takeFurniture = (text: string, side: Side): boolean => {
    const [line, own] = [titleKey(text), titleKey(title.value)];
    // 《示例办法》已经通过，现予公布。 begins with the title, too.
    if (side === 'above' && line !== own && line.startsWith(own) && isTitleText(text, true))
      leftBehind.push({ what: '网页标题', reason: '网站给浏览器看的标题，不是正文', text });
    else if (isChrome(text))
      leftBehind.push({ what: '网页按钮或栏目', reason: '属于原来的网页，不是正文', text });
    else return false;
    return true;
  };

  if (heads.length > 0) {
    const lines = heads.map((block) => readBlock(block).trim());
    takeRedHead(lines.join('\n'), lines.flatMap(readLetterHead));
  }
  const start = place?.start ?? 0;
  const above = joinRedHead(blocks.slice(0, start)).filter((block) => !take(block, 'above'));
  if (place) append(moved, blocks.slice(place.start, place.end).map(readBlock));
  let index = place?.end ?? 0;
  while (index < blocks.length && take(blocks[index] as Block, 'below')) index += 1;
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
    isPlaced: place !== undefined && (isMenu || above.length === 0),
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

function knowsAnotherNumber(metadata: readonly Metadatum[], text: string): boolean {
  return metadata.some(
    ({ label, value }) =>
      namesField(label, 'documentNumber') && value !== '' && titleKey(value) !== titleKey(text),
  );
}
