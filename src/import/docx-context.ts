import type { Relations } from '../office/parse-relations.ts';
import type { XmlElement } from '../office/parse-xml.ts';
import { bareText, type ImportedImage, type Inline, type LeftBehind } from './document.ts';
import type { OpenField } from './docx-fields.ts';
import type { Numbering } from './docx-numbering.ts';
import type { Styles } from './docx-styles.ts';
import type { Remarks } from './remarks.ts';

/** What reading one part of a Word document needs to know, and what it finds besides text. */
export interface DocxContext {
  /** See `ImportedDocument.isMarked`. */
  readonly isMarked: boolean;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly relations: Relations;
  /** Bytes of the pictures, by part name; read before, since reading is asynchronous. */
  readonly media: ReadonlyMap<string, Uint8Array>;
  /** Text of diagrams and charts, by part name. */
  readonly diagrams: ReadonlyMap<string, string>;
  readonly images: ImportedImage[];
  readonly leftBehind: LeftBehind[];
  readonly remarks: Remarks;
  /** Ids of notes in the order of their first reference, `footnote 2`. */
  readonly noteIds: Set<string>;
  /** Fields that are open at this place of the document: they may begin and end in different paragraphs. */
  readonly openFields: OpenField[];
  /** Marks of fields that never end. */
  readonly strayMarks: Set<XmlElement>;
  /** Ids of the notes that the document holds, `footnote 2`. */
  readonly knownNotes: ReadonlySet<string>;
  /** By the id of a comment the block that it hangs on. */
  readonly commentPlaces: Map<string, number>;
}

/** Parts what stands in one paragraph and not in one line, such as the text on both sides of a page's end. */
export const APART: Inline = { kind: 'break' };

/** Why what was deleted is left behind. */
export const DELETED = '原文件里已经标为删除';

/** Why what is hidden is left behind. */
export const HIDDEN = '在 Word 里设成了隐藏，打印不出来';

/** Names a text that the report does not show, if it is one. */
export function leave(
  { leftBehind }: Pick<DocxContext, 'leftBehind'>,
  what: string,
  reason: string,
  text: string,
) {
  if (bareText(text) !== '') leftBehind.push({ what, reason, text });
}

/** Comments are for those who wrote the document. */
export const formatComment = (author: string | undefined, text: string) => ({
  what: `批注（${author || '没有署名'}）`,
  reason: '批注不属于正文',
  text,
});

/** Names a piece of the text proper that cannot be shown, with what is known of its text. */
export function lose({ leftBehind }: DocxContext, what: string, reason: string, text = '') {
  leftBehind.push({ what, reason, text, isBody: true });
}

/** A prompt of a form that nobody answered. */
export const leavePrompt = (context: Pick<DocxContext, 'leftBehind'>, text: string) =>
  leave(context, '没有填写的提示', '是表单的提示，不是正文；要填的请补上', text);

/** Another document, which stands here only by its name. */
export const loseDocument = (context: DocxContext) =>
  lose(context, '插入的另一个文档', '在 Word 里打开，全选后复制到新文档，另存为 .docx 再导入');
