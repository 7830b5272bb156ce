import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { checkDeclaredUrl, checkUrl, type LinkTargets } from './check-url.ts';
import { collectIds, collectLinks, collectStyles, type HtmlLink, parseHtml, queryAll } from './html.ts';

/** Faults of one portal's links. */
export interface CheckLinksOptions {
  /** Address of the portal, as given to the build: absolute links to it are faults. */
  siteUrl?: string;
}

interface Page {
  ids: string[];
  links: HtmlLink[];
  /** Style sheets inside the page: `<style>` and `style=`. */
  styles: string[];
  hasBase: boolean;
}

/**
 * Follows every internal link of every page and style sheet in a built folder as a browser would that opened the
 * folder from disk, on a case-sensitive host, or below any address.
 *
 * @returns a line for each fault, `page:line: …`, pages before style sheets, each in order of path; empty if all is well
 */
export async function checkLinks(folder: string, { siteUrl }: CheckLinksOptions = {}): Promise<string[]> {
  const { files, folders } = await listTree(folder);
  const pages = new Map<string, Page>();
  const sheets = new Map<string, string>();
  const ids = new Map<string, ReadonlySet<string>>();
  for (const file of files.filter((path) => /\.(html|css|svg)$/.test(path))) {
    const source = await readFile(join(folder, file), 'utf8');
    if (file.endsWith('.html')) pages.set(file, parsePage(source));
    else if (file.endsWith('.css')) sheets.set(file, source);
    else ids.set(file, new Set(collectIds(source)));
  }
  // An empty folder has no broken link either, and would let every site test pass.
  if (pages.size === 0) return ['no page: the folder holds no *.html'];

  for (const [file, page] of pages) ids.set(file, new Set(page.ids));
  const base = siteUrl ? new URL(siteUrl) : undefined;
  const site: LinkTargets = { files: new Set(files), folders: new Set(folders), ids, siteUrl: base };
  return [
    ...[...pages].flatMap(([file, page]) => checkPage(site, file, page)),
    ...[...sheets].flatMap(([file, source]) => checkCss(site, file, source)),
  ];
}

function parsePage(source: string): Page {
  const document = parseHtml(source);
  return {
    ids: collectIds(document),
    links: collectLinks(document).filter(({ tag }) => tag !== 'base'),
    styles: collectStyles(document),
    hasBase: queryAll(document, 'base').length > 0,
  };
}

function checkPage(site: LinkTargets, file: string, page: Page): string[] {
  const faults: string[] = [];
  for (const id of new Set(collectRepeated(page.ids))) faults.push(`${file}: id "${id}" is not unique`);
  // The page for what is not there is shown under any address; from disk and under its own name it takes its base away.
  if (page.hasBase && file !== '404.html')
    faults.push(`${file}: <base> changes what every relative link means`);
  for (const link of page.links) {
    const fault = mayBeAbsolute(file, link)
      ? checkDeclaredUrl(site, file, link.value)
      : checkUrl(site, file, link.value);
    if (fault) faults.push(`${file}:${link.line}: <${link.tag} ${link.attribute}="${link.value}"> ${fault}`);
  }
  return [...faults, ...page.styles.flatMap((css) => checkCss(site, file, css))];
}

function checkCss(site: LinkTargets, file: string, source: string): string[] {
  const css = source.replace(/\/\*.*?\*\//gs, '');
  const URL_PATTERN = /\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi;
  return [...css.matchAll(URL_PATTERN)].flatMap((match) => {
    const value = match.slice(1).find((group) => group !== undefined) ?? '';
    // url(#id) names an element of whatever page the style applies to.
    const fault = value.startsWith('#') ? undefined : checkUrl(site, file, value);
    return fault ? [`${file}: url(${value}) ${fault}`] : [];
  });
}

/**
 * Canonical and alternate addresses are for machines that met the page elsewhere, and are absolute; so is every link
 * out of a report's single file, which is sent without its portal.
 */
function mayBeAbsolute(file: string, { tag, rel, value }: HtmlLink): boolean {
  if (file.endsWith('.single.html')) return /^https?:/.test(value);
  return tag === 'link' && (rel.includes('canonical') || rel.includes('alternate'));
}

function collectRepeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

async function listTree(folder: string): Promise<{ files: string[]; folders: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => ({
    isFolder: entry.isDirectory(),
    path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
  }));
  paths.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files: paths.filter((entry) => !entry.isFolder).map((entry) => entry.path),
    folders: ['', ...paths.filter((entry) => entry.isFolder).map((entry) => entry.path)],
  };
}
