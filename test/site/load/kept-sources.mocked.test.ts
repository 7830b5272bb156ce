import { appendFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { loadPortal } from '../../../src/load/load-portal-fs.ts';
import type { Mode } from '../../../src/report/mode.ts';
import { copyInstallation } from '../../support/copy-installation.ts';
import { writeReport } from '../../support/sample-report.ts';
import { showPortal } from '../../support/show-portal.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const parsed = vi.hoisted(() => [] as string[]);

vi.mock('../../../src/report/parse-report.ts', async (load) => {
  const real = await load<typeof import('../../../src/report/parse-report.ts')>();
  return {
    ...real,
    parseReport(...told: Parameters<typeof real.parseReport>) {
      parsed.push(told[1].id);
      return real.parseReport(...told);
    },
  };
});

beforeEach(() => void parsed.splice(0));

const REVIEW = '\n  - 审次: 一审\n    人: 示例审\n    日期: 2022-02-10';

async function open() {
  const project = await copyInstallation();
  const content = await writeTree(await tempFolder(), {
    'site.json': '{"url": "https://www.shili.gov.example.cn/"}',
    'reports/a/index.md': writeReport(
      { 审核: REVIEW, 关键词: '[示例, 编造]', 旧网址: '[2020/a]' },
      '\n甲　文。\n\n',
    ),
    'reports/b/index.md': writeReport({ 标题: '未公开的草稿', 状态: '草稿' }),
    'reports/c/index.md': writeReport({
      标题: '示例区示例局2020年度报告',
      撤回: '\n  日期: 2022-03-01\n  原因: 编造\n  正文: 移除',
      摘要: '收回去的摘要',
    }),
    // A warning is told each time.
    'reports/d/index.md': writeReport({ 标题: '示例区示例局2019年度报告', 多余: '一' }),
  });
  const load = async (mode: Mode = 'build') =>
    showPortal(await loadPortal({ mode, project, content, label: '内容', without: ['pdf', 'word'] }));
  return { project, content, load };
}

it('a report that has not changed is not read again, and the same comes of it', async () => {
  const { content, load } = await open();
  const first = await load();
  expect(parsed).toEqual(['a', 'b', 'c', 'd']);
  expect(await load()).toEqual(first);
  expect(parsed.slice(4)).toEqual(['b', 'c', 'd']);
  await appendFile(path.join(content, 'reports/a/index.md'), '又一句。\n');
  const changed = await load();
  expect(parsed.slice(7)).toEqual(['a', 'b', 'c', 'd']);
  expect(JSON.stringify(changed)).toContain('又一句。');
});

it('what is not published, or no longer, does not lie in the cache', async () => {
  const { project, load } = await open();
  await load();
  const objects = path.join(project, '.cache/objects');
  const texts = await Promise.all(
    (await readdir(objects)).map((name) => readFile(path.join(objects, name), 'utf8')),
  );
  const all = texts.join('\n');
  expect(all).toContain('示例区示例局2021年度示例工作报告');
  for (const word of ['未公开的草稿', '收回去的摘要']) expect(all).not.toContain(word);
});
