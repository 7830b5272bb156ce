import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { canLink } from '../support/can-link.ts';
import { checkLinks } from '../support/check-links.ts';
import { copyInstallation } from '../support/copy-installation.ts';
import { runScript } from '../support/run-cli.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

it('a Word file that does not say what the page says is withheld alone, and nothing leads to it', async ({
  skip,
}) => {
  skip(!canLink.folders, 'no links to folders here');
  const project = await copyInstallation();
  // A fault of the writer, which no report of a sound program shows: it loses a character.
  const writer = path.join(project, 'src/word/format-text.ts');
  const source = await readFile(writer, 'utf8');
  const broken = source.replace('escapeXml(line)', "escapeXml(line.replace('垚', ''))");
  expect(broken).not.toBe(source);
  await writeFile(writer, broken);
  const content = await tempFolder();
  for (const [id, body] of Object.entries({ haode: '示例文字。', queshao: '示例垚字。' }))
    await writeTree(content, { [`reports/2021/${id}/index.md`]: writeReport({ 标题: `示例${id}` }, body) });
  const output = path.join(await tempFolder(), '网站');
  const { code, stdout } = await runScript('build', ['--content', content, '--output', output], { project });
  expect(code).toBe(0);
  expect(stdout).toContain('完成：2 篇报告');
  const told = stdout.slice(stdout.indexOf('queshao'));
  expect(told).toMatch(/这一篇没有 Word 文件：.*网页是“[^”]*示例垚字。”，Word 文件是“[^”]*示例字。”/);
  expect(told).toMatch(/改法：不改也可以/);
  expect(stdout.match(/规则：word-text/g)).toHaveLength(1);
  await access(path.join(output, 'reports/2021/haode.docx'));
  await expect(access(path.join(output, 'reports/2021/queshao.docx'))).rejects.toThrow('ENOENT');
  const page = await readFile(path.join(output, 'reports/2021/queshao.html'), 'utf8');
  expect(page).toContain('示例垚字。');
  // Page, lists, catalogue, feed: no file of the portal names what it does not have.
  const names = await readdir(output, { recursive: true, withFileTypes: true });
  const texts = names.filter(
    (entry) => entry.isFile() && /\.(?:html|json|jsonld|xml|csv|txt|js)$/.test(entry.name),
  );
  expect(texts.length).toBeGreaterThan(10);
  const naming = async (name: string) => {
    const found: string[] = [];
    for (const entry of texts) {
      const file = path.join(entry.parentPath, entry.name);
      if ((await readFile(file, 'utf8')).includes(name)) found.push(path.relative(output, file));
    }
    return found;
  };
  expect(await naming('queshao.docx')).toEqual([]);
  expect((await naming('haode.docx')).length).toBeGreaterThan(1);
  expect(await checkLinks(output)).toEqual([]);
});
