import { formatListNumber } from './format-list-number.ts';
import {
  getAttribute,
  getChildren,
  type HtmlElement,
  type HtmlNode,
  isElement,
  readAll,
  walkAll,
} from './html-tree.ts';

/** `list-style-type` (CSS Counter Styles 3) and `type`, by the name that Word has for the same numbers. */
const FORMATS: Readonly<Record<string, string>> = {
  'decimal-leading-zero': 'decimalZero',
  'cjk-ideographic': 'chineseCounting',
  'simp-chinese-informal': 'chineseCounting',
  'trad-chinese-informal': 'chineseCounting',
  'japanese-informal': 'chineseCounting',
  'simp-chinese-formal': 'chineseLegalSimplified',
  'trad-chinese-formal': 'ideographLegalTraditional',
  'cjk-decimal': 'ideographDigital',
  'cjk-heavenly-stem': 'ideographTraditional',
  'cjk-earthly-branch': 'ideographZodiac',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
};

const TYPES: Readonly<Record<string, string>> = {
  1: 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** Styles of CSS that put 、 behind their number, as browsers show it. */
const ENUMERATION = /^(?:cjk-(?!decimal)|simp-chinese|trad-chinese|japanese)|^cjk-decimal$/u;

/** What stands before an item: a sign of Markdown's lists, or text that Markdown cannot count. */
export type ItemMarker =
  | { readonly kind: 'item'; readonly marker: string; readonly depth: number }
  | { readonly kind: 'text'; readonly text: string };

/** The marker that a browser shows; nothing for an item without one. */
export function readMarker(element: HtmlElement, depth: number): ItemMarker | undefined {
  const list = element.parentNode;
  const level = Math.max(0, depth);
  const isOrdered = list !== null && isElement(list) && list.tagName === 'ol';
  const style = readStyle(element) ?? (list && isElement(list) ? readStyle(list) : undefined);
  if (style === 'none') return undefined;
  const quoted = style === undefined ? undefined : /^["'](.*)["']$/u.exec(style)?.[1];
  if (quoted !== undefined) return { kind: 'text', text: quoted };
  const isNumber = style !== undefined && (style === 'decimal' || Object.hasOwn(FORMATS, style));
  const isSign = style !== undefined && /^(?:disc|circle|square)$/u.test(style);
  if ((!isOrdered && !isNumber) || isSign) return { kind: 'item', marker: '-', depth: level };
  const number = countItem(element);
  const format = style === undefined ? undefined : FORMATS[style];
  if (format === undefined) return { kind: 'item', marker: `${number}.`, depth: level };
  const mark = ENUMERATION.test(style ?? '') ? '、' : '.';
  return { kind: 'text', text: `${formatListNumber(number, format)}${mark}` };
}

/** The style that an element names itself, or a style sheet for it, as CSS calls it. */
function readStyle(element: HtmlElement): string | undefined {
  const own = getAttribute(element, 'style');
  const style = /list-style/iu.test(own) ? own : readListRules(element);
  const quoted = /list-style(?:-type)?\s*:[^;]*?(["'][^"']*["'])/iu.exec(style)?.[1];
  if (quoted) return quoted;
  const words = /list-style(?:-type)?\s*:\s*([^;]+)/iu.exec(style)?.[1]?.toLowerCase().split(/\s+/u) ?? [];
  const known = words.find((word) => /^(?:none|decimal|disc|circle|square)$/u.test(word) || word in FORMATS);
  const type = getAttribute(element, 'type').trim();
  return known ?? TYPES[type] ?? (/^(?:disc|circle|square)$/iu.test(type) ? type.toLowerCase() : undefined);
}

function countItem(element: HtmlElement): number {
  const list = element.parentNode;
  if (!list || !isElement(list)) return 1;
  const items = getChildren(list).filter(
    (node): node is HtmlElement => isElement(node) && node.tagName === 'li',
  );
  const isReversed = list.attrs.some(({ name }) => name === 'reversed');
  const step = isReversed ? -1 : 1;
  const written = getAttribute(list, 'start');
  let number = (/^-?\d+$/u.test(written) ? Number(written) : isReversed ? items.length : 1) - step;
  for (const item of items) {
    const value = getAttribute(item, 'value');
    number = /^-?\d+$/u.test(value) ? Number(value) : number + step;
    if (item === element) break;
  }
  return number;
}

/** A rule of a style sheet that says how items are counted: its selector, and the declarations that name a style. */
interface ListRule {
  readonly selector: string;
  readonly declarations: string;
}

const known = new WeakMap<HtmlNode, readonly ListRule[]>();

/**
 * What the style sheets in a page say of an element's list style, as if it stood in its `style`; empty for nothing.
 * Selectors of names, classes and ids are understood, alone or below others; the last rule that fits counts.
 */
function readListRules(element: HtmlElement): string {
  let page: HtmlNode = element;
  for (let at: HtmlNode | null = element; at; at = 'parentNode' in at ? at.parentNode : null) page = at;
  const rules = known.get(page) ?? collectRules(page);
  known.set(page, rules);
  return (
    rules.findLast(({ selector }) => fits(element, selector.trim().split(/[\s>]+/u)))?.declarations ?? ''
  );
}

function collectRules(page: HtmlNode): ListRule[] {
  const sheets = [...walkAll(page)].filter(({ tagName }) => tagName === 'style').map(readAll);
  const text = sheets.join('\n').replace(/\/\*.*?\*\/|<!--|-->/gsu, '');
  return [...text.matchAll(/([^{}]+)\{([^{}]*list-style[^{}]*)\}/giu)].flatMap(
    ([, selectors = '', declarations = '']) =>
      selectors.split(',').map((selector) => ({ selector, declarations })),
  );
}

/** Whether an element fits the last of the parts, and elements around it those before. */
function fits(element: HtmlElement, parts: readonly string[]): boolean {
  const above = parts.slice(0, -1);
  if (!fitsPart(element, parts.at(-1) ?? '')) return false;
  if (above.length === 0) return true;
  for (let at = element.parentNode; at && isElement(at); at = at.parentNode) if (fits(at, above)) return true;
  return false;
}

function fitsPart(element: HtmlElement, part: string): boolean {
  const [, name = '', signs = ''] = /^([a-z][a-z\d]*|\*)?((?:[.#][\w-]+)*)$/iu.exec(part) ?? [];
  if (`${name}${signs}` === '') return false;
  const classes = getAttribute(element, 'class').split(/\s+/u);
  return (
    (name === '' || name === '*' || name.toLowerCase() === element.tagName) &&
    (signs.match(/[.#][^.#]+/gu) ?? []).every((sign) =>
      sign.startsWith('.') ? classes.includes(sign.slice(1)) : getAttribute(element, 'id') === sign.slice(1),
    )
  );
}
