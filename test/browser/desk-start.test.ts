import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PATIENCE } from '../support/browser.ts';
import { chooseFiles } from '../support/choose-files.ts';
import { goToScreen } from '../support/desk-screens.ts';
import { openDesk } from '../support/open-desk.ts';
import { type PreviewOptions, type RunningPreview, runPreview } from '../support/run-preview.ts';
import { PNG } from '../support/sample-attachments.ts';
import { findFaultsAtWidths } from '../support/screen-faults.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { browser, useBrowser } from '../support/use-browser.ts';

let home = '';
let preview: RunningPreview;
let page: Page;

useBrowser();

/** Somebody's own folder, with Chinese and a space on the way to it. */
beforeEach(async () => {
  home = path.join(await tempFolder(), '公报 测试', '家');
  await mkdir(path.join(home, '文档'), { recursive: true });
});
afterEach(async () => {
  await page.context().close();
  await preview.end();
});

const open = async (options: PreviewOptions = {}) => {
  preview = await runPreview({ folder: home, isFirst: true, ...options });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => expect.fail(error.message));
  await page.goto(preview.desk);
  await page.getByRole('heading', { name: '报告放在哪里？' }).waitFor();
};
const set = async (label: string, value: string) => {
  const input = page.getByLabel(label, { exact: true });
  await input.fill(value);
  await input.blur();
};
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();

describe('the first start', () => {
  it('says of an empty folder that was asked for how to begin there', async () => {
    const empty = path.join(home, '文档');
    await open({ args: ['--content', empty] });
    await page.getByText('没有打开：它是空的').waitFor();
    await page.getByText('从头开始，按下面的“在这里新建”').waitFor();
    expect(await page.getByLabel('位置').inputValue()).toBe(empty);
    await press('在这里新建');
    await page.getByRole('heading', { name: '设置' }).waitFor();
    expect((await readdir(empty)).sort()).toEqual(['reports', 'site.json']);
  });

  it('leads by mouse from an empty folder to a portal with an empty list', async () => {
    await open();
    await press('文档');
    await page.getByText('空文件夹').waitFor();
    // The page asks every few seconds whether there is a portal; what was begun here has to go on here.
    await page.route('**/desk/api/start/new', async (route) => {
      const response = await route.fetch();
      // Twice: a page that loads itself anew in between is told of the portal.
      for (let asked = 0; asked < 2; asked += 1)
        await page.waitForResponse((one) => one.url().endsWith('/portal') && one.status() === 412);
      await route.fulfill({ response });
    });
    await press('在这里新建');
    await page.locator('.desk-head .desk-folder', { hasText: '公报 测试/家/文档' }).waitFor();
    expect((await readdir(path.join(home, '文档'))).sort()).toEqual(['reports', 'site.json']);
    // What is written under each page is asked first, and what an inspection asks for is marked.
    await page.getByRole('heading', { name: '设置' }).waitFor();
    await page.locator('.desk-setting', { hasText: '主办单位' }).locator('.desk-duty.is-wanting').waitFor();
    await set('站名', '示例区公报');
    await page.locator('.desk-head strong', { hasText: '示例区公报' }).waitFor();
    await page.getByRole('link', { name: /^页脚/ }).click();
    await set('网站标识码', '123');
    await page.getByText('网站标识码“123”不合格式').waitFor();
    expect(await page.getByLabel('网站标识码').inputValue()).toBe('123');
    await set('网站标识码', '1234567890');
    await page.getByText('“网站标识码”已保存').waitFor();
    expect(await readFile(path.join(home, '文档', 'site.json'), 'utf8')).toBe(
      '{\n  "name": "示例区公报",\n  "siteIdCode": "1234567890"\n}\n',
    );
    await page.getByRole('link', { name: '去写第一篇报告' }).click();
    await page.getByText('还没有报告').waitFor();
    expect(await page.getByText('一篇报告也没有找到').count()).toBe(0);
  });

  it('makes a folder of a name, says why a name does not do, and changes to another portal', async () => {
    await open();
    const name = page.getByLabel('在这里新建一个文件夹');
    await name.fill('区/政府');
    await press('在这里新建');
    await page.getByText('不是一个名称').waitFor();
    expect(await name.inputValue()).toBe('区/政府');
    await name.fill('区政府 报告');
    await press('在这里新建');
    await page.locator('.desk-head .desk-folder', { hasText: '区政府 报告' }).waitFor();
    expect(await readFile(path.join(home, '区政府 报告', 'site.json'), 'utf8')).toBe('{\n}\n');

    const before = await page.context().newPage();
    await before.goto(preview.desk);
    await before.getByRole('link', { name: '换网站' }).waitFor();
    await page.getByRole('link', { name: '换网站' }).click();
    await page.getByLabel('位置').fill(path.join(home, '另一个'));
    await press('新建这个文件夹');
    await page.locator('.desk-head .desk-folder', { hasText: '另一个' }).waitFor();
    // A page of the former portal says so in place of writing into this one.
    await before.getByText('编辑台已经换成另一个网站').waitFor();
    await before.close();
  });

  it('completes what is typed, and makes nothing in the folder that was looked at before, however slow the answer about the next', async () => {
    await open();
    expect(await findFaultsAtWidths(page), 'access, wide and narrow').toEqual([]);
    await page.getByLabel('位置').fill(path.join(home, '文'));
    await page.locator(`datalist option[value$="文档"]`).waitFor({ state: 'attached' });
    await page.getByText('还没有这个文件夹').waitFor();
    await page.getByLabel('位置').fill('文档');
    await page.getByText('位置没有写全').waitFor();
    await page.getByLabel('位置').fill(home);
    await press('文档');
    await page.getByText('空文件夹').waitFor();
    await page.route('**/desk/api/folders?*', async (route) => {
      await page.getByRole('button', { name: '在这里新建' }).and(page.locator(':disabled')).waitFor();
      await route.continue();
    });
    await page.getByLabel('位置').fill(path.join(home, '另一个'));
    expect(await page.getByRole('button', { name: '在这里新建' }).isDisabled()).toBe(true);
    await press('新建这个文件夹');
    await page.locator('.desk-head .desk-folder', { hasText: '另一个' }).waitFor();
    expect(await readdir(path.join(home, '文档'))).toEqual([]);
  });
});

