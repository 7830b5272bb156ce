import { compareCodeUnits } from '../base/compare-code-units.ts';
import { splitLines } from './parse-tag-file.ts';

export interface ManifestEntry {
  /** Below the bag's folder, with `/`. */
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly checksum: string;
}

export interface BagManifest {
  /** Its file. */
  readonly name: string;
  /** Lists the files beside `data/`, not those in it. */
  readonly isTag: boolean;
  /** Such as `sha512`. */
  readonly algorithm: string;
  readonly entries: readonly ManifestEntry[];
}

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

// Line ends and percent signs, and only these, are percent-encoded in paths (RFC 8493 § 2.1.3).
const encodePath = (path: string) => path.replace(/[\r\n%]/g, encodeURIComponent);
const decodePath = (text: string) => text.replace(/%(?:0d|0a|25)/gi, decodeURIComponent);

/** RFC 8493 § 2.1.3, with the two blanks that `sha512sum -c` and `shasum -c` expect, in the order of the paths. */
export function formatManifest(entries: readonly ManifestEntry[]): string {
  return [...entries]
    .sort((a, b) => compareCodeUnits(a.path, b.path))
    .map(({ path, checksum }) => `${checksum}  ${encodePath(path)}\n`)
    .join('');
}

/**
 * Older bags mark binary files by an asterisk, as md5sum does.
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
      entries.push({ path: decodePath(path), checksum: checksum.toLowerCase() });
    else badLines.push(index + 1);
  }
  return { entries, badLines };
}
