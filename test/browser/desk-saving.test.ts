import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { askDesk } from '../support/ask-desk.ts';
import { chooseFiles } from '../support/choose-files.ts';
import { goToScreen, saveElsewhere, waitUntilSaved, writeAtEnd } from '../support/desk-screens.ts';
import { preview } from '../support/use-desk.ts';
import {
  before,
  button,
  changeSettings,
  cutAnswers,
  field,
  file,
  holdAnswers,
  ID,
  leaving,
  open,
  openReport,
  page,
  read,
  useWrittenReport,
  waitForText,
} from '../support/use-written-report.ts';

/** What is written while the desk has not answered yet, or does not answer. */
useWrittenReport();

/** What waits for the next frame comes three seconds later, and after what was asked of the desk meanwhile. */
const DRAW_LATE = `{
  const wait = setTimeout;
  window.requestAnimationFrame = (work) => wait(work, 3000);
  window.setTimeout = (work, ms, ...rest) => wait(work, ms < 50 ? 3000 : ms, ...rest);
}`;

/** Whether the page is the tab that is in front. */
const show = (is: boolean) =>
  page.evaluate(`
    ${is ? 'delete document.visibilityState' : `Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })`};
    document.dispatchEvent(new Event('visibilitychange'));
  `);

it('a page that nobody sees keeps no connection from the others, and shows what is new when it is seen', async () => {
  await open('');
  const asked: Request[] = [];
  await page.route('**/desk/api/wait*', (route) => void asked.push(route.request()));
  await page.reload();
  // What the page before has asked has ended with it.
  const isWaiting = () => asked.some((request) => request.failure() === null);
  await expect.poll(isWaiting).toBe(true);
  await show(false);
  await expect.poll(isWaiting).toBe(false);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await writeFile(file, before.replace(/^标题: .*/m, '标题: 示例区示例局别处改的标题'));
  await show(true);
  await page.getByText('示例区示例局别处改的标题').waitFor();
});

