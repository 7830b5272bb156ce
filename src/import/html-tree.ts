import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { listWords } from './document-text.ts';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Deeper than any page nests; a page made to exhaust the stack goes further. */
const MAX_DEPTH = 400;
/** A parser opens what was never closed once more in each paragraph: a thousand fonts become half a million elements. */
const MAX_ELEMENTS = 500_000;

/** What a page has too much of, in Chinese. */
export const PAGE_LIMITS = `最多 ${MAX_ELEMENTS / 10_000} 万个标签，套 ${MAX_DEPTH} 层`;

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

/** @returns `undefined` for a page beyond `PAGE_LIMITS` */
export function parseHtml(text: string): DefaultTreeAdapterTypes.Document | undefined {
  let elements = 0;
  const createElement: typeof defaultTreeAdapter.createElement = (...parts) => {
    elements += 1;
    if (elements > MAX_ELEMENTS) throw TOO_MANY;
    return defaultTreeAdapter.createElement(...parts);
  };
  try {
    const document = parse(text, {
      scriptingEnabled: false,
      treeAdapter: { ...defaultTreeAdapter, createElement },
    });
    return isTooDeep(document) ? undefined : document;
  } catch (error) {
    if (error === TOO_MANY) return undefined;
    throw error;
  }
}

const TOO_MANY = new Error('Too many elements');

/** Walked without recursion: the depth is what is to be found out. */
function isTooDeep(root: HtmlNode): boolean {
  let level: HtmlNode[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return false;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function getChildren(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** The elements right below a node. */
export const listElements = (node: HtmlNode): HtmlElement[] => getChildren(node).filter(isElement);

/** The elements around one, from the innermost on. */
export function* walkUp(element: HtmlElement): Generator<HtmlElement> {
  for (let at = element.parentNode; at && isElement(at); at = at.parentNode) yield at;
}

export function getAttribute(element: HtmlElement, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

export const hasAttribute = ({ attrs }: HtmlElement, wanted: string): boolean =>
  attrs.some(({ name }) => name === wanted);

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

export function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

export function* walkAll(node: HtmlNode): Generator<HtmlElement> {
  for (const child of getChildren(node)) {
    if (isElement(child)) yield child;
    yield* walkAll(child);
  }
}

/** All text below a node, that which is not shown too. */
export const readAll = (node: HtmlNode): string =>
  isText(node) ? node.value : getChildren(node).map(readAll).join('');

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
