import type { ManifestEntry } from './format-manifest.ts';

/** A manifest of a bag as read. */
export interface BagManifest {
  /** Its file. */
  readonly name: string;
  /** Lists the files beside `data/`, not those in it. */
  readonly isTag: boolean;
  /** Such as `sha512`. */
  readonly algorithm: string;
  readonly entries: readonly ManifestEntry[];
}
