import { locateCells } from '../desk/table-text.ts';
import { PLACED_TAGS, type PlacedElement } from '../desk/text-api.ts';
import { findLine } from './find-line.ts';

const PLACED = PLACED_TAGS.join(', ');
const CELLS = 'td, th';

/** Parts of a page's text that are made of fields. */
const OF_FIELDS = '.report-signature, .report-imprint';

export interface TextPlace {
  /** 0-based, below the fields. */
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
}

/** The elements of a page that are made of the text below the fields, in their order. */
export function listElements(page: Document): Element[] {
  const article = page.querySelector('article');
  return article ? [...article.querySelectorAll(PLACED)].filter((one) => !one.closest(OF_FIELDS)) : [];
}

/**
 * Where an element of the page was typed: by its place among the others where the page shows this very text, by its words
 * where it shows another.
 */
export function findPlace(
  element: Element,
  elements: readonly Element[],
  places: readonly PlacedElement[],
  lines: readonly string[],
): TextPlace | undefined {
  const at = elements.indexOf(element);
  const placed = isSamePage(elements, places) ? places[at]?.line : undefined;
  const line = placed ?? findByWords(element, elements.slice(0, at), lines);
  if (line === undefined) return undefined;
  const own = lines[line] ?? '';
  if (!element.matches(CELLS)) return { line, column: findStart(own) };
  const cell = [...(element.parentElement?.children ?? [])].indexOf(element);
  return { line, column: locateCells(own)[cell] ?? 0 };
}

/** @param before the elements of the page in front of it */
function findByWords(element: Element, before: readonly Element[], lines: readonly string[]) {
  const { textContent: text } = element;
  const nth = before.filter((one) => one.textContent === text).length;
  return findLine(lines, text ?? '', nth);
}

/** The element of the page that a place of the text became: the innermost one that begins nearest before it. */
export function findElement(
  { line, column }: TextPlace,
  elements: readonly Element[],
  places: readonly PlacedElement[],
  lines: readonly string[],
): Element | undefined {
  if (!isSamePage(elements, places)) return undefined;
  let found = -1;
  for (const [at, place] of places.entries()) {
    const best = found < 0 ? -1 : (places[found] as PlacedElement).line;
    if (place.line <= line && place.line >= best) found = at;
  }
  const element = elements[found];
  if (!element?.matches(CELLS)) return element;
  const cell = locateCells(lines[line] ?? '').filter((start) => start <= column).length - 1;
  return element.parentElement?.children[Math.max(0, cell)] ?? element;
}

const isSamePage = (elements: readonly Element[], places: readonly PlacedElement[]) =>
  elements.length === places.length && elements.every((one, at) => one.localName === places[at]?.tag);

/** Behind the signs that a line begins with. */
const findStart = (line: string): number =>
  /^[\s>]*(?:#{1,6}\s+|[-*+]\s+|\d{1,9}[.)]\s+|\[\^[^\]]+\]:\s*)?/u.exec(line)?.[0].length ?? 0;
