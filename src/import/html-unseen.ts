import { groupBy } from '../base/group-by.ts';
import { bareText } from './document-text.ts';
import { isNamedBody } from './html-body.ts';
import { fitsPart, listRules } from './html-sheets.ts';
import {
  getAttribute,
  getChildren,
  type HtmlElement,
  type HtmlNode,
  hasAttribute,
  isText,
  readAll,
  walkAll,
  walkUp,
} from './html-tree.ts';

/** What is looked for in style sheets: all else leaves a text where it is seen. */
const PROPERTIES =
  /^(?:display|visibility|font-size|text-indent|position|left|top|margin-left|clip|clip-path|color|background|background-color|background-image)$/u;

interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly isImportant: boolean;
}

/** A rule as its last part names elements. */
interface ReadRule {
  readonly part: string;
  /** Whether that part is all of its selector, and it always holds: else it may fit an element or not. */
  readonly isSure: boolean;
  readonly weight: number;
  readonly order: number;
  readonly declarations: readonly Declaration[];
}

/** What a page says of an element's look; `doubts` are values that it may have instead. */
type Look = ReadonlyMap<string, { readonly value: string; readonly doubts: readonly string[] }>;

/**
 * Marks as `hidden` what no reader of a page sees, since the page's own style sheet or the element itself takes it out of
 * sight. Only rules that name the element itself are believed, and only where no other rule of the page may say
 * otherwise; sheets beside the page cannot be asked.
 */
export function hideUnseen(page: HtmlNode): void {
  const readLook = createLooks(page);
  const elements = [...walkAll(page)];
  const hasOtherSheets = elements.some(
    (element) => element.tagName === 'link' && /stylesheet/iu.test(getAttribute(element, 'rel')),
  );
  const whole = countCharacters(page);
  // Some pages hide their whole text until a script has run, as those of WeChat do.
  const isWhole = (element: HtmlElement) =>
    countCharacters(element) * 2 >= whole || [element, ...walkAll(element)].some(isNamedBody);
  for (const element of elements) {
    const look = readLook(element);
    if (look.size === 0) continue;
    const isUnseen =
      says(look, 'display', /^none$/u) ||
      isOutOfSight(look, element) ||
      isInvisible(look, element, readLook) ||
      isTiny(look, element, readLook);
    if (isUnseen && !isWhole(element)) hide(element);
    else if (says(look, 'color', WHITE)) hideWhite(element, readLook, { hasOtherSheets, isWhole });
  }
}

