import { isTrue } from './parse-xml.ts';

/**
 * Whether a row or column of a sheet (ECMA-376-1, 18.3.1.73 and 18.3.1.13) is hidden. Some programs hide one by giving it
 * no height or width, and Excel does not show it then.
 */
export function isOutOfSight({ hidden, ht, width }: Readonly<Record<string, string>>): boolean {
  return isTrue(hidden) || isZero(ht) || isZero(width);
}

const isZero = (size: string | undefined) => size !== undefined && Number(size) === 0;
