import { type Block, createParagraph, type LeftBehind, type Metadatum, type Paragraph } from './document.ts';
import { bareText, hasImage, readBlock, readInlines, readLineText } from './document-text.ts';
import { findSignature } from './find-signature.ts';
import { findImportedField, isPageLabel, namesField, parseMetadataLine } from './labels.ts';
import { isChrome, isChromeLine, isNoticeStart, readFootLine } from './page-chrome.ts';
import { leaveImprint, readImprintLine, readMarkedImprint } from './read-imprint.ts';
import { readMetadataTable } from './read-metadata-table.ts';
import type { FoundField } from './resolve-fields.ts';

/** A document parted into its text and what stands around it. */
export interface PartedDocument {
  readonly title: Metadatum;
  readonly metadata: readonly Metadatum[];
  /** The text proper, and of each of its blocks that is a heading the level. */
  readonly blocks: readonly Block[];
  readonly levels: readonly (number | undefined)[];
  /** 落款, a line each, if it ends the text. */
  readonly signature: readonly string[];
  /** 抄送, 印发机关 and 印发日期, as far as they are sure. */
  readonly imprint: readonly FoundField[];
  readonly leftBehind: readonly LeftBehind[];
  /** What went into fields, as the source has it. */
  readonly moved: readonly string[];
}

/** 版记 (GB/T 9704-2012, 7.4): it follows the text and is no part of it. */
const IMPRINT =
  /^(?:抄\s*送|抄\s*报|分\s*送|报\s*送|主\s*送|发\s*送)\s*[:：]|(?:印发|印制|印)\s*$|^(?:共印|印)\s*\d+\s*份/u;

/** Lines at the end among which page furniture is looked for. */
const REACH = 60;

/** Whether the source says of a paragraph that it is this. */
export const isRole = (block: Block | undefined, role: Paragraph['role']): boolean =>
  block?.kind === 'paragraph' && block.role === role && bareText(readInlines(block.inlines)) !== '';

/** 落款 and 版记 that the source names as such, and where they begin. */
export function takeNamedTail(blocks: readonly Block[], start = 0) {
  let foot = blocks.length;
  while (foot > start && isRole(blocks[foot - 1], 'imprint')) foot -= 1;
  let end = foot;
  while (end > start && isRole(blocks[end - 1], 'signature')) end -= 1;
  const signature = blocks.slice(end, foot).flatMap((block) =>
    readBlock(block)
      .split('\n')
      .map((line) => line.trim()),
  );
  return { end, signature, ...readMarkedImprint(blocks.slice(foot).map(readBlock)) };
}

/** Parts 落款, 版记 and page furniture from the text above them. */
export function splitTail(all: readonly Block[]): Omit<PartedDocument, 'title' | 'levels'> {
  const { end, signature: named, ...marked } = takeNamedTail(all);
  const tail: Tail = { metadata: [], ...marked };
  let blocks = all.slice(0, end);
  for (const { find, what, reason } of ENDINGS) {
    const start = find(blocks);
    if (start < 0) continue;
    tail.leftBehind.push({ what, reason, text: blocks.slice(start).map(readBlock).join('\n') });
    blocks = blocks.slice(0, start);
  }
  for (let count = takeLast(blocks, tail); count > 0; count = takeLast(blocks, tail))
    blocks = blocks.slice(0, -count);
  const signature = named.length > 0 ? undefined : findSignature(blocks);
  return {
    blocks: signature ? blocks.slice(0, signature.start) : blocks,
    signature: signature?.lines ?? named,
    ...tail,
  };
}

/** What stands below the text. */
type Tail = ReturnType<typeof readMarkedImprint> & { readonly metadata: Metadatum[] };

/** Takes the last of some blocks for what it is. @returns how many it was; 0 if it is text */
function takeLast(blocks: readonly Block[], { metadata, imprint, leftBehind, moved }: Tail): number {
  const block = blocks.at(-1);
  if (!block) return 0;
  const text = readBlock(block).trim();
  if (bareText(text) === '' && !hasImage(block)) return 1;
  const above = blocks.slice(0, -1);
  const found = takeMetadata(block, text, above);
  const parts = found ? undefined : takeImprint(block, imprint);
  if (found || parts) {
    metadata.unshift(...(found ?? []));
    imprint.unshift(...(parts ?? []));
    moved.push(text);
    return 1;
  }
  if (block.kind !== 'paragraph' || hasImage(block)) return 0;
  const printing = takePrinting(above.at(-1), text, imprint);
  if (printing) {
    imprint.unshift(...printing.parts);
    moved.push(printing.printer, text);
    return 2;
  }
  const left = explainFurniture(text);
  if (!left) return 0;
  leftBehind.unshift(left);
  return 1;
}

