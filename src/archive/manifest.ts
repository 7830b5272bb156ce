import type { ManifestEntry } from '../base/manifest.ts';

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
