import { decodePercents } from '../base/decode-path.ts';
import type { ImportedImage, LeftBehind } from './document.ts';
import { toLine } from './document-text.ts';
import { isComment, isRevision } from './html-shown.ts';
import {
  getAttribute,
  getChildren,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  readAll,
  walkAll,
} from './html-tree.ts';
import { DELETED, formatComment, HIDDEN_BY_PAGE, leave, UNSHOWN } from './leave-behind.ts';
import { locatePicture } from './locate-link.ts';
import { isChromeLine } from './page-chrome.ts';

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

/** An image, wherever its bytes are; `undefined` for what only counts visits or keeps a distance. */
export function readImage(element: HtmlElement): ImportedImage | undefined {
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
  // The head alone: a pattern that goes over a picture of some megabytes has no stack left.
  const head = /^data:image\/[\w.+-]+;base64,/u.exec(src)?.[0];
  const data = head && src.slice(head.length);
  if (data) return { alt, source: { kind: 'bytes', bytes: Buffer.from(data, 'base64') } };
  return { alt, source: locatePicture(src) };
}

/** Names what a page embeds or hides. */
export function tellHidden(element: HtmlElement, findings: { readonly leftBehind: LeftBehind[] }): void {
  const what = EMBEDDED[element.tagName];
  if (what) {
    const where = getAttribute(element, 'src') || getAttribute(element, 'data');
    findings.leftBehind.push({
      what,
      reason: '报告里只能有文字、表格和图片',
      text: where ? `（${where.slice(0, 200)}）` : '',
    });
    return;
  }
  if (/^(?:script|style|head|title|meta|link|noscript|template)$/u.test(element.tagName)) return;
  const text = readAll(element);
  if (element.tagName === 'button') {
    if (!isChromeLine(text)) leave(findings, '网页上的按钮', '报告里没有按钮', text);
    return;
  }
  // Those of the whole page are told together.
  if (isComment(element)) return;
  if (isRevision(element)) leave(findings, '修订中删除的文字', DELETED, text);
  else if (!isChromeLine(text)) leave(findings, UNSHOWN, HIDDEN_BY_PAGE, text);
}

