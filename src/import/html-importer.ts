import { type Block, bareText, createDocument, type Metadatum } from './document.ts';
import { type HtmlFindings, readBlocks } from './html-blocks.ts';
import { findBody } from './html-body.ts';
import { findCharset } from './html-charset.ts';
import { readMetaTags, readPageTitle, readSurroundings } from './html-metadata.ts';
import { type HtmlElement, parseHtml, readLines } from './html-tree.ts';
import type { Importer } from './importer.ts';

/** Pages of government sites, saved from a browser. */
export const htmlImporter: Importer = {
  label: '网页',
  extensions: ['html', 'htm', 'shtml', 'xhtml'],
  maxBytes: 10 * 1024 * 1024,
  read({ bytes }, { decode }) {
    const decoding = decode(bytes, findCharset(bytes));
    if (!decoding.ok) return decoding;
    const page = parseHtml(decoding.text);
    if (!page) {
      return {
        ok: false,
        message: '网页的标签嵌套得太深，不像正常的网页',
        remedy: '在浏览器里打开原来的网页，重新另存；或把正文复制到文本文件里再导入',
      };
    }
    const body = findBody(page);
    if (!body || bareText(readLines(body).join('')) === '') {
      return {
        ok: false,
        message: '网页里没有找到正文（可能正文是由脚本显示的，或者是图片）',
        remedy: '在浏览器里打开网页，等正文显示出来，再把正文复制到文本文件（.txt）里导入',
      };
    }
    return { ok: true, document: readPage(page, body, decoding.damaged) };
  },
};

function readPage(page: Parameters<typeof readSurroundings>[0], body: HtmlElement, damaged: number) {
  const findings: HtmlFindings = { images: [], files: [], leftBehind: [] };
  const blocks: Block[] = readBlocks(body, findings);
  const around = readSurroundings(page, body);
  const metadata: Metadatum[] = [...around.metadata, ...readMetaTags(page)];
  return createDocument({
    titles: [...around.titles, ...readPageTitle(page)],
    metadata,
    blocks,
    images: findings.images,
    files: [...findings.files, ...around.files],
    leftBehind: [...findings.leftBehind, ...around.leftBehind],
    remarks: damaged > 0 ? [`网页里有 ${damaged} 处字符损坏，显示为“�”，请对照原文改正`] : [],
    witness: readLines(body),
  });
}
