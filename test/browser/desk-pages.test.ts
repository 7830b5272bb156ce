import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildDocx, p } from '../support/build-docx.ts';
import { openDesk } from '../support/open-desk.ts';
import { runCommand } from '../support/run-command.ts';
import { findFaultsAtWidths } from '../support/screen-faults.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';

let page: Page;

const RULES = '---\n标题: 示例制度\n位置: 页脚 # 先放这里\n---\n\n见[指南](zhinan.md)。\n';
const GUIDE = '---\n标题: 示例指南\n---\n\n## 一、范围\n\n示例正文。\n';

useDesk({
  async change(content) {
    await mkdir(path.join(content, 'pages'));
    await writeFile(path.join(content, 'pages/zhinan.md'), GUIDE);
    await writeFile(path.join(content, 'pages/zhidu.md'), RULES);
  },
});

beforeAll(async () => {
  const built = await runCommand('build', ['--content', preview.content, '--output', preview.output]);
  expect(built.stdout).toContain('完成');
});

afterEach(() => page.close());

const open = async (place: string) => {
  page = await openDesk(browser, preview, place, { width: 1280, height: 900 });
};
const textOf = (name: string) => readFile(preview.at('pages', name), 'utf8');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const frame = (title = '网页的样子') => page.frameLocator(`iframe[title="${title}"]`);

describe('固定页面', () => {
  it('are listed with their states; one is edited as a report is, and its line alone changes', async () => {
    await open('pages');
    const row = page.locator('.desk-list tr', { hasText: '示例制度' });
    await row.getByText('已发布').waitFor();
    await row.getByRole('link').click();
    await page.getByLabel('位置').selectOption('导航');
    await expect.poll(() => textOf('zhidu.md')).toBe(RULES.replace('页脚 #', '导航 #'));
    await page.locator('.cm-content').press('Control+End');
    await page.keyboard.type('添上的字。');
    await frame().getByText('添上的字。').waitFor();
    await page.locator('.desk-edit .desk-state', { hasText: '有改动' }).waitFor();
    const file = page.getByLabel('放一个文件给读者下载');
    await press('链接');
    await file.setInputFiles({ name: '坏.exe', mimeType: '', buffer: Buffer.from('MZ') });
    await page.locator('dialog .desk-notice').waitFor();
    const commented = buildDocx({
      comments: `<w:comment w:id="1" w:author="李示例">${p('此处请核实')}</w:comment>`,
      body: p('示例正文一段。'),
    });
    await file.setInputFiles({ name: '意见.docx', mimeType: '', buffer: Buffer.from(commented) });
    await page.locator('dialog .desk-revealed', { hasText: '批注：李示例：此处请核实' }).waitFor();
    await press('换一个');
    await file.setInputFiles({ name: '申请 表.txt', mimeType: '', buffer: Buffer.from('示例申请表\n') });
    await page.locator('dialog .desk-chosen', { hasText: '申请 表.txt' }).waitFor();
    expect(await page.locator('dialog .desk-revealed').count()).toBe(0);
    await page.getByLabel('显示的文字').fill('申请表');
    await press('加上');
    await frame().locator('article a', { hasText: '申请表' }).waitFor();
    await frame().locator('.attachment-list', { hasText: '申请 表.txt' }).waitFor();
    expect(await readFile(preview.at('pages/attachments/申请 表.txt'), 'utf8')).toBe('示例申请表\n');
    await page.getByLabel('顺序').fill('第一');
    await page.getByLabel('顺序').press('Tab');
    await page.locator('.desk-field', { hasText: '不是数字' }).first().waitFor();
    await page.getByLabel('顺序').fill('');
    await page.getByLabel('顺序').press('Tab');
    await page.getByRole('tab', { name: '历史' }).click();
    await page.locator('.desk-history li button').last().click();
    await press('换回这一份');
    await expect.poll(() => textOf('zhidu.md')).toBe(RULES);
  });

  it('one is made, found by the link of a report, deleted and brought back', async () => {
    await open('pages');
    await page.getByLabel('标题（必填）').fill('示例机构概况');
    await page.getByLabel('网址里的名字').fill('zhinan');
    await page.getByLabel('第一段文字').fill('示例局设三个科室。');
    await press('新建');
    await page.getByText('已经有“zhinan”').waitFor();
    await page.getByLabel('网址里的名字').fill('');
    await press('新建');
    await page.locator('.desk-folder', { hasText: 'pages/sljggk.md' }).waitFor();
    expect(await textOf('sljggk.md')).toBe('---\n标题: 示例机构概况\n---\n\n示例局设三个科室。\n');
    await frame().getByText('示例局设三个科室。').waitFor();
    await page.goto(preview.desk);
    await page.evaluate('location.hash = "#/report/2021/shili"');
    await page.locator('.cm-content').waitFor();
    await press('链接');
    await page.getByLabel('连到哪里').fill('机构概况');
    await page.getByLabel('可以连到的').getByRole('button').first().click();
    await press('取消');
    await page.evaluate('location.hash = "#/report/page:sljggk"');
    await page.getByRole('tab', { name: '手续' }).click();
    await press('删除');
    await press('删除这个网页');
    await page.getByText('删掉的（1）').click();
    await expect(textOf('sljggk.md')).rejects.toThrow();
    await press('放回 sljggk');
    await page.locator('.desk-list tr', { hasText: '示例机构概况' }).getByText('待发布').waitFor();
    expect(await textOf('sljggk.md')).toContain('三个科室');
  });

  it('gets another address: the old one leads on, links follow, and it is not deleted once published', async () => {
    await open('report/page:zhinan');
    await page.getByRole('tab', { name: '手续' }).click();
    await page.getByText('公布过。不再适用的，不要删').waitFor();
    expect(await page.getByRole('button', { name: '删除', exact: true }).count()).toBe(0);
    await press('改网址');
    await page.getByLabel('新的名字').fill('zhidu');
    await press('看看会怎样');
    await page.getByText('已经有“zhidu”').waitFor();
    await page.getByLabel('新的名字').fill('xinzhinan');
    await press('看看会怎样');
    await page.locator('.desk-foresight', { hasText: '《示例制度》里指向它的跟着改' }).waitFor();
    await page.getByLabel('看哪一个网页').selectOption({ label: '旧网址 pages/zhinan.html' });
    await frame('这样做以后的网页').getByRole('heading', { level: 1, name: '示例指南' }).waitFor();
    expect(await textOf('zhinan.md')).toBe(GUIDE);
    await press('就这样做');
    await page.locator('.desk-folder', { hasText: 'pages/xinzhinan.md' }).waitFor();
    expect(await textOf('xinzhinan.md')).toContain('旧网址: [pages/zhinan.html]\n');
    expect(await textOf('zhidu.md')).toContain('](xinzhinan.md)');
    await page.locator('.desk-edit .desk-state', { hasText: '有改动' }).waitFor();
    const built = await runCommand('build', ['--content', preview.content, '--output', preview.output]);
    expect(built.stdout).toContain('完成');
  });

  it('have no fault of access, wide and narrow', async () => {
    await open('pages');
    await page.getByText('新建固定页面').waitFor();
    expect(await findFaultsAtWidths(page)).toEqual([]);
    await page.evaluate('location.hash = "#/report/page:zhidu"');
    await page.locator('.cm-content').waitFor();
    await page.getByRole('tab', { name: '手续' }).click();
    await press('改网址');
    expect(await findFaultsAtWidths(page)).toEqual([]);
  });
});
