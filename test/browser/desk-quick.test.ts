import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goToScreen, waitUntilSaved, writeAtEnd } from '../support/desk-screens.ts';
import { preview } from '../support/use-desk.ts';
import {
  before,
  button,
  field,
  file,
  holdAnswers,
  openReport,
  page,
  read,
  useWrittenReport,
} from '../support/use-written-report.ts';

/** Somebody who goes on more quickly than the desk answers. */
useWrittenReport();
let start: string;

beforeEach(async () => {
  start = before
    .replace(/^关键词: .*/m, '关键词: [法治政府, 示例, 第三]')
    .replace(/^关键词/m, '审核:\n  - 审次: 一审\n    人: 示例甲\n    日期: 2022-02-01\n关键词');
  await writeFile(file, start);
  await openReport();
  await expect.poll(() => page.locator('#field-关键词-2').inputValue()).toBe('第三');
});

const fill = async (id: string, text: string) => {
  const box = field(id);
  await box.fill(text);
  await box.blur();
};
const shown = (id: string) => field(id).inputValue();

/** The answers come one after the other. @returns waits until there is one more, and lets it go when it is told to */
async function answerOneByOne(pattern: string): Promise<() => Promise<() => void>> {
  const waiting: (() => void)[] = [];
  await page.route(pattern, async (route) => {
    const response = await route.fetch();
    await new Promise<void>((resolve) => waiting.push(resolve));
    await route.fulfill({ response }).catch(() => {});
  });
  return async () => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    return waiting.shift() as () => void;
  };
}

describe('who changes a field again before it is saved', () => {
  it('back to what it was, has that', async () => {
    const letGo = await holdAnswers('**/desk/api/fields*');
    const asked = page.waitForRequest('**/desk/api/fields*');
    const former = await shown('发文字号');
    await fill('发文字号', '示发〔2022〕1号');
    await asked;
    await fill('发文字号', former);
    letGo();
    await waitUntilSaved(page);
    await expect.poll(read).toBe(start);
    expect(await shown('发文字号')).toBe(former);
  });

  it('in three parts of an entry, has all three', async () => {
    const comes = await answerOneByOne('**/desk/api/fields*');
    await fill('审核-0-人', '示例乙');
    const first = await comes();
    await fill('审核-0-日期', '2022-02-02');
    first();
    const second = await comes();
    await page.locator('[id="field-审核-0-审次"]').selectOption('二审');
    second();
    (await comes())();
    await waitUntilSaved(page);
    expect(await read()).toContain('  - 审次: 二审\n    人: 示例乙\n    日期: 2022-02-02\n');
  });

  it('by deleting one after the other, has deleted those', async () => {
    const letGo = await holdAnswers('**/desk/api/fields*');
    const remove = (text: string) =>
      page.evaluate(`{
        const row = [...document.querySelectorAll('#field-关键词 .desk-row')]
          .find((one) => one.querySelector('input').value === ${JSON.stringify(text)});
        [...row.querySelectorAll('.desk-remove')].at(-1).click();
      }`);
    const asked = page.waitForRequest('**/desk/api/fields*');
    await remove('法治政府');
    await asked;
    await remove('示例');
    letGo();
    await waitUntilSaved(page);
    await expect.poll(read).toMatch(/^关键词: (?:\[第三\]|第三)$/m);
  });

  it('by emptying it and deleting it, has deleted no other', async () => {
    await page.locator('#field-关键词-1').fill('');
    await button('删去关键词第 2 项').click();
    await waitUntilSaved(page);
    await expect.poll(read).toMatch(/^关键词: \[法治政府, 第三\]$/m);
  });
});

