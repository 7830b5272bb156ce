import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { EXAMPLE_CONTENT } from '../support/load-example.ts';
import { type ScriptProcess, spawnScript } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

let child: ScriptProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

it('npm start shows a saved change, keeps the last good page while there is an error, and recovers', async () => {
  const content = path.join(await tempFolder(), '内容');
  await cp(EXAMPLE_CONTENT, content, { recursive: true });
  const file = path.join(content, 'reports/2020/shili/index.md');
  const good = await readFile(file, 'utf8');

  let output = '';
  child = spawnScript('start', ['--content', content, '--port', '18080']);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const shown = async (pattern: RegExp) => {
    await expect.poll(() => output, { timeout: 60_000 }).toMatch(pattern);
    return pattern.exec(output)?.[1] ?? '';
  };
  const base = await shown(/预览地址：(http:\/\/localhost:\d+\/)index\.html/);
  const page = async () => (await fetch(`${base}reports/2020/shili.html`)).text();
  expect(await page()).toContain('示例监管有待加强。');

  await writeFile(file, good.replace('示例监管有待加强。', '示例监管已经加强。'));
  await expect.poll(page, { timeout: 60_000 }).toContain('示例监管已经加强。');
  // What lies beside the page is made anew too.
  const text = async () => (await fetch(`${base}reports/2020/shili.txt`)).text();
  await expect.poll(text, { timeout: 60_000 }).toContain('示例监管已经加强。');

  output = '';
  await writeFile(file, good.replace('发布日期: 2021-03-01', '发布日期: 2021-03'));
  await shown(/发布日期写成“2021-03”，缺少日/);
  expect(await page()).toContain('示例监管已经加强。');

  await writeFile(file, good);
  await expect.poll(page, { timeout: 60_000 }).toContain('示例监管有待加强。');
});
