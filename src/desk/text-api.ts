/** What the column of a text and the server say to each other, as JSON. */

/** Elements of a page that are made of a text, and that a person can point at. */
export const PLACED_TAGS = 'p li h2 h3 h4 h5 h6 td th caption figure figcaption blockquote'.split(' ');

export interface PlacedElement {
  readonly tag: string;
  /** 0-based, below the fields. */
  readonly line: number;
}

/** Something that a text may link to besides reports: of its own report or page, or another fixed page. */
export interface LinkTarget {
  readonly kind: 'section' | 'attachment' | 'page';
  /** As readers see it. */
  readonly name: string;
  /** As the text writes it. */
  readonly target: string;
}

/** A text that was copied elsewhere, as this portal writes it. */
export interface PastedText {
  readonly markdown: string;
  /** Chinese, a line each: what did not come over. */
  readonly told: readonly string[];
}

/** A picture or a file for download that was put beside a text. */
export interface KeptFile {
  /** As the text names it. */
  readonly path: string;
}

/** A file for download, with what it tells besides what a reader sees, a line each. */
export interface KeptAttachmentFile extends KeptFile {
  readonly revealed: readonly string[];
}