describe('what was written just before is there', () => {
  it.each([
    [
      'beside what',
      '示例局推进各项工作,落实工作。',
      '\n\n刚才写的。',
      '示例局推进各项工作，落实工作。\n\n刚才写的。',
    ],
    ['on the line that', '示例局推进各项工作,落', '实工作。', '示例局推进各项工作，落实工作。'],
  ])('%s one press has put right', async (_, first, then, expected) => {
    await writeAtEnd(page, `\n\n${first}`);
    const finding = page.locator('.desk-problems li', { hasText: '半角标点' });
    await finding.getByRole('button', { name: '照此改' }).waitFor();
    await waitUntilSaved(page);
    const letGo = await holdAnswers('**/desk/api/text*');
    await writeAtEnd(page, then);
    await finding.getByRole('button', { name: '照此改' }).click();
    letGo();
    await expect.poll(read).toContain(expected);
  });

  it('below the fields that were written by hand', async () => {
    await page.locator('.desk-written summary').click();
    const area = page.getByLabel('字段的原文', { exact: true });
    const letGo = await holdAnswers('**/desk/api/text*');
    await area.fill((await area.inputValue()).replace('示例甲', '示例丙'));
    await writeAtEnd(page, '刚才写的。');
    await button('存下这几行').click();
    letGo();
    await expect.poll(read).toMatch(/人: 示例丙[\s\S]*刚才写的。/);
    await waitUntilSaved(page);
    await page.locator('.cm-content', { hasText: '刚才写的。' }).waitFor();
  });
});

describe('in the settings, who goes on before one is saved', () => {
  let site: string;
  let settings: string;
  const readSite = () => readFile(site, 'utf8');
  const holdOne = async (change: () => Promise<void>) => {
    const letGo = await holdAnswers('**/desk/api/setting');
    const asked = page.waitForRequest('**/desk/api/setting');
    await change();
    await asked;
    return letGo;
  };
  beforeEach(async () => {
    site = preview.at('site.json');
    settings = await readSite();
  });
  afterEach(() => writeFile(site, settings));

  it('back to what it was, has that', async () => {
    let saved = 0;
    page.on('response', (response) => {
      if (response.url().endsWith('/desk/api/setting')) saved += 1;
    });
    await goToScreen(page, 'settings');
    const name = page.locator('#setting-name');
    const former = await name.inputValue();
    const write = async (text: string) => {
      await name.fill(text);
      await name.blur();
    };
    const letNameGo = await holdOne(() => write('示例区公报甲'));
    await write(former);
    letNameGo();
    await expect.poll(() => saved).toBe(2);
    expect(await readSite()).toBe(settings);
    expect(await name.inputValue()).toBe(former);

    await goToScreen(page, 'settings/columns');
    await button('加一个栏目').click();
    await page.getByLabel('名称', { exact: true }).fill('示例栏目甲');
    const letListGo = await holdOne(() => page.keyboard.press('Tab'));
    await button('删去“示例栏目甲”').click();
    letListGo();
    await expect.poll(() => saved).toBe(4);
    expect(await readSite()).toBe(settings);
    await expect.poll(() => page.getByLabel('名称', { exact: true }).count()).toBe(0);
  });

  it('and to another part, has both', async () => {
    await goToScreen(page, 'settings');
    let letGo = () => {};
    const first = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/desk/api/setting', async (route) => {
      await first;
      await route.continue();
    });
    const asked = page.waitForRequest('**/desk/api/setting');
    await page.locator('#setting-name').fill('示例区公报甲');
    await page.locator('#setting-name').blur();
    await asked;
    await goToScreen(page, 'settings/columns');
    await button('加一个栏目').waitFor();
    expect(await page.evaluate(`!dispatchEvent(new Event('beforeunload', { cancelable: true }))`)).toBe(true);
    // No news of the first is heard before the second.
    const letNewsGo = await holdAnswers('**/desk/api/settings');
    await button('加一个栏目').click();
    await page.getByLabel('名称', { exact: true }).fill('示例栏目甲');
    await page.keyboard.press('Tab');
    letGo();
    await expect.poll(readSite).toContain('示例区公报甲');
    await expect.poll(readSite).toContain('示例栏目甲');
    letNewsGo();
    await page.getByText('“栏目”已保存').waitFor();
    expect(await page.getByText('别的程序').count()).toBe(0);
  });

  it('has pressed the button that was pressed', async () => {
    await goToScreen(page, 'settings/columns');
    await button('加一个栏目').click();
    await page.getByLabel('名称', { exact: true }).fill('示例栏目甲');
    await button('加一个栏目').click();
    await page.getByText('还有栏目没有写名称').waitFor();
    expect(await page.getByLabel('名称', { exact: true }).count()).toBe(2);
  });
});
