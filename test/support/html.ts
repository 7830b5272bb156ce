import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element of a parsed page. */
export type HtmlElement = Tree.Element;

/** A page's source, the page parsed, or an element that an earlier query found. */
export type HtmlScope = string | Tree.Document | HtmlElement;

export interface HtmlLink {
  tag: string;
  attribute: string;
  /** As written, character references decoded; one candidate's URL for `srcset`. */
  value: string;
  /** Values of `rel`, in lower case. */
  rel: string[];
  /** 1-based line of the tag in the page's source. */
  line: number;
}

/** Parses a page once, for several queries. The parser is the HTML standard's, so it mends what a browser mends. */
export function parseHtml(html: string): Tree.Document {
  // With scripting off the content of <noscript> is elements, not text: its links have to work too.
  return parse(html, { scriptingEnabled: false, sourceCodeLocationInfo: true });
}

/**
 * Elements in document order that match a compound selector such as `a`, `#s1`, `.toc`, `li.current`,
 * `meta[name="PubDate"]` or `a[download]`. No combinators: query inside the element found before. The inert content
 * of `<template>` is no part of the page and is not searched.
 */
export function queryAll(scope: HtmlScope, selector: string): HtmlElement[] {
  const matches = parseSelector(selector);
  return collectElements(scope).filter(matches);
}

/** The only element that matches `selector`. @throws Error if there is none, or more than one */
export function queryOne(scope: HtmlScope, selector: string): HtmlElement {
  const [first, ...others] = queryAll(scope, selector);
  if (!first) throw new Error(`no element matches ${selector}`);
  if (others.length > 0) throw new Error(`${others.length + 1} elements match ${selector}, expected one`);
  return first;
}

export function getAttribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Every `id` in document order, repeated ones included. */
export function collectIds(scope: HtmlScope): string[] {
  return collectElements(scope).flatMap((element) => getAttribute(element, 'id') ?? []);
}

/** Every URL that the page's elements refer to, in document order, `srcset` and `<meta http-equiv=refresh>` included. */
export function collectLinks(scope: HtmlScope): HtmlLink[] {
  return collectElements(scope).flatMap((element) => {
    const rel = (getAttribute(element, 'rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const line = element.sourceCodeLocation?.startLine ?? 1;
    return element.attrs.flatMap(({ name, value }) =>
      collectUrls(element, name, value).map((url) => ({
        tag: element.tagName,
        attribute: name,
        value: url,
        rel,
        line,
      })),
    );
  });
}

/**
 * The text that a reader sees in an element, or in the only element that matches `selector`: a line for each block, white space
 * collapsed as a browser does (an ideographic or no-break space stays), without scripts, styles and `hidden` elements.
 * What CSS hides counts as visible.
 */
export function visibleText(scope: HtmlScope, selector?: string): string {
  const parts: string[] = [];
  const isElement = typeof scope !== 'string' && 'tagName' in scope;
  appendText(isElement && !selector ? scope : queryOne(scope, selector ?? 'body'), parts);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').replace(/^ | $/g, ''))
    .filter(Boolean)
    .join('\n');
}

function collectElements(scope: HtmlScope): HtmlElement[] {
  const elements: HtmlElement[] = [];
  const visit = (node: Tree.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      elements.push(child);
      visit(child);
    }
  };
  visit(typeof scope === 'string' ? parseHtml(scope) : scope);
  return elements;
}

function parseSelector(selector: string): (element: HtmlElement) => boolean {
  const PART = /([a-z][\w-]*)|#([\w-]+)|\.([\w-]+)|\[([\w:-]+)(?:=(?:"([^"]*)"|([^\]"]+)))?\]/giy;
  const tests: ((element: HtmlElement) => boolean)[] = [];
  let end = 0;
  for (const [whole, tag, id, className, name, quoted, bare] of selector.matchAll(PART)) {
    end += whole.length;
    const value = quoted ?? bare;
    if (tag) tests.push((element) => element.tagName === tag);
    else if (id) tests.push((element) => getAttribute(element, 'id') === id);
    else if (className) tests.push((element) => getClasses(element).includes(className));
    else if (name && value === undefined) tests.push((element) => getAttribute(element, name) !== undefined);
    else if (name) tests.push((element) => getAttribute(element, name) === value);
  }
  // A selector that is only half understood would match too much and let a test pass.
  if (end !== selector.length || end === 0) throw new Error(`selector not supported: ${selector}`);
  return (element) => tests.every((test) => test(element));
}

function getClasses(element: HtmlElement): string[] {
  return (getAttribute(element, 'class') ?? '').split(/\s+/);
}

const URL_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'cite', 'longdesc']);

function collectUrls(element: HtmlElement, name: string, value: string): string[] {
  // parse5 names xlink:href of inline SVG `href` with a prefix, so it is among these.
  if (URL_ATTRIBUTES.has(name)) return [value];
  if (name === 'srcset' || name === 'imagesrcset') return collectCandidates(value);
  if (
    element.tagName === 'meta' &&
    name === 'content' &&
    /^refresh$/i.test(getAttribute(element, 'http-equiv') ?? '')
  ) {
    return [...value.matchAll(/url\s*=\s*["']?([^"']*)/gi)].map((match) => (match[1] ?? '').trim());
  }
  return [];
}

// HTML, "Parsing a srcset attribute": a candidate is a URL without white space and an optional descriptor; commas may
// be part of the URL, except at its end.
function collectCandidates(value: string): string[] {
  return [...value.matchAll(/[\s,]*(\S*[^\s,])(?:\s+[^\s,]+)?\s*(?:,|$)/g)].map((match) => match[1] ?? '');
}

// Unlike a child of the page, the <title> of an inline SVG is a tooltip.
const INVISIBLE = new Set(['head', 'title', 'script', 'style', 'template', 'noscript', 'datalist']);
const INLINE = new Set(
  'a abbr b bdi bdo button cite code data del dfn em i img input ins kbd label mark q rp rt ruby s samp select small span strong sub sup svg textarea time u var wbr'.split(
    ' ',
  ),
);

function appendText(node: Tree.ParentNode, parts: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeName === '#text') parts.push((child as Tree.TextNode).value.replace(/[ \t\n\f\r]+/g, ' '));
    if (!('tagName' in child) || INVISIBLE.has(child.tagName)) continue;
    if (getAttribute(child, 'hidden') !== undefined) continue;
    const edge = INLINE.has(child.tagName) ? '' : '\n';
    parts.push(edge);
    appendText(child, parts);
    parts.push(edge);
  }
}
