import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { buildDocx, p } from '../support/build-docx.ts';
import { chooseFiles } from '../support/choose-files.ts';
import { holdRequestsOf, writeAtEnd } from '../support/desk-screens.ts';
import { openDesk } from '../support/open-desk.ts';
import { findFaultsAtWidths } from '../support/screen-faults.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';

useDesk();
let page: Page;

afterEach(() => page.close());

const ID = '2021/shili';
const names = () => readdir(preview.at('reports', ID, 'attachments')).then((all) => all.sort());
const item = (name: string) => page.locator('.desk-attached > li', { hasText: name });
const text = () => readFile(preview.at('reports', ID, 'index.md'), 'utf8');

async function open() {
  page = await openDesk(browser, preview, `report/${ID}`);
  await page.getByRole('tab', { name: '附件' }).click();
  await page.locator('.desk-attachments').waitFor();
}

const put = (files: Readonly<Record<string, string | Uint8Array>>) =>
  chooseFiles(page.locator('.desk-attachments .desk-drop input[type=file]'), files);

describe('附件', () => {
  it('are put in, shown, named, ordered, replaced, deleted and brought back', async () => {
    const before = { names: await names().catch(() => []), text: await text() };
    await open();
    await writeAtEnd(page, '\n\n见示例表[');
    await put({
      '甲表.csv': '项目,数量\n示例,12\n',
      '意见.docx': buildDocx({
        comments: `<w:comment w:id="1" w:author="李示例">${p('此处请核实')}</w:comment>`,
        body: p('示例正文一段。'),
      }),
      '密钥.txt':
        '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg\n-----END PRIVATE KEY-----\n',
      '程序.exe': 'MZ',
    });
    await item('意见.docx').getByText('批注：李示例：此处请核实').waitFor();
    await page.getByText('私钥').first().waitFor();
    await page.getByText('程序和脚本不能发布').waitFor();
    expect(await names()).toEqual([...before.names, '意见.docx', '甲表.csv'].sort());
    // What was typed meanwhile is in the file as well.
    await expect.poll(text).toContain('见示例表');

    const link = item('甲表.csv').getByRole('link', { name: '预览' });
    const shown = await page.evaluate(
      `fetch(${JSON.stringify(await link.getAttribute('href'))}).then((answer) => answer.text())`,
    );
    expect(shown).toContain('项目');

    await item('甲表.csv').getByRole('button', { name: '改名' }).click();
    await page.getByLabel('显示的名称').fill('甲类附表');
    await page.getByRole('button', { name: '改显示的名称' }).click();
    await item('甲类附表').getByText('文件名 甲表.csv').waitFor();
    expect(await text()).toContain('名称: 甲类附表');

    const order = () => page.locator('.desk-attached-name strong').allInnerTexts();
    const at = (await order()).indexOf('甲类附表');
    await item('甲类附表')
      .getByRole('button', { name: /往前移/ })
      .click();
    await expect.poll(async () => (await order()).indexOf('甲类附表')).toBe(at - 1);

    await chooseFiles(item('意见.docx').locator('input[type=file]'), {
      '意见（清稿）.docx': buildDocx({ body: p('示例正文一段。') }),
    });
    await item('意见.docx').getByText('此处请核实').waitFor({ state: 'detached' });
    await page.getByText('删掉的和换掉的（1）').waitFor();

    await item('甲类附表').getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '删掉', exact: true }).click();
    await page.getByText('删掉的和换掉的（2）').click();
    expect(await names()).not.toContain('甲表.csv');
    expect(await text()).not.toContain('甲表.csv');
    await page.getByRole('button', { name: /^放回 甲表\.csv/ }).click();
    await item('甲表.csv').getByRole('button', { name: '改名' }).waitFor();
    const file = preview.at('reports', ID, 'attachments/甲表.csv');
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('示例,12');
    await writeFile(preview.at('reports', ID, 'index.md'), before.text);
  });

  it('what is refused while another panel is looked at is told there', async () => {
    await open();
    await put({ '丙表.csv': '项目,数量\n示例,12\n' });
    await item('丙表.csv').waitFor();
    const goOn = await holdRequestsOf(page, '**/attachments/add*');
    const replace = item('丙表.csv').locator('input[type=file]');
    await chooseFiles(replace, { '新的.xlsx': 'x' });
    await page.getByText('正在放 新的.xlsx').waitFor();
    await page.getByRole('tab', { name: '字段' }).click();
    goOn();
    await page.getByRole('alert').getByText('附件有 1 项没有做成').waitFor();
    await page.getByRole('button', { name: '看原因' }).click();
    await page.getByText('新的文件是 .xlsx，原来的是 .csv，不能直接代替').waitFor();
    await page.getByRole('tab', { name: '字段' }).click();
    await page.locator('.desk-attachments').waitFor({ state: 'detached' });
    expect(await page.getByText('没有做成').count()).toBe(0);
    await page.getByRole('tab', { name: '附件' }).click();
    await item('丙表.csv').getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '删掉' }).click();
    await item('丙表.csv').getByRole('button', { name: '改名' }).waitFor({ state: 'detached' });
  });

  it('refuses in sight of whoever has pressed far below', async () => {
    await open();
    const files = [1, 2, 3, 4, 5, 6].map((at) => [`长表${at}.csv`, '项目,数量\n示例,12\n'] as const);
    await put(Object.fromEntries(files));
    const last = item('长表6.csv');
    await last.getByRole('button', { name: '改名' }).scrollIntoViewIfNeeded();
    await chooseFiles(last.locator('input[type=file]'), { '新的.xlsx': 'x' });
    const refused = page.locator('.desk-attachments .desk-notice');
    await refused.getByText('没有换：新的文件是 .xlsx').waitFor();
    const side = await page.locator('.desk-side').boundingBox();
    await expect
      .poll(async () => {
        const box = await refused.boundingBox();
        return box && side && box.y >= side.y && box.y + box.height <= Math.min(800, side.y + side.height);
      })
      .toBe(true);
  });

  it('have no fault of access, wide and narrow', async () => {
    await open();
    await put({ '空的.pdf': '', '丙.csv': '项目,数量\n示例,12\n' });
    await item('丙.csv').getByRole('button', { name: '改名' }).click();
    await item('丙.csv').getByRole('button', { name: '删除' }).click();
    await page.getByText('是空文件').waitFor();
    expect(await findFaultsAtWidths(page)).toEqual([]);
  });
});
