import { compareCodeUnits } from './compare-code-units.ts';
import { splitLines } from './split-lines.ts';

export interface ManifestEntry {
  /** Below the folder that is listed, with `/`. */
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly checksum: string;
}

// Line ends and percent signs, and only these, are percent-encoded in paths (RFC 8493 § 2.1.3).
const encodePath = (path: string) => path.replace(/[\r\n%]/g, encodeURIComponent);
const decodePath = (text: string) => text.replace(/%(?:0d|0a|25)/gi, decodeURIComponent);

/**
 * RFC 8493 § 2.1.3, with the two blanks that `sha256sum -c` and `shasum -c` expect, in the order of the paths.
 * @param encode how paths are written, as the RFC has it if absent
 */
export function formatManifest(entries: readonly ManifestEntry[], encode = encodePath): string {
  return [...entries]
    .sort((a, b) => compareCodeUnits(a.path, b.path))
    .map(({ path, checksum }) => `${checksum}  ${encode(path)}\n`)
    .join('');
}

/**
 * Older bags mark binary files by an asterisk, as md5sum does.
 * @param length of a checksum, in hexadecimal digits
 * @param decode how paths are read, as the RFC has it if absent
 * @returns also the 1-based numbers of lines that are none
 */
export function parseManifest(
  text: string,
  length: number,
  decode = decodePath,
): { entries: ManifestEntry[]; badLines: number[] } {
  const entries: ManifestEntry[] = [];
  const badLines: number[] = [];
  for (const [index, line] of splitLines(text).entries()) {
    if (line === '') continue;
    const [, checksum = '', path = ''] = /^([0-9a-f]+)[ \t]+\*?(.+)$/is.exec(line) ?? [];
    if (checksum.length === length && path !== '')
      entries.push({ path: decode(path), checksum: checksum.toLowerCase() });
    else badLines.push(index + 1);
  }
  return { entries, badLines };
}
