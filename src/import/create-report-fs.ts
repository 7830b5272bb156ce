import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readErrorCode } from '../base/io-errors.ts';
import type { KnownReports } from '../find/collect-reports-fs.ts';
import { ATTACHMENT_FOLDER, SOURCE_FOLDER } from '../report/own-folders.ts';
import type { Vocabulary } from '../report/vocabulary.ts';
import { chooseReportId, NO_YEAR } from './choose-report-id.ts';
import type { ConvertedDocument } from './convert-document.ts';
import type { TextChanges } from './describe-changes.ts';
import { formatReport } from './format-report.ts';
import { type Reading, refuse } from './importer.ts';
import type { ReportFile } from './report-file.ts';
import { isThere, writeNewReport } from './write-report-fs.ts';

export interface PlaceOptions {
  readonly content: string;
  /** The content folder as the editor typed it. */
  readonly label: string;
  readonly vocabulary: Vocabulary;
  /** Say what would be written, and write nothing. */
  readonly isDryRun: boolean;
  /** The report's folder below `reports/`, if the person chose one. */
  readonly id?: string;
  /** Reports as they were read before, for whoever imports again and again. */
  readonly known?: KnownReports;
}

/** Where a report was put. */
export interface Placed {
  /** Its folder below `reports/`. */
  readonly id: string;
  /** Its `index.md`, as the editor knows it. */
  readonly target: string;
  readonly files: readonly string[];
  readonly remarks: readonly string[];
  /** Only where a text was replaced. */
  readonly changes?: TextChanges;
}

export type Placement = Reading<Placed>;

/** What is to be put into the content. */
export interface ReportParts {
  readonly converted: ConvertedDocument;
  /** Pictures and linked files. */
  readonly files: readonly ReportFile[];
  readonly original: ReportFile;
}

/** Most reports of one name that are looked at. */
const MOST_NAMESAKES = 200;

/**
 * Writes a document as a new report, never over one that is there. A title alone does not make two documents the same:
 * one of another text gets a folder of its own.
 */
export async function createReport(
  { converted, files, original }: ReportParts,
  options: PlaceOptions,
): Promise<Placement> {
  const chosen = options.id ?? chooseId(converted);
  const text = formatReport(converted.fields, converted.body, options.vocabulary);
  const all = [{ path: 'index.md', content: text }, ...files, original];
  const most = options.id ? 1 : MOST_NAMESAKES;
  for (let count = 1; count <= most; count += 1) {
    const id = numberId(chosen, count);
    const folder = resolveFolder(options.content, id);
    const isTaken = options.isDryRun ? await isThere(folder) : !(await writeNewReport(folder, all));
    const target = formatTarget(options, id);
    if (!isTaken) {
      const paths = [...files, original].map((file) => file.path);
      const remarks: string[] = [];
      const [year, name] = id.split('/');
      if (year === NO_YEAR)
        remarks.push(
          `没有找到年份，先放在 ${NO_YEAR} 文件夹；发布前请把“${name}”移到年份的文件夹里（reports/四位年份）`,
        );
      if (count > 1)
        remarks.push(
          `同名的报告已经有了（${formatTarget(options, chosen)}），机构、日期或正文有不一样的，这一篇另外存放；要用它代替那一篇，删去这个文件夹，加上 --update 再导入`,
        );
      return { ok: true, id, target, files: paths, remarks };
    }
    if (options.id !== undefined || (await holdsDocument(folder, text, original))) {
      const fault = refuse(
        `已经有这篇报告了，不会覆盖：${target}`,
        `要用新的文字代替它，加上 --update；它是另一篇，加上 --folder 另取一个文件夹名，例如 --folder ${numberId(chosen, count + 1)}`,
      );
      return { ...fault, existing: id };
    }
  }
  const target = formatTarget(options, chosen);
  return refuse(`同名的文件夹已经有 ${MOST_NAMESAKES} 个：${target}`, '加上 --folder 另取一个文件夹名');
}

/** The next folder of this name that nothing stands in. */
export async function findFreeId(content: string, chosen: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const id = numberId(chosen, count);
    if (!(await isThere(resolveFolder(content, id)))) return id;
  }
}

const numberId = (id: string, count: number) => (count === 1 ? id : `${id}-${count}`);

const resolveFolder = (content: string, id: string) => path.join(content, 'reports', ...id.split('/'));

/** Whether a folder holds the very document: its source, whatever an editor made of it since, or its text. */
async function holdsDocument(folder: string, text: string, original: ReportFile): Promise<boolean> {
  const name = path.posix.basename(original.path);
  for (const place of [SOURCE_FOLDER, ATTACHMENT_FOLDER]) {
    const bytes = await readThere(path.join(folder, place, name));
    if (bytes?.equals(Buffer.from(original.content))) return true;
  }
  return (await readThere(path.join(folder, 'index.md')))?.toString() === text;
}

/** @throws for a file that is there and cannot be read: it may be the very document, which would be there twice then */
const readThere = (file: string): Promise<Buffer | undefined> =>
  readFile(file).catch((error: unknown) => {
    if (/^(?:ENOENT|ENOTDIR|EISDIR|ELOOP)$/.test(readErrorCode(error))) return undefined;
    throw error;
  });

/** A report's file as the editor knows it. */
export function formatTarget({ label }: PlaceOptions, id: string): string {
  return `${label === '/' ? '' : label}/reports/${id}/index.md`;
}

function chooseId({ fields: { found } }: ConvertedDocument): string {
  const value = (key: string) => found.get(key)?.values[0];
  return chooseReportId({
    title: value('标题') ?? '',
    documentNumber: value('发文字号'),
    issuedDate: value('发文日期'),
    date: value('发布日期'),
  });
}
