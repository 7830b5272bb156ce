import type { ManifestEntry } from './format-manifest.ts';
import { decodeManifestPath } from './manifest-path.ts';
import { splitLines } from './split-lines.ts';

/** Checksums that are read, with their length in hexadecimal, strongest first. Gongbao writes only the first. */
export const ALGORITHMS: ReadonlyMap<string, number> = new Map([
  ['sha512', 128],
  ['sha256', 64],
  ['sha1', 40],
  ['md5', 32],
]);

/** The algorithm in a manifest's name: `manifest-sha512.txt`, `tagmanifest-md5.txt`. */
const MANIFEST_NAME = /^(tag)?manifest-([a-z0-9]+)\.txt$/;

export function parseManifestName(name: string): { isTag: boolean; algorithm: string } | undefined {
  const [, tag, algorithm] = MANIFEST_NAME.exec(name) ?? [];
  return algorithm === undefined ? undefined : { isTag: tag !== undefined, algorithm };
}

/**
 * RFC 8493 § 2.1.3. Older bags mark binary files by an asterisk, as md5sum does.
 * @param length of a checksum, in hexadecimal digits
 * @returns also the 1-based numbers of lines that are none
 */
export function parseManifest(
  text: string,
  length: number,
): { entries: ManifestEntry[]; badLines: number[] } {
  const entries: ManifestEntry[] = [];
  const badLines: number[] = [];
  for (const [index, line] of splitLines(text).entries()) {
    if (line === '') continue;
    const [, checksum = '', path = ''] = /^([0-9a-f]+)[ \t]+\*?(.+)$/is.exec(line) ?? [];
    if (checksum.length === length && path !== '')
      entries.push({ path: decodeManifestPath(path), checksum: checksum.toLowerCase() });
    else badLines.push(index + 1);
  }
  return { entries, badLines };
}
