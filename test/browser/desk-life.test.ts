import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { holdAnswersOf, waitUntilSaved, writeAtEnd } from '../support/desk-screens.ts';
import { addExplanation, EXPLAINED, EXPLANATION } from '../support/explained-report.ts';
import { hashTree } from '../support/hash-tree.ts';
import { openDesk } from '../support/open-desk.ts';
import { runCommand } from '../support/run-command.ts';
import { findFaultsAtWidths } from '../support/screen-faults.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';

let page: Page;

useDesk({ change: addExplanation });

beforeAll(async () => {
  const built = await runCommand('build', ['--content', preview.content, '--output', preview.output]);
  expect(built.stdout).toContain('完成');
});

afterEach(() => page.close());

const open = async (id: string, tab?: string) => {
  page = await openDesk(browser, preview, `report/${id}`, { width: 1280, height: 900 });
  await page.locator('.cm-content').waitFor();
  if (tab) await page.getByRole('tab', { name: tab }).click();
};
const textOf = (id = EXPLAINED) => readFile(preview.at('reports', id, 'index.md'), 'utf8');
const press = (name: string | RegExp, { exact = true } = {}) =>
  page.getByRole('button', { name, ...(exact ? { exact } : {}) }).click();
const type = async (end: string) => {
  await writeAtEnd(page, end);
  await waitUntilSaved(page);
};
/** The pages that would come of an answer. */
const trial = () => page.frameLocator('iframe[title="这样做以后的网页"]');
const choosePage = (name: RegExp) =>
  page
    .getByLabel('看哪一个网页')
    .locator('option')
    .evaluateAll((options) => options.map((option) => option.textContent ?? ''))
    .then((labels) => {
      const label = labels.find((each) => name.test(each)) ?? expect.fail(`${name}: ${labels.join()}`);
      return page.getByLabel('看哪一个网页').selectOption({ label });
    });
const done = () => page.locator('.desk-done').waitFor();

