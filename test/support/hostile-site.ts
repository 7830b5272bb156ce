import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { buildSite } from '../../src/eleventy/build-site.ts';
import { findHostile } from './find-hostile.ts';
import { type HostileContent, writeHostileContent } from './hostile-content.ts';

/** Builds the invented portal full of hostile strings into a folder that is not there yet. */
export async function buildHostileSite(
  content: string,
  output: string,
  random: () => number,
): Promise<HostileContent> {
  const hostile = await writeHostileContent(content, random);
  await mkdir(output);
  await buildSite(hostile.portal, output, 'build');
  return hostile;
}

export const countUses = ({ taken }: HostileContent): number =>
  [...taken.values()].reduce((sum, times) => sum + times, 0);

/** Files that hold text, by their paths. */
export async function readSiteTexts(site: string): Promise<Map<string, string>> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => /\.(?:html|json|js|csv|xml|svg|txt)$/.test(name))
    .sort();
  const texts = new Map<string, string>();
  for (const name of names) texts.set(name, await readFile(path.join(site, name), 'utf8'));
  return texts;
}

/** What came through into a site's files. @param page whose browser reads the XML */
export async function findInSite(texts: ReadonlyMap<string, string>, page: Page): Promise<string[]> {
  const found = [...texts].flatMap(([name, text]) => findHostile(name, text));
  const xml = [...texts].filter(([name]) => /\.(?:xml|svg)$/.test(name));
  // Our own pages have a policy that keeps scripts from reading markup.
  await page.goto('about:blank');
  const wrong = (await page.evaluate(`(${JSON.stringify(xml)}).flatMap(([name, text]) => {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    const wrong = document.querySelector('parsererror, script, [onload], [onerror], hostile-element');
    return wrong ? [name + ': ' + wrong.nodeName] : [];
  })`)) as string[];
  return [...found, ...wrong];
}

/** Pages that stay: an old address leads on at once. */
export const listPages = (texts: ReadonlyMap<string, string>): string[] =>
  [...texts].flatMap(([name, text]) =>
    name.endsWith('.html') && !text.includes('http-equiv="refresh"') ? [name] : [],
  );

/** Has `hostile()` leave a trace, whoever calls it. */
export const watchHostile = async (page: Page): Promise<void> => {
  await page.addInitScript('window.hostile = () => { window.hostileRan = true; };');
};

export const hasRun = (page: Page): Promise<boolean> =>
  page.evaluate('window.hostileRan === true') as Promise<boolean>;

export const formatPageAddress = (root: string, name: string): string =>
  root + name.split('/').map(encodeURIComponent).join('/');
