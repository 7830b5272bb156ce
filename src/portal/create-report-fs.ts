import path from 'node:path';
import { chooseReportId, NO_YEAR } from '../import/choose-report-id.ts';
import type { ConvertedDocument } from '../import/convert-document.ts';
import type { TextChanges } from '../import/describe-changes.ts';
import { formatReport } from '../import/format-report.ts';
import type { Reading } from '../import/importer.ts';
import { isThere, type ReportFile, writeNewReport } from '../import/write-report-fs.ts';
import type { Vocabulary } from '../report/vocabulary.ts';

export interface PlaceOptions {
  /** Content folder, absolute. */
  readonly content: string;
  /** The content folder as the editor typed it. */
  readonly label: string;
  readonly vocabulary: Vocabulary;
  /** Say what would be written, and write nothing. */
  readonly isDryRun: boolean;
  /** The report's folder below `reports/`, if the person chose one. */
  readonly id?: string;
}

/** Where a report was put. */
export type Placement = Reading<{
  /** Its `index.md`, as the editor knows it. */
  readonly target: string;
  readonly files: readonly string[];
  readonly remarks: readonly string[];
  /** Only where a text was replaced. */
  readonly changes?: TextChanges;
}>;

/** Writes a document as a new report, never over one that is there. */
export async function createReport(
  converted: ConvertedDocument,
  files: readonly ReportFile[],
  options: PlaceOptions,
): Promise<Placement> {
  const id = options.id ?? chooseId(converted);
  const target = formatTarget(options, id);
  const folder = path.join(options.content, 'reports', ...id.split('/'));
  const text = formatReport(converted.fields, converted.body, options.vocabulary);
  const isTaken = options.isDryRun
    ? await isThere(folder)
    : !(await writeNewReport(folder, [{ path: 'index.md', content: text }, ...files]));
  if (isTaken) {
    return {
      ok: false,
      message: `已经有这篇报告了，不会覆盖：${target}`,
      remedy: `要用新的文字代替它，加上 --update；它是另一篇，加上 --folder 另取一个文件夹名，例如 --folder ${id}-2`,
    };
  }
  const [year, name] = id.split('/');
  const remarks =
    year === NO_YEAR
      ? [`没有找到年份，先放在 ${NO_YEAR} 文件夹；发布前请把“${name}”移到年份的文件夹里，例如 reports/2022`]
      : [];
  return { ok: true, target, files: files.map((file) => file.path), remarks };
}

/** A report's file as the editor knows it. */
export function formatTarget({ label }: PlaceOptions, id: string): string {
  return `${label === '/' ? '' : label}/reports/${id}/index.md`;
}

function chooseId({ fields: { found } }: ConvertedDocument): string {
  const value = (key: string) => found.get(key)?.values[0];
  const [documentNumber, issuedDate, date] = ['发文字号', '发文日期', '发布日期'].map(value);
  return chooseReportId({
    title: value('标题') ?? '',
    ...(documentNumber ? { documentNumber } : {}),
    ...(issuedDate ? { issuedDate } : {}),
    ...(date ? { date } : {}),
  });
}
