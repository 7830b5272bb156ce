import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashContent } from '../base/sha256.ts';
import { CHECKSUMS, formatChecksums } from '../base/site-manifest.ts';

/**
 * Writes the list of a finished site's files into it.
 * @param digests SHA-256 of all of them, by path
 * @returns these with that of the list
 */
export function writeChecksums(
  folder: string,
  digests: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const text = formatChecksums(digests);
  writeFileSync(join(folder, CHECKSUMS), text, { flag: 'wx' });
  return new Map([...digests, [CHECKSUMS, hashContent(text)]]);
}
