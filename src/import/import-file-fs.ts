import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { explainMemory } from '../base/explain-memory.ts';
import { explainOwnFault, sayRefusal, toExplainedError } from '../base/io-errors.ts';
import { ATTACHMENT_FOLDER } from '../report/own-folders.ts';
import type { FoundSource } from './collect-sources-fs.ts';
import { type ConvertedDocument, convertDocument } from './convert-document.ts';
import { createReport, type PlaceOptions, type ReportParts } from './create-report-fs.ts';
import type { ImportedDocument } from './document.ts';
import { findSecrecy } from './find-secrecy.ts';
import { TableSizeError } from './format-markdown.ts';
import type { ImportOutcome } from './format-outcome.ts';
import { listMissing } from './format-report.ts';
import { htmlImporter } from './html-importer.ts';
import { type Importer, type Reading, refuse } from './importer.ts';
import { chooseImporter, judgeSource } from './importers.ts';
import { formatRevelation, listRevelations } from './list-revelations.ts';
import { loadLinkedFiles } from './load-linked-files-fs.ts';
import { placeOriginal } from './place-original.ts';
import { replaceReportText } from './replace-report-text-fs.ts';
import type { ReportFile } from './report-file.ts';

export interface ImportOptions extends PlaceOptions {
  readonly indexNumberPattern: RegExp;
  /** Restore full-width marks. */
  readonly fullwidth: boolean;
  /** Replace the text of a report that is there already. */
  readonly isUpdate: boolean;
  /** Publish the source document as an attachment. */
  readonly keepsSource: boolean;
}

/** What a report is made of, and nothing is written yet. */
export interface SourceReading extends ReportParts {
  /** As the importer read it. */
  readonly document: ImportedDocument;
  /** Of each of its pictures the path below the report's folder; `undefined` for one that stays behind. */
  readonly imagePaths: readonly (string | undefined)[];
}

/**
 * Imports one file. What is wrong with it is told in the outcome; then nothing was written.
 * @throws if the disk fails
 */
export async function importFile(source: FoundSource, options: ImportOptions): Promise<ImportOutcome> {
  const reading = await readSource(source, options);
  return reading.ok
    ? placeReport(source.label, reading, options)
    : { kind: 'refused', label: source.label, message: reading.message, remedy: reading.remedy };
}

/** Reads one file and makes a report of it, without writing anything. */
export async function readSource(
  source: FoundSource,
  options: ImportOptions,
): Promise<Reading<SourceReading>> {
  if (source.fault) return refuse(source.fault.message, source.fault.remedy);
  const name = source.name ?? path.basename(source.file);
  const opened = await openSource(source.file, name);
  return opened.ok ? convertSource(source, name, opened, options).catch(refuseForOwnFault) : opened;
}

async function convertSource(
  source: FoundSource,
  name: string,
  { importer, bytes }: OpenedSource,
  options: ImportOptions,
): Promise<Reading<SourceReading>> {
  const reading = await importer.read(bytes);
  if (!reading.ok) return reading;
  const secrecy = findSecrecy(reading.document);
  if (secrecy) return { ok: false, ...secrecy };

  const beside = await loadLinkedFiles(path.dirname(source.file), reading.document);
  const lacksPictures = importer === htmlImporter && beside.imagePaths.includes(undefined);
  const converted = convertDocument(
    {
      ...reading.document,
      leftBehind: [...reading.document.leftBehind, ...beside.leftBehind],
      remarks: [...reading.document.remarks, ...(lacksPictures ? [LACKS_PICTURES] : [])],
    },
    {
      rules: options,
      imagePaths: beside.imagePaths,
      fileTitle: path.parse(name).name,
      fullwidth: options.fullwidth,
    },
  );
  if (hasNoText(converted))
    return refuse(
      `除了标题“${converted.fields.found.get('标题')?.values.join('') ?? ''}”，没有找到正文`,
      '看看正文是不是由脚本显示的，或者在另外的文件里：打开原文，把正文复制到文本文件（.txt）里导入',
    );
  return {
    ok: true,
    document: reading.document,
    imagePaths: beside.imagePaths,
    converted,
    files: beside.files,
    original: placeOriginal(name, bytes, options.keepsSource),
  };
}

const LACKS_PICTURES =
  '有图片没有带进来：在浏览器里打开网页，另存为“网页，单个文件”，再导入那一个，图片就在里面';

/** Nothing to publish, and nothing that an editor was told to fetch. */
const hasNoText = ({ body, fields, leftBehind }: ConvertedDocument): boolean =>
  body === '' && !fields.found.has('落款') && !leftBehind.some(({ isBody }) => isBody);

/** Writes what was read as a new report, or in place of the text of one that is there. @throws if the disk fails */
export async function placeReport(
  label: string,
  { converted, files, original }: ReportParts,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const place = options.isUpdate ? replaceReportText : createReport;
  const placed = await place({ converted, files, original }, options).catch((error: unknown) => {
    throw toExplainedError(error);
  });
  if (!placed.ok) {
    const { ok: _, ...fault } = placed;
    return { kind: 'refused', label, ...fault };
  }
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

interface OpenedSource {
  readonly importer: Importer;
  readonly bytes: Buffer;
}

/** Reads a file that can be imported; one that is too large is not even opened. */
async function openSource(file: string, name: string): Promise<Reading<OpenedSource>> {
  const byName = chooseImporter(name);
  if (!byName.ok) return byName;
  const size = await stat(file).then((stats) => stats.size, explainUnreadable);
  if (typeof size !== 'number') return size;
  const judged = judgeSource(name, size);
  if (!judged.ok) return judged;
  const bytes = await readFile(file).catch(explainUnreadable);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const chosen = chooseImporter(name, bytes);
  return chosen.ok ? { ...chosen, bytes } : chosen;
}

/** One file that cannot be read must not stop the others. */
function explainUnreadable(error: unknown) {
  return refuse(`文件打不开：${sayRefusal(error)}`, '关闭正在使用它的程序，检查有没有读取的权限，再试一次');
}

/** Nor must one with which the program itself fails. @throws the error if memory or the disk fails */
function refuseForOwnFault(error: unknown) {
  if (explainMemory(error)) throw error;
  if (error instanceof TableSizeError) return refuse(error.message, error.remedy);
  return refuse(
    `读这个文件时${explainOwnFault(error)}`,
    '什么也没有写。请把这个文件和上面这句话发给维护程序的人；等不及的，把文字复制到新的 Word 文件里再导入',
  );
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
