import { append } from '../base/long-lists.ts';
import { findField } from '../report/fields.ts';
import { isBodyName } from '../report/letter-lines.ts';
import { decodeForImport } from './decode-for-import.ts';
import {
  type Block,
  createDocument,
  createParagraph,
  type ImportedImage,
  type LeftBehind,
  type LinkedFile,
  type Metadatum,
  type Paragraph,
  placeLeftBehind,
} from './document.ts';
import { listWords } from './document-text.ts';
import { createFindings, type HtmlFindings, readBlocks } from './html-blocks.ts';
import { parseHtml } from './html-tree.ts';
import type { Importer } from './importer.ts';
import { locateLink, locatePicture } from './locate-link.ts';
import { nestLevels } from './nest-levels.ts';
import { isRead } from './read-field-value.ts';
import { readFrontEntries } from './read-front-entries.ts';
import { readMarkdown } from './read-markdown.ts';
import { readRawMarkdown } from './read-raw-text.ts';
import { formatRemarks } from './remarks.ts';
import { readTextLines } from './text-importer.ts';

/** Markdown of this portal and of other programs; its text stays as it is. */
export const markdownImporter: Importer = {
  label: 'Markdown',
  extensions: ['md', 'markdown'],
  maxBytes: 10 * 1024 * 1024,
  read(bytes) {
    const decoding = decodeForImport(bytes);
    if (!decoding.ok) return decoding;
    const { metadata, tail, leftBehind, body } = readFrontMatter(decoding.text);
    const read = readBody(body);
    return {
      ok: true,
      document: createDocument({
        ...read,
        metadata,
        blocks: [...read.blocks, ...tail],
        leftBehind: [...read.leftBehind, ...leftBehind],
        witness: readRawMarkdown(bytes),
      }),
    };
  },
};

/** Keys of other programs' front matter, by the field that they stand for. */
const KEYS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['标题', listWords('title')],
  ['发布日期', listWords('date pubdate publishdate published')],
  ['信息来源', listWords('source')],
  ['关键词', listWords('keywords tags')],
  ['摘要', listWords('description summary abstract')],
  ['所属类目', listWords('category categories')],
  ['机构名称', listWords('org organization organisation agency department publisher issuer')],
  ['发文字号', listWords('number documentnumber')],
  ['体裁', listWords('genre')],
  ['主题分类', listWords('topic')],
];

/** Who wrote a text is a field only where it is a body. */
const AUTHORS = /^authors?$/u;

/** Fields that other documents have as the last lines of their text. */
const TAIL: ReadonlyMap<string, (lines: readonly string[]) => Paragraph[]> = new Map([
  ['落款', (lines) => lines.map((line) => createParagraph(line, { role: 'signature' }))],
  ['抄送', (lines) => [createParagraph(`抄送：${lines.join('\n')}`, { role: 'imprint' })]],
]);

function readFrontMatter(text: string) {
  const metadata: Metadatum[] = [];
  const tail: Paragraph[] = [];
  const { entries, unread, body } = readFrontEntries(text);
  const leftBehind: LeftBehind[] = unread.map((line) => ({
    what: '文件开头的字段',
    reason: '写法读不懂，要的请从原文件照抄',
    text: line,
  }));
  for (const { key, texts, isList } of entries) {
    const name = key.toLowerCase().replace(/[\s_-]+/gu, '');
    const value = texts.join('、');
    if (value === '') continue;
    const isBody = AUTHORS.test(name) && isBodyName(value);
    const known = KEYS.find(([, names]) => names.has(name))?.[0];
    const label = isBody ? '机构名称' : (known ?? key);
    const field = findField(label);
    const createTail = TAIL.get(label);
    if (createTail) append(tail, createTail(texts.flatMap(splitSolidLines)));
    else if (field && !isRead(field))
      leftBehind.push({ what: `字段“${key}”`, reason: '导入不写这个字段，要的请从原文件照抄', text: value });
    else metadata.push({ label, value, items: isList ? texts : undefined, origin: `文件开头的“${key}”` });
  }
  return { metadata, tail, leftBehind, body };
}

const splitSolidLines = (text: string) =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : line.trim()));

/** `#一、甲` without the space that makes it a heading, as many write it; `#甲#` is a topic of a social network. */
const TIGHT = /^#{1,6}(?=[\p{Script=Han}（《“][^#]*$)/u;

