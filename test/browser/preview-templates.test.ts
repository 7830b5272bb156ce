import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, PATIENCE } from '../support/browser.ts';
import { copyInstallation } from '../support/copy-installation.ts';
import { type RunningPreview, runPreview } from '../support/run-preview.ts';
import { saveFile } from '../support/save-file.ts';

const REPORT = 'reports/2021/shili.html';

let browser: Browser;
let preview: RunningPreview;
let project: string;
let page: Page;

beforeAll(async () => {
  project = await copyInstallation();
  [browser, preview] = await Promise.all([launchBrowser(), runPreview({ project })]);
});

afterAll(async () => {
  await browser.close();
  await preview.end();
});

const mends: (() => Promise<void>)[] = [];

afterEach(async () => {
  await page.close();
  for (const mend of mends.splice(0)) await mend();
});

const open = async (name: string) => {
  page = await browser.newPage({ viewport: { width: 1280, height: 700 } });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(preview.url + name);
};
/** @returns what brings the file back */
const save = async (name: string, change: (text: string) => string) => {
  const file = path.join(project, name);
  const text = await readFile(file, 'utf8');
  expect(change(text)).not.toBe(text);
  saveFile(file, change(text));
  const mend = async () => saveFile(file, text);
  mends.push(mend);
  return mend;
};
const bar = () => page.locator('#live-bar');
const article = () => page.locator('article', { hasText: '示例事项全部纳入' });

describe('templates and styles in a preview', () => {
  it('are noticed when they are saved', async () => {
    await open(REPORT);
    const mend = await save('_includes/layouts/base.njk', (text) =>
      text.replace('</body>', '<p>新的页脚</p></body>'),
    );
    await page.getByText('新的页脚').waitFor();
    await mend();
    await page.getByText('新的页脚').waitFor({ state: 'detached' });

    // A report's page names the size of its single file, which has styles inside.
    await page.goto(`${preview.url}index.html`);
    await page.evaluate('window.untouched = true');
    const back = await save('src/styles/base.css', (text) => `${text}\nbody { outline: 3px dotted red; }\n`);
    const outline = () => page.evaluate('getComputedStyle(document.body).outlineStyle');
    await expect.poll(outline).toBe('dotted');
    await back();
    await expect.poll(outline).not.toBe('dotted');
    expect(await page.evaluate('window.untouched')).toBe(true);
  });

  it.each([
    [
      'a part',
      '_includes/components/report-meta.njk',
      (text: string) => `${text.trimEnd()}\n{% endif %}\n`,
      /report-meta\.njk 第 \d+ 行第 4 个字\s+.*“endif”/,
    ],
    [
      'the layout',
      '_includes/layouts/base.njk',
      (text: string) => text.replace('</body>', '{{ nix() }}</body>'),
      /base\.njk 第 \d+ 行第 4 个字\s+.*“nix”/,
    ],
    [
      'the settings of a page',
      'src/pages/report.njk',
      (text: string) => text.replace('---\n', '---\na: [\n'),
      /report\.njk 第 \d+ 行第 1 个字\s+.*---/,
    ],
    [
      'a style sheet',
      'src/styles/tokens.css',
      (text: string) => `${text.trimEnd()}\na { color: red\n`,
      /tokens\.css 第 \d+ 行/,
    ],
  ])('with a fault in %s leave the last good page and say where it is, until it is mended', async (_what, name, change, told) => {
    await open(REPORT);
    await article().waitFor();
    preview.forget();
    const mend = await save(name, change);
    await bar().waitFor();
    expect(await bar().innerText()).toMatch(told);
    expect(await bar().innerText()).toContain('有 1 处错误');
    expect(await bar().innerText()).toContain('改法：改好这个文件并保存');
    await preview.prints(/网页还是上一次的样子/);
    await page.reload();
    await bar().waitFor();
    await article().waitFor();
    await mend();
    await bar().waitFor({ state: 'detached' });
    await article().waitFor();
  });

  it('with a fault give a page that was never shown the same words, and then the page', async () => {
    const mend = await save('src/pages/report.njk', (text) => `${text.trimEnd()}\n{{ report.nix() }}\n`);
    await preview.shows('reports/2022/zhangtiao.html', '这一页还没有做出来');
    await open('reports/2022/zhangtiao.html');
    const said = await page.locator('main').innerText();
    for (const part of ['src/pages/report.njk 第', '“report.nix”', '改法：']) expect(said).toContain(part);
    expect(await bar().count()).toBe(0);
    await mend();
    await page.locator('article').waitFor();
  });
});
