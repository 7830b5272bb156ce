import path from 'node:path';
import { writeReport } from './sample-report.ts';
import { writeTree } from './write-tree.ts';

/** A content folder with one report, `2021/shili`, and its attachments. */
export async function writeAttachedReport(
  content: string,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<void> {
  await writeTree(content, {
    'site.json': '{ "url": "https://www.shili.gov.example.cn/" }',
    'reports/2021/shili/index.md': writeReport({}, '\n报告的正文。\n'),
  });
  await writeTree(path.join(content, 'reports/2021/shili/attachments'), files);
}
