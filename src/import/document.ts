/**
 * The document between an importer and the report: what every source is read into, and what the shared steps
 * (title, fields, headings, Markdown) work on. Text is as the source has it; nothing is escaped yet.
 */

/** A piece of a line. */
export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold?: true | undefined;
      readonly href?: string | undefined;
    }
  /** `isApart`: what stands on both sides of it are no lines of one text, as in a text box and beside it. */
  | { readonly kind: 'break'; readonly isApart?: true }
  /** A reference to a footnote, by its `id`. */
  | { readonly kind: 'note'; readonly id: string }
  /** An index into `images`; `title` is the caption of one that stands alone. */
  | { readonly kind: 'image'; readonly image: number; readonly title?: string };

/** Parts what stands in one paragraph or cell and not in one line, such as the text on both sides of a page's end. */
export const APART: Inline = { kind: 'break', isApart: true };

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly inlines: readonly Inline[];
  readonly align?: 'center' | 'right' | undefined;
  /** Rank of a heading by its style: 1 for Word's 标题 1 and HTML's h1, 0 for Word's document title. */
  readonly rank?: number | undefined;
  /** Font size in points, where the source says one. */
  readonly size?: number | undefined;
  /** Empty lines before it. */
  readonly gap?: number;
  /**
   * What its style says that it is: all but `contents`, a line of a table of contents, and `cover`, a line below the title
   * on a cover, in a marked document only.
   */
  readonly role?:
    | 'notice'
    | 'number'
    | 'head-note'
    | 'signature'
    | 'imprint'
    | 'caption'
    | 'contents'
    | 'cover'
    | undefined;
  /** It stands in a text box: on its page maybe far from where it is here. */
  readonly isInBox?: true | undefined;
  /** A tab in it leads to its end by dots or a line. */
  readonly isLed?: true | undefined;
  /** An item of a list: what stands before it (`-` or `3.`) and how deep it is nested, from 0. */
  readonly item?: { readonly marker: string; readonly depth: number } | undefined;
}

/** A cell as HTML has it: cells that a neighbour covers are left out. */
export interface Cell {
  readonly inlines: readonly Inline[];
  readonly colspan: number;
  readonly rowspan: number;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly Cell[])[];
}

/** Lines that already are this project's Markdown. An image's target is `image:` and its index into `images`. */
interface Verbatim {
  readonly kind: 'verbatim';
  readonly source: string;
}

export type Block = Paragraph | Table | Verbatim;

/** A footnote or endnote, a list of inlines for each paragraph. */
export interface Note {
  readonly id: string;
  readonly paragraphs: readonly (readonly Inline[])[];
}

/** Where an image's bytes are. */
export type ImageSource =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Beside the source document, `/`-separated, not yet looked up. */
  | { readonly kind: 'beside'; readonly path: string }
  | { readonly kind: 'absent'; readonly where: string; readonly reason: string };

export interface ImportedImage {
  readonly source: ImageSource;
  /** As the source describes it; empty if it does not. */
  readonly alt: string;
}

/** A value that the source names, such as `发文机关：国务院`. */
export interface Metadatum {
  /** As the source calls it, without spaces and colon. */
  readonly label: string;
  readonly value: string;
  /** The items of a list, where the source itself says where each ends. */
  readonly items?: readonly string[] | undefined;
  /** Chinese, completes “取自…”. */
  readonly origin: string;
  /** Only a guess: what else the value could be, which may be nothing that is known. */
  readonly candidates?: readonly string[] | undefined;
}

/** A piece of the source that the report does not show. */
export interface LeftBehind {
  /** Chinese: what it is. */
  readonly what: string;
  /** Chinese: why it stays behind. */
  readonly reason: string;
  /** Its text, empty for what has none, such as an image. */
  readonly text: string;
  /** It belongs to the text proper: then the report says less than the source. */
  readonly isBody?: true;
  /** Where it stood: index into `blocks`. Absent for what stands outside of them, or in several. */
  readonly at?: number | undefined;
}

export interface LinkedFile {
  /** Beside the source document, `/`-separated, not yet looked up. */
  readonly path: string;
  readonly text: string;
}

/** A document that a page names and links under a label such as 政策解读. */
export interface RelationLink {
  /** 关系 as an editor writes it: 被解读. */
  readonly relation: string;
  /** With its scheme. */
  readonly address: string;
  /** As the page calls it. */
  readonly name: string;
  /** The label, as the page has it. */
  readonly label: string;
}

/** A document as an importer reads it. */
export interface ImportedDocument {
  /** Made by this project: styles say of each part what it is, so nothing has to be guessed. */
  readonly isMarked?: true;
  /** Titles that the source itself names as such, best first. */
  readonly titles: readonly string[];
  /** A line that stands where pages have their title, of one that calls itself something else. */
  readonly supposedTitle?: string | undefined;
  readonly metadata: readonly Metadatum[];
  readonly relations: readonly RelationLink[];
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  readonly images: readonly ImportedImage[];
  readonly files: readonly LinkedFile[];
  readonly leftBehind: readonly LeftBehind[];
  /** Chinese: what the editor should know or look at. */
  readonly remarks: readonly string[];
  /** Text around the text proper that was read for its metadata: menus, tables of labels, the title of a page. */
  readonly around?: readonly string[] | undefined;
  /**
   * The text, with what is around it, from a second, simpler reading, a string for each paragraph: what the report is held against,
   * so that a fault of the first reading cannot hide. `GAP` and `SIGN` may stand in it.
   */
  readonly witness: readonly string[];
}

/** In a witness: here the report may have something more, such as the strokes of a formula. */
export const GAP = '\u{10fff0}';
/** In a witness: here the report has to have something, whose form the second reading does not know, such as ☑. */
export const SIGN = '\u{10fff1}';

/** Says of what was left behind since then where it stood: `at` is the first block that was made of the same element. */
export function placeLeftBehind(leftBehind: LeftBehind[], since: number, at: number | undefined): void {
  for (let index = since; index < leftBehind.length; index += 1)
    leftBehind[index] = { ...(leftBehind[index] as LeftBehind), at };
}

/** A document of text alone. */
export function createDocument(parts: Partial<ImportedDocument>): ImportedDocument {
  return {
    titles: [],
    metadata: [],
    relations: [],
    blocks: [],
    notes: [],
    images: [],
    files: [],
    leftBehind: [],
    remarks: [],
    witness: [],
    ...parts,
  };
}

/** A paragraph of one look. */
export const createParagraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  inlines: [{ kind: 'text', text }],
  ...more,
});
