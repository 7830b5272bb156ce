import { decodePercents } from '../base/decode-path.ts';
import { findNearest } from '../report/nearest.ts';
import type { FileFault } from './file-fault.ts';
import { compareNaturally } from './natural-order.ts';
import { formatVisibleName, quoteName } from './publishable-name.ts';

const MOST_NEAR = 3;

/**
 * What to say of a file that is not there.
 * @param names of the files that are there, in the form the editor would write
 * @param place where it was looked for, as the editor knows it
 * @param formatName how a name is written where the editor corrects it
 */
export function describeMissing(
  wanted: string,
  names: readonly string[],
  place: string,
  formatName: (name: string) => string,
): FileFault {
  const near = findNearNames(wanted, names).map((name) => `\n    ${formatName(formatVisibleName(name))}`);
  return {
    rule: 'file-missing',
    message: `找不到文件${quoteName(wanted)}`,
    remedy:
      near.length > 0
        ? `${place}里有相近的名字，${near.length > 1 ? '改为其中之一' : '改为'}：${near.join('')}`
        : `请把文件放进${place}，并核对文件名（大小写、空格、全角半角、扩展名都要一样）`,
  };
}

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
  return [...near].slice(0, MOST_NEAR);
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
