import { decodePercents } from '../base/decode-path.ts';
import { groupBy } from '../base/group-by.ts';
import { readList, readText } from '../base/json.ts';
import { listPathParts } from '../base/list-path-parts.ts';
import { findTextDay } from '../report/judge-versions.ts';
import { CATALOGUED_SETTINGS } from '../report/settings.ts';
import { VIEW_FOLDER } from '../report/urls.ts';
import { VERSION_FOLDER } from '../report/version-names.ts';
import type { FileChanges } from './compare-files.ts';
import { comparePages, type PageChanges } from './compare-pages.ts';
import {
  compareTexts,
  describeAttachments,
  describeRelations,
  describeValue,
  type ToldChanges,
} from './compare-reports.ts';
import {
  type FormerPortal,
  type FormerReport,
  isTakenBack,
  parseFormerPortal,
  type ReadFile,
} from './former-portal.ts';
import {
  findPublishedMarkdown,
  type PublishedReport,
  parsePublishedReport,
  readPublishedRelations,
} from './published-report.ts';

export interface ChangedReport extends ToldChanges {
  readonly url: string;
  readonly title: string;
  /** The text that was replaced, if the report does not keep it among its former ones. */
  readonly unkept?: UnkeptText;
}

/** A former text that only the former output has. */
export interface UnkeptText {
  /** Of the report, as it lies now. */
  readonly id: string;
  /** Below the former output. */
  readonly path: string;
  readonly sha256: string;
}

/** What is different between two published folders, for people. */
export interface SiteChanges {
  readonly files: FileChanges;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Chinese: what has another address or state, each with its title. */
  readonly moved: readonly string[];
  readonly withdrawn: readonly string[];
  readonly reports: readonly ChangedReport[];
  readonly pages: PageChanges;
  /** Chinese: what of the site's own words changed. */
  readonly site: readonly string[];
  /** Pages whose content is the same, and that look otherwise. */
  readonly restyled: number;
  /** Pages that only link to other reports than before. */
  readonly relinked: number;
}

