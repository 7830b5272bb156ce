import { oncePer } from '../base/once-per.ts';
import { listWords } from './document-text.ts';
import { formatListNumber } from './format-list-number.ts';
import { fitsPart, listRules } from './html-sheets.ts';
import {
  getAttribute,
  type HtmlElement,
  type HtmlNode,
  hasAttribute,
  isElement,
  listElements,
  walkUp,
} from './html-tree.ts';

/** Forms of numbers by the name that Word has for them, what browsers put behind them, and their names in CSS (Counter Styles 3). */
const FORMS: readonly (readonly [format: string, mark: string, styles: ReadonlySet<string>])[] = [
  ['decimalZero', '.', listWords('decimal-leading-zero')],
  [
    'chineseCounting',
    '、',
    listWords('cjk-ideographic simp-chinese-informal trad-chinese-informal japanese-informal'),
  ],
  ['chineseLegalSimplified', '、', listWords('simp-chinese-formal')],
  ['ideographLegalTraditional', '、', listWords('trad-chinese-formal')],
  ['ideographDigital', '、', listWords('cjk-decimal')],
  ['ideographTraditional', '、', listWords('cjk-heavenly-stem')],
  ['ideographZodiac', '、', listWords('cjk-earthly-branch')],
  ['lowerLetter', '.', listWords('lower-alpha lower-latin')],
  ['upperLetter', '.', listWords('upper-alpha upper-latin')],
  ['lowerRoman', '.', listWords('lower-roman')],
  ['upperRoman', '.', listWords('upper-roman')],
];

const findForm = (style: string) => FORMS.find(([, , styles]) => styles.has(style));

const TYPES: Readonly<Record<string, string>> = {
  1: 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** What stands before an item: a sign of Markdown's lists, or text that Markdown cannot count. */
export type ItemMarker =
  | { readonly kind: 'item'; readonly marker: string; readonly depth: number }
  | { readonly kind: 'text'; readonly text: string };

/** The marker that a browser shows; nothing for an item without one. */
export function readMarker(element: HtmlElement, depth: number): ItemMarker | undefined {
  const parent = element.parentNode;
  const list = parent && isElement(parent) ? parent : undefined;
  const style = readStyle(element) ?? (list && readStyle(list)) ?? '';
  if (style === 'none') return undefined;
  const quoted = /^["'](.*)["']$/u.exec(style)?.[1];
  if (quoted !== undefined) return { kind: 'text', text: quoted };
  const form = findForm(style);
  const level = Math.max(0, depth);
  const isCounted = form !== undefined || style === 'decimal' || list?.tagName === 'ol';
  if (!isCounted || /^(?:disc|circle|square)$/u.test(style))
    return { kind: 'item', marker: '-', depth: level };
  const number = (list && countItems(list).get(element)) ?? 1;
  if (form) return { kind: 'text', text: `${formatListNumber(number, form[0])}${form[1]}` };
  return { kind: 'item', marker: `${number}.`, depth: level };
}

/** The style that an element names itself, or a style sheet for it, as CSS calls it. */
function readStyle(element: HtmlElement): string | undefined {
  const own = getAttribute(element, 'style');
  const style = /list-style/iu.test(own) ? own : readListRules(element);
  const quoted = /list-style(?:-type)?\s*:[^;:"']*(["'][^"']*["'])/iu.exec(style)?.[1];
  if (quoted) return quoted;
  const words = /list-style(?:-type)?\s*:\s*([^;]+)/iu.exec(style)?.[1]?.toLowerCase().split(/\s+/u) ?? [];
  const known = words.find((word) => /^(?:none|decimal|disc|circle|square)$/u.test(word) || findForm(word));
  const type = getAttribute(element, 'type').trim();
  return known ?? TYPES[type] ?? (/^(?:disc|circle|square)$/iu.test(type) ? type.toLowerCase() : undefined);
}

/** The numbers of a list's items, each of which is asked for. */
const countItems = oncePer((list: HtmlElement) => {
  const items = listElements(list).filter(({ tagName }) => tagName === 'li');
  const isReversed = hasAttribute(list, 'reversed');
  const step = isReversed ? -1 : 1;
  const written = getAttribute(list, 'start');
  let number = (/^-?\d+$/u.test(written) ? Number(written) : isReversed ? items.length : 1) - step;
  return new Map(
    items.map((item) => {
      const value = getAttribute(item, 'value');
      number = /^-?\d+$/u.test(value) ? Number(value) : number + step;
      return [item, number];
    }),
  );
});

const listStyleRules = oncePer((page: HtmlNode) =>
  listRules(page).filter(({ declarations }) => /list-style/iu.test(declarations)),
);

/**
 * What the style sheets in a page say of an element's list style, as if it stood in its `style`; empty for nothing.
 * Selectors of names, classes and ids are understood, alone or below others; the last rule that fits counts.
 */
function readListRules(element: HtmlElement): string {
  const top = [element, ...walkUp(element)].at(-1) ?? element;
  const rules = listStyleRules(top.parentNode ?? top);
  return rules.findLast(({ selector }) => fits(element, selector.split(/[\s>]+/u)))?.declarations ?? '';
}

/** Whether an element fits the last of the parts, and elements around it those before: each the nearest that does. */
function fits(element: HtmlElement, parts: readonly string[]): boolean {
  const above = parts.slice(0, -1);
  if (!fitsPart(element, parts.at(-1) ?? '')) return false;
  for (const around of walkUp(element)) {
    if (above.length === 0) break;
    if (fitsPart(around, above.at(-1) ?? '')) above.pop();
  }
  return above.length === 0;
}
