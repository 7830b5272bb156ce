import { oncePer } from '../base/once-per.ts';
import { getAttribute, type HtmlElement, type HtmlNode, readAll, walkAll } from './html-tree.ts';

/** A rule of a style sheet that stands in the page itself, for one of its selectors. */
export interface StyleRule {
  readonly selector: string;
  readonly declarations: string;
  /** It holds whatever the page is shown on: it stands in no `@media` and the like. */
  readonly isAlways: boolean;
}

/** The rules of all style sheets in a page, in their order. */
export const listRules = oncePer((page: HtmlNode): readonly StyleRule[] =>
  [...walkAll(page)]
    .filter(({ tagName }) => tagName === 'style')
    .flatMap((style) => {
      const isAlways = /^\s*(?:all|screen)?\s*$/iu.test(getAttribute(style, 'media'));
      return parseSheet(readAll(style)).map((rule) => ({ ...rule, isAlways: rule.isAlways && isAlways }));
    }),
);

/** Cut at its brackets and not matched: a pattern goes over a font in it once for each of its characters. */
function parseSheet(sheet: string): StyleRule[] {
  const text = sheet.replace(/\/\*.*?\*\/|<!--|-->/gsu, '');
  const rules: StyleRule[] = [];
  // What stands before each bracket that is open.
  const open: string[] = [];
  let start = 0;
  for (let at = text.search(/[{}]/u); at >= 0 && at < text.length; at = findBracket(text, at + 1)) {
    const piece = text.slice(start, at);
    start = at + 1;
    // An @import may stand before a selector.
    if (text[at] === '{') open.push(piece.slice(piece.lastIndexOf(';') + 1).trim());
    else {
      const selectors = open.pop() ?? '';
      const isAlways = open.every((around) => /^@media\s+(?:all|screen)$/iu.test(around));
      if (selectors !== '' && !selectors.startsWith('@'))
        for (const selector of selectors.split(','))
          rules.push({ selector: selector.trim(), declarations: piece, isAlways });
    }
  }
  return rules;
}

function findBracket(text: string, from: number): number {
  const [opening, closing] = ['{', '}'].map((bracket) => text.indexOf(bracket, from));
  return Math.min(...[opening, closing].map((at) => (at === undefined || at < 0 ? text.length : at)));
}

/** Whether an element is what a part of a selector without signs of state calls it: `p`, `.a`, `p.a#b`. */
export function fitsPart(element: HtmlElement, part: string): boolean {
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
