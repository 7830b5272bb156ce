import { parseFormerPortal } from '../changes/former-portal.ts';
import { listShownAgain } from '../changes/list-shown-again.ts';
import { createOutputReader } from '../publish/former-output-fs.ts';

/** Titles of the reports that were taken back in the present output and would be shown by one that is kept. */
export function readShownAgain(kept: string, present: string): string[] {
  const read = (folder: string) => parseFormerPortal(createOutputReader(folder)('catalog.json') ?? '');
  return listShownAgain(read(kept), read(present)).map(({ title }) => title);
}