describe('what is typed while a save is on its way', () => {
  it('stays in its field', async () => {
    await openReport();
    const letGo = await holdAnswers('**/desk/api/fields*');
    await field('发文字号').fill('示发〔2022〕1号');
    const asked = page.waitForRequest('**/desk/api/fields*');
    await field('发文字号').press('Enter');
    await asked;
    await field('发文字号').pressSequentially('之二');
    letGo();
    await waitUntilSaved(page);
    expect(await field('发文字号').inputValue()).toBe('示发〔2022〕1号之二');
    await field('发文字号').blur();
    await expect.poll(() => read()).toContain('发文字号: 示发〔2022〕1号之二');
  });

  it('is no conflict with oneself after leaving the report and coming back', async () => {
    await openReport();
    const letGo = await holdAnswers('**/desk/api/text*');
    const asked = page.waitForRequest('**/desk/api/text*');
    await writeAtEnd(page, '先写的。');
    await asked;
    await goToScreen(page, '');
    await page.locator('.desk-list').waitFor();
    await goToScreen(page, `report/${ID}`);
    letGo();
    await page.locator('.cm-content', { hasText: '示例事项全部纳入' }).press('Control+Home');
    await page.keyboard.type('回来写的。');
    await expect.poll(() => read()).toContain('回来写的。');
    await waitUntilSaved(page);
    expect(await read()).toContain('先写的。');
    expect(await page.locator('.desk-conflict').count()).toBe(0);
  });

  it('is no conflict with an attachment that was given another name', async () => {
    await openReport();
    await page.getByRole('tab', { name: '附件' }).click();
    const letGo = await holdAnswers('**/desk/api/attachments/change*');
    await button('改名').first().click();
    await page.getByLabel('显示的名称').fill('示例的附件名');
    const asked = page.waitForRequest('**/desk/api/attachments/change*');
    await button('改显示的名称').click();
    await asked;
    await writeAtEnd(page, '同时写的。');
    letGo();
    await expect.poll(() => read()).toContain('同时写的。');
    await waitUntilSaved(page);
    expect(await read()).toContain('名称: 示例的附件名');
    expect(await page.locator('.desk-conflict').count()).toBe(0);
  });

  it('is in the report that was moved meanwhile', async () => {
    await openReport();
    await page.getByRole('tab', { name: '手续' }).click();
    await button('改网址').click();
    await page.getByLabel('新的文件夹').fill('2021/xin');
    await button('看看会怎样').click();
    await button('就这样做').waitFor();
    const letGo = await holdAnswers('**/desk/api/move*');
    const asked = page.waitForRequest('**/desk/api/move*');
    await button('就这样做').click();
    await asked;
    await writeAtEnd(page, '搬的时候写的。');
    letGo();
    await page.locator('.desk-folder', { hasText: '2021/xin/index.md' }).waitFor();
    await expect.poll(() => read('2021/xin')).toContain('搬的时候写的。');
    await waitUntilSaved(page);
    await rename(preview.at('reports/2021/xin'), preview.at('reports', ID));
  });

  it('of all that are alike takes one press, and is taken back by one', async () => {
    await openReport();
    const written = '示例局推进各项工作,落实工作,检查工作。\n\n⼈⺠满意,⽣活都好。';
    await writeAtEnd(page, `\n\n${written}`);
    await waitUntilSaved(page);
    // Below the text: how many there are is said above, and leads there.
    const summary = page.locator('.desk-problems summary');
    await page.evaluate('scrollTo(0, 0)');
    expect((await summary.boundingBox())?.y).toBeGreaterThan(800);
    await button(/处提醒$/).click();
    expect((await summary.boundingBox())?.y).toBeLessThan(800);
    await button('同一类的 2 处都照此改').click();
    await expect.poll(() => read()).toContain('各项工作，落实工作，检查工作。\n\n⼈⺠满意，⽣活都好。');
    await button('改回来').click();
    await expect.poll(() => read()).toContain(written);
    await button('同一类的 3 处都照此改').click();
    await expect.poll(() => read()).toContain('人民满意,生活都好。');
  });

  it('is not taken back with what was done before', async () => {
    await openReport();
    await writeAtEnd(page, '\n\n示例局推进各项工作,落实工作。');
    // What is mended is the line as it was checked, and not a part of it.
    await waitUntilSaved(page);
    const finding = page.locator('.desk-problems li', { hasText: '半角标点' });
    await finding.getByRole('button', { name: '照此改' }).click();
    await button('改回来').waitFor();
    const letGo = await holdAnswers('**/desk/api/text*');
    await writeAtEnd(page, '后来写的。');
    await button('改回来').waitFor({ state: 'detached' });
    letGo();
    await expect.poll(() => read()).toContain('后来写的。');
  });

  it('of two settings is saved, and no other program has changed them', async () => {
    await open('settings');
    const site = preview.at('site.json');
    const old = await readFile(site, 'utf8');
    const letGo = await holdAnswers('**/desk/api/setting');
    const asked = page.waitForRequest('**/desk/api/setting');
    await page.locator('#setting-name').fill('示例区公报甲');
    await page.locator('#setting-name').press('Enter');
    await asked;
    await page.locator('#setting-organization').fill('示例局乙');
    await page.locator('#setting-organization').blur();
    letGo();
    await expect.poll(() => readFile(site, 'utf8')).toMatch(/示例区公报甲.*示例局乙/s);
    await page.getByText('已保存', { exact: false }).first().waitFor();
    expect(await page.locator('.desk-notice', { hasText: '别的程序' }).count()).toBe(0);
    await writeFile(site, old);
  });

  it('of two fonts is saved', async () => {
    await open('settings/pdfFonts');
    const site = preview.at('site.json');
    const old = await readFile(site, 'utf8');
    const letGo = await holdAnswers('**/desk/api/setting');
    const asked = page.waitForRequest('**/desk/api/setting');
    const font = (face: string) => page.getByLabel(face, { exact: true });
    await font('标题').fill('fonts\\示例甲.ttf');
    await font('标题').blur();
    await asked;
    await font('正文').fill('fonts/示例乙.ttf');
    await font('正文').blur();
    letGo();
    await expect.poll(() => readFile(site, 'utf8')).toMatch(/fonts\/示例甲.ttf.*fonts\/示例乙.ttf/s);
    await writeFile(site, old);
  });
});

it('is saved as soon when the clock of the computer is put back', async () => {
  await openReport();
  await writeAtEnd(page, '先写的。');
  await expect.poll(() => read()).toContain('先写的。');
  await page.evaluate('{ const { now } = Date; Date.now = () => now() - 3_600_000; }');
  await writeAtEnd(page, '后来写的。');
  await expect.poll(() => read()).toContain('后来写的。');
});

