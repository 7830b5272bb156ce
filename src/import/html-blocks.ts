import {
  type Block,
  bareText,
  type Cell,
  type ImportedImage,
  type Inline,
  type LeftBehind,
  type LinkedFile,
  readInlines,
} from './document.ts';
import { flattenBlocks } from './flatten-blocks.ts';
import { raiseText, readAlign, readBold, readSize } from './html-style.ts';
import { isLayoutTable, listRows } from './html-tables.ts';
import {
  getAttribute,
  getChildren,
  type HtmlElement,
  type HtmlNode,
  isBlockElement,
  isElement,
  isShown,
  readText,
} from './html-tree.ts';
import { locateLink } from './locate-link.ts';
import { splitAtBreaks } from './split-at-breaks.ts';

/** What the elements around a text make of it. */
interface Look {
  readonly bold: boolean;
  readonly align?: 'center' | 'right';
  readonly size?: number;
  readonly rank?: number;
  readonly href?: string;
  readonly position?: 'sup' | 'sub';
  /** Line ends of the source are line ends. */
  readonly pre: boolean;
  readonly depth: number;
}

/** What was read, besides the blocks. */
export interface HtmlFindings {
  readonly images: ImportedImage[];
  readonly files: LinkedFile[];
  readonly leftBehind: LeftBehind[];
}

const PLAIN: Look = { bold: false, pre: false, depth: -1 };

/** What shows something that no text can. */
const EMBEDDED: Readonly<Record<string, string>> = {
  iframe: '嵌在网页里的另一页或文件',
  object: '嵌入的对象',
  embed: '嵌入的对象',
  video: '视频',
  audio: '音频',
  svg: '矢量图',
  canvas: '画出来的图',
  math: '公式',
};

/**
 * Reads the blocks below an element. Tables that only place things are opened, tables of data stay.
 * @param skipped an element that is left out, with all in it
 */
export function readBlocks(root: HtmlNode, findings: HtmlFindings, skipped?: HtmlNode): Block[] {
  const blocks: Block[] = [];
  let inlines: Inline[] = [];
  let look = PLAIN;
  let item: { marker: string; depth: number } | undefined;

  const flush = () => {
    const tidy = tidyInlines(inlines);
    inlines = [];
    // White space between two elements is no empty paragraph, as `<p><br></p>` is.
    if (tidy.length === 0) return;
    const lines = splitAtBreaks(tidy);
    for (const [index, line] of lines.entries()) {
      const size = look.size;
      blocks.push({
        kind: 'paragraph',
        inlines: line,
        ...(look.align ? { align: look.align } : {}),
        ...(look.rank !== undefined ? { rank: look.rank } : {}),
        ...(size !== undefined ? { size } : {}),
        ...(item && index === 0 && bareText(readInlines(line)) !== '' ? { item } : {}),
      });
    }
    if (lines.some((line) => bareText(readInlines(line)) !== '')) item = undefined;
  };

  const pushText = (value: string, at: Look) => {
    const text = at.pre
      ? value
      : value.replace(/[ \t\n\r\f]+/gu, (space) => (space.includes('\n') ? '\n' : ' '));
    for (const [index, line] of (at.pre ? text.split('\n') : [text]).entries()) {
      if (index > 0) inlines.push({ kind: 'break' });
      const shown = at.position ? raiseText(line, at.position) : line;
      if (shown === '') continue;
      inlines.push({
        kind: 'text',
        text: shown,
        ...(at.bold ? { bold: true } : {}),
        ...(at.href ? { href: at.href } : {}),
      });
    }
  };

  const read = (node: HtmlNode, at: Look): void => {
    if (node === skipped) return;
    if (node.nodeName === '#text' && 'value' in node) {
      // The look of the first text is that of its paragraph.
      if (bareText(readInlines(inlines)) === '') look = at;
      pushText(node.value, at);
      return;
    }
    if (!isElement(node)) {
      for (const child of getChildren(node)) read(child, at);
      return;
    }
    if (!isShown(node)) {
      tellHidden(node, findings);
      return;
    }
    readElement(node, at);
  };

  const readElement = (element: HtmlElement, at: Look): void => {
    const { tagName } = element;
    if (tagName === 'br') {
      inlines.push({ kind: 'break' });
      return;
    }
    if (tagName === 'img') {
      const image = readImage(element);
      if (bareText(readInlines(inlines)) === '') look = at;
      if (image) inlines.push({ kind: 'image', image: findings.images.push(image) - 1 });
      return;
    }
    const inside = changeLook(element, at, findings);
    if (tagName === 'table') {
      flush();
      if (isLayoutTable(element)) for (const child of getChildren(element)) read(child, inside);
      else blocks.push({ kind: 'table', rows: readRows(element, findings) });
      flush();
      return;
    }
    const isBlock = isBlockElement(element);
    if (isBlock) flush();
    if (tagName === 'li') item = readMarker(element, inside.depth);
    for (const child of getChildren(element)) read(child, inside);
    if (isBlock) flush();
  };

  read(root, PLAIN);
  flush();
  return blocks;
}

