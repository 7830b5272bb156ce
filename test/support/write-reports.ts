import { writeReport } from './sample-report.ts';
import { tempFolder } from './temp-folder.ts';
import { writeTree } from './write-tree.ts';

/** A content folder of reports with these fields besides what each needs, by their ids. */
export async function writeReports(
  reports: Readonly<Record<string, Readonly<Record<string, string>>>>,
  body?: string,
): Promise<string> {
  const files = Object.entries(reports).map(([id, fields]) => [
    `reports/${id}/index.md`,
    writeReport(fields, body),
  ]);
  return writeTree(await tempFolder(), Object.fromEntries(files));
}
