import { once } from '../base/once.ts';
import { type FormerPortal, parseFormerPortal } from '../changes/former-portal.ts';
import { listShownAgain } from '../changes/list-shown-again.ts';
import { CATALOG, createOutputReader } from '../publish/former-output-fs.ts';

const readPortal = (folder: string): FormerPortal =>
  parseFormerPortal(createOutputReader(folder)(CATALOG) ?? '');

/** @returns titles of the reports that were taken back in the present output and would be shown by one that is kept */
export function createShownAgain(output: string): (kept: string) => string[] {
  const present = once(() => readPortal(output));
  return (kept) => listShownAgain(readPortal(kept), present()).map(({ title }) => title);
}
