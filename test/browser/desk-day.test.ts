import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, PATIENCE } from '../support/browser.ts';
import { buildDocx, p } from '../support/build-docx.ts';
import { copyInstallation } from '../support/copy-installation.ts';
import { type Actor, createKeyboardActor, createMouseActor } from '../support/desk-actors.ts';
import { waitUntilSaved } from '../support/desk-screens.ts';
import { hashTree } from '../support/hash-tree.ts';
import { runCommand } from '../support/run-command.ts';
import { type RunningPreview, runPreview } from '../support/run-preview.ts';
import { tempFolder } from '../support/temp-folder.ts';

/**
 * A day at the desk, from an empty folder to a report that was published, corrected, amended, withdrawn and archived: by
 * mouse alone and by keyboard alone. Whatever is published, and the archive, is what the commands make.
 */
let browser: Browser;
/** The installation's folder. */
let project: string;

const TITLE = '示例区示例局2023年度法治政府建设情况报告';
const WORD = {
  name: '年度报告（定稿）.docx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(
    buildDocx({
      body: [
        p(TITLE, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>'),
        p('示例局推进各项工作，情况如下。'),
        p('一、主要做法'),
        p('共办理12件。'),
      ].join(''),
    }),
  ),
};

/** What the commands make, by the files that it is made of: both days write the same ones. */
const made = new Map<string, Promise<unknown>>();

async function makeOnce<T>(name: string, content: string, make: () => Promise<T>): Promise<T> {
  const files = [...(await hashTree(content))];
  // The desk's history is named by the time of each save, and no command reads it.
  const key = JSON.stringify([name, files.filter(([file]) => !file.startsWith('.gongbao-history/'))]);
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known as Promise<T>;
}

/** @returns where the output is */
async function run(command: 'archive' | 'build', content: string, name: string): Promise<string> {
  const output = path.join(await tempFolder(), name);
  const { code, stdout } = await runCommand(command, ['--content', content, '--output', output], {
    withPdf: true,
  });
  expect(code, stdout).toBe(0);
  return output;
}

const buildAlone = (content: string) =>
  makeOnce('build', content, async () => hashTree(await run('build', content, '网站')));
const archiveAlone = (content: string) =>
  makeOnce('archive', content, async () => readFile(await run('archive', content, '归档.zip')));

beforeAll(async () => {
  [browser, project] = await Promise.all([launchBrowser(), copyInstallation()]);
});
afterAll(() => browser.close());

