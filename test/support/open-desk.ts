import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE } from './browser.ts';
import { goToScreen, openDeskPage } from './desk-screens.ts';
import type { RunningPreview } from './run-preview.ts';

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
  await openDeskPage(page, preview.desk);
  if (place !== '') await goToScreen(page, place);
  return page;
}