function explainFurniture(text: string): LeftBehind | undefined {
  if (IMPRINT.test(text) && [...text].length <= 200) return leaveImprint(text);
  return isChrome(text) ? { what: '网页按钮或栏目', reason: '属于原来的网页，不是正文', text } : undefined;
}

/** 印发机关 and 印发日期 where a page sets the two ends of their line one below the other. */
function takePrinting(above: Block | undefined, date: string, known: readonly FoundField[]) {
  if (!above || hasImage(above)) return undefined;
  const printer = readBlock(above).trim();
  const parts = takeImprint(createParagraph(`${printer} ${date}`), known);
  return parts?.length === 2 ? { parts, printer } : undefined;
}

/** What a paragraph or a table says of 版记, if that is all it says and nothing below it said it already. */
function takeImprint(block: Block, known: readonly FoundField[]): FoundField[] | undefined {
  if (block.kind === 'verbatim' || hasImage(block)) return undefined;
  const lines = readBlock(block)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const parts = lines.map((line) => readImprintLine(line));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const keys = [...parts.flat(), ...known].map(({ key }) => key);
  return new Set(keys).size === keys.length ? parts.flat() : undefined;
}

/** `责任编辑：…`, `信息公开选项：主动公开`: at the end only labels of pages, since texts end in 来源 and the like too. */
function takeMetadata(block: Block, text: string, above: readonly Block[]): Metadatum[] | undefined {
  if (block.kind === 'table') return readMetadataTable(block, '文后的信息表');
  if (block.kind !== 'paragraph' || text === '') return undefined;
  const disclosure = /^(?:信息|政府信息)?公开(?:选项|属性|类别|方式|形式)\s*[:：]\s*(\S.*)$/u.exec(text)?.[1];
  if (disclosure) return [{ label: '公开类别', value: disclosure.trim(), origin: `文后的一行“${text}”` }];
  const found = parseMetadataLine(text, '文后的一行');
  const isPage = found?.every(({ label }) => findImportedField(label)?.part === 'text' || isPageLabel(label));
  // 日期：　年　月　日 is to be filled in, or is the day of what stands above it.
  if (!isPage || found?.every(({ label }) => label === '日期')) return undefined;
  const isOnlySource = found?.every(({ label }) => namesField(label, 'source'));
  return isOnlySource && isFigureOrAnnex(above) ? undefined : found;
}

/** Whether a text ends in a picture or a table, with or without its caption, or in an annex: these have sources of their own. */
function isFigureOrAnnex(blocks: readonly Block[]): boolean {
  const filled = blocks.filter((block) => hasImage(block) || bareText(readBlock(block)) !== '');
  const [last, before] = [filled.at(-1), filled.at(-2)];
  const isFigure = (block: Block | undefined) => block?.kind === 'table' || (block && hasImage(block));
  const isCaption = /^[图表]\s*[\d一二三四五六七八九十]/u.test(readLineText(last));
  return (
    isFigure(last) ||
    (isCaption && isFigure(before)) ||
    filled.some((block) => /^附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?$/u.test(readBlock(block).trim()))
  );
}

/** What a site adds below a text, each with where it begins; -1 without it. */
const ENDINGS = [
  { find: findNotice, what: '网站附在文后的说明', reason: '是网站的版权或转载说明，不是正文' },
  { find: findFoot, what: '网页的页脚', reason: '属于原来的网页，不是正文' },
] as const;

function findNotice(blocks: readonly Block[]): number {
  const from = Math.max(1, blocks.length - REACH);
  return blocks.findIndex((block, at) => at >= from && isNoticeStart(readBlock(block)));
}

/**
 * Where the foot of a site begins that says who runs it and where: a list that no text ends in has a line that only a
 * site says. An address above all of that may be the text's own.
 */
function findFoot(blocks: readonly Block[]): number {
  const from = Math.max(1, blocks.length - REACH);
  const kinds = blocks.slice(from).map((block) => {
    const text = block.kind === 'paragraph' && !hasImage(block) ? readBlock(block).trim() : '';
    return text === '' ? undefined : (readFootLine(text) ?? (isChromeLine(text) ? 'chrome' : undefined));
  });
  const run = kinds.slice(kinds.lastIndexOf(undefined) + 1);
  const start = run.findIndex((kind) => kind !== 'contact');
  const foot = start < 0 ? [] : run.slice(start);
  const isFoot = foot.includes('site') && foot.some((kind) => kind === 'host' || kind === 'contact');
  return isFoot ? blocks.length - foot.length : -1;
}
