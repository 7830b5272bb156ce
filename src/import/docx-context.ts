import type { Relations } from '../office/parse-relations.ts';
import type { XmlElement } from '../office/parse-xml.ts';
import type { ImportedImage, LeftBehind } from './document.ts';
import type { OpenField } from './docx-fields.ts';
import type { Numbering } from './docx-numbering.ts';
import type { Styles } from './docx-styles.ts';
import type { Remarks } from './remarks.ts';

/** What reading a Word document needs to know, and what it finds besides text. */
export interface SharedContext {
  /** See `ImportedDocument.isMarked`. */
  readonly isMarked: boolean;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly images: ImportedImage[];
  readonly leftBehind: LeftBehind[];
  readonly remarks: Remarks;
  /** Ids of notes in the order of their first reference, `footnote 2`. */
  readonly noteIds: Set<string>;
  /** Fields that are open at this place of the document: they may begin and end in different paragraphs. */
  readonly openFields: OpenField[];
  /** Marks of fields that never end. */
  readonly strayMarks: Set<XmlElement>;
  /** Ids of the notes in which there is something, `footnote 2`. */
  readonly knownNotes: ReadonlySet<string>;
  /** Of a document of this project: notes by the bookmark around the first reference to each. */
  readonly markedNotes: Map<string, string>;
  /** By the id of a comment the block that it hangs on. */
  readonly commentPlaces: Map<string, number>;
}

/** The same for one part of it, with what the part refers to. */
export interface DocxContext extends SharedContext {
  readonly relations: Relations;
  /** Bytes of the pictures, by part name; read before, since reading is asynchronous. */
  readonly media: ReadonlyMap<string, Uint8Array>;
  /** Text of diagrams and charts, by part name. */
  readonly diagrams: ReadonlyMap<string, string>;
}

/** Why what is hidden is left behind. */
export const HIDDEN = '在 Word 里设成了隐藏，打印不出来';

/** Names a piece of the text proper that cannot be shown, with what is known of its text. */
export function lose({ leftBehind }: DocxContext, what: string, reason: string, text = '') {
  leftBehind.push({ what, reason, text, isBody: true });
}

/** Another document, which stands here only by its name. */
export const loseDocument = (context: DocxContext) =>
  lose(context, '插入的另一个文档', '在 Word 里打开，全选后复制到新文档，另存为 .docx 再导入');
