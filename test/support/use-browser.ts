import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';

export let browser: Browser;

/**
 * A browser for the tests of this file: the name above is bound before a test runs. Test files of one process have the
 * same one, which ends with it; what a file leaves open is closed behind it.
 */
export function useBrowser(): void {
  beforeAll(async () => {
    if (!browser?.isConnected()) browser = await launchBrowser();
  });
  afterAll(() => Promise.all(browser.contexts().map((context) => context.close())));
}
