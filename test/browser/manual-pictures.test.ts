import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, PATIENCE } from '../support/browser.ts';
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts';
import { DESK_PICTURES } from '../support/desk-pictures.ts';
import { openDeskPage } from '../support/desk-screens.ts';
import { tempFolder } from '../support/temp-folder.ts';

let browser: Browser;
let desk: DemoDesk;

beforeAll(async () => {
  const folder = await tempFolder();
  [browser, desk] = await Promise.all([launchBrowser(), openDemoDesk(folder)]);
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

it.each(DESK_PICTURES)('the screen of $file is there, by the way that the manual goes', async ({
  viewport,
  show,
}) => {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => expect.fail(error.message));
  await openDeskPage(page, desk.url);
  await show(page);
  await page.close();
});
