import { readFile } from 'node:fs/promises';
import type { OutputFile } from '../../src/publish/write-files-fs.ts';

/** What would be written as a file of an output. */
export async function readOutput(file: OutputFile): Promise<Buffer> {
  if ('copyFrom' in file) return readFile(file.copyFrom);
  return Buffer.from('content' in file ? file.content : await file.produce());
}
