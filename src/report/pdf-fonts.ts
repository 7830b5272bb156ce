import { clip, clipJson } from '../base/clip.ts';
import { isRecord } from '../base/json.ts';
import { findHiddenCharacter } from './hidden-characters.ts';

/** What a face is used for in a PDF: title, text, 一、, （一）, bold words. */
export const PDF_FACES = ['title', 'body', 'heading', 'subheading', 'strong'] as const;

export type PdfFace = (typeof PDF_FACES)[number];

/** Font files of a portal, absolute or below its content folder; `字体.ttc#2` is the second font of a collection. */
export type PdfFontSettings = Readonly<Partial<Record<PdfFace, string>>>;

const REMEDY =
  '像这样写：\n    "pdfFonts": { "title": "（字体文件的位置）", "body": "（字体文件的位置）" }\n    title 是标题，body 是正文，heading 是“一、”，subheading 是“（一）”，strong 是加粗的字；不写的用自带的字体';

/** What is wrong with the value of `pdfFonts` in `site.json`, if anything is. */
export function findPdfFontsFault(value: unknown): { message: string; remedy: string } | undefined {
  const fault = (message: string) => ({ message, remedy: REMEDY });
  if (!isRecord(value)) return fault(`网站设置“pdfFonts”应当写在花括号里，写的是：${clipJson(value)}`);
  for (const [face, path] of Object.entries(value)) {
    if (!(PDF_FACES as readonly string[]).includes(face))
      return fault(`“pdfFonts”里没有“${clip(face)}”这一项`);
    if (typeof path !== 'string' || path.trim() === '')
      return fault(`“pdfFonts”里的“${face}”应当是字体文件的位置，写的是：${clipJson(path)}`);
    if (findHiddenCharacter(path)) return fault(`“pdfFonts”里的“${face}”有看不见的控制字符`);
  }
  return undefined;
}
