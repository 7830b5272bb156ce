import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import {
  goToScreen,
  openDeskPage,
  saveElsewhere,
  waitUntilSaved,
  writeAtEnd,
} from '../support/desk-screens.ts';
import { openDesk } from '../support/open-desk.ts';
import { findFaultsAtWidths, findScreenFaults } from '../support/screen-faults.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';

useDesk();
let page: Page;

afterEach(() => page.close());

const open = async (place = '') => {
  page = await openDesk(browser, preview, place);
};
const live = () => page.frameLocator('iframe');
const saved = () => waitUntilSaved(page);

describe('编辑台', () => {
  it('keeps what is typed into a row as soon as it is there', async () => {
    const file = preview.at('reports/2021/shili/index.md');
    const before = await readFile(file);
    await open('report/2021/shili');
    await page.getByRole('button', { name: '加关键词' }).waitFor();
    // Before the browser has drawn the new row.
    const shown = await page.evaluate(`(async () => {
      const rows = () => document.querySelectorAll('[id^="field-关键词-"]');
      const count = rows().length;
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '加关键词').click();
      while (rows().length === count) await Promise.resolve();
      rows()[count].focus();
      document.execCommand('insertText', false, '新写的');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return rows()[count]?.value;
    })()`);
    expect(shown).toBe('新写的');
    await page.keyboard.press('Tab');
    await expect.poll(() => readFile(file, 'utf8')).toMatch(/^关键词: .*新写的/m);
    await writeFile(file, before);
  });

  it('changes nothing of a file but what was typed', async () => {
    const file = preview.at('reports/2021/shili/index.md');
    const before = await readFile(file);
    await writeFile(file, before.toString().replaceAll('\n', '\r\n'));
    await open('report/2021/shili');
    await writeAtEnd(page, '\n\n添上的一段。');
    await live().locator('article p', { hasText: '添上的一段。' }).waitFor();
    await saved();
    const after = await readFile(file, 'utf8');
    expect(after).toContain('添上的一段。');
    expect(after.replace(/\r\n\r\n添上的一段。$/, '').replace(/\r\n$/, '')).toBe(
      before.toString().replaceAll('\n', '\r\n').replace(/\r\n$/, ''),
    );
    await page.getByRole('tab', { name: '历史' }).click();
    await page.locator('.desk-history ol button').last().click();
    await page.getByRole('button', { name: '换回这一份' }).click();
    await expect.poll(() => readFile(file, 'utf8')).toBe(before.toString().replaceAll('\n', '\r\n'));
    await writeFile(file, before);
  });

  it('saves what was typed a moment before the screen is left', async () => {
    const file = preview.at('reports/2021/shili/index.md');
    const before = await readFile(file, 'utf8');
    await open('report/2021/shili');
    await writeAtEnd(page, '\n\n临走写下的。');
    await goToScreen(page, '');
    await expect.poll(() => readFile(file, 'utf8')).toContain('临走写下的。');
    await writeFile(file, before);
  });

  it('shows both where another program saved the file meanwhile, and loses neither', async () => {
    const file = preview.at('reports/2021/shili/index.md');
    const before = await readFile(file, 'utf8');
    await open('report/2021/shili');
    await page.locator('.cm-content').focus();
    // The desk hears of the other change only when it saves its own.
    const other = before.replace('标题: ', '标题: 别处改的').replace('没有序号的一节', '没有序号的一小节');
    await saveElsewhere(page, '**/desk/api/text*', file, other);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('这里写的。');
    await page.getByText('别的程序刚才改过这个文件').waitFor();
    expect(await readFile(file, 'utf8')).toContain('标题: 别处改的');
    const shown = page.locator('.desk-conflict .desk-difference');
    expect(await shown.locator('del').allInnerTexts()).toEqual(['别处改的', '小']);
    expect(await shown.locator('ins').allInnerTexts()).toEqual(['这里写的。']);
    await page.getByRole('button', { name: '用这里写的' }).click();
    await saved();
    expect(await readFile(file, 'utf8')).toContain('这里写的。');
    await page.getByRole('tab', { name: '历史' }).click();
    await page.locator('.desk-history ol button').first().click();
    await page.locator('.desk-difference', { hasText: '别处改的' }).waitFor();
    await writeFile(file, before);
  });

  it('says of an address that is broken that there is no such page', async () => {
    await open('%E4%B8');
    await page.getByText('没有这一页').waitFor();
  });

  it('opens where the browser stores nothing, as one that blocks all cookies', async () => {
    page = await browser.newPage();
    await page.addInitScript(`Object.defineProperty(window, 'localStorage', {
      get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
    });`);
    await openDeskPage(page, preview.desk);
    await goToScreen(page, 'report/2021/shili');
    await page.locator('.cm-content', { hasText: '示例' }).waitFor();
  });

  it('says of a page that an earlier start opened what to do', async () => {
    await open();
    await page.evaluate("localStorage.setItem('gongbao-desk', 'x')");
    await page.reload();
    await page.getByText('编辑台重新启动过').waitFor();
  });

  it('has no fault of access, wide and narrow', async () => {
    await open();
    for (const [place, shown] of [
      ['', '.desk-list'],
      ['new', '.desk-drop'],
      ['publish', '.desk-checks'],
      ['report/2021/shili', '.cm-content'],
    ] as const) {
      await goToScreen(page, place);
      await page.locator(shown).first().waitFor();
      expect([place, await findFaultsAtWidths(page)]).toEqual([place, []]);
    }
  });

  it('lines of fields that cannot be read are shown as they are, mended there, and nothing typed is lost', async () => {
    const file = path.join(preview.content, 'reports', '2021', 'shili', 'index.md');
    const before = await readFile(file, 'utf8');
    const broken = before.replace(/^(标题: )(.*)$/m, '$1"$2\n标提: 又一个');
    await writeFile(file, broken);
    await open('report/2021/shili');
    await page.locator('#field-标题').getByRole('button', { name: '改它的原文' }).click();
    const area = page.getByLabel('字段的原文', { exact: true });
    expect(await page.evaluate('getSelection().toString()')).toBe(/^标题: .*$/m.exec(broken)?.[0]);
    const mended = (await area.inputValue()).replace('标题: "', '标题: ').replace('标提: 又一个\n', '');
    await area.fill(mended);
    // Notepad comes in between: what is typed stays, and is not put over it.
    await writeFile(file, broken.replace('标提: 又一个', '标提: 记事本改的'));
    await page.getByText('这几行刚才在别处改过了').waitFor();
    expect(await area.inputValue()).toBe(mended);
    await page.getByRole('button', { name: '不改了' }).click();
    expect(await area.inputValue()).toContain('标提: 记事本改的');
    await area.fill(mended);
    await page.getByRole('button', { name: '存下这几行' }).click();
    await saved();
    await expect.poll(() => readFile(file, 'utf8')).toBe(before);
    await page.locator('#field-标题:not(fieldset)').waitFor();
    expect(await findScreenFaults(page)).toEqual([]);
  });

  it('a report made by mistake is deleted, asked once more, and brought back from the list', async () => {
    const file = path.join(preview.content, 'reports', '2023', 'cuo', 'index.md');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, '---\n标题: 示例弄错了的一篇\n---\n\n示例。\n');
    await open();
    await page.getByRole('link', { name: '示例弄错了的一篇' }).click();
    await page.getByRole('tab', { name: '手续' }).click();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('button', { name: '删除这一篇' }).click();
    await page.getByText('删掉的（1）').click();
    await page.getByRole('link', { name: '示例弄错了的一篇' }).waitFor({ state: 'detached' });
    expect(await findScreenFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '放回 《示例弄错了的一篇》' }).click();
    await page.getByRole('link', { name: '示例弄错了的一篇' }).waitFor();
    await page.getByText('删掉的').waitFor({ state: 'detached' });
    await rm(path.dirname(file), { recursive: true });
  });
});
