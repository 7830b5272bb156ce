import { formatManifest } from './manifest.ts';

/** The SHA-256 of every file of a site but itself and what signs it, as `sha256sum -c` reads it. */
export const CHECKSUMS = 'checksums.txt';

/** What signs it. It comes after a build and beside it, so no list of the site's files has it. */
export const CHECKSUMS_SIGNATURE = `${CHECKSUMS}.sig`;

/** @param digests SHA-256 of a site's files by path */
export const formatChecksums = (digests: Iterable<readonly [path: string, sha256: string]>): string =>
  formatManifest(
    [...digests].flatMap(([path, checksum]) => (path === CHECKSUMS ? [] : [{ path, checksum }])),
  );
