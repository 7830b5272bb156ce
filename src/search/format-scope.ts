import type { SearchScope } from './search-scope.ts';

/** What the number of reports found is said of, in words. Months are `YYYY-MM`. */

/** `共 12 篇` of everything; `2022 年以来共 12 篇` of what has been searched. */
export function formatFound(total: number, scope: SearchScope, isGoingOn: boolean): string {
  const { failed } = scope;
  const found = `${formatSearched(scope)}${failed.length > 0 ? '查到' : '共'} ${total} 篇`;
  const gaps = failed.map(formatSpan).join('、');
  return [
    found,
    ...(failed.length > 0 ? [`${gaps}的没有查成`] : []),
    ...(isGoingOn ? ['正在查更早的……'] : []),
  ].join('，');
}

/** `2022 年以来`; nothing if everything has been searched. */
export function formatSearched({ left, since, cut }: SearchScope): string {
  if (left === 0) return '';
  const share = cut === undefined ? '' : `${formatMonth(cut)}的一部分`;
  return [...(since === undefined ? [] : [`${formatStart(since)}以来`]), ...(share ? [share] : [])].join(
    '和 ',
  );
}

/** `还有 2005 年以前的 1200 篇没有查`. */
export function formatLeft({ left, since, cut }: SearchScope): string {
  const before = cut === undefined ? `${formatStart(since ?? '')}以前` : `${formatMonth(cut)}和更早`;
  return `还有 ${before}的 ${left} 篇没有查`;
}

/** A year that begins is told without its month. */
const formatStart = (month: string): string =>
  month.endsWith('-01') ? formatYear(month) : formatMonth(month);

const formatYear = (month: string): string => `${Number(month.slice(0, 4))} 年`;

const formatMonth = (month: string): string => `${formatYear(month)} ${Number(month.slice(5))} 月`;

function formatSpan({ from, to }: { from: string; to: string }): string {
  const isWhole = from.endsWith('-01') && to.endsWith('-12');
  const [first, last] = [from, to].map(isWhole ? formatYear : formatMonth);
  if (first === last) return `${first}`;
  return from.slice(0, 4) === to.slice(0, 4) ? `${first}到 ${Number(to.slice(5))} 月` : `${first}到 ${last}`;
}
