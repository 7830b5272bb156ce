import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeReport } from './sample-report.ts';

/** A content folder with one report, `2021/shili`, and its attachments. */
export async function writeAttachedReport(
  content: string,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<void> {
  const folder = path.join(content, 'reports/2021/shili');
  await mkdir(path.join(folder, 'attachments'), { recursive: true });
  await writeFile(path.join(content, 'site.json'), '{ "url": "https://www.shili.gov.example.cn/" }');
  await writeFile(path.join(folder, 'index.md'), writeReport({}, '\n报告的正文。\n'));
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(path.join(folder, 'attachments', name), bytes);
  }
}