describe('what could not be saved', () => {
  it('of a field is saved later, and not called saved until then', async () => {
    await openReport();
    const mend = await cutAnswers('**/desk/api/fields*');
    await field('标题').fill('示例区示例局改过的标题');
    await field('标题').blur();
    await page.locator('.desk-save.is-failed').waitFor();
    await writeAtEnd(page, '后来写的。');
    await expect.poll(() => read()).toContain('后来写的。');
    await page.locator('.desk-save.is-failed').waitFor();
    mend();
    await waitUntilSaved(page);
    expect(await read()).toContain('标题: 示例区示例局改过的标题');
  });

  it.each([
    ['用这里写的', '示例区示例局改过的标题'],
    ['用文件里的', '示例区示例局2021年'],
  ])('of a field because another program has written: %s', async (choice, title) => {
    await openReport();
    await saveElsewhere(page, '**/desk/api/fields*', file, `${before.trimEnd()}\n\n别处写的。\n`);
    await field('标题').fill('示例区示例局改过的标题');
    await field('标题').blur();
    await page.getByText('标题“示例区示例局改过的标题”').waitFor();
    await button(choice).click();
    await waitUntilSaved(page);
    expect(await read()).toContain(`标题: ${title}`);
    expect(await field('标题').inputValue()).toContain(title);
  });

  it('of a text because of another field is saved with it', async () => {
    await openReport();
    await saveElsewhere(page, '**/desk/api/text*', file, before.replace('标题: ', '标题: 别处改的'));
    await writeAtEnd(page, '这里添的一句。');
    await expect.poll(() => read()).toMatch(/标题: 别处改的[\s\S]*这里添的一句。/);
    await waitUntilSaved(page);
    expect(await page.locator('.desk-conflict').count()).toBe(0);
  });

  it('is among the former states where what another program has written is chosen', async () => {
    await openReport();
    const theirs = `${before.trimEnd()}\n\n别处写的。\n`;
    await saveElsewhere(page, '**/desk/api/text*', file, theirs);
    await writeAtEnd(page, '这里添的一句。');
    await page.locator('.desk-conflict').waitFor();
    const letGo = await holdAnswers('**/desk/api/text*');
    await button('用文件里的').click();
    // Nothing stops whoever goes on writing until it is done.
    await page.locator('.cm-content').press('Control+End');
    await page.keyboard.type('还在写。');
    await field('发文字号').fill('示发〔2022〕1号');
    await field('发文字号').blur();
    letGo();
    await expect.poll(() => read()).toBe(theirs.replace(/^发文字号: .*$/m, '发文字号: 示发〔2022〕1号'));
    await waitUntilSaved(page);
    await page.getByRole('tab', { name: '历史' }).click();
    await page.locator('.desk-history ol button').nth(1).click();
    await page.locator('.desk-difference del', { hasText: '这里添的一句。还在写。' }).waitFor();
  });

  it('is there when the report is opened again', async () => {
    await openReport();
    const mend = await cutAnswers('**/desk/api/text*');
    await writeAtEnd(page, '没有存上的。');
    await page.locator('.desk-save.is-failed').waitFor();
    await goToScreen(page, 'publish');
    await page.getByRole('heading', { name: '发布' }).first().waitFor();
    await goToScreen(page, `report/${ID}`);
    await page.locator('.cm-content', { hasText: '示例事项全部纳入' }).press('Control+End');
    await page.locator('.cm-content', { hasText: '没有存上的。' }).waitFor();
    mend();
    await expect.poll(() => read()).toContain('没有存上的。');
  });

  it.each([
    'the report is left before',
    'it is still open, and the computer is too busy to draw',
  ])('because another window has moved the report is in the moved one: %s', async (when) => {
    let goOn = () => {};
    const moving = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const hold = (pattern: string) =>
      page.route(pattern, async (route) => {
        await moving;
        await route.fallback();
      });
    // Nothing is heard of the move before it has been written into the text: no answer may be on its way already.
    await open('');
    await hold('**/desk/api/wait*');
    await page.reload();
    await goToScreen(page, `report/${ID}`);
    await waitForText();
    await hold('**/desk/api/text*');
    await writeAtEnd(page, '搬走时写的。');
    const wish = JSON.stringify({ to: '2021/xin', keepsOld: false, isTrial: false });
    expect((await askDesk(preview, 'POST', `move?id=${encodeURIComponent(ID)}`, wish)).status).toBe(200);
    if (when === 'the report is left before') {
      await goToScreen(page, '');
      goOn();
      await expect.poll(() => read('2021/xin')).toContain('搬走时写的。');
      await goToScreen(page, 'report/2021/xin');
    } else {
      await page.evaluate(DRAW_LATE);
      goOn();
      await page.waitForURL('**/#/report/2021/xin');
      await changeSettings();
      await writeAtEnd(page, '搬了以后写的。');
      await expect.poll(() => read('2021/xin')).toContain('搬走时写的。搬了以后写的。');
    }
    await page.locator('.desk-folder', { hasText: '2021/xin/index.md' }).waitFor();
    await waitUntilSaved(page);
    await rename(preview.at('reports/2021/xin'), preview.at('reports', ID));
  });

  it('is not left without a question, nor is a field that is still being written', async () => {
    await openReport();
    expect(await leaving()).toBe(false);
    await field('标题').press('End');
    await page.keyboard.type('还在写');
    expect(await leaving()).toBe(true);
    await expect.poll(leaving).toBe(false);
    await waitUntilSaved(page);
  });
});

