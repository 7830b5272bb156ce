import { foldYears } from '../report/fold-years.ts';
import { dropHeadingNumber, parseHeadingNumber } from '../report/heading-number.ts';

/** A heading of one year's report. */
export interface YearSection {
  readonly id: string;
  readonly title: string;
  /** Number of enclosing sections + 1. */
  readonly depth: number;
}

/** One section over the years. */
export interface AlignedSection<Section extends YearSection> {
  readonly depth: number;
  /** For each year, in the order given, its section; absent where the year has none. */
  readonly sections: readonly (Section | undefined)[];
}

/** Share of what two headings have in common, from which on a section of the same number is the same section. */
const LEAST_LIKENESS = 0.5;

interface Row<Section> {
  readonly depth: number;
  readonly sections: (Section | undefined)[];
  readonly children: Row<Section>[];
  /** Headings that its sections have had, folded. */
  readonly headings: Set<string>;
  /** The newest of its sections. */
  last?: Heading;
}

/** What of a section is compared: worked out once, for each year is held against all before it. */
interface Heading {
  readonly words: string;
  readonly number: number | undefined;
  /** Headings of all sections of the same parent, folded. */
  readonly siblings: ReadonlySet<string>;
}

/**
 * Sections of several years against each other: those with the same heading but for number and year, and those with the same
 * number and a similar heading, each below the same section. What is neither stands in a row of its own.
 * @param years outlines, the earliest first, with the year of each
 */
export function alignSections<Section extends YearSection>(
  years: readonly { readonly year: number; readonly sections: readonly Section[] }[],
): AlignedSection<Section>[] {
  const root: Row<Section> = { depth: 0, sections: [], children: [], headings: new Set() };
  for (const [index, { year, sections }] of years.entries()) {
    const headings = listHeadings(sections, year);
    const open: Row<Section>[] = [root];
    /** The row of a parent that was filled last: a new row comes behind it. */
    const latest = new Map<Row<Section>, Row<Section>>();
    for (const [place, section] of sections.entries()) {
      open.length = Math.min(open.length, section.depth);
      const parent = open.at(-1) as Row<Section>;
      const heading = headings[place] as Heading;
      const row =
        findRow(parent.children, heading, index) ??
        insertRow(parent, latest.get(parent), section.depth, years.length);
      row.sections[index] = section;
      row.headings.add(heading.words);
      row.last = heading;
      latest.set(parent, row);
      open.push(row);
    }
  }
  return flatten(root.children);
}

function listHeadings(sections: readonly YearSection[], year: number): Heading[] {
  /** By depth the headings below the parent that is open. */
  const open: Set<string>[] = [];
  return sections.map(({ title, depth }) => {
    open.length = Math.min(open.length, depth + 1);
    const siblings = open[depth] ?? new Set();
    open[depth] = siblings;
    const words = foldHeading(title, year);
    siblings.add(words);
    return { words, number: parseHeadingNumber(title), siblings };
  });
}

function findRow<Section extends YearSection>(
  rows: readonly Row<Section>[],
  { words, number, siblings }: Heading,
  index: number,
): Row<Section> | undefined {
  const free = rows.filter((row) => row.sections[index] === undefined);
  const same = free.find(({ headings }) => headings.has(words));
  if (same) return same;
  if (number === undefined) return undefined;
  return free.find(({ last, headings }) => {
    if (!last || last.number !== number) return false;
    // Its heading has gone to another number.
    if ([...headings].some((heading) => siblings.has(heading))) return false;
    return measureLikeness(last.words, words) >= LEAST_LIKENESS;
  });
}

function insertRow<Section>(
  parent: Row<Section>,
  after: Row<Section> | undefined,
  depth: number,
  years: number,
): Row<Section> {
  const row: Row<Section> = {
    depth,
    sections: Array.from({ length: years }),
    children: [],
    headings: new Set(),
  };
  parent.children.splice(after ? parent.children.indexOf(after) + 1 : 0, 0, row);
  return row;
}

const foldHeading = (title: string, year: number) =>
  foldYears(dropHeadingNumber(title), year).replace(/[\p{P}\p{S}]/gu, (sign) =>
    '{}-'.includes(sign) ? sign : '',
  );

/** From 0 to 1: the share of neighbouring characters that both have (Dice 1945). */
function measureLikeness(one: string, other: string): number {
  const pairs = (text: string) => {
    const characters = [...text];
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  };
  const [first, second] = [pairs(one), pairs(other)];
  const left = [...second];
  let common = 0;
  for (const pair of first) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return first.length + second.length === 0 ? 0 : (2 * common) / (first.length + second.length);
}

const flatten = <Section extends YearSection>(rows: readonly Row<Section>[]): AlignedSection<Section>[] =>
  rows.flatMap(({ depth, sections, children }) => [{ depth, sections }, ...flatten(children)]);
