import { groupBy } from '../base/group-by.ts';
import { hashContent } from '../base/sha256.ts';
import { compareNewestFirst } from './search-catalog.ts';

/** What decides in which part of the index a report is. */
export interface PlannedReport {
  url: string;
  /** Published on, `YYYY-MM-DD`. */
  date: string;
  /** Characters of its text. */
  size: number;
}

/** Reports that share an index. */
export interface PlannedPart<T extends PlannedReport> {
  /** First and last month of the span that it covers, `YYYY-MM`; of a busy month there may be several parts. */
  from: string;
  to: string;
  /** Of its reports' texts. */
  characters: number;
  /** Oldest first: what is published later moves none of their numbers in the index. */
  reports: T[];
}

/**
 * Characters of text in a part at most, unless one report has more. A part is indexed in 2.5 s and 0.33 GB, a query
 * loads 70 kB of it; smaller parts make a search of all of them dearer (decision 029).
 */
const MOST_CHARACTERS = 2_500_000;

/** Months of the spans, each made of whole ones of the next: all time, 64 years to one, half, quarter, month. */
const SPANS = [120_000, 768, 384, 192, 96, 48, 24, 12, 6, 3, 1];

/** Bits of a hash by which a month is parted. */
const HASH_BITS = 32;

/**
 * Parts reports among indexes, newest first: each the largest aligned span of publication time whose texts are not
 * too much for one. What is published later so never moves what is there, and a report that changes, comes or goes
 * touches one part; now and then it has one parted in two or two joined. The order of the reports does not matter.
 */
export function planParts<T extends PlannedReport>(
  reports: readonly T[],
  most = MOST_CHARACTERS,
): PlannedPart<T>[] {
  const inOrder = [...reports].sort((a, b) => compareNewestFirst(b, a));
  return reports.length === 0 ? [] : divideSpan(inOrder, 0, most);
}

function divideSpan<T extends PlannedReport>(reports: T[], level: number, most: number): PlannedPart<T>[] {
  const [months = 1, shorter] = SPANS.slice(level);
  const start = Math.floor(readMonth(reports[0]) / months) * months;
  const span = { from: formatMonth(start), to: formatMonth(start + months - 1) };
  const create = (members: T[]) => ({ ...span, characters: countCharacters(members), reports: members });
  if (isSmall(reports, most)) return [create(reports)];
  if (shorter === undefined) return divideByHash(reports, 0, most).map(create);

  const spans = groupBy(reports, (report) => Math.floor(readMonth(report) / shorter));
  return [...spans].sort(([a], [b]) => b - a).flatMap(([, members]) => divideSpan(members, level + 1, most));
}

/** Halves of a month, quarters, …: which one a report is in depends on its address alone. */
function divideByHash<T extends PlannedReport>(reports: T[], bit: number, most: number): T[][] {
  if (bit === HASH_BITS || isSmall(reports, most)) return [reports];
  const isSecond = ({ url }: T) => ((Number.parseInt(hashContent(url).slice(0, 8), 16) >>> bit) & 1) === 1;
  const halves = [reports.filter((report) => !isSecond(report)), reports.filter(isSecond)];
  return halves.filter(({ length }) => length > 0).flatMap((half) => divideByHash(half, bit + 1, most));
}

const isSmall = (reports: readonly PlannedReport[], most: number): boolean =>
  reports.length === 1 || countCharacters(reports) <= most;

const countCharacters = (reports: readonly PlannedReport[]): number =>
  reports.reduce((sum, { size }) => sum + size, 0);

/** Months since the year 0; a report without a date is the oldest. */
const readMonth = (report: PlannedReport | undefined): number =>
  Math.max(0, Number(report?.date.slice(0, 4)) * 12 + Number(report?.date.slice(5, 7)) - 1) || 0;

const formatMonth = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
