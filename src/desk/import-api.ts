import type { DeskRefusal } from './desk-api.ts';

/** What the screen of importing and its server say to each other, as JSON. */

/** A piece of a line: text, a picture by its path below the report's folder, or the number of a footnote. */
export type ShownInline =
  | { readonly text: string; readonly isBold?: true }
  | { readonly picture: string; readonly alt: string }
  | { readonly note: number };

interface ShownCell {
  readonly inlines: readonly ShownInline[];
  readonly colspan: number;
  readonly rowspan: number;
}

/** A block of a document, of the original or of the report: the same form for both, so that they can be laid side by side. */
export interface ShownBlock {
  readonly kind: 'heading' | 'paragraph' | 'table' | 'rule';
  /** Rank of a heading, from 1. */
  readonly level?: number;
  readonly align?: 'center' | 'right';
  /** What stands in front of an item of a list, and how deep the item is. */
  readonly marker?: string;
  readonly depth?: number;
  readonly inlines: readonly ShownInline[];
  readonly rows?: readonly (readonly ShownCell[])[];
  /** The field that this text stands in. */
  readonly field?: string;
}

/** What was read into a field. */
export interface ReadField {
  readonly key: string;
  readonly values: readonly string[];
  /** Completes 取自…. */
  readonly origin: string;
  readonly written?: string;
}

/** What was only guessed: nothing of it is written before it is answered. */
export interface FieldQuestion extends ReadField {
  /** What else it could be. */
  readonly candidates: readonly string[];
}

/** A piece of the original that the report does not have, with its places. */
export interface LostPiece {
  readonly what: string;
  readonly reason: string;
  readonly text: string;
  /** It belongs to the text proper. */
  readonly isBody: boolean;
  /** Index of the original's block in or before which it stood; absent if it stood outside of the text. */
  readonly source?: number;
  /** Index of the report's block behind which it would stand; -1: above all. */
  readonly result?: number;
  /** It is the whole block of the original. */
  readonly isWhole: boolean;
}

/** A report of the same title, or of the same document. */
export interface Namesake {
  readonly id: string;
  readonly title: string;
  /** What an update would change; absent if its file cannot be read, for the reason that `fault` says. */
  readonly changes?: { readonly summary: string; readonly lines: readonly string[] };
  readonly remarks: readonly string[];
  readonly fault?: DeskRefusal;
}

/** A document as it was read and as its report would be; nothing of it is written. */
export interface ImportPreview {
  readonly source: readonly ShownBlock[];
  readonly result: readonly ShownBlock[];
  /** By path: addresses that a page can show. Those that are too large for a preview are missing. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly fields: readonly ReadField[];
  readonly questions: readonly FieldQuestion[];
  readonly doubts: readonly { readonly key: string; readonly value: string; readonly reason: string }[];
  /** What the original says that no field takes. */
  readonly unused: readonly { readonly label: string; readonly value: string }[];
  readonly missing: readonly string[];
  readonly lost: readonly LostPiece[];
  readonly account: { readonly read: number; readonly written: number; readonly inFields: number };
  readonly remarks: readonly string[];
  /** Pictures and attachments that come with it. */
  readonly files: readonly string[];
  /** What publishing the original would tell, a line each; absent for a kind that cannot be published. */
  readonly revealed?: readonly string[];
  /** Its folder below `reports/`: what was asked for, or proposed; the year is empty where nothing tells it. */
  readonly id: { readonly year: string; readonly name: string };
  /** Why it cannot be put there. */
  readonly fault?: DeskRefusal;
  readonly namesakes: readonly Namesake[];
}

/** What somebody decides about a document that is imported. */
export interface ImportChoices {
  /** As it is called on the person's computer. */
  readonly name: string;
  /** Of the pictures and files that lie beside it, in the order in which they are sent: their ways from its folder. */
  readonly beside?: readonly string[];
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  /** `年/名字`. */
  readonly id?: string;
  /** The report whose text it replaces. */
  readonly update?: string;
  readonly fullwidth?: boolean;
  readonly keepsSource?: boolean;
}

/** What was dropped: a file with its size, or a folder with what is in it. */
export interface DroppedThing {
  readonly name: string;
  readonly size?: number;
  /** Ways from the folder, with `/`. */
  readonly inside?: readonly { readonly path: string; readonly size: number }[];
}

/** A document among what was dropped, or why there is none. */
export interface DroppedSource {
  /** Which of the things that were dropped, and which of the files in it. */
  readonly thing: number;
  readonly path?: string;
  readonly label: string;
  readonly fault?: DeskRefusal;
}
