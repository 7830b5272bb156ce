import type { Relations } from '../office/parse-relations.ts';
import type { ImportedImage, LeftBehind } from './document.ts';
import type { Numbering } from './docx-numbering.ts';
import type { Styles } from './docx-styles.ts';

/** What reading one part of a Word document needs to know, and what it finds besides text. */
export interface DocxContext {
  /** See `ImportedDocument.isMarked`. */
  readonly isMarked: boolean;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly relations: Relations;
  /** Bytes of the pictures, by part name; read before, since reading is asynchronous. */
  readonly media: ReadonlyMap<string, Uint8Array>;
  /** Text of diagrams, by part name. */
  readonly diagrams: ReadonlyMap<string, string>;
  readonly images: ImportedImage[];
  readonly leftBehind: LeftBehind[];
  /** Chinese, each once. */
  readonly remarks: Set<string>;
  /** Ids of notes in the order of their first reference, `footnote 2`. */
  readonly noteIds: Set<string>;
  /** Fields that are open at this place of the document: they may begin and end in different paragraphs. */
  readonly openFields: { isCode: boolean }[];
}

export const REMARKS = {
  inserted: '文件里有修订痕迹：插入的文字当作正文，删除的文字没有带进来',
  textBox: '文本框里的文字放在它所在段落的后面',
  struck: '有删除线的文字按普通文字保留，请看一看是不是要删去',
  formula: '公式改成了一行文字，请对照原文核对',
} as const;
