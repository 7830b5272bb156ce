import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { buildDocx, p } from '../support/build-docx.ts';
import { chooseFiles } from '../support/choose-files.ts';
import {
  goToScreen,
  openDeskPage,
  saveElsewhere,
  waitUntilSaved,
  writeAtEnd,
} from '../support/desk-screens.ts';
import { hashTree } from '../support/hash-tree.ts';
import { openDesk } from '../support/open-desk.ts';
import { runCommand } from '../support/run-command.ts';
import { findScreenFaults } from '../support/screen-faults.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';

useDesk();
let page: Page;

afterEach(() => page.close());

const open = async (place = '', viewport = { width: 1280, height: 800 }) => {
  page = await openDesk(browser, preview, place, viewport);
};
const live = () => page.frameLocator('iframe');
const saved = () => waitUntilSaved(page);
const fill = async (key: string, value: string) => {
  await page.locator(`#field-${key}`).fill(value);
  await page.locator(`#field-${key}`).blur();
  await saved();
};
const choose = async (key: string, value: string) => {
  await page.locator(`#field-${key}`).selectOption(value);
  await saved();
};

describe('编辑台', () => {
  it('a Word file becomes a draft, is put right, published, corrected, and the output is what the command builds', async () => {
    await open('new');
    const bytes = buildDocx({
      body: [
        '示例区示例局2023年度法治政府建设情况报告',
        '示例局推进各项工作，情况如下。',
        '一、主要做法',
        '共办理12件。',
      ]
        .map((text) => p(text))
        .join(''),
    });
    await chooseFiles(page.locator('input[type=file]'), { '年度报告（定稿）.docx': bytes });
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.getByRole('link', { name: '打开，核对和修改' }).click();
    await page.locator('.desk-edit .desk-state', { hasText: '草稿' }).waitFor();
    await page.locator('.cm-content', { hasText: '共办理12件。' }).waitFor();

    await fill('机构名称', '示例区示例局');
    await fill('发布日期', '2024-01-15');
    await choose('体裁', '报告');
    await choose('主题分类', '科技、教育');
    await choose('公开类别', '主动公开');
    await page.getByText('少用的字段').click();
    await choose('状态', '发布');
    await page.locator('.desk-edit .desk-state', { hasText: '待发布' }).waitFor();

    await live().locator('article p', { hasText: '共办理12件' }).click();
    await page.locator('.cm-activeLine', { hasText: '共办理12件。' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type('比上年多3件。');
    await live().locator('article p', { hasText: '比上年多3件。' }).waitFor();

    const publish = async () => {
      await page.getByRole('navigation').getByRole('link', { name: '发布' }).click();
      await page.getByLabel('发布的人').fill('示例员');
      await page.getByRole('button', { name: /^发布到/ }).click();
      // The example's settings are not those of a portal that is looked after.
      await page.getByRole('button', { name: '仍然发布' }).click();
      await page.getByRole('heading', { name: '发布好了' }).waitFor();
    };
    await publish();
    await page.getByRole('navigation').getByRole('link', { name: '报告' }).click();
    await page.getByText('自上次发布：没有改动').waitFor();

    await page.getByRole('link', { name: '示例区示例局2023年度法治政府建设情况报告' }).click();
    await page.locator('.desk-edit .desk-state', { hasText: '已发布' }).waitFor();
    await page.getByRole('button', { name: '加关键词' }).click();
    await fill('关键词-0', '示例，法治');
    await page.locator('.desk-edit .desk-state', { hasText: '有改动' }).waitFor();
    await publish();

    const alone = path.join(await tempFolder(), '网站');
    const built = await runCommand('build', ['--content', preview.content, '--output', alone], {
      withPdf: true,
    });
    expect(built.code).toBe(0);
    expect(await hashTree(preview.output)).toEqual(await hashTree(alone));
  });

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
    await page.locator('.cm-content').click();
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

  it.each([1280, 360])('has no fault of access at %i px', async (width) => {
    for (const place of ['', 'new', 'publish', 'report/2021/shili']) {
      await open(place, { width, height: 800 });
      await page
        .locator(place.startsWith('report') ? '.cm-content' : 'main > *')
        .first()
        .waitFor();
      expect([place, await findScreenFaults(page)]).toEqual([place, []]);
      await page.close();
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
