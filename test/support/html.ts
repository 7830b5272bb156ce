import { selectAll } from 'css-select';
import { type Document, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { textContent } from 'domutils';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';

/** A page's source, the page parsed, or an element that an earlier query found. */
export type HtmlScope = string | Document | Element;

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

/**
 * Parses a page once, for several queries. The parser is the HTML standard's, so it mends what a browser mends. The
 * inert content of `<template>` is no part of the page and is left out.
 */
export function parseHtml(html: string): Document {
  // With scripting off the content of <noscript> is elements, not text: its links have to work too.
  const options = { scriptingEnabled: false, sourceCodeLocationInfo: true, treeAdapter: adapter };
  const document = parse(html, options);
  for (const template of queryAll(document, 'template')) template.children = [];
  return document;
}

/** Elements in document order that match a selector. */
export function queryAll(scope: HtmlScope, selector: string): Element[] {
  return selectAll(selector, typeof scope === 'string' ? parseHtml(scope) : scope);
}

/** The only element that matches `selector`. @throws Error if there is none, or more than one */
export function queryOne(scope: HtmlScope, selector: string): Element {
  const [first, ...others] = queryAll(scope, selector);
  if (!first) throw new Error(`no element matches ${selector}`);
  if (others.length > 0) throw new Error(`${others.length + 1} elements match ${selector}, expected one`);
  return first;
}

export function getAttribute(element: Element, name: string): string | undefined {
  return element.attribs[name];
}

/** Every `id` in document order, repeated ones included. */
export function collectIds(scope: HtmlScope): string[] {
  return queryAll(scope, '[id]').map(({ attribs }) => attribs.id ?? '');
}

/** Every URL that the page's elements refer to, in document order, `srcset` and `<meta http-equiv=refresh>` included. */
export function collectLinks(scope: HtmlScope): HtmlLink[] {
  return queryAll(scope, '*').flatMap((element) => {
    const rel = (element.attribs.rel ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const line = element.sourceCodeLocation?.startLine ?? 1;
    return Object.entries(element.attribs).flatMap(([attribute, text]) =>
      collectUrls(element, attribute, text).map((value) => ({
        tag: element.name,
        attribute,
        value,
        rel,
        line,
      })),
    );
  });
}

/** The style sheets inside a page: `<style>` and `style=`. */
export function collectStyles(scope: HtmlScope): string[] {
  return queryAll(scope, 'style, [style]').map((element) => element.attribs.style ?? textContent(element));
}

/**
 * The text that a reader sees in an element, or in the only element that matches `selector`: a line for each block, white space
 * collapsed as a browser does (an ideographic or no-break space stays), without scripts, styles and `hidden` elements.
 * What CSS hides counts as visible.
 */
export function visibleText(scope: HtmlScope, selector?: string): string {
  const isElement = typeof scope !== 'string' && isTag(scope);
  return readText(isElement && !selector ? scope : queryOne(scope, selector ?? 'body'))
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').replace(/^ | $/g, ''))
    .filter(Boolean)
    .join('\n');
}

/** The same in one line. */
export const visibleLine = (scope: HtmlScope): string => visibleText(scope).replace(/\s+/gu, ' ').trim();

const URL_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'cite', 'longdesc']);

function collectUrls({ name: tag, attribs }: Element, name: string, value: string): string[] {
  // parse5 names xlink:href of inline SVG `href` with a prefix, so it is among these.
  if (URL_ATTRIBUTES.has(name)) return [value];
  if (name === 'srcset' || name === 'imagesrcset') return collectCandidates(value);
  if (tag === 'meta' && name === 'content' && /^refresh$/i.test(attribs['http-equiv'] ?? ''))
    return [...value.matchAll(/url\s*=\s*["']?([^"']*)/gi)].map((match) => (match[1] ?? '').trim());
  return [];
}

// HTML, "Parsing a srcset attribute": a candidate is a URL without white space and an optional descriptor; commas may
// be part of the URL, except at its end.
function collectCandidates(value: string): string[] {
  return [...value.matchAll(/[\s,]*(\S*[^\s,])(?:\s+[^\s,]+)?\s*(?:,|$)/g)].map((match) => match[1] ?? '');
}

// Unlike a child of the page, the <title> of an inline SVG is a tooltip.
const INVISIBLE = new Set(['head', 'title', 'script', 'style', 'noscript', 'datalist']);
const INLINE = new Set(
  'a abbr b bdi bdo button cite code data del dfn em i img input ins kbd label mark q rp rt ruby s samp select small span strong sub sup svg textarea time u var wbr'.split(
    ' ',
  ),
);

function readText(node: ParentNode): string {
  return node.children
    .map((child) => {
      if (isText(child)) return child.data.replace(/[ \t\n\f\r]+/g, ' ');
      if (!isTag(child) || INVISIBLE.has(child.name) || 'hidden' in child.attribs) return '';
      return INLINE.has(child.name) ? readText(child) : `\n${readText(child)}\n`;
    })
    .join('');
}
