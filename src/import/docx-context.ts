import type { Relations } from '../office/parse-relations.ts';
import type { XmlElement } from '../office/parse-xml.ts';
import { bareText, type ImportedImage, type Inline, type LeftBehind } from './document.ts';
import type { OpenField } from './docx-fields.ts';
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
  /** Text of diagrams and charts, by part name. */
  readonly diagrams: ReadonlyMap<string, string>;
  readonly images: ImportedImage[];
  readonly leftBehind: LeftBehind[];
  /** Chinese, each once, with the places that it is said of. */
  readonly remarks: Map<string, Set<string>>;
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

/** Why what is hidden is left behind. */
export const HIDDEN = '在 Word 里设成了隐藏，打印不出来';

export const REMARKS = {
  inserted: '文件里有修订痕迹：插入的文字当作正文，删除的文字没有带进来',
  textBox: '文本框里的文字放在它所在段落的后面',
  struck: '有删除线的文字按普通文字保留，请看一看是不是要删去',
  formula: '公式改成了一行文字，请对照原文核对',
  reading: '注音写在字后面的括号里',
  ring: '字外面的圈、框或叠在字上的符号没有保留，字都在，请对照原文核对',
  link: '不是网址的链接（指到电脑里的文件）只留了文字',
  font: '用符号字体写的字认不出是什么符号，照字面保留，请对照原文核对',
  sign: '有的符号文件里没有写是哪种符号字体，按 Wingdings 认的，请对照原文核对',
  field: '有的域只有开头没有结尾，它后面的字按正文保留，请对照原文核对',
  nestedTable: '表格里的表格改成了一行一行的文字，请看一看',
  numberFormat: '自动编号的样式写成了数字，请对照原文核对',
  cropped:
    '在 Word 里剪裁过的图片，Word 只显示一部分，带进来、要公布的是整张（人脸、签名、证件可能在剪去的部分里），请打开看一看；不能公开的，在 Word 里用“图片格式 → 压缩图片 → 删除图片的剪裁区域”，保存后再导入',
  turned: '在 Word 里转了方向的图片，带进来的是没有转的，请转好再换上',
  prompt: '像是没有填写的提示，请填好或者删去',
} as const;

/** Names a text that the report does not show, if it is one. */
export function leave(
  { leftBehind }: Pick<DocxContext, 'leftBehind'>,
  what: string,
  reason: string,
  text: string,
) {
  if (bareText(text) !== '') leftBehind.push({ what, reason, text });
}

/** Names a piece of the text proper that cannot be shown, with what is known of its text. */
export function lose({ leftBehind }: DocxContext, what: string, reason: string, text = '') {
  leftBehind.push({ what, reason, text, isBody: true });
}

/** A prompt of a form that nobody answered. */
export const leavePrompt = (context: Pick<DocxContext, 'leftBehind'>, text: string) =>
  leave(context, '没有填写的提示', '是 Word 表单的提示，不是正文；要填的请补上', text);

/** Says a remark, of a place if one is named. */
export function remark({ remarks }: Pick<DocxContext, 'remarks'>, text: string, place = ''): void {
  const places = remarks.get(text) ?? new Set();
  remarks.set(text, place === '' ? places : places.add(place));
}

/** Another document, which stands here only by its name. */
export const loseDocument = (context: DocxContext) =>
  lose(context, '插入的另一个文档', '在 Word 里打开，全选后复制到新文档，另存为 .docx 再导入');
