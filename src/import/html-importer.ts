import { toLatin1 } from '../base/decode-text.ts';
import { decodeForImport } from './decode-for-import.ts';
import { createDocument, placeLeftBehind } from './document.ts';
import { bareText, readBlock } from './document-text.ts';
import { createFindings, readBlocks, readNotes } from './html-blocks.ts';
import { findBody, listFurniture } from './html-body.ts';
import { isFoot, refuseColumn, refuseEmpty } from './html-columns.ts';
import { hasNextPage, listComments, listFramedFiles, listShownFiles, readImage } from './html-elements.ts';
import { isFrontPage } from './html-meta.ts';
import { readMetaTags, readPageTitle, readSurroundings, supposeTitle } from './html-metadata.ts';
import { findNotes } from './html-notes.ts';
import { refuseFrames, refusePrompt } from './html-prompts.ts';
import { readLines, walkElements } from './html-shown.ts';
import { isLayoutTable } from './html-tables.ts';
import { type HtmlElement, type HtmlNode, PAGE_LIMITS, parseHtml, walkUp } from './html-tree.ts';
import { hideUnseen } from './html-unseen.ts';
import { type Importer, type ImportReading, refuse } from './importer.ts';
import { isChromeLine, readFootLine } from './page-chrome.ts';
import { readRawPage } from './read-raw-text.ts';
import { formatRemarks } from './remarks.ts';

/** Pages of government sites, saved from a browser. */
export const htmlImporter: Importer = {
  label: '网页',
  extensions: ['html', 'htm', 'shtml', 'xhtml'],
  maxBytes: 10 * 1024 * 1024,
  read: (bytes) => readHtml(bytes),
};

export interface HtmlOptions {
  /** Changes the page before it is read. */
  readonly prepare?: (page: HtmlNode) => void;
  /** There is nothing around the text: no menu, no foot. */
  readonly isAllText?: boolean;
}

export function readHtml(bytes: Uint8Array, { prepare, isAllText = false }: HtmlOptions = {}): ImportReading {
  const decoding = decodeForImport(bytes, findCharset(bytes));
  if (!decoding.ok) return decoding;
  const page = parseHtml(decoding.text);
  if (!page) {
    return refuse(
      `网页的标签太多，或者嵌套得太深（${PAGE_LIMITS}），不像正常的网页`,
      '在浏览器里打开原来的网页，重新另存；或把正文复制到文本文件里再导入',
    );
  }
  prepare?.(page);
  hideUnseen(page);
  const body = findBody(page, isAllText);
  const prompt = refusePrompt(page, body);
  if (prompt) return prompt;
  const isEmpty = !body || bareText(readLines(body).join('')) === '';
  const hasNoText = isEmpty || !hasText(body);
  const files = hasNoText ? [...new Set(listShownFiles(page))] : [];
  if (files.length > 0) {
    const names = files.map((name) => `“${name}”`).join('、');
    return refuse(
      `网页里没有正文：正文在另外的文件里（${names}），没有和网页存在一起`,
      '从网页上下载那个文件；有排版之前的 Word 文件就导入它，没有就把文字复制到文本文件（.txt）里导入，PDF 本身可以作为附件发布',
    );
  }
  const framed = hasNoText ? refuseFrames(page, body) : undefined;
  if (framed) return framed;
  if (isEmpty) return refuseEmpty();
  const column = refuseColumn(page, body);
  if (column) return column;
  return { ok: true, document: readPage(page, body, bytes, decoding.damaged) };
}

/** A sentence of a text; menus and footers have none. */
const SENTENCE = /.{8}[。；！？]/u;

/** Whether an element holds a text: sentences, a table of data, or pictures of pages. */
function hasText(body: HtmlElement): boolean {
  // Where a table is all there is, its rows are the body.
  const elements = [body, ...walkElements(body), ...walkUp(body)];
  const isData = elements.some((element) => element.tagName === 'table' && !isLayoutTable(element));
  const pictures = elements.filter(
    (element) => element.tagName === 'img' && readImage(element) !== undefined,
  );
  return (
    isData ||
    (pictures.length > 1 && !isFoot(body)) ||
    readLines(body).some(
      (line) => !isChromeLine(line) && readFootLine(line) === undefined && SENTENCE.test(line),
    )
  );
}

/** Blocks of a text among which its title may be. */
const MAX_HEAD = 10;

function readPage(page: HtmlNode, body: HtmlElement, bytes: Uint8Array, damaged: number) {
  const links = findNotes(page);
  const furniture = listFurniture(body);
  const findings = createFindings({ ...links, skipped: new Set([...links.skipped, ...furniture]) });
  const blocks = readBlocks(body, findings);
  const inText = findings.leftBehind.length;
  const notes = readNotes(links.notes, findings);
  placeLeftBehind(findings.leftBehind, inText, undefined);
  // Beside the text a page may show the same as a printed document, or what the text only speaks of.
  for (const name of new Set(listFramedFiles(page))) {
    if (!findings.leftBehind.some(({ text }) => text.includes(name)))
      findings.leftBehind.push({
        what: '嵌在网页里的文件',
        reason: '没有和网页存在一起；要的从网页上下载，放进 attachments 文件夹',
        text: name,
      });
  }
  const around = readSurroundings(page, { body, furniture }, links);
  const isFront = isFrontPage(page);
  const shown = [...around.texts, ...blocks.slice(0, MAX_HEAD).map(readBlock)];
  return createDocument({
    titles: [...around.titles, ...(isFront ? [] : readPageTitle(page, shown)), ...around.centred],
    supposedTitle:
      around.titles.length + around.centred.length > 0
        ? undefined
        : supposeTitle(page, shown, around.aboveDay),
    metadata: [...around.metadata, ...readMetaTags(page)],
    relations: around.relations,
    blocks,
    notes,
    images: findings.images,
    files: [...findings.files, ...around.files],
    leftBehind: [...findings.leftBehind, ...listComments(page), ...around.leftBehind],
    remarks: [
      ...(damaged > 0 ? [`网页里有 ${damaged} 处字符损坏，显示为“�”，请对照原文改正`] : []),
      ...(isFront
        ? ['网页的名字就是网站的名字，像是网站的首页，不是一篇文件：请看看带进来的是不是要的那一篇']
        : []),
      ...(hasNextPage(page)
        ? ['网页上有“下一页”：正文可能分成了几页，带进来的只有这一页，请打开后面的几页看一看']
        : []),
      ...formatRemarks(findings.remarks),
    ],
    around: around.texts,
    witness: readRawPage(bytes),
  });
}

/** Where a page may say its encoding (HTML Living Standard, 13.2.3.2). */
const PRESCAN_BYTES = 4096;

const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/iu;

/** The encoding that a page names, `undefined` if it names none that is known. */
export function findCharset(bytes: Uint8Array): string | undefined {
  const match = CHARSET.exec(toLatin1(bytes.subarray(0, PRESCAN_BYTES)));
  const label = (match?.[1] ?? match?.[2])?.toLowerCase();
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
