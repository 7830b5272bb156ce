import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { findAttachmentType } from '../attachments/attachment-types.ts';
import { findNameFault } from '../attachments/publishable-name.ts';
import { ATTACHMENT_FOLDER } from '../attachments/report-path.ts';
import { explainIoError, isIoError, toExplainedError } from '../base/io-errors.ts';
import type { FoundSource } from './collect-sources-fs.ts';
import { convertDocument } from './convert-document.ts';
import { createReport, type PlaceOptions } from './create-report-fs.ts';
import { findSecrecy } from './find-secrecy.ts';
import type { ImportOutcome } from './format-outcome.ts';
import { listMissing } from './format-report.ts';
import { type Importer, type ImportFault, type Reading, refuse } from './importer.ts';
import { chooseImporter } from './importers.ts';
import { formatRevelation, listRevelations } from './list-revelations.ts';
import { loadLinkedFiles } from './load-linked-files-fs.ts';
import { replaceReportText } from './replace-report-text-fs.ts';
import { type ReportFile, SOURCE_FOLDER } from './write-report-fs.ts';

export interface ImportOptions extends PlaceOptions {
  readonly indexNumberPattern: RegExp;
  /** Restore full-width marks. */
  readonly fullwidth: boolean;
  /** Replace the text of a report that is there already. */
  readonly isUpdate: boolean;
  /** Publish the source document as an attachment. */
  readonly keepsSource: boolean;
}

/**
 * Imports one file. What is wrong with it is told in the outcome; then nothing was written.
 * @throws if the disk fails
 */
export async function importFile(source: FoundSource, options: ImportOptions): Promise<ImportOutcome> {
  const { label } = source;
  const refused = ({ message, remedy }: ImportFault): ImportOutcome => ({
    kind: 'refused',
    label,
    message,
    remedy,
  });
  if (source.fault) return refused(source.fault);
  const name = path.basename(source.file);
  const opened = await openSource(source.file);
  if (!opened.ok) return refused(opened);
  const { importer, bytes } = opened;
  const reading = await importer.read(bytes);
  if (!reading.ok) return refused(reading);
  const secrecy = findSecrecy(reading.document);
  if (secrecy) return refused(secrecy);

  const beside = await loadLinkedFiles(path.dirname(source.file), reading.document);
  const converted = convertDocument(
    { ...reading.document, leftBehind: [...reading.document.leftBehind, ...beside.leftBehind] },
    {
      rules: options,
      imagePaths: beside.imagePaths,
      fileTitle: path.parse(name).name,
      fullwidth: options.fullwidth,
    },
  );
  const original = placeOriginal(name, bytes, options.keepsSource);
  const place = options.isUpdate ? replaceReportText : createReport;
  const placed = await place({ converted, files: beside.files, original }, options).catch(
    (error: unknown) => {
      throw toExplainedError(error);
    },
  );
  if (!placed.ok) return refused(placed);
  const warnings = await warnOfOriginal(original, options.keepsSource);
  const { body: _, ...told } = converted;
  return {
    ...told,
    ...placed,
    kind: 'imported',
    label,
    isDryRun: options.isDryRun,
    missing: listMissing(converted.fields),
    remarks: [...converted.remarks, ...warnings, ...placed.remarks],
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
    return refuse(
      `文件太大（${has} MB），${label}最多 ${most} MB`,
      '看看是不是选错了文件；只要其中的文字时，把文字复制到 Word 里另存为 .docx',
    );
  }
  const bytes = await readFile(file).catch(explainUnreadable);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const chosen = chooseImporter(name, bytes);
  return chosen.ok ? { ...chosen, bytes } : chosen;
}

/** One file that cannot be read must not stop the others. */
function explainUnreadable(error: unknown) {
  if (!isIoError(error)) throw error;
  return refuse(
    `文件打不开：${explainIoError(error)}`,
    '关闭正在使用它的程序，检查有没有读取的权限，再试一次',
  );
}

/** The source document stays with the report: beside it, or published as an attachment if the editor says so. */
function placeOriginal(name: string, content: Uint8Array, isPublic: boolean): ReportFile {
  const safe = findNameFault(name) ? `原文${path.extname(name).toLowerCase()}` : name;
  const folder = isPublic && findAttachmentType(safe) ? ATTACHMENT_FOLDER : SOURCE_FOLDER;
  return { path: `${folder}/${safe}`, content };
}

/** What becomes public with the source document besides its text, told before anything is built. */
async function warnOfOriginal({ path: kept, content }: ReportFile, isPublic: boolean): Promise<string[]> {
  if (!isPublic) return [];
  if (!kept.startsWith(`${ATTACHMENT_FOLDER}/`))
    return [`原文件不能作为附件公开（这种文件打开时会运行脚本，或者不是可以发布的类型），存在 ${kept}`];
  const revealed =
    kept.endsWith('.docx') && typeof content !== 'string' ? await listRevelations(content) : [];
  if (revealed.length === 0) return [];
  return [
    `原文件将作为附件公开（${kept}），里面还有网页上看不到的，不要公开的先在 Word 里清除，再导入：`,
    ...revealed.map((each) => `原文件里有${formatRevelation(each)}`),
  ];
}
