import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Settings of a content folder without PDFs: typesetting takes seconds, and is tested elsewhere. */
export async function switchPdfOff(content: string): Promise<void> {
  const file = path.join(content, 'site.json');
  const site = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...site, pdf: false }, null, 2));
}
