import { formatManifest, type ManifestEntry, parseManifest } from './manifest.ts';

/**
 * The SHA-256 of every file of a site but itself and what signs it, as `sha256sum -c` reads it: with paths as they are,
 * where manifests of bags encode `%`, which no such program decodes.
 */
export const CHECKSUMS = 'checksums.txt';

/** What signs it. It comes after a build and beside it, so no list of the site's files has it. */
export const CHECKSUMS_SIGNATURE = `${CHECKSUMS}.sig`;

const asItIs = (path: string): string => path;

/** @param digests SHA-256 of a site's files by path */
export const formatChecksums = (digests: Iterable<readonly [path: string, sha256: string]>): string =>
  formatManifest(
    [...digests].flatMap(([path, checksum]) => (path === CHECKSUMS ? [] : [{ path, checksum }])),
    asItIs,
  );

/** @returns also the numbers of lines that are none, see `parseManifest` */
export const parseChecksums = (text: string): { entries: ManifestEntry[]; badLines: number[] } =>
  parseManifest(text, 64, asItIs);