describe('手续', () => {
  it('a finding is put right, or kept with a reason, with one press and a way back', async () => {
    await open(EXPLAINED);
    const before = await textOf();
    await type('\n\n示例局推进各项工作,落实工作。');
    const finding = page.locator('.desk-problems li', { hasText: '半角标点' });
    await finding.getByRole('button', { name: '照此改' }).click();
    await page.locator('.cm-content', { hasText: '各项工作，落实' }).waitFor();
    await done();
    await press('改回来');
    await finding.getByRole('button', { name: '不必改' }).click();
    await page.locator('.desk-problems').getByLabel('为什么不必改').fill('原件就是这样写的');
    await page.locator('.desk-problems').getByRole('button', { name: '记下来' }).click();
    await done();
    await finding.waitFor({ state: 'detached' });
    expect(await textOf()).toContain('规则: half-width-mark\n    位置: ');
    await page.getByRole('button', { name: '删去检查例外第 1 项' }).click();
    await finding.waitFor();
    await writeFile(preview.at('reports', EXPLAINED, 'index.md'), before);
  });

  it('an amendment is asked for, keeps what was published and writes what the command writes', async () => {
    const before = await textOf();
    await open(EXPLAINED);
    await type('\n\n公布以后添上的一段。');
    const copy = path.join(await tempFolder(), '内容');
    await press('写修订');
    await press('更正错字');
    await press('看看会怎样');
    await page.locator('.desk-foresight', { hasText: '会写进“修订”' }).waitFor();
    expect(await textOf()).not.toContain('更正错字');
    await trial().getByText('原因：更正错字').first().waitFor();
    await choosePage(/的文本（新的）$/);
    await trial().getByText('现行文本见').waitFor();
    await cp(preview.content, copy, { recursive: true });
    await press('写上修订');
    await page.locator('.desk-amendment').waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('写上了修订，下一次发布就公布').waitFor();
    await press('知道了');
    const revised = await runCommand('revise', [
      ...[EXPLAINED, '--reason', '更正错字', '--content', copy, '--output', preview.output],
    ]);
    expect(revised.code).toBe(0);
    const [desk, command] = await Promise.all(
      [preview.content, copy].map((content) => hashTree(path.join(content, 'reports', EXPLAINED))),
    );
    expect(desk).toEqual(command);
    expect([...(desk?.keys() ?? [])].join()).toContain('versions/');

    await page.getByRole('tab', { name: '手续' }).click();
    await press('收回刚才写的修订');
    await expect.poll(textOf).not.toContain('更正错字');
    const files = async () => [...(await hashTree(preview.at('reports', EXPLAINED))).keys()].join();
    await expect.poll(files).not.toContain('versions/');
    await writeFile(preview.at('reports', EXPLAINED, 'index.md'), before);
  });

  it('a withdrawal says what the page will say, and is taken back as it was written', async () => {
    const before = await textOf();
    await open(EXPLAINED, '手续');
    await press('撤回、恢复');
    await page.getByLabel('为什么撤回').fill('数据有误');
    await page.locator('.desk-answer').getByLabel('正文').selectOption('移除');
    await page.getByLabel('哪一天撤回').fill('2000-01-01');
    await press('看看会怎样');
    await page.locator('.desk-foresight', { hasText: '在发布日期' }).waitFor();
    expect(await page.getByRole('button', { name: '就这样做' }).count()).toBe(0);
    await page.getByLabel('哪一天撤回').fill('2023-05-01');
    await press('看看会怎样');
    await page.locator('.desk-foresight ins', { hasText: '本文已于2023年5月1日撤回' }).waitFor();
    const notice = trial().getByText('本文已于2023年5月1日撤回').first();
    await expect.poll(() => notice.evaluate((element) => element.style.outlineStyle)).toBe('dashed');
    expect(await textOf()).toBe(before);
    await choosePage(/^首页$/);
    await trial().getByText('最新').first().waitFor();
    await page.getByLabel('为什么撤回').fill('数据有误，');
    await page.locator('.desk-trial').waitFor({ state: 'detached' });
    expect(await page.frameLocator('iframe[title="网页的样子"]').getByText('本文已于').count()).toBe(0);
    // What came of this answer was seen.
    await page.getByLabel('为什么撤回').fill('数据有误');
    await press('看网页，变了的地方画了框');
    await page.locator('.desk-trial:focus').waitFor();
    await press('回到问题');
    await press('就这样做');
    await done();
    await page.locator('.desk-edit .desk-state', { hasText: '已撤回' }).waitFor();
    expect(await textOf()).toContain('撤回:\n  日期: 2023-05-01\n  原因: 数据有误\n  正文: 移除\n');
    await page
      .frameLocator('iframe[title="网页的样子"]')
      .getByText('本文已于2023年5月1日撤回')
      .first()
      .waitFor();
    await press('撤回、恢复');
    await press('看看会怎样');
    await press('就这样做');
    await done();
    await expect.poll(textOf).toBe(before);
  });

  it('another address: the old one leads on, what names the report follows, and the way back leaves nothing', async () => {
    const [before, other] = [await textOf(), await textOf('2022/jiedu')];
    await open(EXPLAINED, '手续');
    await press('改网址');
    await page.getByLabel('新的文件夹').fill('2022/jiedu');
    await press('看看会怎样');
    await page.getByText('已经有“2022/jiedu”').waitFor();
    await page.getByLabel('新的文件夹').fill('2022/xin-weizhi');
    await press('看看会怎样');
    await page.locator('.desk-foresight', { hasText: '解读》里指向它的跟着改' }).waitFor();
    // The old address leads on, also here.
    await choosePage(/^旧网址 /);
    await trial().getByRole('heading', { level: 1, name: '示例' }).waitFor();
    await choosePage(/解读/);
    const link = trial().getByRole('link', { name: '原文' });
    expect(await link.getAttribute('href')).toMatch(/2022\/xin-weizhi\.html$/);
    expect(await textOf('2022/jiedu')).toBe(other);
    // Its news come before the answer.
    const letGo = await holdAnswersOf(page, '**/desk/api/move?*');
    await press('就这样做');
    await page.locator('.desk-folder', { hasText: '2022/xin-weizhi/index.md' }).waitFor();
    letGo();
    await page.locator('.desk-answer').waitFor({ state: 'detached' });
    expect(await textOf('2022/xin-weizhi')).toContain(`旧网址: [${EXPLAINED}]\n`);
    expect(await textOf('2022/jiedu')).toBe(
      other.replace(`[${EXPLAINED}] `, '[2022/xin-weizhi] ').replace(`../../${EXPLAINED}/`, '../xin-weizhi/'),
    );
    const built = await runCommand('build', ['--content', preview.content, '--output', preview.output]);
    expect(built.stdout).toContain('搬了地方');
    await page.getByRole('tab', { name: '手续' }).click();
    await press('改网址');
    await press(`搬回 ${EXPLAINED}`);
    await page.getByLabel('现在的网址公布过').uncheck();
    await press('看看会怎样');
    await press('就这样做');
    await page.locator('.desk-folder', { hasText: `${EXPLAINED}/index.md` }).waitFor();
    expect(await textOf()).toBe(before);
    expect(await textOf('2022/jiedu')).toBe(other);

    // What was published is at the other address still, and says nothing of this one.
    await page.getByRole('tab', { name: '手续' }).click();
    await page.locator('.desk-standing', { hasText: '公布过，在 reports/2022/xin-weizhi.html' }).waitFor();
    await press('把 2022/xin-weizhi 写进“旧网址”');
    await page.locator('.desk-standing', { hasText: '公布过，网页上写的' }).waitFor();
    expect(await textOf()).toContain('旧网址: [2022/xin-weizhi]\n');
    await press('改回来');
    await expect.poll(textOf).toBe(before);
  });

  it('a draft is read and published, with who and when as they were typed; relations are there from both sides', async () => {
    await writeFile(
      preview.at('reports/2022/jiedu/index.md'),
      EXPLANATION.replace('体裁', '状态: 草稿\n体裁'),
    );
    await open('2022/jiedu', '手续');
    await page.locator('.desk-standing', { hasText: '还是草稿' }).waitFor();
    await press('送审、审核、发布');
    await page.getByLabel('这一篇现在').selectOption('发布');
    await page.getByLabel('第几审').selectOption('一审');
    await page.getByLabel('谁审的').fill('示例甲');
    await page.getByText('审核要写全').waitFor();
    await page.getByLabel('哪一天审完').fill('2022-03-30');
    await press('看看会怎样');
    await page.locator('.desk-foresight ins', { hasText: '在网站上' }).waitFor();
    await press('就这样做');
    await page.getByText('记下了审核。还要按上面的“发布”，网站上才有。').waitFor();
    await done();
    expect(await textOf('2022/jiedu')).toBe(
      EXPLANATION.replace(
        '公开类别: 主动公开\n',
        '公开类别: 主动公开\n审核:\n  - 审次: 一审\n    人: 示例甲\n    日期: 2022-03-30\n',
      ),
    );

    await press('关联');
    await page.locator('.desk-answer').getByLabel('这一篇').selectOption('解读');
    const target = page.locator('.desk-answer').getByRole('combobox', { name: '哪一份文件' });
    await target.fill('示例 2021');
    await target.blur();
    await page.getByText('还没有选好，不保存：从列出的报告里选一篇，或者写网址').waitFor();
    await target.fill('示例 2021');
    // Of a word that was being composed, as Safari tells of it.
    await target.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
    await page.locator('.desk-options [role=option]').first().click();
    await press('看看会怎样');
    await page.locator('.desk-foresight ins', { hasText: '解读的文件：' }).waitFor();
    await press('就这样做');
    await page.locator('.desk-standing', { hasText: '解读的文件：' }).waitFor();
    await page.locator('.desk-standing a').click();
    await page.locator('.desk-folder', { hasText: `${EXPLAINED}/index.md` }).waitFor();
    await page.getByRole('tab', { name: '手续' }).click();
    await page.locator('.desk-standing', { hasText: '（写在那一篇里）' }).waitFor();
  });

  it('has no fault of access, wide and narrow, with a question open', async () => {
    await open('2022/jiedu', '手续');
    for (const name of ['送审、审核、发布', '关联', '撤回、恢复', '改网址', '有效性：失效、废止、修改']) {
      await press(name);
      await page.locator('.desk-answer').waitFor();
      expect([name, await findFaultsAtWidths(page)]).toEqual([name, []]);
    }
    await page.getByLabel('从哪一天起不再有效').fill('2023-01-01');
    await page.getByLabel('这份文件现在').selectOption('失效');
    await press('看看会怎样');
    await page.locator('.desk-trial').waitFor();
    expect(await findFaultsAtWidths(page)).toEqual([]);
  });
});
