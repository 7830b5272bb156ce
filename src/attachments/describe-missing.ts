/** What to say of a file that is not there. */

import type { FileFault } from './file-fault.ts';
import { findNearNames } from './near-names.ts';
import { formatVisibleName, quoteName } from './publishable-name.ts';

/**
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