/** Compares two published folders; which files differ is known. */
export function compareSites(files: FileChanges, before: ReadFile, after: ReadFile): SiteChanges {
  const old = parseFormerPortal(before('catalog.json') ?? '');
  const now = parseFormerPortal(after('catalog.json') ?? '');
  const changed = new Set(files.changed);
  const beside = groupByReport(files, [...now.reports.keys()]);

  const formats = compareFormats(old.reports, now.reports);

  const moves = findMoves(old, now);
  const origins = new Map(moves.map(({ from, to }) => [to, from]));
  const findFormer = (url: string) => old.reports.get(origins.get(url) ?? url);
  const isWithdrawal = (url: string, report: FormerReport) => isTakenBack(findFormer(url), report);

  const compare = (url: string, former: FormerReport, current: FormerReport): ChangedReport | undefined => {
    const origin = origins.get(url);
    const found =
      origin !== undefined || changed.has(locateFile(url, 'md'))
        ? compareTexts(
            readReportBefore(before, origin ?? url, url),
            parsePublishedReport(after(locateFile(url, 'json')) ?? ''),
            // A move is told already.
            origin === undefined ? ['写法有改动，文字没有变'] : [],
          )
        : { details: describeOthersDoing(former, current) };
    const details = [
      ...describeValue('撤回', former.withdrawal, current.withdrawal),
      ...found.details,
      ...(formats.reports.get(url) ?? []),
      ...describeVersions(former, current),
      ...(origin === undefined ? describePictures(beside.get(url) ?? [], url, [former, current]) : []),
    ];
    const isEdited = 'report' in found && found.report.sections.length + found.report.details.length > 0;
    if (!isEdited && details.length === 0) return undefined;
    const unkept = isEdited ? findUnkept(former, current) : undefined;
    return { url, title: current.title, ...found, details, ...(unkept ? { unkept } : {}) };
  };
  const reports: ChangedReport[] = [];
  const unchanged: string[] = [];
  for (const [url, current] of now.reports) {
    const former = findFormer(url);
    // What a notice took the place of has not been edited.
    if (!former || isWithdrawal(url, current)) continue;
    const report = compare(url, former, current);
    const path = decodePercents(url);
    if (report) reports.push(report);
    else if (changed.has(path)) unchanged.push(path);
  }
  const added = [...now.reports].filter(([url]) => !findFormer(url)).map(([, { title }]) => title);
  const gone = new Set(moves.map(({ from }) => from));
  const removed = [...old.reports]
    .filter(([url]) => !now.reports.has(url) && !gone.has(url))
    .map(([, { title }]) => title);
  const moved = moves.map(
    ({ from, to }) =>
      `${now.reports.get(to)?.title ?? ''}（${decodePercents(from)} → ${decodePercents(to)}）`,
  );
  const withdrawn = [...now.reports]
    .filter(([url, report]) => isWithdrawal(url, report))
    .map(([, { title, withdrawal }]) => `${title}（${withdrawal}）`);
  const relinked = unchanged.filter(
    (path) => cutLinks(before(path) ?? '') === cutLinks(after(path) ?? ''),
  ).length;
  const pages = comparePages(files, { ...old, read: before }, { ...now, read: after });
  const pageChanges = Object.values(pages).reduce((sum, { length }) => sum + length, 0);
  // Lists follow the reports; where no report is different, they can only look otherwise.
  const isContent =
    reports.length + added.length + removed.length + moved.length + withdrawn.length + pageChanges > 0;
  const known = new Set([...now.reports.keys()].map(decodePercents));
  // `a.single.html` belongs to the report `a.html`.
  const others = files.changed.filter(
    (path) =>
      path.endsWith('.html') && !known.has(path) && !known.has(path.replace(/\.[^./]+(?=\.html$)/, '')),
  );
  return {
    files,
    added,
    removed,
    moved,
    withdrawn,
    reports,
    pages,
    site: [
      ...CATALOGUED_SETTINGS.flatMap(({ name, label }) =>
        describeValue(label, old.site.get(name) ?? '', now.site.get(name) ?? ''),
      ),
      ...formats.site,
    ],
    restyled: unchanged.length - relinked + (isContent ? 0 : others.length),
    relinked,
  };
}

/** What is different in a report whose own text is the same: its files, and what other reports say of it. */
function describeOthersDoing(former: FormerReport, current: FormerReport): string[] {
  const [before, after] = [former.entry, current.entry];
  return [
    ...describeValue('有效性', readText(before, 'validity'), readText(after, 'validity')),
    ...describeRelations(readPublishedRelations(before), readPublishedRelations(after)),
    ...describeAttachments(former.attachments, current.attachments),
  ];
}

/** Files beside a report that are neither attachments, nor what is made to view them, nor former texts. */
function describePictures(beside: readonly string[], url: string, both: readonly FormerReport[]): string[] {
  const attached = new Set(
    both.flatMap(({ attachments }) => attachments.map((file) => decodePercents(file.url))),
  );
  const own = decodePercents(url).replace(/\.html$/, '');
  const made = [VERSION_FOLDER, VIEW_FOLDER].map((folder) => `${own}/${folder}/`);
  const pictures = beside.filter(
    (file) => !attached.has(file) && !made.some((folder) => file.startsWith(folder)),
  ).length;
  return pictures > 0 ? [`正文用的文件有 ${pictures} 个不同`] : [];
}

/** Former texts that are kept now, or were until now. */
function describeVersions(before: FormerReport, after: FormerReport): string[] {
  const [old, now] = [before, after].map(({ entry }) =>
    readList(entry, 'versions').map((version) => readText(version, 'from')),
  ) as [string[], string[]];
  return [
    ...listAbsent(now, old).map((day) => `留下 ${day} 起公布的以前的文本`),
    ...listAbsent(old, now).map((day) => `不再有 ${day} 起公布的以前的文本`),
  ];
}