describe('the settings', () => {
  const site = async () => JSON.parse(await readFile(path.join(home, '文档', 'site.json'), 'utf8'));

  it('hold columns with what they have, marks, switches and words, without a fault of access, wide and narrow', async () => {
    await open();
    await press('文档');
    await press('在这里新建');
    await page.getByRole('heading', { name: '设置' }).waitFor();
    await goToScreen(page, 'settings/栏目');
    await press('加一个栏目');
    await set('名称', '政策文件');
    await page.getByText('“栏目”已保存').waitFor();
    await page.getByLabel('改为按什么收').selectOption('体裁');
    // What is begun before the save is answered stays.
    await page.route('**/desk/api/setting', async (route) => {
      const response = await route.fetch();
      await page.locator('.desk-column .desk-column').waitFor();
      await route.fulfill({ response });
    });
    await set('体裁是（一行一个）', '通知\n意见');
    await expect.poll(site).toEqual({ columns: [{ name: '政策文件', reports: { 体裁: ['通知', '意见'] } }] });
    await press('在“政策文件”里加下级');
    await page.getByText('“栏目”已保存').waitFor();
    await page.unroute('**/desk/api/setting');
    await page.locator('.desk-column .desk-column').getByLabel('名称', { exact: true }).fill('解读');
    await page.locator('.desk-column .desk-column').getByLabel('名称', { exact: true }).blur();
    await expect.poll(async () => (await site()).columns[0].children).toEqual([{ name: '解读' }]);

    await page.getByRole('link', { name: '下载的格式' }).click();
    await page.getByLabel('Markdown').selectOption('否');
    await expect.poll(async () => (await site()).markdown).toBe(false);
    await page.getByRole('link', { name: /^页脚/ }).click();
    await press('加一个标识');
    await set('名称', '党政机关');
    await expect.poll(async () => (await site()).marks).toEqual([{ name: '党政机关' }]);
    const picture = page.locator('.desk-rows input[type=file]');
    await chooseFiles(picture, { '说明.txt': '示例' });
    await page.getByText('换成 png 或 jpg 图片').waitFor();
    await chooseFiles(picture, { '党政机关.png': PNG });
    await page.getByText('换一张图片').waitFor();
    await expect
      .poll(async () => (await site()).marks)
      .toEqual([{ name: '党政机关', image: 'images/党政机关.png' }]);
    expect(await page.locator('.desk-rows [role=alert]').count()).toBe(0);

    await page.getByRole('link', { name: '用词' }).click();
    const word = page.getByRole('form', { name: '新的词' });
    await word.getByLabel('写法').fill('示例区府');
    await word.getByLabel('应为').fill('示例区政府');
    await word.getByLabel('级别').selectOption('错误');
    await press('加上新的词');
    // The file's news may come before the answer: until then the row has something that is not saved.
    await page.getByText('“示例区府”已保存').waitFor();
    await page.getByRole('form', { name: '第1个词' }).waitFor();
    expect(await readFile(path.join(home, '文档', '用词.csv'), 'utf8')).toContain(
      '示例区府,示例区政府,错误,',
    );

    // Last the one that is not left without a question.
    for (const group of ['网站', '页脚', '词表', '检查', '用词', '栏目']) {
      await goToScreen(page, `settings/${group}`);
      await page.locator(`.desk-tabs [aria-current]`, { hasText: group }).waitFor();
      if (group === '栏目') await press('加一个栏目');
      expect([group, await findFaultsAtWidths(page)]).toEqual([group, []]);
    }
  });
});

it('another portal that is published is told before anybody publishes over it, and another folder is chosen', async () => {
  preview = await runPreview({
    change: async (content) => {
      const output = path.join(path.dirname(content), '网站');
      await mkdir(output);
      const reports = [{ title: '别家的年报', url: 'reports/2021/biejia.html' }];
      const catalog = { generator: 'gongbao', site: { name: '别家' }, reports };
      await writeFile(path.join(output, 'catalog.json'), JSON.stringify(catalog));
    },
  });
  page = await openDesk(browser, preview, 'publish');
  await page.getByText('里是另一个网站').waitFor();
  expect(await page.getByRole('button', { name: /^发布到/ }).isDisabled()).toBe(true);
  await page.getByLabel('换一个文件夹').fill(preview.content);
  await press('换成这个文件夹');
  await page.getByText('就是内容文件夹').waitFor();
  await press('换成报告旁边的“内容-网站”');
  await page.getByRole('button', { name: /^发布到.*内容-网站/ }).waitFor();
  await page.getByText('里是另一个网站').waitFor({ state: 'detached' });
  expect(await readdir(preview.output)).toEqual(['catalog.json']);
});
