import type { Page } from 'playwright-core';
import { runAxe } from './axe.ts';

/** What keeps people from using a screen as it is now, on a wide window and on a phone's. */
export async function findFaultsAtWidths(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await findScreenFaults(page)).map((fault) => `at ${width} px: ${fault}`));
  }
  return faults;
}

/** What keeps people from using a screen as it looks now: faults of access, what stands out of the window, and emptiness below. */
export async function findScreenFaults(page: Page): Promise<string[]> {
  const { width, window, height, drawn } = (await page.evaluate(`({
    width: document.documentElement.scrollWidth,
    window: innerWidth,
    height: document.documentElement.scrollHeight,
    drawn: Math.max(innerHeight, ...[...document.body.children].map((each) => each.getBoundingClientRect().bottom + scrollY)),
  })`)) as Record<'width' | 'window' | 'height' | 'drawn', number>;
  return [
    ...(await runAxe(page)),
    ...(width > window ? [`${width} px wide in ${window} px`] : []),
    ...(height > drawn + MARGIN ? [`${height} px high, of which ${drawn} px have something`] : []),
  ];
}

/** Below what is drawn. */
const MARGIN = 64;
