import type { Finding } from './finding.ts';

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
  /**
   * Reads a file in pieces, in order.
   * @returns why its bytes cannot be had whole, if they cannot
   */
  read(file: BagFile, onPiece: (piece: Uint8Array) => void): Promise<Finding | undefined>;
}
