import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Deeper than any page nests; a page made to exhaust the stack goes further. */
const MAX_DEPTH = 400;
/** A parser opens what was never closed once more in each paragraph: a thousand fonts become half a million elements. */
const MAX_ELEMENTS = 500_000;

/** What a page has too much of, in Chinese. */
export const PAGE_LIMITS = `最多 ${MAX_ELEMENTS / 10_000} 万个标签，套 ${MAX_DEPTH} 层`;

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