/** Comments that Word wrote into a page: each is told, as one of a Word file is. */
export function listComments(page: HtmlNode): LeftBehind[] {
  return [...walkAll(page)]
    .filter((part) => /mso-element\s*:\s*comment(?!-list)/iu.test(getAttribute(part, 'style')))
    .map((comment) => {
      const styles = [...walkAll(comment)].map((part) => getAttribute(part, 'style')).join(';');
      const author = /mso-comment-author\s*:\s*["']?([^;"']+)/iu.exec(styles)?.[1]?.trim();
      return formatComment(author, toLine(readWithoutMarks(comment)));
    });
}

const readWithoutMarks = (node: HtmlNode): string => {
  if (isText(node)) return node.value;
  if (isElement(node) && /(?:^|\s)msocomoff(?:\s|$)/iu.test(getAttribute(node, 'class'))) return '';
  return getChildren(node).map(readWithoutMarks).join('');
};

/** Whether a text is struck through, which a report does not show. */
export const isStruck = (element: HtmlElement): boolean =>
  /^(?:s|strike|del)$/u.test(element.tagName) ||
  /text-decoration(?:-line)?\s*:[^;]{0,60}line-through/iu.test(getAttribute(element, 'style'));

const DOCUMENT = /(?<![^/?#=&])[^/?#=&]+\.(?:pdf|ofd|docx?|wps|ceb)(?=$|[?#&])/iu;

/** Names of the documents that a page shows in a frame: `viewer.html?file=/P020220215.pdf`. */
export const listFramedFiles = (page: HtmlNode): string[] => findDocuments(page, listFrameAddresses);

/** The same with those that it only links to, or hands to a script: `PDFObject.embed("/P020220215.pdf")`. */
export const listShownFiles = (page: HtmlNode): string[] =>
  findDocuments(page, (element) => {
    if (element.tagName === 'a') return [getAttribute(element, 'href')];
    if (element.tagName !== 'script') return listFrameAddresses(element);
    return (readAll(element).match(/(["'])[^"'\s<>]{1,300}\1/gu) ?? []).map((quoted) => quoted.slice(1, -1));
  });

const findDocuments = (page: HtmlNode, listAddresses: (element: HtmlElement) => string[]) =>
  [...walkAll(page)]
    .flatMap(listAddresses)
    .flatMap((address) => DOCUMENT.exec(decodePercents(address))?.[0] ?? []);

const listFrameAddresses = (element: HtmlElement): string[] =>
  /^(?:iframe|embed|object|frame)$/u.test(element.tagName)
    ? ['src', 'data'].map((name) => getAttribute(element, name))
    : [];

/**
 * Whether a page says that its text goes on in another one: by a link, or by the number of pages that the system of TRS
 * gives its script, `createPageHTML(3, 0, …)`.
 */
export const hasNextPage = (page: HtmlNode): boolean =>
  [...walkAll(page)].some((element) => {
    if (element.tagName === 'script') return /createPageHTML\(\s*(?:[2-9]|\d{2})/u.test(readAll(element));
    if (element.tagName !== 'a' || !/^[下后]一?页\s*[>＞»›]*$/u.test(readAll(element).trim())) return false;
    return /^(?!#|javascript:)./iu.test(getAttribute(element, 'href').trim());
  });

/** Whether letters are shown as capitals, whatever they were typed as; `undefined` where nothing is said of it. */
export function readCapital(element: HtmlElement): boolean | undefined {
  const said = /(?:text-transform|font-variant(?:-caps)?)\s*:\s*([\w-]+)/iu.exec(
    getAttribute(element, 'style'),
  )?.[1];
  return said === undefined ? undefined : /^(?:uppercase|(?:all-)?small-caps)$/iu.test(said);
}

/** What an element's own tag and style say of its text; `undefined` where they say nothing. */
export function readBold(element: HtmlElement): boolean | undefined {
  const weight = /font-weight\s*:\s*(\w+)/iu.exec(getAttribute(element, 'style'))?.[1]?.toLowerCase();
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  return ['b', 'strong'].includes(element.tagName) || undefined;
}

export function readAlign(element: HtmlElement): 'center' | 'right' | 'left' | undefined {
  if (element.tagName === 'center') return 'center';
  const style = /text-align\s*:\s*(\w+)/iu.exec(getAttribute(element, 'style'))?.[1]?.toLowerCase();
  const align = style ?? getAttribute(element, 'align').toLowerCase();
  if (align === 'center' || align === 'right') return align;
  return ['left', 'justify', 'start'].includes(align) ? 'left' : undefined;
}

/** The first font that an element names; `undefined` where it names none. */
export function readFont(element: HtmlElement): string | undefined {
  const style = getAttribute(element, 'style');
  const family = /(?:^|;)\s*font-family\s*:([^;]+)/iu.exec(style)?.[1];
  // The family ends the shorthand, behind the size.
  const short = /(?:^|;)\s*font\s*:[^;]*\d[\w.%/]{0,20}\s+([^;]+)/iu.exec(style)?.[1];
  const fonts = family ?? short ?? getAttribute(element, 'face');
  return fonts.split(',')[0]?.replace(/["']/gu, '').trim() || undefined;
}

/**
 * The marks that browsers put around a quotation, others around one inside of it; none where the text has its own, which
 * pages write that take the browser's away.
 */
export const readQuotes = (element: HtmlElement, depth: number): readonly [string, string] | readonly [] =>
  /^\s*[“‘「『"']/u.test(readAll(element)) ? [] : depth % 2 === 0 ? ['“', '”'] : ['‘', '’'];

const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, em: 12, rem: 12 };

/** Font size in points; 0 for what is not to be seen. */
export function readSize(element: HtmlElement): number | undefined {
  const [, number = '', unit = ''] =
    /font-size\s*:\s*([\d.]+)\s*(pt|px|em|rem)/iu.exec(getAttribute(element, 'style')) ?? [];
  const points = Number(number) * (POINTS[unit.toLowerCase()] ?? 0);
  if (/font-size\s*:\s*0(?:\.0*)?(?:[a-z%]+)?\s*(?:;|!|$)/iu.test(getAttribute(element, 'style'))) return 0;
  return points > 0 ? Math.round(points * 2) / 2 : undefined;
}
