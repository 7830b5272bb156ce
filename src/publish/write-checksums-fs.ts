import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashContent } from '../base/sha256.ts';
import { CHECKSUMS, formatChecksums } from '../base/site-manifest.ts';
import { digestFolder } from './digest-folder-fs.ts';

/**
 * Writes the list of a finished site's files into it.
 * @param known SHA-256 by path of files that were just written, which are not read again
 * @returns the SHA-256 of all files, of the list too
 */
export async function writeChecksums(
  folder: string,
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const digests = await digestFolder(folder, known);
  const text = formatChecksums(digests);
  writeFileSync(join(folder, CHECKSUMS), text, { flag: 'wx' });
  return digests.set(CHECKSUMS, hashContent(text));
}
