import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { buildContent } from './built-site.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

/** A browser, and a server of what a build makes of a content folder. The caller closes both. */
export function openSite(content: string, mount?: string): Promise<[Browser, StaticServer]> {
  return Promise.all([
    launchBrowser(),
    buildContent(content).then((site) => serveFolder(site, mount === undefined ? {} : { mount })),
  ]);
}
