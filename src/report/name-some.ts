import { findNearest } from './nearest.ts';

const MOST = 8;

/** A few of the names that there are, for a remedy: first the one that was probably meant; …… if there are more. */
export function nameSome(names: readonly string[], wanted: string): string {
  const nearest = findNearest(wanted, names);
  const first = nearest === undefined ? [] : [nearest];
  const others = names.filter((name) => name !== nearest).sort();
  return `${[...first, ...others].slice(0, MOST).join('、')}${names.length > MOST ? '……' : ''}`;
}
