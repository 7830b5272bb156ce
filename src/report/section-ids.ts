import { parseHeadingNumber } from './heading-number.ts';

/** What the address of a section depends on. */
export interface OutlineHeading {
  /** Level in the Markdown source, 1–6. */
  level: number;
  /** Visible text. */
  text: string;
}

/** A heading's place in the outline. */
export interface SectionPlace {
  /** `s1-2`, see {@link assignSectionIds}. */
  id: string;
  /** Number of enclosing headings + 1. */
  depth: number;
}

/** Headings of one level below one parent, as indexes into the list of headings. */
interface Siblings {
  parent: number | undefined;
  /** Levels between the parent and these headings that the report leaves out. */
  skipped: number;
  depth: number;
  members: number[];
}

/**
 * Addresses of sections, in the order of the headings. They come from official numbers and structure alone, so
 * that links from outside survive rewording: 一、 → `s1`, （二） under it → `s1-2`, 3、 → `s1-2-3`.
 *
 * - The outermost level used is the first one; a level left out counts as 0 (`s1-0-1`), which no heading has.
 * - Numbered headings claim their number; a repeat of it gets a suffix (`s1_2`).
 * - An unnumbered heading gets the smallest free number after that of the heading before it.
 */
export function assignSectionIds(headings: readonly OutlineHeading[]): SectionPlace[] {
  const places: SectionPlace[] = [];
  // In order of first appearance, so a parent has its id before its children ask for it.
  for (const { parent, skipped, depth, members } of groupSiblings(headings)) {
    const start = parent === undefined ? 's' : `${places[parent]?.id}-`;
    const prefix = start + '0-'.repeat(skipped);
    const numbers = members.map((index) => parseHeadingNumber(headings[index]?.text ?? ''));
    for (const [position, segment] of numberSiblings(numbers).entries()) {
      places[members[position] as number] = { id: prefix + segment, depth };
    }
  }
  return places;
}

function groupSiblings(headings: readonly OutlineHeading[]): Iterable<Siblings> {
  const outermost = headings.reduce((level, heading) => Math.min(level, heading.level), 6);
  const groups = new Map<string, Siblings>();
  const enclosing: { index: number; level: number }[] = [];
  for (const [index, { level }] of headings.entries()) {
    while ((enclosing.at(-1)?.level ?? 0) >= level) enclosing.pop();
    const parent = enclosing.at(-1);
    const key = `${parent?.index} ${level}`;
    const group = groups.get(key);
    if (group) group.members.push(index);
    else {
      const skipped = level - (parent ? parent.level + 1 : outermost);
      groups.set(key, { parent: parent?.index, skipped, depth: enclosing.length + 1, members: [index] });
    }
    enclosing.push({ index, level });
  }
  return groups.values();
}

/** The last segment of each sibling's id: `1`, `2`, `2_2` for a repeated number. */
function numberSiblings(numbers: readonly (number | undefined)[]): string[] {
  const taken = new Set(numbers);
  const uses = new Map<number, number>();
  let previous = 0;
  return numbers.map((official) => {
    if (official === undefined) {
      do previous += 1;
      while (taken.has(previous));
      taken.add(previous);
      return String(previous);
    }
    previous = official;
    const use = (uses.get(official) ?? 0) + 1;
    uses.set(official, use);
    return use === 1 ? String(official) : `${official}_${use}`;
  });
}
