import type { Page } from 'playwright-core';

/** Opens the desk's page and waits for its list. */
export async function openDeskPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('.desk-list').waitFor();
}

/** Goes to a screen of the desk, `report/2021/shili`. */
export async function goToScreen(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
}
