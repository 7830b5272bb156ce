import { compareCodeUnits } from '../base/compare-code-units.ts';
import { encodeManifestPath } from './manifest-path.ts';

/** A file and its checksum. */
export interface ManifestEntry {
  /** Below the bag's folder, with `/`. */
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly checksum: string;
}

/** RFC 8493 § 2.1.3, with the two blanks that `sha512sum -c` and `shasum -c` expect, in the order of the paths. */
export function formatManifest(entries: readonly ManifestEntry[]): string {
  return [...entries]
    .sort((a, b) => compareCodeUnits(a.path, b.path))
    .map(({ path, checksum }) => `${checksum}  ${encodeManifestPath(path)}\n`)
    .join('');
}