it('is published only once it is known by whom', async () => {
  await open();
  const letGo = await holdAnswers('**/desk/api/publishing');
  await goToScreen(page, 'publish');
  await page.getByText(/与上一次发布的相比|第一次发布/).waitFor();
  await page.getByText(/发布到的文件夹/).waitFor();
  expect(await button(/^发布到/).isDisabled()).toBe(true);
  letGo();
  await expect.poll(() => button(/^发布到/).isDisabled()).toBe(false);
});

it.each([
  ['publish', '**/desk/api/changes', '与上一次发布的相比|第一次发布'],
  ['pages', '**/desk/api/pages', '还没有固定页面'],
])('%s is there again once the desk answers again, and is not said to be gone any more', async (place, asked, shown) => {
  await open();
  const mend = await cutAnswers(asked);
  await goToScreen(page, place);
  await page.getByText('编辑台没有回答').waitFor();
  mend();
  await page.getByText(new RegExp(shown)).waitFor();
  expect(await page.getByText('编辑台没有回答').count()).toBe(0);
});

it('keeps a setting in its box that another program has changed as well, and asks before it is lost', async () => {
  const settings = preview.at('site.json');
  const former = await readFile(settings, 'utf8');
  await open('settings');
  const name = page.locator('#setting-name');
  await name.waitFor();
  await saveElsewhere(
    page,
    '**/desk/api/setting',
    settings,
    former.replace(/("name": *")[^"]*/, '$1示例区别处写的站名'),
  );
  await name.fill('示例区这里写的站名');
  await name.blur();
  await page.getByText('别的程序刚才改过设置').waitFor();
  expect(await name.inputValue()).toBe('示例区这里写的站名');
  expect(await leaving()).toBe(true);
  await name.press('Enter');
  await page.getByText('已保存').waitFor();
  expect(await readFile(settings, 'utf8')).toContain('示例区这里写的站名');
  expect(await leaving()).toBe(false);
  await writeFile(settings, former);
});

it('asks before the page is closed while files are still being put in, whichever panel is shown', async () => {
  await openReport();
  await page.getByRole('tab', { name: '附件' }).click();
  const letGo = await holdAnswers('**/desk/api/attachments/add*');
  const asked = page.waitForRequest('**/desk/api/attachments/add*');
  const input = page.locator('.desk-attachments input[type=file]').first();
  await chooseFiles(input, { '示例甲.txt': '示例甲', '示例乙.txt': '示例乙' });
  await asked;
  await page.getByRole('tab', { name: '手续' }).click();
  expect(await leaving()).toBe(true);
  letGo();
  await expect.poll(leaving).toBe(false);
  for (const name of ['示例甲.txt', '示例乙.txt']) await rm(preview.at('reports', ID, 'attachments', name));
});

it('keeps a setting that was refused, and says why, when its screen is opened again', async () => {
  await open('settings');
  const address = page.locator('#setting-url');
  await address.fill('示例网址');
  await address.blur();
  const refusal = page.locator('.desk-setting', { has: address }).getByRole('alert');
  const said = await refusal.first().textContent();
  await goToScreen(page, '');
  await page.locator('.desk-list').waitFor();
  expect(await leaving()).toBe(true);
  await goToScreen(page, 'settings');
  await address.waitFor();
  expect(await address.inputValue()).toBe('示例网址');
  expect(await refusal.first().textContent()).toBe(said);
  await address.fill('https://gongbao.example/bg/');
  await address.blur();
  await refusal.waitFor({ state: 'detached' });
  expect(await leaving()).toBe(false);
});