function changeLook(element: HtmlElement, at: Look, findings: HtmlFindings): Look {
  const { tagName } = element;
  const align = readAlign(element);
  const size = readSize(element);
  const { align: inherited, ...rest } = at;
  const aligned = align === 'left' ? {} : align ? { align } : inherited ? { align: inherited } : {};
  const rank = /^h([1-6])$/.exec(tagName)?.[1];
  return {
    ...rest,
    ...aligned,
    bold: readBold(element) ?? at.bold,
    ...(size !== undefined ? { size } : {}),
    ...(rank ? { rank: Number(rank) } : {}),
    ...(tagName === 'sup' || tagName === 'sub' ? { position: tagName } : {}),
    ...(tagName === 'pre' || /white-space\s*:\s*pre/iu.test(getAttribute(element, 'style'))
      ? { pre: true }
      : {}),
    ...(tagName === 'ul' || tagName === 'ol' || tagName === 'menu' ? { depth: at.depth + 1 } : {}),
    ...(tagName === 'a' ? readLink(element, findings) : {}),
  };
}

/** Links to other sites stay links; a file beside the page becomes an attachment, if it is there. */
function readLink(element: HtmlElement, { files }: HtmlFindings): { href?: string } {
  const link = locateLink(getAttribute(element, 'href'));
  const text = readText(element).trim();
  if (link.kind === 'file') files.push({ path: link.path, text: text || link.path });
  // The text of an image or of nothing is no link to press.
  return link.kind === 'web' && text !== '' ? { href: link.url } : {};
}

function readImage(element: HtmlElement): ImportedImage | undefined {
  // Pages that load pictures late name the real one elsewhere.
  const late = getAttribute(element, 'data-src') || getAttribute(element, 'data-original');
  const written = getAttribute(element, 'src').trim();
  const src = late !== '' && (written === '' || written.startsWith('data:')) ? late.trim() : written;
  const alt =
    [getAttribute(element, 'alt'), getAttribute(element, 'title')].find((text) =>
      /\p{Script=Han}/u.test(text),
    ) ?? '';
  const [width, height] = [getAttribute(element, 'width'), getAttribute(element, 'height')].map(Number);
  // Counters of visits and spacers.
  if (src === '' || (width && width <= 3) || (height && height <= 3)) return undefined;
  const data = /^data:image\/[\w.+-]+;base64,(.+)$/su.exec(src)?.[1];
  if (data) return { alt, source: { kind: 'bytes', bytes: Buffer.from(data, 'base64') } };
  const link = locateLink(src);
  if (link.kind === 'file' || link.kind === 'page')
    return { alt, source: { kind: 'beside', path: link.path } };
  return {
    alt,
    source: { kind: 'absent', where: src.slice(0, 200), reason: '在原来的网站上，没有存到电脑里' },
  };
}

/** `-`, or the number that a browser would show. */
function readMarker(element: HtmlElement, depth: number): { marker: string; depth: number } {
  const list = element.parentNode;
  const level = Math.max(0, depth);
  if (!list || !isElement(list) || list.tagName !== 'ol') return { marker: '-', depth: level };
  const items = getChildren(list).filter(
    (node): node is HtmlElement => isElement(node) && node.tagName === 'li',
  );
  const start = Number(getAttribute(list, 'start')) || 1;
  let number = start - 1;
  for (const each of items) {
    number = Number(getAttribute(each, 'value')) || number + 1;
    if (each === element) break;
  }
  return { marker: `${number}.`, depth: level };
}

function tellHidden(element: HtmlElement, { leftBehind }: HtmlFindings): void {
  const what = EMBEDDED[element.tagName];
  if (what) {
    const where = getAttribute(element, 'src') || getAttribute(element, 'data');
    leftBehind.push({
      what,
      reason: '报告里只能有文字、表格和图片',
      text: where ? `（${where.slice(0, 200)}）` : '',
    });
    return;
  }
  if (/^(?:script|style|head|title|meta|link|noscript|template)$/u.test(element.tagName)) return;
  const text = collectText(element);
  if (bareText(text) !== '')
    leftBehind.push({ what: '网页上不显示的文字', reason: '原网页把它藏了起来', text });
}

const collectText = (node: HtmlNode): string =>
  node.nodeName === '#text' && 'value' in node ? node.value : getChildren(node).map(collectText).join('');

function readRows(table: HtmlElement, findings: HtmlFindings): Cell[][] {
  return listRows(table).map((row) =>
    row.map((cell) => ({
      inlines: flattenBlocks(readBlocks(cell, findings)),
      colspan: Number(getAttribute(cell, 'colspan')) || 1,
      rowspan: Number(getAttribute(cell, 'rowspan')) || 1,
    })),
  );
}

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60“”‘’…—]/u;

/** White space as a browser shows it; a line end of the source between two Han characters is none. */
function tidyInlines(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  let before = '';
  const pieces = inlines.map((inline) =>
    inline.kind === 'text' ? inline.text : inline.kind === 'break' ? '\u2028' : '\ufffc',
  );
  for (const [index, inline] of inlines.entries()) {
    if (inline.kind !== 'text') {
      result.push(inline);
      before = inline.kind === 'break' ? '' : '\ufffc';
      continue;
    }
    const after = () =>
      pieces
        .slice(index + 1)
        .join('')
        .trimStart()[0] ?? '';
    const text = inline.text.replace(/[ \n]+/gu, (space, offset: number) => {
      const left = offset > 0 ? inline.text[offset - 1] : before;
      const right = inline.text[offset + space.length] ?? after();
      if (!left || !right || left === ' ' || right === '\u2028') return '';
      return space.includes('\n') && WIDE.test(left) && WIDE.test(right) ? '' : ' ';
    });
    before = text.at(-1) ?? before;
    if (text !== '') result.push({ ...inline, text });
  }
  return result;
}
