import { getAttribute, type HtmlElement, type HtmlNode, isElement, readAll, walkAll } from './html-tree.ts';

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
export function readListRules(element: HtmlElement): string {
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