it('says that a list is not saved while something in it is wanting, and asks before it is lost', async () => {
  const settings = preview.at('site.json');
  const former = await readFile(settings, 'utf8');
  await open('settings/columns');
  const name = (at: 'first' | 'last') => page.getByLabel('名称', { exact: true })[at]();
  await button('加一个栏目').click();
  await name('last').fill('示例栏目甲');
  await page.keyboard.press('Tab');
  await expect.poll(() => readFile(settings, 'utf8')).toContain('示例栏目甲');
  await button('加一个栏目').click();
  await name('first').fill('示例栏目乙');
  await page.keyboard.press('Tab');
  await page.getByText('还有栏目没有写名称').waitFor();
  expect(await leaving()).toBe(true);
  expect(await readFile(settings, 'utf8')).not.toContain('示例栏目乙');
  await button('删去第 2 个').click();
  await expect.poll(() => readFile(settings, 'utf8')).toContain('示例栏目乙');
  await expect.poll(leaving).toBe(false);
  await writeFile(settings, former);
});

it('saves a document as a draft while another screen is looked at', async () => {
  await open('new');
  await chooseFiles(page.locator('input[type=file]'), {
    '年度报告.txt': '示例区示例局2019年度法治政府建设情况报告\n\n一、主要做法\n\n共办理12件。\n',
  });
  await page.locator('.desk-review').waitFor();
  const letGo = await holdAnswers('**/desk/api/import/save');
  const asked = page.waitForRequest('**/desk/api/import/save');
  await button('存为草稿').click();
  await asked;
  await goToScreen(page, '');
  await page.locator('.desk-list').waitFor();
  const answered = page.waitForResponse('**/desk/api/import/save');
  letGo();
  await answered;
  await goToScreen(page, 'new');
  await page.getByRole('link', { name: '打开，核对和修改' }).waitFor();
});

it('keeps a new word that is being written when another one is deleted, and asks before it is lost', async () => {
  await open('settings/用词');
  const written = page.locator('[id="新的词-written"]');
  await written.fill('旧词');
  await button('加上新的词').click();
  await button('删去第1个词').waitFor();
  await written.fill('正在写的');
  await button('删去第1个词').click();
  await button('删去第1个词').waitFor({ state: 'detached' });
  expect(await written.inputValue()).toBe('正在写的');
  expect(await leaving()).toBe(true);
});

it('keeps what is typed in a row of words when the one above is deleted, and two that are saved at once', async () => {
  const words = preview.at('用词.csv');
  const list = (...rows: string[]) => `\ufeff写法,应为,级别,说明\r\n${rows.join('\r\n')}\r\n`;
  await writeFile(words, list('帐号,账号,提醒,', '登陆,登录,提醒,', '其它,其他,提醒,'));
  await open('settings/用词');
  const right = (name: string) => page.locator(`[id="${name}-right"]`);
  await right('第2个词').fill('登录（网站）');
  await button('删去第1个词').click();
  await button('删去第3个词').waitFor({ state: 'detached' });
  expect(await right('第1个词').inputValue()).toBe('登录（网站）');
  expect(await leaving()).toBe(true);

  const letGo = await holdAnswers('**/desk/api/word');
  const asked = page.waitForRequest('**/desk/api/word');
  await button('保存第1个词').click();
  await asked;
  await right('第2个词').fill('其他（的）');
  await button('保存第2个词').click();
  await right('第1个词').fill('登录（网站）、登入');
  letGo();
  await expect
    .poll(() => readFile(words, 'utf8'))
    .toBe(list('登陆,登录（网站）,提醒,', '其它,其他（的）,提醒,'));
  expect(await right('第1个词').inputValue()).toBe('登录（网站）、登入');
  await button('保存第1个词').click();
  await expect.poll(() => readFile(words, 'utf8')).toContain('登陆,登录（网站）、登入,提醒,');
  expect(await page.locator('.desk-notice').count()).toBe(0);
  await expect.poll(leaving).toBe(false);
  await rm(words);
});
