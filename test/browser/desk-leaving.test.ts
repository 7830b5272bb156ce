import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, expect, it } from 'vitest';
import { goToScreen, waitUntilSaved, writeAtEnd } from '../support/desk-screens.ts';
import { preview } from '../support/use-desk.ts';
import {
  before,
  button,
  cutAnswers,
  field,
  file,
  holdAnswers,
  ID,
  leaving,
  open,
  page,
  read,
  useWrittenReport,
  waitForText,
} from '../support/use-written-report.ts';

/** A report that is left while something is under way. */
useWrittenReport();

beforeEach(async () => {
  await open('');
  await goBack();
});

const leave = async () => {
  await goToScreen(page, '');
  await page.locator('.desk-list').waitFor();
};
/** What was on its way has come to its end before the report is shown. */
const goBack = async () => {
  await goToScreen(page, `report/${ID}`);
  await waitForText();
};

it('a former state that is brought back is there', async () => {
  await writeAtEnd(page, '');
  await page.keyboard.insertText('后来不要的。');
  await expect.poll(read).toContain('后来不要的。');
  await waitUntilSaved(page);
  await page.getByRole('tab', { name: '历史' }).click();
  await page.locator('.desk-history ol button').first().click();
  const letGo = await holdAnswers('**/desk/api/text*');
  const asked = page.waitForRequest('**/desk/api/text*');
  await button('换回这一份').click();
  await asked;
  await leave();
  letGo();
  await goBack();
  await expect.poll(read).toBe(before);
});

it('what could not be saved is saved later, and does not come back over what was written since', async () => {
  const mends = [await cutAnswers('**/desk/api/text*'), await cutAnswers('**/desk/api/fields*')];
  await field('发文字号').fill('示发〔2022〕1号');
  await field('发文字号').blur();
  await writeAtEnd(page, '没有存上的。');
  await page.locator('.desk-save.is-failed').waitFor();
  await leave();
  expect(await leaving()).toBe(true);
  for (const mend of mends) mend();
  await expect.poll(read).toMatch(/发文字号: 示发〔2022〕1号[\s\S]*没有存上的。/);
  await expect.poll(leaving).toBe(false);
  const later = (await read()).replace('示发〔2022〕1号', '示发〔2022〕2号');
  await writeFile(file, later);
  await goBack();
  await expect.poll(() => field('发文字号').inputValue()).toBe('示发〔2022〕2号');
  await waitUntilSaved(page);
  expect(await read()).toBe(later);
});

/** Some browsers do not say of what is taken away that it is left. */
const LEAVE_QUIETLY = `{
  let isRemoving = false;
  for (const [owner, name] of [[Element.prototype, 'remove'], [Node.prototype, 'removeChild']]) {
    const remove = owner[name];
    owner[name] = function (...given) {
      isRemoving = true;
      try { return remove.apply(this, given); } finally { isRemoving = false; }
    };
  }
  addEventListener('blur', (event) => isRemoving && event.stopImmediatePropagation(), true);
}`;

it('a field that is still being written is saved', async () => {
  await page.evaluate(LEAVE_QUIETLY);
  await field('发文字号').fill('示发〔2022〕1号');
  await leave();
  await expect.poll(read).toContain('发文字号: 示发〔2022〕1号');
});

it('a report that is asked for while the desk does not answer is there when it answers again', async () => {
  await leave();
  const mend = await cutAnswers('**/desk/api/report?*');
  await goToScreen(page, `report/${ID}`);
  await page.getByText('编辑台没有回答').waitFor();
  mend();
  await page.locator('.cm-content', { hasText: '示例事项全部纳入' }).waitFor();
  await expect.poll(() => page.getByText('编辑台没有回答').count()).toBe(0);
});

it('a screen that the program fails to show says so, and what was written there is saved', async () => {
  const mend = await cutAnswers('**/desk/api/text*');
  await writeAtEnd(page, '刚才写的。');
  await page.locator('.desk-save.is-failed').waitFor();
  let isFaulty = true;
  await page.route('**/desk/api/report?*', async (route) => {
    const response = await route.fetch();
    const report = await response.json();
    await route.fulfill({ json: isFaulty ? { ...report, findings: [null] } : report });
  });
  await writeFile(preview.at('site.json'), `${await readFile(preview.at('site.json'), 'utf8')}\n`);
  await page.getByText('这一页没有显示出来，是程序出了错').waitFor();
  isFaulty = false;
  mend();
  await expect.poll(read).toContain('刚才写的。');
  // Until the answer to that has come, the screen has what it could not show.
  await expect
    .poll(async () => {
      if (await button('再显示一次').isVisible()) await button('再显示一次').click();
      return page.locator('.cm-content').count();
    })
    .toBe(1);
  await waitForText();
});

it('the browser asks before the page is closed as long as it is on its way', async () => {
  const letGo = await holdAnswers('**/desk/api/text*');
  await writeAtEnd(page, '走的时候写的。');
  await leave();
  expect(await leaving()).toBe(true);
  letGo();
  await expect.poll(leaving).toBe(false);
  expect(await read()).toContain('走的时候写的。');
});

it.each([
  ['a new word', 'settings/用词', () => page.locator('#新的词-written')],
  [
    'a mark that has no name yet',
    'settings/marks',
    () => page.getByLabel('网址（可以不写）', { exact: true }),
  ],
  ['a new report', 'new', () => page.getByLabel('标题（必填）')],
  ['a new fixed page', 'pages', () => page.getByLabel('标题（必填）')],
])('what only the screen has is not lost without a question: %s', async (_, screen, box) => {
  await goToScreen(page, screen);
  if (screen === 'settings/marks') await button('加一个标识').click();
  await box().fill('没有存的');
  const answer = async (how: 'accept' | 'dismiss') => {
    const asked = page.waitForEvent('dialog');
    const pressed = page.getByRole('link', { name: '发布', exact: true }).click();
    await (await asked)[how]();
    await pressed;
  };
  const address = page.url();
  await answer('dismiss');
  await expect.poll(() => page.url()).toBe(address);
  expect(await box().inputValue()).toBe('没有存的');
  await answer('accept');
  await page.locator('h1', { hasText: '发布' }).waitFor();
  await page.goBack();
  await expect.poll(() => page.url()).toBe(address);
});
