import { closeSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** More are not named: whoever closes these will see. */
const MOST = 5;

/**
 * Files at a path or below it that another program has opened so that nobody else may write them, as Word, WPS, Excel and
 * PDF programs do. Only Windows refuses that; a program that merely looks into a folder is not found anywhere.
 * @returns the first few, absolute
 */
export function listOpenFiles(place: string): string[] {
  const open: string[] = [];
  const visit = (at: string): void => {
    if (open.length === MOST) return;
    try {
      if (lstatSync(at).isDirectory()) for (const name of readdirSync(at).sort()) visit(join(at, name));
      // Opens without writing anything: the question alone tells.
      else closeSync(openSync(at, 'r+'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EBUSY') open.push(at);
    }
  };
  visit(place);
  return open;
}
