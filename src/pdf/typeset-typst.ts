import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { explainTypesetting } from './explain-typesetting.ts';
import { findLostText } from './find-lost-text.ts';
import { keepWebpAsStored } from './keep-webp-as-stored.ts';
import type { PdfAnswer, PdfJob } from './pdf-job.ts';
import type { TypesetFonts } from './prepare-fonts-fs.ts';
import { createPdfTextReader } from './read-pdf-text-pdfium.ts';

/** Typesets one report after the other; each file is read back before it is handed out. */
export type Typesetter = (job: PdfJob) => PdfAnswer;

/** What the engine remembers of a report is of no use to the next one: keeping none of it bounds the memory. */
const CACHE_AGE = 0;

/** Folder of `report.typ`; data and pictures appear beside it, for the compiler alone. */
const FOLDER = import.meta.dirname;

export async function createTypesetter({ files, faces }: TypesetFonts): Promise<Typesetter> {
  const compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: [...files] }] });
  const readText = await createPdfTextReader();
  return ({ data, pictures, expected }) => {
    const map = (name: string, bytes: Buffer) => compiler.mapShadow(join(FOLDER, name), bytes);
    map('data.json', Buffer.from(`{"faces":${JSON.stringify(faces)},${data.slice(1)}`));
    for (const { name, path } of pictures) map(name, keepWebpAsStored(readFileSync(path)));
    try {
      const compiled = compiler.compile({ mainFilePath: join(FOLDER, 'report.typ') });
      // Warnings as well: a text that does not fit or a glyph that is missing is only warned of.
      const faults = compiled.takeDiagnostics();
      if (faults || !compiled.result) {
        // The engine does not say which picture it cannot read: it is asked for each alone.
        const bad = pictures.find(({ name }) =>
          compiler.compile({ mainFileContent: `#image("${name}")` }).takeDiagnostics(),
        );
        const said = faults ? formatFaults(compiler.fetchDiagnostics(faults)) : '';
        return explainTypesetting(said, bad && basename(bad.path));
      }
      const bytes = exportPdf(compiler, compiled.result);
      if ('ok' in bytes) return bytes;
      const lost = findLostText(readText(bytes), expected);
      if (lost === undefined) return { ok: true, bytes };
      return {
        ok: false,
        message: `这一篇没有 PDF：排出来的文字不能证明与网页一样（${lost}）`,
        remedy:
          '不改也可以：网页和其他文件照常生成。要有 PDF，看看这几个字旁边有没有特殊的符号或表格，或把这一篇发给维护程序的人',
      };
    } catch (error) {
      // A picture that was just removed, or an engine that gave up.
      return explainTypesetting(error instanceof Error ? error.message : String(error));
    } finally {
      compiler.resetShadow();
      compiler.evictCache(CACHE_AGE);
    }
  };
}

const formatFaults = (diagnostics: readonly unknown[]) =>
  diagnostics.map((each) => String((each as { message?: unknown }).message)).join(' ');

function exportPdf(compiler: NodeCompiler, result: Parameters<NodeCompiler['pdf']>[0]): Buffer | PdfAnswer {
  try {
    return compiler.pdf(result, { pdfStandard: 'a-2a' });
  } catch (error) {
    // The exception's message is empty; what is wrong is in its `code`.
    return explainTypesetting(String((error as { code?: unknown }).code ?? error));
  }
}
