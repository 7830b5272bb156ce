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
}

/**
 * Sections of several years against each other: those with the same heading but for number and year, and those with the same
 * number and a similar heading, each below the same section. What is neither stands in a row of its own.
 * @param years outlines, the earliest first, with the year of each
 */
export function alignSections<Section extends YearSection>(
  years: readonly { readonly year: number; readonly sections: readonly Section[] }[],
): AlignedSection<Section>[] {
  const root: Row<Section> = { depth: 0, sections: [], children: [] };
  for (const [index, { sections }] of years.entries()) {
    const open: Row<Section>[] = [root];
    /** The row of a parent that was filled last: a new row comes behind it. */
    const latest = new Map<Row<Section>, Row<Section>>();
    for (const [place, section] of sections.entries()) {
      open.length = Math.min(open.length, section.depth);
      const parent = open.at(-1) as Row<Section>;
      const siblings = listSiblings(sections, place);
      const row =
        findRow(parent.children, section, index, years, siblings) ??
        insertRow(parent, latest.get(parent), section.depth, years.length);
      row.sections[index] = section;
      latest.set(parent, row);
      open.push(row);
    }
  }
  return flatten(root.children);
}

/** Other sections of the same parent. */
function listSiblings<Section extends YearSection>(sections: readonly Section[], place: number): Section[] {
  const { depth } = sections[place] as Section;
  const siblings: Section[] = [];
  for (let at = place - 1; at >= 0 && (sections[at] as Section).depth >= depth; at -= 1)
    if (sections[at]?.depth === depth) siblings.push(sections[at] as Section);
  for (let at = place + 1; at < sections.length && (sections[at] as Section).depth >= depth; at += 1)
    if (sections[at]?.depth === depth) siblings.push(sections[at] as Section);
  return siblings;
}

function findRow<Section extends YearSection>(
  rows: readonly Row<Section>[],
  section: Section,
  index: number,
  years: readonly { readonly year: number }[],
  siblings: readonly Section[],
): Row<Section> | undefined {
  const year = (at: number) => years[at]?.year ?? 0;
  const free = rows.filter((row) => row.sections[index] === undefined);
  const words = foldHeading(section.title, year(index));
  const says = (row: Row<Section>, heading: string) =>
    row.sections.some((other, at) => other && foldHeading(other.title, year(at)) === heading);
  const same = free.find((row) => says(row, words));
  if (same) return same;
  const number = parseHeadingNumber(section.title);
  if (number === undefined) return undefined;
  return free.find((row) => {
    const last = row.sections.findLastIndex((other) => other !== undefined);
    const other = row.sections[last];
    if (!other || parseHeadingNumber(other.title) !== number) return false;
    // Its heading has gone to another number.
    if (siblings.some(({ title }) => says(row, foldHeading(title, year(index))))) return false;
    return measureLikeness(foldHeading(other.title, year(last)), words) >= LEAST_LIKENESS;
  });
}

function insertRow<Section>(
  parent: Row<Section>,
  after: Row<Section> | undefined,
  depth: number,
  years: number,
): Row<Section> {
  const row: Row<Section> = { depth, sections: Array.from({ length: years }), children: [] };
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

const flatten = <Section>(rows: readonly Row<Section>[]): AlignedSection<Section & YearSection>[] =>
  rows.flatMap(({ depth, sections, children }) => [
    { depth, sections: sections as (Section & YearSection)[] },
    ...flatten(children),
  ]);
