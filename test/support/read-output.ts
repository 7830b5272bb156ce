import { readFile } from 'node:fs/promises';
import type { Portal } from '../../src/portal/portal.ts';
import type { OutputFile } from '../../src/publish/write-files-fs.ts';

/** What would be written as a file of an output. */
export async function readOutput(file: OutputFile): Promise<Buffer> {
  if ('copyFrom' in file) return readFile(file.copyFrom);
  return Buffer.from('content' in file ? file.content : await file.produce());
}

/** The text of a file of a portal, by its path. @throws Error if it has no such file */
export async function readPortalFile({ files }: Pick<Portal, 'files'>, name: string): Promise<string> {
  const file = files.find(({ path }) => path === name);
  if (!file) throw new Error(`no ${name}`);
  return String(await readOutput(file));
}
