import { readFileSync } from 'node:fs';
import { readList, readText } from '../base/json.ts';
import { formatKey } from '../base/sha256.ts';
import { comparePages } from '../changes/compare-pages.ts';
import { describeValue } from '../changes/compare-reports.ts';
import { formatSectionChange } from '../changes/describe-text-changes.ts';
import { type FormerSite, parseFormerPortal } from '../changes/former-portal.ts';
import type { Portal } from '../portal/portal.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import { CATALOGUED_SETTINGS } from '../report/settings.ts';
import { formatUrl } from '../report/urls.ts';
import type { ComparedChange } from './compare-published.ts';

/** Addresses under which reports that have moved since were published, by their present ones. */
export function findOrigins({ redirects, reportPages }: Portal, former: FormerSite): Map<string, string> {
  const present = new Set(reportPages.map(({ url }) => url));
  return new Map(
    redirects.flatMap(({ from, to }): [string, string][] => {
      const [old, now] = [formatUrl(from), formatUrl(to)];
      const isMove = former.reports.has(old) && present.has(now) && !former.reports.has(now);
      return isMove ? [[now, old]] : [];
    }),
  );
}

/** What would be another of the site's own words, of its fixed pages and columns, and which reports are gone. */
export async function compareSite(
  portal: Portal,
  former: FormerSite,
  origins: ReadonlyMap<string, string>,
): Promise<ComparedChange[]> {
  const texts = new Map<string, string>();
  for (const file of portal.files)
    if (file.path.startsWith('pages/')) texts.set(file.path, await readContent(file));
  const catalog = portal.files.find(({ path }) => path === 'catalog.json');
  const now = parseFormerPortal(catalog ? await readContent(catalog) : '');
  const changed = [...texts].flatMap(([path, text]) => (former.read(path) === text ? [] : [path]));
  const pages = comparePages({ added: [], changed, removed: [] }, former, {
    catalog: { ...now.catalog, columns: leaveHeldColumns(portal, now.catalog) },
    read: (path) => texts.get(path),
  });
  const settings = CATALOGUED_SETTINGS.flatMap(({ name, label }) =>
    describeValue(label, former.site.get(name) ?? '', now.site.get(name) ?? ''),
  );
  const published = new Set(
    portal.reportPages.flatMap(({ url, held }) => (held ? [] : (origins.get(url) ?? url))),
  );
  return [
    ...[...former.reports.values()].flatMap(({ url, title }) =>
      published.has(url) ? [] : [describe('gone', title, ['网站上不再有这一篇'], url)],
    ),
    ...pages.changed.map(({ title, report, details }) =>
      describe(
        'page',
        title,
        [...(report?.sections.map(formatSectionChange) ?? []), ...(report?.details ?? []), ...details],
        portal.pages.flatMap((page) => (page.title === title ? page.key : [])).join(),
      ),
    ),
    ...pages.added.map((title) => describe('page', title, ['新增的网页'])),
    ...pages.removed.map((title) => describe('page', title, ['网站上不再有这个网页'])),
    ...(pages.files.length > 0
      ? [
          describe(
            'page',
            '网页用的图片和附件',
            pages.files,
            formatKey(pages.files.map((path) => texts.get(path))),
          ),
        ]
      : []),
    ...pages.newColumns.map((name) => describe('site', `栏目“${name}”`, ['新增的栏目'])),
    ...pages.goneColumns.map((name) => describe('site', `栏目“${name}”`, ['网站上不再有这个栏目'])),
    ...(settings.length > 0 ? [describe('site', '网站设置', settings)] : []),
  ];
}

/** Fixed pages that go out with the first publication: they have no draft, and nobody else asks who has read them. */
export const listFirstPages = ({ pages }: Pick<Portal, 'pages'>): ComparedChange[] =>
  pages.map(({ title, key }) => describe('page', title, ['新增的网页'], key));

const describe = (
  kind: ComparedChange['kind'],
  title: string,
  details: readonly string[],
  state: string = title,
): ComparedChange => ({
  ...{ kind, title, details, hasText: false },
  key: formatKey(kind, title, JSON.stringify(details), state),
});

/** Without the settings' tree what a report is in is a column, in a preview one that is not published yet as well. */
function leaveHeldColumns({ site, columns }: Portal, catalog: FormerSite['catalog']): unknown[] {
  const held = columns.flatMap(({ url, reports, pages }) =>
    site.columns.length === 0 && pages.length === 0 && reports.every((report) => report.held) ? [url] : [],
  );
  return readList(catalog, 'columns').filter((column) => !held.includes(readText(column, 'url')));
}

async function readContent(file: OutputFile): Promise<string> {
  if ('copyFrom' in file) return readFileSync(file.copyFrom, 'utf8');
  const content = 'content' in file ? file.content : await file.produce();
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
}
