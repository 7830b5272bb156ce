import { open, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readJpegFrame } from '../attachments/read-image-size.ts';
import { append } from '../base/long-lists.ts';
import { locateOffset } from '../base/text-position.ts';
import type { Diagnostic, SettingPlace } from '../diagnostics/diagnostic.ts';
import { readFontCharacters } from '../pdf/decode-font.ts';
import { explainMissingGlyphs, nameCharacter } from '../pdf/explain-typesetting.ts';
import type { FontFile, PdfFonts } from '../pdf/pdf-job.ts';
import { type FontFault, resolvePdfFonts } from '../pdf/resolve-pdf-fonts-fs.ts';
import type { MadeReport, ReportBody } from '../portal/report-bundle.ts';
import type { ContentPlace } from '../portal/run-options.ts';
import { cleanPdfText } from '../report/clean-pdf-text.ts';
import type { PdfFace, PdfFontSettings } from '../report/pdf-fonts.ts';
import type { ReportSource } from '../report/report.ts';

/** Rule of reports that have no PDF. */
export const PDF_RULE = 'pdf';

/** Frame headers of practically every JPEG are within it. */
const HEAD_BYTES = 1024 * 1024;

/** Tells what will keep a report from being typeset: characters that no font has, pictures in colours of print. */
export type PdfForesight = (report: MadeReport) => Promise<Diagnostic[]>;

/** The fonts are read when the first report is looked at, those of single uses only for what the others lack. */
export function createPdfForesight({ faces, spares, quotes }: PdfFonts): PdfForesight {
  const files = [...spares, quotes, ...Object.values(faces)];
  const characters = new Map<string, ReadonlySet<number>>();
  const read = async ({ path, member }: FontFile): Promise<ReadonlySet<number>> => {
    const key = `${path} ${member ?? 0}`;
    const known = characters.get(key) ?? readFontCharacters(await readFile(path), member) ?? new Set();
    characters.set(key, known);
    return known;
  };
  const lacks = async (character: string): Promise<boolean> => {
    const code = character.codePointAt(0) as number;
    for (const file of files) if ((await read(file)).has(code)) return false;
    return true;
  };
  const judged = new Map<string, boolean>();
  return async ({ source, bundle, body }) => {
    const faults: Diagnostic[] = [];
    const missing: string[] = [];
    for (const character of listCharacters(source, body())) {
      const isMissing = judged.get(character) ?? (await lacks(character));
      judged.set(character, isMissing);
      if (isMissing) missing.push(character);
    }
    const [first] = missing;
    if (first !== undefined)
      faults.push(describe(source, first, explainMissingGlyphs(missing.map(nameCharacter))));
    for (const { file, mime } of bundle.images) {
      const name = basename(file);
      if (mime === 'image/jpeg' && (await isInPrintColours(join(source.folder, file))))
        faults.push(describe(source, name, explainPrintColours(name)));
    }
    return faults;
  };
}

/** Errors: the portal asked for fonts that are not there. @param locate where a font is named */
export const describeFontFaults = (
  faults: readonly FontFault[],
  locate: (face: PdfFace) => SettingPlace,
): Diagnostic[] =>
  faults.map(({ face, ...words }) => ({ level: 'error', rule: 'pdf-font', ...locate(face), ...words }));

/** For a check, which typesets nothing. */
export async function foreseePdfFaults(
  reports: readonly MadeReport[],
  pdfFonts: PdfFontSettings,
  { content }: ContentPlace,
): Promise<Diagnostic[]> {
  const { fonts } = await resolvePdfFonts(pdfFonts, content);
  const diagnostics: Diagnostic[] = [];
  const foresee = createPdfForesight(fonts);
  for (const report of reports) append(diagnostics, await foresee(report));
  return diagnostics;
}

/** Each once; what is not seen needs no glyph, and marks above letters are often part of the letter's. */
function listCharacters({ fields }: ReportSource, { blocks }: ReportBody): Set<string> {
  const { title, documentNumber = '', headNote = '', signature, copiedTo, printedBy = '' } = fields;
  const texts = [
    title,
    documentNumber,
    headNote,
    ...signature,
    ...copiedTo,
    printedBy,
    ...blocks.map(({ text }) => text),
  ];
  return new Set(cleanPdfText(texts.join('')).replace(/[\s\p{M}]+/gu, ''));
}

async function isInPrintColours(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return readJpegFrame(buffer.subarray(0, bytesRead))?.components === 4;
  } finally {
    await file.close();
  }
}

const explainPrintColours = (name: string) => ({
  message: `这一篇没有排成 PDF，因为图片“${name}”用的是印刷的四色（CMYK），PDF 里放不了`,
  remedy:
    '用画图等程序打开这张图片，另存为 PNG（屏幕用的颜色），再换上；不改也可以：网页照常生成，只是这一篇没有 PDF',
});

/** Where the editor finds it: the first place in the report's file, if it is written there as it is shown. */
function describe(
  { file, text }: ReportSource,
  what: string,
  words: { message: string; remedy: string },
): Diagnostic {
  return { level: 'warning', rule: PDF_RULE, file, ...locateOffset(text, text.indexOf(what)), ...words };
}
