import {
  type Block,
  bareText,
  type ImportedDocument,
  type LeftBehind,
  type Metadatum,
  readBlock,
  readInlines,
} from './document.ts';
import {
  formatTitle,
  guessTitle,
  isNumberLine,
  locateTitle,
  type TitlePlace,
  titleKey,
} from './find-title.ts';
import { findImportedField, parseMetadataLine } from './labels.ts';
import { isChromeLine } from './page-chrome.ts';
import { readMetadataTable } from './read-metadata-table.ts';

/** What stands above the text proper. */
export interface Front {
  readonly title?: string;
  /** Chinese, completes “取自…”. */
  readonly titleOrigin: string;
  readonly metadata: readonly Metadatum[];
  /** The text below. */
  readonly blocks: readonly Block[];
  readonly leftBehind: readonly LeftBehind[];
  /** What went into fields, as the source has it. */
  readonly moved: readonly string[];
}

/** 宝山区教育局文件, the red line of a printed document. */
const RED_HEAD = /^(\p{Script=Han}{2,40}?)\s*文\s*件$/u;

/** Blocks at the top among which a table of metadata is looked for. */
const MAX_TABLES = 8;

/** What a site's page title is made of: `标题_栏目_网站`. */
const PAGE_TITLE = /^(.+?)\s*[_|｜]\s*\S|^(.+?)\s*[-－—–]{1,2}\s*\S/u;

/** Parts title, lines of metadata and page furniture from the text below them. */
export function readFront(document: ImportedDocument, fileTitle: string): Front {
  const { blocks } = document;
  const { title, origin, place } = findTitle(document, fileTitle);
  const metadata: Metadatum[] = [];
  const leftBehind: LeftBehind[] = [];
  const moved: string[] = [];
  const kept: Block[] = [];
  const take = (block: Block, isAbove: boolean): boolean => {
    const table = block.kind === 'table' ? readMetadataTable(block, '文前的信息表') : undefined;
    if (table) {
      metadata.push(...table);
      moved.push(readBlock(block));
      return true;
    }
    if (block.kind !== 'paragraph') return false;
    const text = readInlines(block.inlines).trim();
    if (bareText(text) === '') return !block.inlines.some(({ kind }) => kind === 'image');
    const pairs = text.split('\n').map((line) => parseMetadataLine(line, `文前的一行“${clipLine(line)}”`));
    if (pairs.every((found) => found !== undefined)) {
      metadata.push(...pairs.flat());
      moved.push(text);
      return true;
    }
    if (isNumberLine(text) && !knowsAnotherNumber([...document.metadata, ...metadata], text)) {
      metadata.push({ label: '发文字号', value: text.replace(/\s+/gu, ''), origin: '标题旁边的一行' });
      // Above the title it belongs to 版头, below it to the text, which is to show it as the source does.
      if (isAbove) moved.push(text);
      else kept.push(block);
      return true;
    }
    const organ = isAbove ? RED_HEAD.exec(text)?.[1] : undefined;
    if (organ) metadata.push({ label: '机构名称', value: organ, origin: `公文版头“${text}”` });
    const reason = explainFurniture(text, title, isAbove, organ !== undefined);
    if (reason) leftBehind.push({ ...reason, text });
    return reason !== undefined;
  };

  const start = place?.start ?? 0;
  const above = blocks.slice(0, start).filter((block) => !take(block, true));
  if (place) moved.push(...blocks.slice(place.start, place.end).map(readBlock));
  let index = place?.end ?? 0;
  while (index < blocks.length && take(blocks[index] as Block, false)) index += 1;
  // Short lines above the title of a page copied whole are its menu; above any other text they belong to it.
  const isMenu = metadata.length > 0 && above.every(isMenuLine);
  if (isMenu) {
    const reason = '在标题上方，像是网页的栏目';
    leftBehind.push(...above.map((block) => ({ what: '网页栏目', reason, text: readBlock(block).trim() })));
  }
  return {
    title: formatTitle(title),
    titleOrigin: origin,
    metadata,
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

/** The document's title, and where in its text it stands; it need not stand there once more. */
function findTitle(
  { metadata, titles, blocks }: ImportedDocument,
  fileTitle: string,
): { title: string; origin: string; place?: TitlePlace } {
  const tables = blocks
    .slice(0, MAX_TABLES)
    .flatMap((block) => (block.kind === 'table' ? (readMetadataTable(block, '文前的信息表') ?? []) : []));
  const named = [...metadata, ...tables].filter(
    ({ label, value }) => findImportedField(label)?.property === 'title' && value !== '',
  );
  for (const { value, origin } of [
    ...named,
    ...titles.map((value) => ({ value, origin: '网页或文件自带的标题' })),
  ]) {
    const place = locateTitle(blocks, value);
    if (place) return { title: value, origin: '正文上方的标题', place };
    if (value === named.at(-1)?.value) return { title: value, origin };
  }
  const place = locateCapturedTitle(blocks) ?? (titles.length > 0 ? undefined : guessTitle(blocks));
  if (place) return { title: place.title, origin: '正文上方的标题', place };
  return titles[0] === undefined
    ? { title: fileTitle, origin: '文件名（文中没有找到标题）' }
    : { title: titles[0], origin: '网页或文件自带的标题' };
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
  if (isAbove && titleKey(text) !== titleKey(title) && titleKey(text).startsWith(titleKey(title))) {
    return { what: '网页标题', reason: '网站给浏览器看的标题，不是正文' };
  }
  if (isChromeLine(text)) return { what: '网页按钮或栏目', reason: '属于原来的网页，不是正文' };
  return undefined;
}

/** The start of a line, for a message. */
export function clipLine(text: string, length = 24): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('');
}
