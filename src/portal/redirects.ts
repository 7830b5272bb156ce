import { compareCodeUnits } from '../base/compare-code-units.ts';
import { listPathParts } from '../base/list-path-parts.ts';
import type { Redirect } from '../hosting/hosting.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import { isTextRemoved } from '../report/format-withdrawal.ts';
import { isPagePath, locateFormerAddress } from '../report/locate-former-address.ts';
import { formatUrl } from '../report/urls.ts';
import { VERSION_FOLDER } from '../report/version-names.ts';
import { groupByReport } from './group-by-report.ts';
import type { FixedPage, PortalReport, RedirectPage, ViewPage } from './portal.ts';

/** A page that belongs to a report: a view, a former text. */
type PageBelow = Pick<ViewPage, 'path' | 'report'>;

/** What stands at addresses of former times, and the one table of where they lead. */
export interface FormerAddresses {
  readonly redirects: Redirect[];
  readonly pages: RedirectPage[];
  /** The same bytes under the old name: a static host answers for a file only with a file. */
  readonly files: OutputFile[];
}

/**
 * Makes of 旧网址 and of attachments that are published no longer what answers there. Faults of the addresses were told
 * before (`judge-former-addresses.ts`).
 * @param reports complete, with all their files
 */
export function createRedirects(
  reports: readonly PortalReport[],
  pagesBelow: readonly PageBelow[],
  fixedPages: readonly FixedPage[],
  siteUrl: string,
): FormerAddresses {
  const redirects: Redirect[] = [];
  const pages: RedirectPage[] = [];
  const files: OutputFile[] = [];
  const folders = new Set(reports.flatMap(({ id }) => listFolders(id)));
  const pagesOf = groupByReport(pagesBelow);

  const leadOn = (from: string, to: string, title: string) => {
    redirects.push({ from, to });
    if (isPagePath(from)) pages.push({ path: from, url: formatUrl(to), title });
  };
  const answer = (from: string, file: OutputFile) => {
    redirects.push({ from, to: file.path });
    files.push({ ...file, path: from });
  };
  /** All that lay below an old folder and is not known: unless another report has its place there. */
  const leadFolder = (folder: string, to: string) => {
    if (!folders.has(folder)) redirects.push({ from: `${folder}/`, to });
  };
  const locate = ({ address }: { address: string }, path: string): string[] => {
    const place = locateFormerAddress(address, siteUrl);
    return place.ok && place.path !== path ? [place.path] : [];
  };

  const leadToFixedPage = ({ id, path, title, formerAddresses, files: own }: FixedPage) => {
    const json = own.find((file) => file.path === `pages/${id}.json`);
    for (const from of formerAddresses.flatMap((former) => locate(former, path))) {
      leadOn(from, path, title);
      const former = /^(pages\/.+)\.html$/.exec(from)?.[1];
      if (former !== undefined && json) answer(`${former}.json`, json);
    }
  };
  const leadToReport = (report: PortalReport) => {
    const { path, fields } = report;
    const { title, formerAddresses } = fields;
    const base = path.slice(0, -'.html'.length);
    const withheld = listVersionPages(report.withheldDays ?? [], base);
    for (const page of withheld) leadOn(page, path, title);
    const notices = isTextRemoved(fields) ? answerWithNotice(report, base) : [];
    files.push(...notices);
    if (isTextRemoved(fields)) leadFolder(base, path);
    if (formerAddresses.length === 0) return;
    const below = [
      ...pagesOf(report).map((page) => ({ page: page.path, to: page.path })),
      ...withheld.map((page) => ({ page, to: path })),
    ];
    const ownFiles = [...listReportFiles(report), ...notices].filter(
      (file) => file.path.startsWith(base) && /^[./]/.test(file.path.slice(base.length)),
    );
    for (const from of formerAddresses.flatMap((former) => locate(former, path))) {
      leadOn(from, path, title);
      const former = /^(reports\/.+)\.html$/.exec(from)?.[1];
      if (former === undefined) continue;
      for (const { page, to } of below) leadOn(former + page.slice(base.length), to, title);
      for (const file of ownFiles) answer(former + file.path.slice(base.length), file);
      leadFolder(former, path);
    }
  };

  for (const page of fixedPages) leadToFixedPage(page);
  for (const report of reports) leadToReport(report);
  const byPath = (a: { from: string }, b: { from: string }) => compareCodeUnits(a.from, b.from);
  return { redirects: redirects.sort(byPath), pages, files };
}

/** With those of former texts. A picture may stand in several of them. */
export function listReportFiles({ files, versions }: PortalReport): OutputFile[] {
  const taken = new Set(files.map(({ path }) => path));
  const others = versions.flatMap((version) => version.files);
  return [...files, ...others.filter(({ path }) => !taken.has(path) && taken.add(path))];
}

/** Folders that a report's id lies in, and its own if there are reports in it. */
const listFolders = (id: string): string[] =>
  listPathParts(id)
    .slice(0, -1)
    .map((folder) => `reports/${folder}`);

/** Pages of a report's former texts, and of what was changed. @param days from which on each was published */
export const listVersionPages = (days: readonly string[], base: string): string[] =>
  days.flatMap((day, at) => {
    const page = `${base}/${VERSION_FOLDER}/${day}`;
    return [page, ...[...days.slice(at + 1, at + 2), 'present'].map((next) => `${page}-to-${next}`)].map(
      (name) => `${name}.html`,
    );
  });

/**
 * Attachments, and files of former texts, whose format a notice can have hold it; an address must not answer with a
 * file of another kind.
 */
function answerWithNotice(
  { files, withheld = [], withheldDays = [] }: PortalReport,
  base: string,
): OutputFile[] {
  const answer = (name: string, formats: RegExp): OutputFile[] => {
    const ending = formats.exec(name)?.[0].toLowerCase();
    const notice = ending && files.find((file) => file.path === base + ending);
    return notice ? [{ ...notice, path: `${base}/${name}` }] : [];
  };
  return [
    ...withheld.flatMap((name) => answer(`attachments/${name}`, /\.(?:pdf|docx|txt)$/i)),
    ...withheldDays.flatMap((day) =>
      ['txt', 'md', 'json'].flatMap((ending) =>
        answer(`${VERSION_FOLDER}/${day}.${ending}`, /\.(?:txt|md|json)$/),
      ),
    ),
  ];
}
