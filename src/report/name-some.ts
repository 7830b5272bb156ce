import { findNearest } from './nearest.ts';

const MOST = 8;
/** Comparisons for one list: a folder of another name leaves thousands of links that lead nowhere. */
const MOST_COMPARED = 200_000;

/**
 * A few of the names that there are, for a remedy: first the one that was probably meant; …… if there are more.
 * @returns says them for a name that is none of them, but for the one that is not offered to itself
 */
export function createNamer(names: Iterable<string>): (wanted: string, own?: string) => string {
  let sorted: readonly string[] | undefined;
  let left = MOST_COMPARED;
  return (wanted, own) => {
    sorted ??= [...names].sort();
    const offered = sorted.filter((name) => name !== own);
    const nearest = left > 0 ? findNearest(wanted, offered) : undefined;
    left -= offered.length;
    const first = nearest === undefined ? [] : [nearest];
    const others = offered.slice(0, MOST + 1).filter((name) => name !== nearest);
    return `${[...first, ...others].slice(0, MOST).join('、')}${offered.length > MOST ? '……' : ''}`;
  };
}

export const nameSome = (names: readonly string[], wanted: string): string => createNamer(names)(wanted);