const NOTHING = /^0(?:\.0*)?(?:[a-z]+|%)?$/u;
const WHITE = /^(?:#f{3}|#f{6}|white|rgba?\(255,255,255(?:,1)?\))$/u;
/** Grounds on which white is not seen. */
const NO_GROUND = /^(?:none|transparent|inherit|initial|unset|#f{3}|#f{6}|white|rgb\(255,255,255\))$/u;

/** White where it is not known whether it is seen: a sheet beside the page may give it a ground. */
const doubtful = new WeakSet<HtmlElement>();
export const isDoubtfulWhite = (element: HtmlElement): boolean => doubtful.has(element);

const says = (look: Look, property: string, pattern: RegExp): boolean => {
  const found = look.get(property);
  return found !== undefined && [found.value, ...found.doubts].every((value) => pattern.test(value));
};

/** Farther off than any screen is wide. */
const FAR = /^-(?:\d{4,}(?:\.\d+)?px|999(?:\.\d+)?px|\d{3,}(?:\.\d+)?r?em|\d{3,}(?:\.\d+)?(?:pt|cm|vw))$/u;
/** As many characters fit in the line that an indent of 999px takes out of sight. */
const MAX_INDENTED = 50;

function isOutOfSight(look: Look, element: HtmlElement): boolean {
  if (says(look, 'text-indent', FAR)) return bareText(readAll(element)).length <= MAX_INDENTED;
  if (says(look, 'margin-left', FAR)) return true;
  if (!says(look, 'position', /^(?:absolute|fixed)$/u)) return false;
  const isClipped =
    says(look, 'clip', /^rect\(0(?:px)?(?:[, ]+0(?:px)?){3}\)$|^rect\(1px(?:[, ]+1px){3}\)$/u) ||
    says(look, 'clip-path', /^inset\((?:[5-9]\d|100)%\)$/u);
  return isClipped || says(look, 'left', FAR) || says(look, 'top', FAR);
}

const isInvisible = (look: Look, element: HtmlElement, readLook: (element: HtmlElement) => Look): boolean =>
  says(look, 'visibility', /^(?:hidden|collapse)$/u) &&
  ![...walkAll(element)].some((inside) => readLook(inside).has('visibility'));

/** Of no size, with nothing inside that may have one again. */
const isTiny = (look: Look, element: HtmlElement, readLook: (element: HtmlElement) => Look): boolean =>
  says(look, 'font-size', NOTHING) &&
  [...walkAll(element)].every(
    (inside) =>
      /^(?:span|b|strong|i|em|u|br|a)$/u.test(inside.tagName) &&
      getAttribute(inside, 'class') === '' &&
      !readLook(inside).has('font-size'),
  );

/** White words on the page's white are not seen; in another colour within, or on a ground, they may be. */
function hideWhite(
  element: HtmlElement,
  readLook: (element: HtmlElement) => Look,
  page: { readonly hasOtherSheets: boolean; readonly isWhole: (element: HtmlElement) => boolean },
): void {
  if (bareText(readAll(element)) === '') return;
  const inside = [...walkAll(element)];
  const around = [...walkUp(element)];
  const hasGround = (each: HtmlElement) =>
    ['bgcolor', 'background'].some((name) => getAttribute(each, name) !== '') ||
    [...readLook(each)].some(
      ([property, { value, doubts }]) =>
        property.startsWith('background') && [value, ...doubts].some((ground) => !NO_GROUND.test(ground)),
    );
  const isDecorated = ({ tagName, attrs }: HtmlElement) =>
    page.hasOtherSheets && tagName !== 'html' && attrs.some(({ name }) => name === 'class' || name === 'id');
  if ([element, ...inside, ...around].some(hasGround)) return;
  const isOtherwise = inside.some((each) => each.tagName === 'img' || readLook(each).has('color'));
  if (isOtherwise || page.isWhole(element) || [element, ...inside, ...around].some(isDecorated))
    doubtful.add(element);
  else hide(element);
}

/** Text that is no script. */
function countCharacters(node: HtmlNode): number {
  if (isText(node)) return bareText(node.value).length;
  if (/^(?:script|style|noscript|template)$/u.test(node.nodeName)) return 0;
  return getChildren(node).reduce((sum, child) => sum + countCharacters(child), 0);
}

function hide(element: HtmlElement): void {
  if (!hasAttribute(element, 'hidden')) element.attrs.push({ name: 'hidden', value: '' });
}

/** Rules are looked up by what their last part names: there are thousands of elements and of rules. */
function createLooks(page: HtmlNode): (element: HtmlElement) => Look {
  const read = listRules(page).flatMap(({ selector, declarations, isAlways }, order): ReadRule[] => {
    const own = parseDeclarations(declarations);
    if (own.length === 0 || /::|:(?:before|after|first-)/u.test(selector)) return [];
    const last = selector.split(/[\s>+~]+/u).at(-1) ?? '';
    const part = last.startsWith(':root') ? 'html' : (/^[\w.#*-]*/u.exec(last)?.[0] ?? '') || '*';
    return [{ part, isSure: part === selector && isAlways, weight: weigh(part), order, declarations: own }];
  });
  const rules = groupBy(read, ({ part }) => /#[\w-]+|\.[\w-]+/u.exec(part)?.[0] ?? part.toLowerCase());
  const looks = new WeakMap<HtmlElement, Look>();
  let steps = 0;
  return (element) => {
    const known = looks.get(element);
    if (known || steps > MAX_STEPS) return known ?? new Map();
    const candidates = listNames(element).flatMap((name) => rules.get(name) ?? []);
    steps += candidates.length;
    const look = resolveLook(element, candidates);
    looks.set(element, look);
    return look;
  };
}

/** A page made to take long has more rules for an element than any site; what is left over then is shown. */
const MAX_STEPS = 2_000_000;

const listNames = (element: HtmlElement): string[] => [
  '*',
  element.tagName,
  `#${getAttribute(element, 'id')}`,
  ...new Set(
    getAttribute(element, 'class')
      .split(/\s+/u)
      .map((name) => `.${name}`),
  ),
];

/** Which of two rules counts (CSS Cascading 4, 6.1): ids before classes before names. */
function weigh(part: string): number {
  const signs = part.match(/[.#]/gu) ?? [];
  const ids = signs.filter((sign) => sign === '#').length;
  return ids * 10_000 + (signs.length - ids) * 100 + (/^[a-z]/iu.test(part) ? 1 : 0);
}

const OWN = { part: '', isSure: true, order: 0 };

function resolveLook(element: HtmlElement, candidates: readonly ReadRule[]): Look {
  const font = element.tagName === 'font' ? getAttribute(element, 'color').trim().toLowerCase() : '';
  const named = font === '' ? [] : [{ property: 'color', value: font, isImportant: false }];
  const fitting: ReadRule[] = [
    { ...OWN, weight: -1, declarations: named },
    ...candidates.filter(({ part }) => fitsPart(element, part)).sort((a, b) => a.order - b.order),
    { ...OWN, weight: 1_000_000, declarations: parseDeclarations(getAttribute(element, 'style')) },
  ];
  const look = new Map<string, { value: string; doubts: string[]; strength: number }>();
  for (const { isSure, weight, declarations } of fitting) {
    for (const { property, value, isImportant } of declarations) {
      const strength = weight + (isImportant ? 10_000_000 : 0);
      const before = look.get(property) ?? { value: isSure ? value : '', doubts: [], strength: -2 };
      if (!isSure) look.set(property, { ...before, doubts: [...before.doubts, value] });
      else look.set(property, strength >= before.strength ? { ...before, value, strength } : before);
    }
  }
  return look;
}

function parseDeclarations(text: string): Declaration[] {
  return text.split(';').flatMap((declaration) => {
    const at = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(0, at)).trim().toLowerCase();
    if (!PROPERTIES.test(property)) return [];
    const written = declaration
      .slice(at + 1, at + 101)
      .trim()
      .toLowerCase();
    const value = written.replace(/\s*!\s*important$/u, '').replace(/\s*,\s*/gu, ',');
    return [{ property, value, isImportant: value !== written && written.includes('!') }];
  });
}
