import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hashTree } from '../support/hash-tree.ts';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const writeContent = (folder: string, id: string, title: string) =>
  writeTree(folder, { [`reports/${id}/index.md`]: writeReport({ 标题: title }) });

it('a build does not replace a portal of other content unless it is told to, and names both', async () => {
  const root = await tempFolder();
  const output = path.join(root, '网站');
  const ours = await writeContent(path.join(root, '甲'), '2021/jia', '示例甲局2021年度报告');
  const theirs = await writeContent(path.join(root, '乙'), '2022/yi', '示例乙局2022年度报告');
  const build = (content: string, ...args: string[]) =>
    runCommand('build', ['--content', content, '--output', output, ...args], { cwd: root });

  expect((await build(ours)).code).toBe(0);
  const before = await hashTree(output);
  const refused = await build(theirs);
  expect(refused.code, refused.stdout + refused.stderr).toBe(1);
  expect(refused.stdout).toMatch(/现有：.*《示例甲局2021年度报告》/);
  expect(refused.stdout).toMatch(/这次：.*《示例乙局2022年度报告》.*乙/);
  expect(refused.stdout).toContain('--overwrite');
  expect(refused.stdout).not.toContain('先改正上面的错误');
  expect(await hashTree(output)).toEqual(before);

  // The same content with one report more is what a build is for.
  await cp(path.join(theirs, 'reports'), path.join(ours, 'reports'), { recursive: true });
  expect((await build(ours)).code).toBe(0);

  const third = await writeContent(path.join(root, '丙'), '2023/bing', '示例丙局2023年度报告');
  expect((await build(third)).code).toBe(1);
  const replaced = await build(third, '--overwrite');
  expect(replaced.code, replaced.stdout + replaced.stderr).toBe(0);
  expect(await readFile(path.join(output, 'catalog.json'), 'utf8')).toContain('示例丙局2023年度报告');
});
