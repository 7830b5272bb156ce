import path from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { groupBy } from '../base/group-by.ts';
import { readJson, storeJson } from '../base/kept-json.ts';
import type { ObjectCache, ProgramCache } from '../base/object-cache-fs.ts';
import { formatKey } from '../base/sha256.ts';
import { describeTrail } from '../portal/describe-listing.ts';
import { groupByReport } from '../portal/group-by-report.ts';
import { mapShown, type ShownPages } from '../portal/page-kinds.ts';
import type { Feed, Listing, Portal, PortalSeries } from '../portal/portal.ts';
import { listFigureFiles } from '../portal/portal-series.ts';
import { COMPANIONS } from '../portal/report-forms.ts';
import type { FormerOutput } from '../publish/write-files-fs.ts';
import { WRAPPER_ENDING } from '../search/wrap-file.ts';

/**
 * What a build knows of pages that it made before: nothing of the pages themselves, only the hashes that they had when
 * they were made of the same data. Where the former output has a file of that hash, it is taken from there.
 */
export interface KnownPages {
  /** Pages of the former output that would come out the same: their hashes by path. */
  readonly same: ReadonlyMap<string, string>;
  /** The pages that have to be made. */
  readonly missing: ShownPages;
  /** Hashes of everything that would come out the same, by path. */
  readonly digests: ReadonlyMap<string, string>;
  /** Keeps what has been made for the next build. @param digests of all that was written */
  note(digests: ReadonlyMap<string, string>): Promise<void>;
}

/** Pages and files that are made of the same data. */
interface PageGroup extends Partial<ShownPages> {
  /** Hash of the data. */
  readonly key: string;
  readonly files: readonly string[];
}

/** @param shared what every page is made of besides its own data and the site */
export async function findKnownPages(
  portal: Portal,
  { cache, program }: ProgramCache,
  former: FormerOutput,
  shared: unknown,
): Promise<KnownPages> {
  // Every page links to the fixed pages of its head and foot, and to the newest reports as a feed.
  const linked = portal.pages.map(({ place, title, url }) => [place, title, url]);
  const beside = [linked, portal.marks].filter(({ length }) => length > 0);
  const context = formatKey(program, portal.site, shared, portal.hasFeeds, ...beside);
  const groups = [
    ...describeReportPages(portal, context),
    ...portal.series.map((series) => describeSeriesPages(series, context)),
    ...portal.listings.map((listing) => describeListingPage(listing, portal, context)),
    ...portal.feeds.map((feed) => describeFeed(feed, context)),
    {
      key: formatKey('redirects', context, portal.redirectPages),
      redirectPages: portal.redirectPages,
      files: [],
    },
  ];
  const same = new Map<string, string>();
  const digests = new Map<string, string>();
  const made: PageGroup[] = [];
  for (const group of groups) {
    const kept = await readJson<Hashes>(cache, group.key);
    const hashes = kept ?? {};
    for (const [path, sha256] of Object.entries(hashes)) digests.set(path, sha256);
    const pages = listPages(group).map((path) => [path, hashes[path]] as const);
    if (
      kept &&
      pages.every(([path, sha256]) => sha256 && former.digests.get(path.normalize('NFC')) === sha256)
    )
      for (const [path, sha256 = ''] of pages) same.set(path, sha256);
    else made.push(group);
  }
  return {
    same,
    missing: mapShown((list) =>
      // Fixed pages are few.
      list === 'pages' ? portal.pages : made.flatMap((group) => (group[list] ?? []) as never[]),
    ),
    digests,
    async note(written) {
      for (const group of made)
        await storeHashes(cache, group.key, [...listPages(group), ...group.files], written);
    },
  };
}

/**
 * Hashes that the scripts had which wrap the files of the search, where all those of a folder of the index are the same:
 * they are named for what is in them.
 * @param index paths of the search's files
 */
