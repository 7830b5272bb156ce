/** Finds the files that an editor probably meant. */

import { decodePercents } from '../base/decode-path.ts';
import { findNearest } from '../report/nearest.ts';
import { compareNaturally } from './natural-order.ts';

const MOST = 3;

/**
 * Up to three of `names` that resemble `wanted`, likeliest first: the same but for case, width, white space or
 * percent-encoding; the same but for the extension; the same in another folder; spelt much alike.
 */
export function findNearNames(wanted: string, names: readonly string[]): string[] {
  const sorted = [...names].sort(compareNaturally);
  const target = foldName(wanted);
  const near = new Set([
    ...sorted.filter((name) => foldName(name) === target),
    ...sorted.filter((name) => withoutExtension(foldName(name)) === withoutExtension(target)),
    ...sorted.filter((name) => baseName(foldName(name)) === baseName(target)),
  ]);
  const spelt = findNearest(target, sorted.map(foldName));
  if (spelt !== undefined) for (const name of sorted) if (foldName(name) === spelt) near.add(name);
  return [...near].slice(0, MOST);
}

function foldName(name: string): string {
  return decodePercents(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}_-]/gu, '');
}

function withoutExtension(name: string): string {
  return name.replace(/(?<=[^/])\.[^./]*$/, '');
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
