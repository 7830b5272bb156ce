import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder's own, or lies below it. Both absolute, with links resolved. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