export async function findKnownWrappers(
  index: readonly string[],
  { cache, program }: ProgramCache,
): Promise<Pick<KnownPages, 'digests' | 'note'>> {
  const digests = new Map<string, string>();
  const made: { key: string; paths: string[] }[] = [];
  for (const [folder, names] of groupBy(index, (name) => path.posix.dirname(name))) {
    if (!folder.startsWith('pagefind/')) continue;
    const key = formatKey('wrappers', program, [...names].sort(compareCodeUnits));
    const kept = await readJson<Hashes>(cache, key);
    if (!kept) made.push({ key, paths: names.map((name) => name + WRAPPER_ENDING) });
    else for (const [file, sha256] of Object.entries(kept)) digests.set(file, sha256);
  }
  return {
    digests,
    async note(written) {
      for (const { key, paths } of made) await storeHashes(cache, key, paths, written);
    },
  };
}

/** SHA-256 by path. */
type Hashes = Readonly<Record<string, string>>;

async function storeHashes(
  cache: ObjectCache,
  key: string,
  paths: readonly string[],
  written: ReadonlyMap<string, string>,
): Promise<void> {
  const hashes = Object.fromEntries(paths.map((file) => [file, written.get(file)]));
  await storeJson(cache, key, hashes);
}

const listPages = (group: PageGroup): string[] =>
  Object.values(mapShown((list) => group[list] ?? [])).flatMap((pages) => pages.map(({ path }) => path));

/** A report's page with those of its views and of its former texts, and what is made beside it. */
function describeReportPages(portal: Portal, context: string): PageGroup[] {
  const { reports, reportPages, facets } = portal;
  const viewsOf = groupByReport(portal.viewPages);
  const versionsOf = groupByReport(portal.versionPages);
  const comparisonsOf = groupByReport(portal.comparisonPages);
  return reportPages.map((report) => {
    const { key, related, relations, validity, notice, series, newer, older } = report;
    const forms = [report, ...report.versions].flatMap(({ downloads }) =>
      downloads.filter(({ form }) => form),
    );
    const trail = describeTrail(report, facets);
    const beside = [related, newer, older, relations, validity, notice, series, trail];
    return {
      key: formatKey('pages', context, key, forms, beside, reports.length === 1),
      reportPages: [report],
      viewPages: viewsOf(report),
      versionPages: versionsOf(report),
      comparisonPages: comparisonsOf(report),
      files: [report, ...report.versions].flatMap(({ path, files }) => [
        ...files.flatMap((file) => ('sha256' in file && file.sha256 ? [] : [file.path])),
        path.replace(/\.html$/, COMPANIONS.jsonScript),
      ]),
    };
  });
}

/** A page over the years with those of its pairs, and its files. */
function describeSeriesPages(series: PortalSeries, context: string): PageGroup {
  const { path, name, doubled, pairs } = series;
  const years = series.years.map(({ year, report: { key, url, fields } }) => [year, key, url, fields.title]);
  return {
    key: formatKey('series', context, path, name, years, doubled, series.figures),
    series: [series],
    yearPairs: pairs,
    files: listFigureFiles(series).map((file) => file.path),
  };
}

function describeFeed({ path, title, reports }: Feed, context: string): PageGroup {
  const entries = reports.map(({ key, fields, columns: { main }, validity, notice }) => [
    key,
    fields,
    main,
    validity,
    notice,
  ]);
  return { key: formatKey('feed', context, path, title, entries), files: [path] };
}

function describeListingPage(listing: Listing, { facets, columns }: Portal, context: string): PageGroup {
  const beside = [facets[0]?.facets, columns.map(({ name, url }) => [name, url])];
  const rows = listing.reports.map(({ url, fields, validity }) => [url, fields, validity]);
  return {
    key: formatKey('listing', context, { ...listing, reports: rows }, ...(listing.facetLabel ? [] : beside)),
    listings: [listing],
    files: [],
  };
}
