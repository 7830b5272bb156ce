import type { LinkedFile, Paragraph } from './document.ts';
import { bareText } from './document-text.ts';
import { isStruck, readAlign, readBold, readCapital, readFont, readSize } from './html-elements.ts';
import { readText } from './html-shown.ts';
import { getAttribute, type HtmlElement } from './html-tree.ts';
import { isDoubtfulWhite } from './html-unseen.ts';
import { locateLink } from './locate-link.ts';
import { REMARKS, type Remarks, remark } from './remarks.ts';

/** What the elements around a text make of it. */
export interface TextStyle extends Pick<Paragraph, 'align' | 'size' | 'rank'> {
  readonly bold: boolean;
  readonly font?: string | undefined;
  readonly href?: string | undefined;
  readonly position?: 'sup' | 'sub' | undefined;
  /** Letters are shown as capitals. */
  readonly capital?: boolean | undefined;
  /** Line ends of the source are line ends. */
  readonly pre: boolean;
  /** Quotations around it, each in marks of its own. */
  readonly quotes: number;
  readonly depth: number;
}

export const PLAIN: TextStyle = { bold: false, pre: false, quotes: 0, depth: -1 };

/** What is found besides the style. */
interface StyleFindings {
  readonly files: LinkedFile[];
  readonly remarks: Remarks;
}

/** The style of what stands in an element, of the style around it. */
export function changeStyle(element: HtmlElement, at: TextStyle, findings: StyleFindings): TextStyle {
  const { tagName } = element;
  const align = readAlign(element) ?? at.align;
  const rank = /^h([1-6])$/.exec(tagName)?.[1];
  if (isStruck(element) && bareText(readText(element)) !== '') remark(findings, REMARKS.struck);
  if (isDoubtfulWhite(element)) remark(findings, REMARKS.whiteOnPage);
  const isPre = tagName === 'pre' || /white-space\s*:\s*pre/iu.test(getAttribute(element, 'style'));
  return {
    align: align === 'left' ? undefined : align,
    bold: readBold(element) ?? at.bold,
    size: readSize(element) ?? (at.size === 0 && mayResize(element) ? undefined : at.size),
    font: readFont(element) ?? at.font,
    rank: rank ? Number(rank) : at.rank,
    position: tagName === 'sup' || tagName === 'sub' ? tagName : at.position,
    capital: readCapital(element) ?? at.capital,
    pre: at.pre || isPre,
    quotes: tagName === 'q' ? at.quotes + 1 : at.quotes,
    depth: readListLevel(element) ?? (/^(?:[uo]l|menu)$/u.test(tagName) ? at.depth + 1 : at.depth),
    href: (tagName === 'a' ? readLink(element, findings) : undefined) ?? at.href,
  };
}

/** Whether an element may give its text a size again, in a way that is not read: then it is believed to be seen. */
const mayResize = (element: HtmlElement): boolean =>
  getAttribute(element, 'class') !== '' ||
  element.tagName === 'font' ||
  /font\s*:|font-size/iu.test(getAttribute(element, 'style'));

/** Links to other sites stay links; a file beside the page becomes an attachment, if it is there. */
function readLink(element: HtmlElement, { files }: StyleFindings): string | undefined {
  const link = locateLink(getAttribute(element, 'href'));
  const text = readText(element).trim();
  if (link.kind === 'file') files.push({ path: link.path, text: text || link.path });
  // The text of an image or of nothing is no link to press.
  return link.kind === 'web' && text !== '' ? link.url : undefined;
}

/** How deep the item of a list of Word is, which is a paragraph. */
function readListLevel(element: HtmlElement): number | undefined {
  const level = /mso-list\s*:\s*l\d+\s+level(\d)/iu.exec(getAttribute(element, 'style'))?.[1];
  return level === undefined ? undefined : Number(level) - 1;
}
