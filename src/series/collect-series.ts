import { compareCodeUnits } from '../base/compare-code-units.ts';
import { groupBy } from '../base/group-by.ts';
import { oncePer } from '../base/once-per.ts';
import { hashContent } from '../base/sha256.ts';
import { findYear } from '../report/calendar-date.ts';
import { dropYears, foldYears } from '../report/fold-years.ts';
import type { ReportSource } from '../report/report.ts';
import { formatFileName } from '../report/urls.ts';

/** What decides whether a report belongs to a series, and where in it. */
export interface SeriesTraits {
  readonly id: string;
  readonly title: string;
  readonly org: string;
  readonly genre: string;
  readonly category?: string;
  /** 系列, as written. */
  readonly series?: string;
  /** Only if the title or the field 年度 says it: the year of a folder or of the publication may be another. */
  readonly year?: number;
}

export interface SeriesMember {
  readonly id: string;
  readonly year: number;
}

/** Reports that repeat each year: at least two, of different years. */
export interface Series {
  /** Name of its page, which stays the same when a year is added. */
  readonly slug: string;
  readonly name: string;
  /** By 系列, which an editor wrote, or by their titles. */
  readonly isChosen: boolean;
  /** The earliest first. */
  readonly members: readonly SeriesMember[];
  /** Reports of one year, none of which is a member: nobody says which one is the year's. */
  readonly doubled: readonly { readonly year: number; readonly ids: readonly string[] }[];
}

/** Once for each source: a preview asks again with each save. */
export const describeForSeries = oncePer(({ id, fields, places }: ReportSource): SeriesTraits => {
  const { title, org, genre, category, series, year } = fields;
  const isStated = places.has('年度') || findYear(title) === year;
  return {
    id,
    title,
    org,
    genre,
    ...(category === undefined ? {} : { category }),
    ...(series === undefined ? {} : { series }),
    ...(isStated ? { year } : {}),
  };
});

export const foldSeriesName = (name: string) => name.normalize('NFKC').replace(/\s+/gu, '');

/** Reports that may line up: those with the same 系列, or of one body and 体裁 with the same title but for the year. */
export interface SeriesGroup {
  readonly key: string;
  readonly isChosen: boolean;
  /** By year, the earliest first. */
  readonly years: ReadonlyMap<number, readonly SeriesTraits[]>;
}

/** Lines reports up by year, in order of their slugs. A doubtful title joins nothing. */
export function collectSeries(reports: readonly SeriesTraits[]): Series[] {
  const found = groupByLine(reports).flatMap((group) => describeGroup(group) ?? []);
  const uses = new Map<string, number>();
  for (const { slug } of found) uses.set(slug.toLowerCase(), (uses.get(slug.toLowerCase()) ?? 0) + 1);
  return found
    .map(({ key, ...series }) => {
      const isShared = (uses.get(series.slug.toLowerCase()) ?? 0) > 1;
      return isShared ? { ...series, slug: `${series.slug}-${hashContent(key).slice(0, 8)}` } : series;
    })
    .sort((a, b) => compareCodeUnits(a.slug, b.slug));
}

/** What those that may line up have in common; nothing without a year. */
const describeLine = oncePer(({ series, org, genre, title, year }: SeriesTraits) => {
  if (year === undefined) return {};
  const parts = series === undefined ? [org, genre, foldYears(title, year)] : [foldSeriesName(series)];
  return { key: JSON.stringify(parts) };
});

export function groupByLine(reports: readonly SeriesTraits[]): SeriesGroup[] {
  const lines = groupBy(
    [...reports].sort((a, b) => compareCodeUnits(a.id, b.id)),
    (report) => describeLine(report).key,
  );
  return [...lines].flatMap(([key, members]) => {
    if (key === undefined) return [];
    const isChosen = members[0]?.series !== undefined;
    return (isChosen ? [members] : partByCategory(members)).map((part) => ({
      key: JSON.stringify([key, part === members ? undefined : part[0]?.category]),
      isChosen,
      years: sortByYear(part),
    }));
  });
}

/** The same title in two columns is two kinds of report; one without 所属类目 belongs to the others only if they agree. */
function partByCategory(members: SeriesTraits[]): SeriesTraits[][] {
  const written = new Set(members.flatMap(({ category }) => category ?? []));
  if (written.size < 2) return [members];
  return [...new Set(members.map(({ category }) => category))].map((category) =>
    members.filter((member) => member.category === category),
  );
}

const sortByYear = (members: readonly SeriesTraits[]): Map<number, SeriesTraits[]> =>
  groupBy(
    [...members].sort((a, b) => (a.year ?? 0) - (b.year ?? 0)),
    ({ year }) => year ?? 0,
  );

function describeGroup({ key, isChosen, years }: SeriesGroup): (Series & { key: string }) | undefined {
  if (years.size < 2) return undefined;
  const members = [...years].flatMap(([year, [first, second]]) =>
    first && !second ? [{ id: first.id, year, traits: first }] : [],
  );
  const [earliest, newest] = [members[0]?.traits, members.at(-1)?.traits];
  if (members.length < 2 || !earliest || !newest) return undefined;
  // A title that comes to be written a little otherwise does not take the address away.
  const address = nameLine(earliest);
  return {
    key,
    slug: formatFileName(isChosen || address.includes(earliest.org) ? address : `${earliest.org}-${address}`),
    name: nameLine(newest),
    isChosen,
    members: members.map(({ id, year }) => ({ id, year })),
    doubled: [...years].flatMap(([year, of]) =>
      of.length > 1 ? [{ year, ids: of.map(({ id }) => id) }] : [],
    ),
  };
}

const nameLine = ({ series, title }: SeriesTraits) => series ?? (dropYears(title) || title);
