import { formatListNumber } from './format-list-number.ts';
import { readListRules } from './html-list-rules.ts';
import { getAttribute, getChildren, type HtmlElement, isElement } from './html-tree.ts';

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
