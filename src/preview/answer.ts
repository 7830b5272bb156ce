/** A text or bytes that the preview's server sends. */
export interface TextAnswer {
  readonly status: number;
  /** MIME type with its character set. */
  readonly type: string;
  readonly content: string | Uint8Array;
  /** The address names this very content, by a hash in it. */
  readonly isLasting?: boolean;
}

/** A file of the disk: the first of these that there is. */
interface FileAnswer {
  readonly files: readonly string[];
  readonly type: string;
  /** Folders that no link may lead out of; absent: files of ours, which nobody else writes. */
  readonly within?: readonly string[];
}

export type Answer = TextAnswer | FileAnswer;

/** The state of a page that a browser shows, or is to show. */
export interface PageState {
  /** Names the page without its styles: another one asks for a reload. */
  readonly print: string;
  /** Address of its style sheet from the portal's root. */
  readonly styles: string;
  /** What is wrong, as HTML for the bar above it; empty if nothing is. */
  readonly faults: string;
}
