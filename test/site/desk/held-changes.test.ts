import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { askDesk } from '../../support/ask-desk.ts';
import { runCommand } from '../../support/run-command.ts';
import { runPreview } from '../../support/run-preview.ts';
import { switchPdfOff } from '../../support/switch-pdf-off.ts';

it('what is not published is no change of what is published: its own column is not told of, a report that was published is', async () => {
  const preview = await runPreview({
    async change(content) {
      await switchPdfOff(content);
      const output = path.join(path.dirname(content), '网站');
      expect((await runCommand('build', ['--content', content, '--output', output])).code).toBe(0);
      const file = path.join(content, 'reports/2021/shili/index.md');
      const text = await readFile(file, 'utf8');
      await writeFile(
        file,
        text.replace('标题: ', '状态: 草稿\n标题: ').replace(/所属类目: .*/, '所属类目: 只有草稿的栏目'),
      );
    },
  });
  const { value } = await askDesk<{ changes: { title: string; details: string[] }[] }>(
    preview,
    'GET',
    'changes',
  );
  const told = value.changes.map(({ title, details }) => `${title}：${details.join()}`);
  expect(told.filter((line) => line.includes('只有草稿的栏目'))).toEqual([]);
  expect(told).toContainEqual(expect.stringMatching(/^示例.*：网站上不再有这一篇$/));
  const list = async () => {
    const { value } = await askDesk<{ gone: string[]; rows: { id: string }[] }>(
      preview,
      'GET',
      'portal?compared',
    );
    return { gone: value.gone, ids: value.rows.map(({ id }) => id) };
  };
  const held = ['示例区示例局2021年度法治政府建设情况报告'];
  expect(await list()).toMatchObject({ gone: held });
  // One that lies somewhere else now and answers at its old address is not gone.
  const old = preview.at('reports/2020/shili');
  const text = await readFile(path.join(old, 'index.md'), 'utf8');
  await writeFile(path.join(old, 'index.md'), text.replace('标题: ', '旧网址: [2020/shili]\n标题: '));
  await rename(old, preview.at('reports/2020/xinchu'));
  await expect
    .poll(list, { timeout: 60_000 })
    .toEqual({ gone: held, ids: expect.arrayContaining(['2020/xinchu']) });
  await preview.end();
});
