import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** Opens the desk's page and waits for its list. */
export async function openDeskPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('.desk-list').waitFor();
}

/** Writes behind the end of the text that is open. */
export async function writeAtEnd(page: Page, text: string): Promise<void> {
  // Not by a click, which may meet the button of a table.
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type(text);
}

/** Waits until what was written is in its file. */
export const waitUntilSaved = (page: Page): Promise<void> => page.locator('.desk-save.is-saved').waitFor();

/** Has another program save a file just before the desk does, which hears of it only then. Each key may be a save. */
export async function saveElsewhere(page: Page, pattern: string, file: string, text: string): Promise<void> {
  let saved: Promise<void> | undefined;
  await page.route(pattern, async (route) => {
    saved ??= writeFile(file, text);
    await saved;
    await route.continue();
  });
}

/**
 * Nobody answers. The route stays when it is over: a request that is on its way while one goes may never be answered.
 * @returns ends it
 */
export async function cutAnswersOf(page: Page, pattern: string): Promise<() => void> {
  let isCut = true;
  await page.route(pattern, (route) => (isCut ? route.abort() : route.continue()));
  return () => {
    isCut = false;
  };
}

/** Goes to a screen of the desk, `report/2021/shili`. */
export async function goToScreen(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
}

/** The server does its work, and its answers come when they are let go. @returns lets them go */
export async function holdAnswersOf(page: Page, pattern: string): Promise<() => void> {
  const { opened, open } = createGate();
  await page.route(pattern, async (route) => {
    const response = await route.fetch();
    await opened;
    await route.fulfill({ response }).catch(() => {});
  });
  return open;
}

/** What is asked goes to the server when it is let go. @returns lets it go */
export async function holdRequestsOf(page: Page, pattern: string | RegExp): Promise<() => void> {
  const { opened, open } = createGate();
  await page.route(pattern, async (route) => {
    await opened;
    await route.fallback();
  });
  return open;
}

function createGate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
