import type { PartInfo } from './parts-list.ts';

/** What a search has been looked for in, so that a number never says more than is known. */
export interface SearchScope {
  /** All that was published from this month on (`YYYY-MM`) has been searched; undefined if none has to the end. */
  since?: string;
  /** Of this month some reports have been searched, and not all. */
  cut?: string;
  /** Reports that have not been searched yet: all are older. */
  left: number;
  /** Parts that could not be searched. */
  failed: Pick<PartInfo, 'from' | 'to' | 'reports'>[];
}

/** Characters that a search looks through first: about a part. Each step after it takes twice as many. */
export const FIRST_REACH = 2_500_000;

/**
 * Characters that a search looks through by itself: ten parts or so, of which it loads about a megabyte. What is older
 * on a larger portal waits for a press (decision 029).
 */
export const OWN_REACH = 20_000_000;

/**
 * How many of the parts a search takes that looks through so many characters: one at least.
 * @param isOpened whether a part is looked through; what is known to have nothing costs nothing
 */
export function countReached(
  parts: readonly PartInfo[],
  reach: number,
  isOpened: (part: PartInfo, at: number) => boolean = () => true,
): number {
  let room = reach;
  const beyond = parts.findIndex((part, at) => {
    if (isOpened(part, at)) room -= part.characters;
    return room < 0 && at > 0;
  });
  return beyond < 0 ? parts.length : beyond;
}

/** @param parts newest first @param searched how many of them */
export function describeScope(
  parts: readonly PartInfo[],
  searched: number,
  failed: readonly PartInfo[],
): SearchScope {
  const next = parts[searched];
  const told = failed.map(({ from, to, reports }) => ({ from, to, reports }));
  if (!next) return { left: 0, failed: told };
  const left = parts.slice(searched).reduce((sum, { reports }) => sum + reports, 0);
  const isCut = parts[searched - 1]?.to === next.to;
  // Shares of one month lie beside each other: what came before the first of them is newer.
  const isWhole = parts[0]?.to !== next.to;
  return {
    ...(isWhole ? { since: followMonth(next.to) } : {}),
    ...(isCut ? { cut: next.to } : {}),
    left,
    failed: told,
  };
}

function followMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return next.map((part) => String(part).padStart(2, '0')).join('-');
}
