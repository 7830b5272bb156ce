import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

/** A browser, and a server of a built site. The caller closes both. */
export async function openSite(
  site: string | Promise<string>,
  mount?: string,
): Promise<[Browser, StaticServer]> {
  const folder = await site;
  return Promise.all([launchBrowser(), serveFolder(folder, mount)]);
}
