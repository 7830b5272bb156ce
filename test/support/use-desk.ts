import { afterAll, beforeAll } from 'vitest';
import { type PreviewOptions, type RunningPreview, runPreview } from './run-preview.ts';
import { useBrowser } from './use-browser.ts';

export { browser } from './use-browser.ts';
export let preview: RunningPreview;

/**
 * A browser, and a desk on a copy of the example content, for the tests of this file: the names above are bound before a
 * test runs.
 */
export function useDesk(options: PreviewOptions = {}): void {
  useBrowser();
  beforeAll(async () => {
    preview = await runPreview(options);
  });
  afterAll(() => preview.end());
}
