import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Finding } from '../diagnostics/finding.ts';

/** A file of a bag, wherever the bag is kept. */
export interface BagFile {
  /** Below the bag's folder, with `/`. */
  readonly path: string;
  /** Bytes, as the container tells. */
  readonly size: number;
  /** It has been told of and must not be read: a link, for instance. */
  readonly isBarred?: boolean;
}

/** A bag in a zip or in a folder. */
export interface BagContainer {
  readonly files: readonly BagFile[];
  /** Folders without anything in them, below the bag's folder, ending in `/`. No manifest can list them. */
  readonly emptyFolders: readonly string[];
  /**
   * Reads a file in pieces, in order.
   * @returns why its bytes cannot be had whole, if they cannot
   */
  read(file: BagFile, onPiece: (piece: Uint8Array) => void): Promise<Finding | undefined>;
}

/** The topmost of the folders that hold no file. @param folders ending in `/` */
export function listEmptyFolders(folders: readonly string[], files: readonly BagFile[]): string[] {
  const filled = new Set<string>();
  for (const { path } of files)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      filled.add(path.slice(0, end + 1));
  const empty = [...new Set(folders)].filter((folder) => !filled.has(folder)).sort(compareCodeUnits);
  return empty.filter(
    (folder, at) => at === 0 || !empty.slice(0, at).some((outer) => folder.startsWith(outer)),
  );
}
