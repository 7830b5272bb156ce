import type { Page } from 'playwright-core';
import { runAxe } from './axe.ts';

/** What keeps people from using a screen as it looks now: faults of access, and what stands out of the window. */
export async function findScreenFaults(page: Page): Promise<string[]> {
  const [width, window] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
    number,
    number,
  ];
  return [...(await runAxe(page)), ...(width > window ? [`${width} px wide in ${window} px`] : [])];
}
