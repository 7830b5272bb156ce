import { listWords } from './document-text.ts';
import {
  getAttribute,
  getChildren,
  type HtmlElement,
  type HtmlNode,
  hasAttribute,
  isElement,
  isText,
  readAll,
} from './html-tree.ts';

/** What of a page a browser shows, and its text. */

/** Elements that show no text of their own, or text that is no part of a document. */
const UNREAD = listWords(`
  script style noscript template head title meta link iframe object embed svg canvas audio video map
  select button input textarea option datalist math
`);

/** Elements that begin and end a line. */
const BLOCK = listWords(`
  address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption
  figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section
  summary table tbody td tfoot th thead tr ul
`);

/** Whether a browser would show the element's text as part of a text. */
export function isShown(node: HtmlNode): boolean {
  if (!isElement(node)) return true;
  return (
    !UNREAD.has(node.tagName) &&
    !isHidden(node) &&
    !isComment(node) &&
    !(node.tagName === 'del' && isRevision(node))
  );
}

/** Whether a page hides the element. */
export const isHidden = (element: HtmlElement): boolean =>
  // Not `visibility`: pages of WeChat hide the whole text so until a script has run.
  // Nor `aria-hidden`: it hides from screen readers what everyone else sees.
  /display\s*:\s*none/iu.test(getAttribute(element, 'style')) ||
  hasAttribute(element, 'hidden') ||
  // AngularJS writes a rule for this class into each page.
  /(?:^|\s)ng-hide(?:\s|$)/u.test(getAttribute(element, 'class'));

/** Comments as Word writes them into a page: their list below the text, and their marks in it, such as [张1]. */
export function isComment(element: HtmlElement): boolean {
  return (
    /mso-(?:element|special-character)\s*:\s*comment/iu.test(getAttribute(element, 'style')) ||
    /(?:^|\s)msocom(?:anchor|off|txt)(?:\s|$)/iu.test(getAttribute(element, 'class')) ||
    // What is typed behind a mark may have its look.
    (/(?:^|\s)MsoCommentReference(?:\s|$)/iu.test(getAttribute(element, 'class')) &&
      /^\s*(?:\[[^\]]*\d\]\s*)?$/u.test(readAll(element)))
  );
}

/** What Word tracked: it writes who changed it where other pages write the address of a reason. */
export const isRevision = (element: HtmlElement): boolean =>
  /^(?:ins|del)$/u.test(element.tagName) && /^mailto:/iu.test(getAttribute(element, 'cite'));

export function isBlockElement(node: HtmlNode): boolean {
  return isElement(node) && BLOCK.has(node.tagName);
}

/** Every element below a node, in order, without what is not shown. */
export function* walkElements(node: HtmlNode): Generator<HtmlElement> {
  for (const child of getChildren(node)) {
    if (!isShown(child)) continue;
    if (isElement(child)) yield child;
    yield* walkElements(child);
  }
}

/** Whatever is a link to a reader, to a script too; an anchor is none. */
export const isLink = (node: HtmlNode): boolean =>
  isElement(node) && node.tagName === 'a' && hasAttribute(node, 'href');

/** The text that a browser shows, a line for each block, and what of it is in no link. */
export function readOwnLines(root: HtmlNode): { line: string; own: string }[] {
  const lines = [{ line: '', own: '' }];
  const read = (node: HtmlNode, isLinked: boolean): void => {
    const last = lines.at(-1);
    if (isText(node) && last) {
      last.line += node.value;
      if (!isLinked) last.own += node.value;
    }
    if (!isShown(node)) return;
    const isLine = isBlockElement(node) || node.nodeName === 'br';
    if (isLine) lines.push({ line: '', own: '' });
    for (const child of getChildren(node)) read(child, isLinked || isLink(node));
    if (isLine) lines.push({ line: '', own: '' });
  };
  read(root, false);
  return lines
    .map(({ line, own }) => ({ line: line.trim(), own: own.trim() }))
    .filter(({ line }) => line !== '');
}

export const readLines = (root: HtmlNode): string[] => readOwnLines(root).map(({ line }) => line);

export function readText(root: HtmlNode): string {
  return readLines(root).join('');
}
