import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { findAttachmentType } from '../attachments/attachment-types.ts';
import { findNameFault } from '../attachments/publishable-name.ts';
import type { FoundSource } from '../import/collect-sources-fs.ts';
import { type ConvertedDocument, convertDocument } from '../import/convert-document.ts';
import type { ImportOutcome } from '../import/format-outcome.ts';
import { listMissing } from '../import/format-report.ts';
import type { Importer, ImportFault, Reading } from '../import/importer.ts';
import type { ReportFile } from '../import/write-report-fs.ts';
import { renderBody } from '../markdown/render-body.ts';
import { explainIoError, isIoError, toExplainedError } from '../publish/explain-io-error.ts';
import { chooseImporter } from './choose-importer.ts';
import { createReport, type PlaceOptions } from './create-report-fs.ts';
import { decodeForImport } from './decode-for-import.ts';
import { loadBeside } from './load-beside-fs.ts';
import { replaceReportText } from './replace-report-text-fs.ts';

export interface ImportOptions extends PlaceOptions {
  readonly indexNumberPattern: RegExp;
  /** Restore full-width marks. */
  readonly fullwidth: boolean;
  /** Replace the text of a report that is there already. */
  readonly isUpdate: boolean;
}

/**
 * Imports one file. What is wrong with it is told in the outcome; then nothing was written.
 * @throws if the disk fails
 */
export async function importFile(source: FoundSource, options: ImportOptions): Promise<ImportOutcome> {
  const { label } = source;
  if (source.fault) return { kind: 'refused', label, ...source.fault };
  const name = path.basename(source.file);
  const opened = await openSource(source.file);
  if (!opened.ok) return { kind: 'refused', label, message: opened.message, remedy: opened.remedy };
  const { importer, bytes } = opened;
  const reading = await importer.read({ name, bytes }, { decode: decodeForImport, readMarkdown });
  if (!reading.ok) return { kind: 'refused', label, message: reading.message, remedy: reading.remedy };

  const beside = await loadBeside(path.dirname(source.file), reading.document);
  const converted = convertDocument(
    { ...reading.document, leftBehind: [...reading.document.leftBehind, ...beside.leftBehind] },
    {
      rules: options,
      markdown: { read: readMarkdown, imagePaths: beside.imagePaths },
      fileTitle: path.parse(name).name,
      fullwidth: options.fullwidth,
    },
  );
  const files = [...beside.files, keepSource(name, bytes)];
  const place = options.isUpdate ? replaceReportText : createReport;
  const placed = await place(converted, files, options).catch((error: unknown) => {
    throw toExplainedError(error);
  });
  if (!placed.ok) return { kind: 'refused', label, message: placed.message, remedy: placed.remedy };
  const { ok: _, remarks, ...rest } = placed;
  return {
    kind: 'imported',
    label,
    isDryRun: options.isDryRun,
    fields: converted.fields,
    headings: converted.headings,
    account: converted.account,
    leftBehind: converted.leftBehind,
    missing: listMissing(converted.fields),
    remarks: [...converted.remarks, ...warnOfSource(name, converted), ...remarks],
    ...rest,
  };
}

/** Reads a file that can be imported; one that is too large is not even opened. */
async function openSource(file: string): Promise<Reading<{ importer: Importer; bytes: Buffer }>> {
  const name = path.basename(file);
  const byName = chooseImporter(name, undefined);
  if (!byName.ok) return byName;
  const { label, maxBytes } = byName.importer;
  const size = await stat(file).then((stats) => stats.size, explainUnreadable);
  if (typeof size !== 'number') return size;
  if (size > maxBytes) {
    const [has, most] = [size, maxBytes].map((bytes) => (bytes / 1024 / 1024).toFixed(1));
    return {
      ok: false,
      message: `文件太大（${has} MB），${label}最多 ${most} MB`,
      remedy: '看看是不是选错了文件；只要其中的文字时，把文字复制到 Word 里另存为 .docx',
    };
  }
  const bytes = await readFile(file).catch(explainUnreadable);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const chosen = chooseImporter(name, bytes);
  return chosen.ok ? { ...chosen, bytes } : chosen;
}

/** One file that cannot be read must not stop the others. */
function explainUnreadable(error: unknown): ImportFault & { ok: false } {
  if (!isIoError(error)) throw error;
  const remedy = '关闭正在使用它的程序，检查有没有读取的权限，再试一次';
  return { ok: false, message: `文件打不开：${explainIoError(error)}`, remedy };
}

/** The visible text of Markdown, block by block. */
function readMarkdown(markdown: string): string {
  const context = {
    bodyLine: 1,
    resolveTarget: (target: string) => ({ kind: 'local', url: target }) as const,
  };
  return renderBody(markdown, context)
    .blocks.map(({ text }) => text)
    .join('\n');
}

/** The source stays with the report; what may not be published, such as a page with scripts, lies beside it. */
function keepSource(name: string, content: Uint8Array): ReportFile {
  const safe = findNameFault(name) ? `原文${path.extname(name).toLowerCase()}` : name;
  return { path: `${findAttachmentType(safe) ? 'attachments' : 'source'}/${safe}`, content };
}

/** The source is published as an attachment, and with it what the text leaves out. */
function warnOfSource(name: string, { leftBehind }: ConvertedDocument): string[] {
  const isPrivate = leftBehind.some(({ what }) => /^(?:批注|修订|隐藏文字)/u.test(what));
  if (!isPrivate || !findAttachmentType(name)) return [];
  return [
    '原文件作为附件一起公开，里面的批注、修订痕迹和隐藏文字别人也看得到；不要公开的，先在 Word 里清除，再导入',
  ];
}
