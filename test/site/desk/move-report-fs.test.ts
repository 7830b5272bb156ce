import path from 'node:path';
import { expect, it } from 'vitest';
import { planMove } from '../../../src/desk/move-report-fs.ts';
import type { ListedReport } from '../../../src/load/load-stages-fs.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

async function plan(to: string) {
  const content = await tempFolder();
  const id = '2021/jia';
  const fields = { 标题: '示例报告', 旧网址: '2021/baogao.v2/index.md' };
  await writeTree(content, { [`reports/${id}/index.md`]: writeReport(fields, '示例正文。\n') });
  const report = { id, folder: path.join(content, 'reports', id) } as ListedReport;
  return planMove({ content, report, reports: [report], to, keepsOld: false, isPublished: false });
}

it.each([
  '2021/baogao.v2/index.md',
  '2021/baogao.v2',
  '/2021/baogao.v2/',
])('a report moves back to a folder as 旧网址 or a person writes it: %s', async (to) => {
  const planned = await plan(to);
  expect(planned).toMatchObject({ id: '2021/baogao.v2' });
  expect('edits' in planned && planned.edits[0]?.text).not.toContain('旧网址');
});
