import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { PATIENCE } from './browser.ts';
import { type StaticServer, serveFolder } from './static-server.ts';
import { browser, useBrowser } from './use-browser.ts';

export { browser } from './use-browser.ts';
/** Folder of the built site. */
export let site: string;
export let server: StaticServer;
/** Of the running test; it closes with it. */
export let context: BrowserContext;
export let page: Page;
/** Scripts that failed and dialogs: there may be none when a test ends. */
export let faults: string[];
/** What the page's console has called an error, such as what its policy stops. */
export let consoleErrors: string[];

/** Address of a folder's files, opened from the disk. */
export const addressOf = (folder: string): string => pathToFileURL(`${folder}${path.sep}`).href;

/** Each way to the site. */
export const ROOTS = [
  ['over HTTP', () => server.url],
  ['from disk', () => addressOf(site)],
] as const;

/**
 * A site, a server of it and a browser for the tests of this file, and a fresh page for each: the names above are bound
 * before a test runs. No script of the page may fail, and none may open a dialog.
 *
 * @param make builds the site, or says where it is
 * @param options.mount where the server shows it
 */
export function useSite(
  make: () => Promise<string>,
  { mount = '/', ...options }: BrowserContextOptions & { mount?: string } = {},
): void {
  useBrowser();
  beforeAll(async () => {
    site = await make();
    server = await serveFolder(site, mount);
  });

  afterAll(() => server?.close());

  beforeEach(async () => {
    faults = [];
    consoleErrors = [];
    context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    page = await context.newPage();
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('dialog', async (dialog) => {
      faults.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on('console', (message) => message.type() === 'error' && consoleErrors.push(message.text()));
  });

  afterEach(async () => {
    // What a test answers in a host's place may still be on its way: nobody asks for it any more.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
    expect(faults).toEqual([]);
  });
}
