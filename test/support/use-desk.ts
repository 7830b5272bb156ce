import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type PreviewOptions, type RunningPreview, runPreview } from './run-preview.ts';

export let browser: Browser;
export let preview: RunningPreview;

/**
 * A browser, and a desk on a copy of the example content, for the tests of this file: the names above are bound before a
 * test runs.
 */
export function useDesk(options: PreviewOptions = {}): void {
  beforeAll(async () => {
    [browser, preview] = await Promise.all([launchBrowser(), runPreview(options)]);
  });

  afterAll(async () => {
    await browser.close();
    await preview.end();
  });
}
