import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { cutAnswersOf, holdAnswersOf } from './desk-screens.ts';
import { openDesk } from './open-desk.ts';
import { browser, preview, useDesk } from './use-desk.ts';

/** The report that is written in. */
export const ID = '2021/shili';
export let page: Page;
/** Its file, and what that has before each test and again after it. */
export let file: string;
export let before: string;

/** A desk for the tests of this file, which write in one report: the names above are bound before a test runs. */
export function useWrittenReport(): void {
  useDesk();
  beforeEach(async () => {
    file = preview.at('reports', ID, 'index.md');
    before = await readFile(file, 'utf8');
  });
  afterEach(async () => {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
    await writeFile(file, before);
    await preview.shows(`reports/${ID}.html`, '示例事项全部纳入');
  });
}

export async function open(place = `report/${ID}`): Promise<void> {
  page = await openDesk(browser, preview, place);
}
/** Waits until its text is shown. */
export const waitForText = () => page.locator('.cm-content', { hasText: '示例事项全部纳入' }).waitFor();
export async function openReport(): Promise<void> {
  await open();
  await waitForText();
}
export const read = (id = ID) => readFile(preview.at('reports', id, 'index.md'), 'utf8');
export const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const field = (key: string) => page.locator(`[id="field-${key}"]`);
export const holdAnswers = (pattern: string) => holdAnswersOf(page, pattern);
/** Whether the browser asks before the page is closed: those of today and, by the value, Chromium before 119. */
export const leaving = () =>
  page.evaluate(`(() => {
    const event = document.createEvent('BeforeUnloadEvent');
    event.initEvent('beforeunload', false, true);
    dispatchEvent(event);
    if (event.defaultPrevented !== (event.returnValue !== '')) throw new Error('Not all browsers ask');
    return event.defaultPrevented;
  })()`);
export const cutAnswers = (pattern: string) => cutAnswersOf(page, pattern);

/** Another program saves the settings, and says nothing else than before. */
export async function changeSettings(): Promise<void> {
  const settings = preview.at('site.json');
  await writeFile(settings, `${await readFile(settings, 'utf8')}\n`);
}