/** `{#a .b}` behind a heading, as Hugo, Pandoc and kramdown read it. */
const ATTRIBUTES = /^\{[#.:][^{}]*\}$/u;

/** Text without any of Markdown's signs: it may be a title, a line of metadata or 落款 like any other text. */
const PLAIN = /^[^\\*_`[\]<>|#&~\n]+$/u;
const BLOCK_START = /^(?:[-+>:]|\d{1,9}[.)]\s|\s{4})/u;
/** A line that is bold from end to end. */
const BOLD = /^\*\*([^\\*_`[\]<>|#&~\n]+)\*\*$/u;

function readBody(body: string) {
  if (isPlainText(body)) return readTextLines(body);
  const findings = createFindings();
  const { images, files, leftBehind, remarks } = findings;
  const titles: string[] = [];
  const blocks: Block[] = [];
  // Behind the last end of a comment no beginning of one is looked at: each would be searched to the end of the text.
  const end = body.lastIndexOf('-->') + 3;
  const shown = body.slice(0, end).replace(/<!--(.*?)-->/gsu, (_, comment: string) => {
    if (comment.trim() !== '')
      leftBehind.push({ what: 'HTML 注释', reason: '不显示的文字', text: comment.trim() });
    return '';
  });
  const text = shown + body.slice(end);
  const isPage = !/^(?:```|~~~)/mu.test(text);
  const { written, remarks: mended } = isPage
    ? mendHeadings(text, leftBehind)
    : { written: text, remarks: [] };
  const isSolid = isPage && isSolidText(written);
  const lines = isSolid ? partLines(written) : written;
  const chunks = splitChunks(isPage ? closeTables(lines) : lines);
  // The first # is the title: where others follow, the parts of the text are one step deeper.
  const isShifted = chunks.filter((chunk) => /^#\s/u.test(chunk)).length > 1;
  for (const each of chunks) {
    const chunk = isShifted && titles.length > 0 ? each.replace(/^(?=#{1,5}\s)/u, '#') : each;
    const title = /^#\s+(.+?)\s*#*$/u.exec(chunk)?.[1];
    if (title !== undefined && titles.length === 0 && blocks.every(({ kind }) => kind === 'paragraph')) {
      titles.push(readMarkdown(title));
      blocks.push(createParagraph(readMarkdown(title), { rank: 0 }));
    } else if (PLAIN.test(chunk) && !BLOCK_START.test(chunk)) {
      blocks.push(createParagraph(chunk.trim()));
    } else if (isSolid && BOLD.test(chunk)) {
      const text = BOLD.exec(chunk)?.[1] ?? '';
      blocks.push({ kind: 'paragraph', inlines: [{ kind: 'text', text, bold: true }] });
    } else if (isPage && ELEMENTS.test(chunk)) {
      const since = leftBehind.length;
      const elements = readElements(chunk, findings);
      placeLeftBehind(leftBehind, since, blocks.length);
      append(blocks, elements);
    } else {
      append(files, listFiles(chunk));
      blocks.push({ kind: 'verbatim', source: takeImages(chunk, images) });
    }
  }
  const told = isPage ? tellTags(blocks) : [];
  const nested = nestHeadings(blocks, isPage && titles.length > 0);
  return {
    titles,
    blocks: nested.blocks,
    images,
    files,
    leftBehind,
    remarks: [...formatRemarks(remarks), ...mended, ...nested.remarks, ...told],
  };
}

/** Headings below the title one level after the other: ### and ##### become ## and ###. */
function nestHeadings(
  blocks: readonly Block[],
  isNested: boolean,
): { blocks: readonly Block[]; remarks: string[] } {
  if (!isNested) return { blocks, remarks: [] };
  const written = blocks.map((block) =>
    block.kind === 'verbatim' ? /^#{1,6}(?=\s)/u.exec(block.source)?.[0].length : undefined,
  );
  const lowest = Math.min(6, ...written.filter((level) => level !== undefined));
  const levels = nestLevels(written.map((level) => level && level - Math.max(0, lowest - 2)));
  const changed = levels.filter((level, at) => level !== written[at]).length;
  return {
    blocks: blocks.map((block, at) => {
      const level = levels[at];
      if (block.kind !== 'verbatim' || level === undefined) return block;
      return { ...block, source: block.source.replace(/^#+/u, '#'.repeat(level)) };
    }),
    remarks: changed > 0 ? [`小标题的“#”跳了级，有 ${changed} 个改成了一级接一级，请看一看`] : [],
  };
}

function mendHeadings(text: string, leftBehind: LeftBehind[]) {
  const attributes: string[] = [];
  let tight = 0;
  const lines = text.split('\n').map((line) => {
    if (!line.startsWith('#')) return line;
    const written = line.replace(TIGHT, (signs) => `${signs} `);
    if (written !== line) tight += 1;
    const start = written.lastIndexOf('{');
    const end = start < 0 ? '' : written.slice(start).trimEnd();
    if (!/^#{1,6} /u.test(written) || !ATTRIBUTES.test(end)) return written;
    attributes.push(end);
    return written.slice(0, start).trimEnd();
  });
  if (attributes.length > 0)
    leftBehind.push({
      what: `小标题后面的标记 ${attributes.length} 处`,
      reason: '是别的程序用的，报告里会照字面显示',
      text: attributes.join('\n'),
    });
  return {
    written: lines.join('\n'),
    remarks: tight > 0 ? [`有 ${tight} 行“#”后面没有空格，当作小标题，请看一看`] : [],
  };
}

/** What ends a paragraph where nobody left an empty line: the end of a sentence, and a line that is all bold. */
const LINE_END = /[。！？；：…][”’）】》"')]?$|^\*\*[^*]+\*\*$/u;

const partLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => (LINE_END.test(line.trim()) ? `${line}\n` : line))
    .join('\n');

/** Without any empty line, list, quotation or table: then lines are paragraphs, as those of .txt are. */
function isSolidText(text: string): boolean {
  return text
    .trim()
    .split('\n')
    .every((line) => line.trim() !== '' && !line.includes('|') && !BLOCK_START.test(line));
}

/** Tags within a text, which the portal shows as they are typed; `<br>` in a table is one that it knows. */
function tellTags(blocks: readonly Block[]): string[] {
  const tags = blocks.flatMap((block) =>
    block.kind === 'verbatim'
      ? (block.source.replace(/`[^`]*`|^\|.*$/gmu, '').match(/<[a-z][a-z\d-]*(?:\s[^<>]*)?\/?>/giu) ?? [])
      : [],
  );
  const shown = [...new Set(tags)].slice(0, 5).map((tag) => `“${tag}”`);
  return shown.length === 0
    ? []
    : [`HTML 标签在报告里不起作用，会照字面显示，请删去或改写：${shown.join('、')}`];
}

/** Blocks that are written in HTML, which Markdown allows and the portal would show as it is typed. */
const ELEMENTS =
  /^<\/?(?:table|div|p|center|h[1-6]|[uod]l|section|article|figure|font|span|img)\b[^<>]*>(?:.*>)?$/isu;

/** A table stays one block, whatever empty lines it has. */
function closeTables(text: string): string {
  const parts = text.split(/(?<=<\/table>)/iu).map((part) => {
    const start = /<\/table>$/iu.test(part) ? part.search(/^<table\b/imu) : -1;
    return start < 0 ? part : `${part.slice(0, start)}${part.slice(start).replace(/\n\s*\n/gu, '\n')}`;
  });
  return parts.join('');
}

function readElements(chunk: string, findings: HtmlFindings): Block[] {
  const page = parseHtml(chunk);
  return page ? readBlocks(page, findings) : [{ kind: 'verbatim', source: chunk }];
}

/** Lines without any sign of Markdown and without an empty one between them: a text that was only named .md. */
function isPlainText(body: string): boolean {
  const lines = body.trim().split('\n');
  return lines.length > 1 && lines.every((line) => PLAIN.test(line) && !BLOCK_START.test(line));
}

/** Headings alone, everything else by empty lines. Underlined headings are written with `#`, as the portal reads them. */
function splitChunks(text: string): string[] {
  const marked = text
    .replace(/(?<![^\n])([^\n#>|-][^\n]*)\n=+[ \t]*$/gmu, '# $1\n')
    .replace(/(?<![^\n])([^\n#>|-][^\n]*)\n-{2,}[ \t]*$/gmu, '## $1\n');
  return marked
    .split(/\n[ \t]*\n/u)
    .flatMap((chunk) => chunk.split(/\n(?:(?<=^#{1,6} [^\n]*\n)|(?=#{1,6} ))/u))
    .map((chunk) => chunk.replace(/^\n+/u, '').trimEnd())
    .filter((chunk) => chunk.trim() !== '');
}

/**
 * In `<` and `>`, as one with spaces has to be, or bare, with parentheses in pairs. No part of it can match in two ways,
 * so that a text of nothing but such signs takes no longer.
 */
const TARGET = String.raw`\(\s*(?:<([^<>\n]+)>|(?=[^)\s])([^()>\s\\]*(?:(?:\\.|\([^()\s]*\))[^()>\s\\]*)*))`;

/** With the caption in its quotation marks. */
const IMAGE = new RegExp(
  String.raw`!\[([^[\]]*)\]${TARGET}(?:\s+("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))?\s*\)`,
  'gu',
);

const LINK = new RegExp(String.raw`(?<!!)\[((?:\\.|[^[\]\\]){0,1000})\]${TARGET}\s*\)`, 'gu');

const readBare = (target: string) => target.replace(/\\([()])/gu, '$1');

/** Documents beside the file that a text links, which become attachments. */
const listFiles = (chunk: string): LinkedFile[] =>
  [...chunk.matchAll(LINK)].flatMap(([, text = '', bracketed, bare = '']) => {
    const link = locateLink(bracketed ?? readBare(bare));
    return link.kind === 'file' ? [{ path: link.path, text: readMarkdown(text) || link.path }] : [];
  });

/** Pictures beside the file are copied; of others only description and caption stay. */
const takeImages = (chunk: string, images: ImportedImage[]): string =>
  chunk.replace(IMAGE, (_, alt: string, bracketed: string | undefined, bare = '', caption = '') => {
    const index = images.push({ alt, source: locatePicture(bracketed ?? readBare(bare)) }) - 1;
    return `![${alt}](image:${index}${caption && ` ${caption}`})`;
  });
