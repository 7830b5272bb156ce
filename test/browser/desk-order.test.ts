import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openDesk } from '../support/open-desk.ts';
import { writeReport } from '../support/sample-report.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';

const ID = '2021/shili';
const HEAD = writeReport({
  关键词: '甲、乙、丙',
  关联: `
  - 关系: 依据
    对象: https://www.shili.gov.cn/1
    名称: 一号文件 # 备注
  - 关系: 依据
    对象: https://www.shili.gov.cn/2
    名称: 二号文件`,
});

const fileOf = () => preview.at('reports', ID, 'index.md');
useDesk();
let page: Page;

afterEach(() => page.close());

const text = () => readFile(fileOf(), 'utf8');
async function open() {
  await writeFile(fileOf(), HEAD);
  page = await openDesk(browser, preview, `report/${ID}`);
  await page.getByRole('button', { name: '加关键词' }).waitFor();
}
const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")');

/** Step by step, as a hand does: a browser takes a jump for no dragging. */
async function drag(grip: Locator, onto: Locator) {
  await grip.scrollIntoViewIfNeeded();
  const [from, to] = [await grip.boundingBox(), await onto.boundingBox()];
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 14, from.y + 22);
  await page.mouse.down();
  for (let step = 1; step < 6; step += 1) await page.mouse.move(from.x + 14, from.y + 22 - 3 * step);
  for (let step = 0; step < 3; step += 1) await page.mouse.move(to.x + 40 + step, to.y + 8 + step);
  await page.mouse.up();
}

describe('rows', () => {
  it('are put in another order by keyboard, and the focus goes with them', async () => {
    await open();
    const up = page.getByRole('button', { name: '关键词第 3 项 往前移' });
    await up.press('Enter');
    await expect.poll(text).toMatch(/^关键词: .*甲.*丙.*乙/m);
    await expect.poll(focused).toBe('关键词第 2 项 往前移');
    await page.keyboard.press('Enter');
    await expect.poll(text).toMatch(/^关键词: .*丙.*甲.*乙/m);
    // It is the first now, and can only go back.
    await expect.poll(focused).toBe('关键词第 1 项 往后移');
    await page.getByText('已移到第 1 个').waitFor();
  });

  it('are dragged, with all their parts and nothing else', async () => {
    await open();
    const rows = page.locator('#field-关联 .desk-row');
    await drag(rows.nth(0).locator('.desk-grip'), rows.nth(1));
    await expect.poll(text).toMatch(/二号文件[\s\S]*一号文件/);
    const without = (all: string) => all.replace(/^关联:\n(?: .*\n)+/m, '');
    expect(without(await text())).toBe(without(HEAD));
  });

  it('keep what was just typed into another of them', async () => {
    await open();
    await page.locator('[id="field-关键词-0"]').fill('新写的');
    await page.getByRole('button', { name: '删去关键词第 3 项' }).click();
    await expect.poll(text).toMatch(/^关键词: .*新写的.*乙(?!.*丙)/m);
    await page.locator('[id="field-关联-0-名称"]').fill('改了名');
    await page.getByRole('button', { name: '关联第 1 项 往后移' }).click();
    await expect.poll(text).toMatch(/二号文件[\s\S]*改了名/);
  });
});

it('a place where there is nothing says so, leads back, and the tab says what it shows', async () => {
  await open();
  await expect.poll(() => page.title()).toBe('示例区示例局2021年度示例工作报告 - 示例区报告公报 - 编辑台');
  for (const place of ['report/2021/meiyou', 'meiyou']) {
    await page.evaluate(`location.hash = '#/${place}'`);
    await page.getByRole('link', { name: '回到报告列表' }).click();
    await page.locator('.desk-list').waitFor();
  }
  await expect.poll(() => page.title()).toBe('报告 - 示例区报告公报 - 编辑台');
});

it('attachments are dragged, too', async () => {
  await open();
  await page.getByRole('tab', { name: '附件' }).click();
  const order = () => page.locator('.desk-attached-name strong').allInnerTexts();
  await page.locator('.desk-attached > li').nth(2).waitFor();
  const before = await order();
  await drag(page.locator('.desk-grip').nth(1), page.locator('.desk-attached > li').nth(0));
  await expect.poll(order).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect.poll(text).toContain('附件:');
});