describe.each([
  ['by mouse', createMouseActor],
  ['by keyboard', createKeyboardActor],
] as const)('a day at the desk %s', (by, createActor) => {
  let preview: RunningPreview;
  let context: BrowserContext;
  let page: Page;
  let actor: Actor;
  let home = '';
  let content = '';
  let output = '';
  /** The report's folder. */
  let id = '';

  beforeAll(async () => {
    home = path.join(await tempFolder(), '示例员 的家');
    [content, output] = [path.join(home, '文档'), path.join(project, 'dist')];
    await mkdir(content, { recursive: true });
    // As on a computer of somebody's own, where what is chosen is remembered.
    preview = await runPreview({ folder: home, isFirst: true, project, env: { CI: undefined } });
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => expect.fail(error.message));
    actor = createActor(page);
  });
  afterAll(async () => {
    await context.close();
    await preview.end();
    await rm(output, { recursive: true });
    // Whose day comes next has chosen nothing yet.
    await rm(path.join(project, '.cache/portals.json'));
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const head = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });
  const stateIs = (state: string) => page.locator('.desk-edit .desk-state', { hasText: state }).waitFor();
  const saved = () => waitUntilSaved(page);
  /** With what is looked up there: until then all below it moves, away from whoever points at it. */
  const openPublishing = async () => {
    await actor.press(head('发布'));
    await page.getByText(/检查政府网站的清单：\d+ 项要补或要改/).waitFor();
  };
  const publish = async () => {
    await openPublishing();
    await actor.press(button(/^发布到/));
    await actor.press(button('仍然发布'));
    await page.getByText('与上一次发布的相比，没有改动').waitFor();
    await page.getByRole('heading', { name: '发布好了' }).waitFor();
    expect(await hashTree(output)).toEqual(await buildAlone(content));
  };
  const openReport = async (panel?: string) => {
    await actor.press(head('报告'));
    await actor.press(page.getByRole('link', { name: TITLE }));
    await page.locator('.cm-content', { hasText: '共办理12件' }).waitFor();
    if (panel !== undefined) await actor.press(page.getByRole('tab', { name: panel }));
  };

  it('begins with an empty folder, and is opened again while it asks, and after something was chosen', async () => {
    await page.goto(preview.desk);
    await page.getByRole('heading', { name: '报告放在哪里？' }).waitFor();
    const opensAgain = async () => expect((await preview.startAgain()).stdout).toContain(preview.desk);
    if (by === 'by mouse') await opensAgain();
    await actor.press(button('文档'));
    await page.getByText('空文件夹').waitFor();
    await actor.press(button('在这里新建'));
    await page.locator('.desk-head .desk-folder', { hasText: '文档' }).waitFor();
    if (by === 'by mouse') await opensAgain();
  });

  it('makes a draft of a Word file', async () => {
    await actor.press(head('报告'));
    await actor.press(page.getByRole('link', { name: '新建或导入' }));
    await actor.give(page.locator('input[type=file]'), WORD);
    await page.locator('.desk-review').waitFor();
    await actor.press(button('存为草稿'));
    await actor.press(page.getByRole('link', { name: '打开，核对和修改' }));
    await stateIs('草稿');
  });

  it('fills in its fields and its text', async () => {
    for (const [key, value] of [
      ['机构名称', '示例区示例局'],
      ['发布日期', '2024-01-15'],
    ] as const) {
      await actor.write(page.locator(`#field-${key}`), value);
      await saved();
    }
    for (const [key, value] of [
      ['体裁', '报告'],
      ['主题分类', '科技、教育'],
      ['公开类别', '主动公开'],
    ] as const) {
      await actor.choose(page.locator(`#field-${key}`), value);
      await saved();
    }
    await actor.choose(page.locator('#field-状态'), '发布');
    await stateIs('待发布');
    await actor.append(page.locator('.cm-content'), '比上年多3件。');
    await page.frameLocator('iframe').locator('article p', { hasText: '比上年多3件。' }).waitFor();
    await saved();
  });

  it('publishes what the command builds', async () => {
    await openPublishing();
    await actor.write(page.getByLabel('发布的人'), '示例员');
    await publish();
  });

  it('corrects a mistake, and keeps what was published until then, as the command keeps it', async () => {
    await openReport();
    await stateIs('已发布');
    await actor.append(page.locator('.cm-content'), '以上数据截至年底。');
    await stateIs('有改动');
    await actor.press(button('写修订'));
    await actor.press(button('更正错字'));
    await actor.press(button('看看会怎样'));
    await button('写上修订').waitFor();
    const copy = path.join(await tempFolder(), '文档');
    await cp(content, copy, { recursive: true });
    await actor.press(button('写上修订'));
    await page.locator('.desk-amendment').waitFor({ state: 'detached' });
    id = decodeURIComponent(new URL(page.url()).hash).replace('#/report/', '');
    const revised = await runCommand('revise', [
      ...[id, '--reason', '更正错字', '--content', copy, '--output', output],
    ]);
    expect(revised.code, revised.stdout).toBe(0);
    expect(await hashTree(path.join(content, 'reports'))).toEqual(await hashTree(path.join(copy, 'reports')));
  });

  it('says that another document has amended it', async () => {
    await openReport('手续');
    await actor.press(button('有效性：失效、废止、修改'));
    await actor.choose(page.getByLabel('这份文件现在'), '已修改');
    await actor.press(button('看看会怎样'));
    await actor.press(button('就这样做'));
    await stateIs('有改动');
    if (by === 'by mouse') await publish();
  });

  it('withdraws it, and its page says so where it was', async () => {
    await openReport('手续');
    await actor.press(button('撤回、恢复'));
    await actor.press(button('就是今天'));
    await actor.write(page.getByLabel('为什么撤回'), '数据有误，已重新公布');
    await actor.choose(page.locator('.desk-answer').getByLabel('正文'), '保留');
    await actor.press(button('看看会怎样'));
    await actor.press(button('就这样做'));
    await stateIs('已撤回');
    // By keyboard, what comes of all these steps is seen in the archive.
    if (by === 'by keyboard') return;
    await publish();
    expect(await readFile(path.join(output, `reports/${id}.html`), 'utf8')).toMatch(/本文已于.*撤回/);
  });

  it('archives what the command archives, and verifies it', async () => {
    await actor.press(head('归档与核对'));
    await actor.write(page.getByLabel('存到哪里'), path.join(home, '归档 一.zip'));
    await actor.press(page.getByRole('button', { name: '归档', exact: true }));
    await page.getByRole('heading', { name: '归档好了' }).waitFor();
    const alone = await archiveAlone(content);
    expect((await readFile(path.join(home, '归档 一.zip'))).equals(alone)).toBe(true);
    await actor.give(page.locator('input[type=file]'), {
      ...{ name: '归档 一.zip', mimeType: 'application/zip' },
      buffer: alone,
    });
    await page.getByText('核对过了：完好').waitFor();
  });
});
