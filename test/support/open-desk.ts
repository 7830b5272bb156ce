import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE } from './browser.ts';
import { goToScreen, openDeskPage } from './desk-screens.ts';
import type { RunningPreview } from './run-preview.ts';

/** Most milliseconds that a question to the desk's server and its answer take besides, see CONTRIBUTING.md. */
const SLOW = Number(process.env.SLOW_DESK ?? 0);

/** Opens a screen of the desk, `report/2021/shili`, in a page that fails the test for each error of its own. */
export async function openDesk(
  browser: Browser,
  preview: RunningPreview,
  place = '',
  viewport = { width: 1280, height: 800 },
): Promise<Page> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => expect.fail(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) expect.fail(message.text());
  });
  if (SLOW > 0)
    await page.route('**/desk/api/**', async (route) => {
      await wait(Math.random() * SLOW);
      // What is asked for may be news, which come when there are some.
      const response = await route.fetch({ timeout: 0 }).catch(() => undefined);
      await wait(Math.random() * SLOW);
      await (response ? route.fulfill({ response }) : route.abort()).catch(() => {});
    });
  await openDeskPage(page, preview.desk);
  if (place !== '') await goToScreen(page, place);
  return page;
}