/** A day has one text: one that was published later without a day of its own is not kept beside it. */
function findUnkept(former: FormerReport, current: FormerReport): UnkeptText | undefined {
  const { url, entry, corrections, published } = former;
  const sha256 = findPublishedMarkdown(entry)?.sha256;
  const day = findTextDay({ corrections, date: published.slice(0, 10) });
  const { id } = current;
  if (id === undefined || sha256 === undefined) return undefined;
  const isKept = readList(current.entry, 'versions').some(
    (version) => findPublishedMarkdown(version)?.sha256 === sha256 || readText(version, 'from') === day,
  );
  return isKept ? undefined : { id, path: locateFile(url, 'md'), sha256 };
}

/** Reports whose former address leads on to the present one. */
function findMoves(old: FormerPortal, now: FormerPortal): { from: string; to: string }[] {
  return [...now.redirects]
    .filter(([from, to]) => old.reports.has(from) && now.reports.has(to) && !old.reports.has(to))
    .map(([from, to]) => ({ from, to }));
}

/** As it was before, its files named by the address that it has now. */
function readReportBefore(before: ReadFile, origin: string, url: string): PublishedReport | undefined {
  const report = parsePublishedReport(before(locateFile(origin, 'json')) ?? '');
  if (!report || origin === url) return report;
  const folderOf = (page: string) => page.replace(/\.html$/, '/');
  const attachments = report.attachments.map((file) => ({
    ...file,
    url: file.url.replace(folderOf(origin), folderOf(url)),
  }));
  return { ...report, attachments };
}

/** Forms that reports have no longer, or now as well. What holds for all of them is the portal's choice. */
function compareFormats(
  old: ReadonlyMap<string, FormerReport>,
  now: ReadonlyMap<string, FormerReport>,
): { site: string[]; reports: ReadonlyMap<string, string[]> } {
  const changes = new Map<string, string[]>();
  let common = 0;
  for (const [url, { formats }] of now) {
    const former = old.get(url)?.formats;
    if (!former) continue;
    common += 1;
    for (const change of [
      ...listAbsent(former, formats).map((ending) => `不再有 ${ending} 文件`),
      ...listAbsent(formats, former).map((ending) => `增加 ${ending} 文件`),
    ])
      changes.set(change, [...(changes.get(change) ?? []), url]);
  }
  const reports = new Map<string, string[]>();
  const site: string[] = [];
  for (const [change, urls] of changes) {
    if (common > 1 && urls.length === common) site.push(`每篇报告${change}`);
    else for (const url of urls) reports.set(url, [...(reports.get(url) ?? []), change]);
  }
  return { site, reports };
}

const listAbsent = (some: readonly string[], others: readonly string[]) =>
  some.filter((each) => !others.includes(each));

/** Files in the folders of reports, by the report's address: those of a nested report are its own. */
function groupByReport({ added, changed, removed }: FileChanges, urls: readonly string[]) {
  const folders = new Map(urls.map((url) => [decodePercents(url).replace(/\.html$/, ''), url]));
  return groupBy([...added, ...changed, ...removed], (path) => {
    const around = listPathParts(path).slice(0, -1);
    return folders.get(around.findLast((folder) => folders.has(folder)) ?? '');
  });
}

/** A file of a report, below the output. */
const locateFile = (url: string, ending: string) => decodePercents(url).replace(/html$/, ending);

/** A report's page without what leads to other reports, as `src/pages/report.njk` writes it: these parts change with others' content. */
function cutLinks(html: string): string {
  return html
    .replace(
      /(?:(?<!\s)\s+)?<section class="report-part[^"]*" aria-labelledby="(?:related|relations)">[\s\S]*?<\/section>/g,
      '',
    )
    .replace(/(?:(?<!\s)\s+)?<(aside|p) class="report-(?:notice|explanations)[^"]*"[\s\S]*?<\/\1>/g, '')
    .replace(
      /(?:(?<!\s)\s+)?<nav class="(?:report-neighbours|report-part report-years)"[\s\S]*?<\/nav>/g,
      '',
    );
}
