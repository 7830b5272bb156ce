import { join } from 'node:path';
import { decodePercents } from '../base/decode-path.ts';
import { once } from '../base/once.ts';
import { formatKey, hashBytes, hashContent } from '../base/sha256.ts';
import { NO_JEKYLL } from '../publish/output-paths.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import { createQrCode } from '../qr/qr-code.ts';
import { renderQrPng } from '../qr/render-qr-png.ts';
import { renderQrSvg, renderQrSvgFile } from '../qr/render-qr-svg.ts';
import { findCodeAddress } from '../qr/report-code.ts';
import { createProofFiles } from '../quote/proof-lists.ts';
import { type RelatedInput, rankRelated } from '../related/rank-related.ts';
import { isTextRemoved, listWithdrawalLines } from '../report/format-withdrawal.ts';
import type { Site } from '../report/parse-site.ts';
import { formatPublicSource } from '../report/public-source.ts';
import type { ReportFields, ReportSource } from '../report/report.ts';
import { summarize } from '../report/summarize.ts';
import { formatUrl, VIEW_FOLDER } from '../report/urls.ts';
import { formatVersionName, VERSION_FOLDER } from '../report/version-names.ts';
import { describeForSeries, type Series } from '../series/collect-series.ts';
import { needsOwnPage } from '../viewing/file-views.ts';
import { collectColumns, describePlace, leaveMissingColumns, listColumns, planColumns } from './columns.ts';
import { createDataCatalogs } from './data-catalog.ts';
import { listNoticeLines } from './document-standing.ts';
import { collectFeeds, formatFeed, hasFeeds } from './feeds.ts';
import {
  formatCatalogCsv,
  formatCatalogJson,
  formatReportJson,
  formatYearJson,
  partCatalog,
} from './format-catalog.ts';
import { answerForFigures, leadFromEmptied } from './lead-from-emptied.ts';
import { collectVersionPages } from './list-versions.ts';
import { collectFacets, collectListings, comparePublication } from './listings.ts';
import { addForms, type MadeForm } from './offer-forms.ts';
import type {
  Download,
  FixedPage,
  FormerReport,
  Portal,
  PortalReport,
  ReportLink,
  ReportQr,
  ReportSeries,
  SiteMark,
  ViewPage,
} from './portal.ts';
import { createPortalSeries, linkYears, listFigureFiles } from './portal-series.ts';
import { createRedirects, listReportFiles } from './redirects.ts';
import type { BundledAttachment, MadeReport } from './report-bundle.ts';
import { formatFormPath, formatJsonPath, REPORT_FORMS } from './report-forms.ts';

/** For each report's id the ids of its 相关文章, best first. */
export type RelatedIds = ReadonlyMap<string, readonly string[]>;

export type RankReports = (reports: readonly PortalReport[]) => RelatedIds;

/** Marks of the settings, and the files of their pictures. */
export interface MadeMarks {
  readonly shown: readonly SiteMark[];
  readonly files: readonly OutputFile[];
}

const NO_MARKS: MadeMarks = { shown: [], files: [] };

export const rankReports: RankReports = (reports) => rankRelated(reports.map(describeForRanking));

/**
 * Makes the portal out of reports that are each complete but for what links them. Its lists of all reports are made
 * when they are asked for: a preview that shows a report after each save needs none of them.
 * @param lines the reports that line up by year, see `lineUp`
 * @param marks at the foot of each page, with their pictures
 * @param rank A preview, which cannot wait for a ranking, brings an earlier one; reports that it lacks get no 相关文章.
 */
export function assemblePortal(
  created: readonly PortalReport[],
  lines: readonly Series[],
  pages: FixedPage[],
  site: Site,
  { shown: marks, files: pictures }: MadeMarks = NO_MARKS,
  rank: RankReports = rankReports,
): Portal {
  const published = [...created].sort(comparePublication);
  const valid = published.filter(({ fields }) => !fields.withdrawal);
  const linked = linkReports(answerForFigures(published, site), rank(valid), linkYears(valid, lines));
  const reports = linked.filter(({ fields }) => !fields.withdrawal);
  const facets = collectFacets(reports);
  const columns = collectColumns(reports, pages, site.columns);
  const reportPages = linked.map((report) =>
    report.fields.withdrawal ? leaveMissingColumns(report, columns) : report,
  );
  const withdrawn = reportPages.filter(({ fields }) => fields.withdrawal);
  const series = createPortalSeries(reports, lines);
  const listings = once(() => collectListings(reports, facets, columns));
  const feeds = once(() => collectFeeds({ site, reports, listings: listings() }));
  const viewPages = collectViewPages(reportPages);
  const versions = collectVersionPages(reportPages);
  const pagesBelow = [...viewPages, ...versions.versionPages, ...versions.comparisonPages];
  const former = createRedirects(reportPages, pagesBelow, pages, site.url);
  const listed = [
    ...facets.flatMap((group) => group.facets),
    ...listColumns(columns),
    ...series.flatMap((each) => [each, ...each.pairs]),
    ...former.pages,
  ].flatMap(({ path }) => [path, path.replace(/\.html$/, '-by-year.html')]);
  const emptied = leadFromEmptied(linked, lines, listed, site);
  const catalogue = { site, reportPages, redirects: former.redirects, columns, pages, series };
  const files = once((): OutputFile[] => [
    { path: NO_JEKYLL, content: '' },
    { path: 'robots.txt', content: formatRobots(site) },
    createLateFile('catalog.json', () => formatCatalogJson(catalogue)),
    ...partCatalog(reportPages).map(({ path, year, members }) =>
      createLateFile(path, () => formatYearJson(year, members)),
    ),
    createLateFile('catalog.csv', () => formatCatalogCsv(catalogue)),
    ...createDataCatalogs({ site, reports }).map(({ path, format }) => createLateFile(path, format)),
    ...reportPages.flatMap(listReportFiles),
    ...former.files,
    ...pictures,
    // Two pages may show the same picture.
    ...new Map(pages.flatMap(({ files: own }) => own).map((file) => [file.path, file])).values(),
    ...feeds().map((feed) => createLateFile(feed.path, () => formatFeed(feed, site))),
    ...createProofFiles(listTexts(reportPages, pages), hashBytes).map(({ path, format }) =>
      createLateFile(path, format),
    ),
    ...series.flatMap(listFigureFiles).map(({ path, format }) => createLateFile(path, format)),
  ]);
  // Frozen, or Eleventy would copy it, and with that ask for all its lists (`portalPlugin`).
  return Object.freeze({
    site,
    marks,
    reports,
    withdrawn,
    reportPages,
    redirects: former.redirects,
    redirectPages: [...former.pages, ...emptied],
    facets,
    columns,
    pages,
    get listings() {
      return listings();
    },
    hasFeeds: hasFeeds({ site, reports }),
    get feeds() {
      return feeds();
    },
    viewPages,
    series,
    yearPairs: series.flatMap(({ pairs }) => pairs),
    ...versions,
    get files() {
      return files();
    },
  });
}

/** Every text with a page of its own: what reports say now and said before, and fixed pages. */
const listTexts = (reports: readonly PortalReport[], pages: readonly FixedPage[]) => [
  ...reports.flatMap((report) => [report, ...report.versions]),
  ...pages,
];

/** A file that is made when somebody reads it: a preview hardly ever does, a build once, when it is written. */
const createLateFile = (path: string, format: () => string | Uint8Array): OutputFile => ({
  path,
  produce: async () => format(),
});

/** What the choice of 相关文章 looks at. */
export function describeForRanking({ id, terms, fields }: PortalReport): RelatedInput {
  const { title, topic, org, year, genre } = fields;
  return { id, title, topic, org, year, genre, terms };
}

/**
 * A report with everything that does not depend on the others, but for the forms that take time to make.
 * @param present of a former text: what became of the report, which its files say as its page does
 */
export function createReport(made: MadeReport, site: Site, present?: MadeReport): PortalReport {
  const { source, bundle, body, pictures, standing } = made;
  const versions = (made.versions ?? []).map((version) => createFormer(version, site, made));
  const { id, former, withheldDays } = source;
  const fields = withholdReviewers(source.fields, site);
  const base = `reports/${id}`;
  // The files of a former text are the report's.
  const filesBase = former ? `reports/${former.of}` : base;
  const path = `${base}.html`;
  const time = fields.time ?? site.pubTime;
  const { sections, terms, textRoot, attachments } = bundle;
  const copy = (to: string, file: string): OutputFile => ({ path: to, copyFrom: join(source.folder, file) });
  const address = former ? undefined : findCodeAddress(source, site.url);
  const report: PortalReport = {
    id,
    key: versions.length > 0 ? formatKey(bundle.key, ...versions.map(({ key }) => key)) : bundle.key,
    file: source.file,
    fields,
    issuer: findIssuer(fields),
    pubDate: time ? `${fields.date} ${time}` : fields.date,
    summary: fields.summary ?? describeText(fields, bundle.lead),
    columns: planColumns(site.columns).find(describePlace(source)),
    path,
    url: formatUrl(path),
    sections,
    body,
    terms,
    textRoot,
    downloads: attachments.map((attachment, index) => describeAttachment(attachment, base, index)),
    ...(bundle.images[0] ? { image: bundle.images[0].url } : {}),
    ...(bundle.withheld ? { withheld: bundle.withheld } : {}),
    ...(withheldDays ? { withheldDays } : {}),
    pictures: `${formatUrl(`${base}/${VIEW_FOLDER}`)}/`,
    traits: describeForSeries(source),
    related: [],
    relations: [],
    ...standing,
    ...(address ? { canonical: address, qr: describeCode(address, fields.title, base) } : {}),
    files: [
      ...bundle.localFiles.map((local) => copy(`${filesBase}/${local.path}`, local.file)),
      ...attachments.map(({ path, file, sha256 }) => ({
        ...copy(`${base}/attachments/${path}`, file),
        sha256,
      })),
      ...pictures.map((picture) => ({ ...picture, path: `${base}/${VIEW_FOLDER}/${picture.path}` })),
      ...(address ? createCodeFiles(address, fields.title, base) : []),
    ],
    source: describeSource(source, site),
    versions,
  };
  return addForms(
    report,
    bundle.textForms.flatMap(({ form, bytes, sha256 }): MadeForm[] => {
      if (!site[form]) return [];
      const notice = listNoticeLines((present ?? made).standing?.notice, site.url);
      const write = () =>
        REPORT_FORMS[form].write(
          { fields, notice, ...body() },
          formatPublicSource(source.text, source.fields, site),
        );
      // The bundle knows of no other report, and so of no notice.
      const size = notice.length > 0 ? measure(write()) : { bytes, sha256 };
      const file = { path: formatFormPath(path, form), produce: async () => write(), sha256: size.sha256 };
      return [{ form, ...size, file }];
    }),
  );
}

function createFormer(made: MadeReport, site: Site, present: MadeReport): FormerReport {
  const report = createReport(made, site, present);
  const { former } = made.source;
  if (!former) throw new Error(`${report.id} is no former text`);
  const text = { ...report, former };
  const { source, standing } = present;
  const { withdrawal } = source.fields;
  const json = createLateFile(formatJsonPath(report.path), () =>
    formatReportJson(text, {
      ...(standing?.validity ? { validity: standing.validity } : {}),
      ...(withdrawal ? { withdrawal } : {}),
    }),
  );
  return { ...text, files: [...report.files, json] };
}

/** The notice stands for a text that is published no longer. */
const describeText = ({ withdrawal }: ReportFields, lead: string) =>
  withdrawal?.text === 'removed' ? listWithdrawalLines(withdrawal).slice(0, 2).join('，') : summarize(lead);

/** Without the names of who has read it, unless the portal publishes them: nothing that follows can tell them. */
const withholdReviewers = (fields: ReportFields, { publishReviewers }: Site): ReportFields =>
  publishReviewers || fields.reviews.length === 0 ? fields : { ...fields, reviews: [] };

/** The editor's own file as it is, unless something in it is not public. */
function describeSource(source: ReportSource, site: Site): OutputFile {
  const { id, text, fields, folder, sha256, former } = source;
  const path = former ? `reports/${id}.md` : `reports/${id}/index.md`;
  const file = former ? `${VERSION_FOLDER}/${formatVersionName(former.from)}` : 'index.md';
  const published = formatPublicSource(text, fields, site);
  const isWhole = published === text && !isTextRemoved(fields);
  return isWhole ? { path, copyFrom: join(folder, file), sha256 } : { path, content: published };
}

const measure = (content: string) => ({ bytes: Buffer.byteLength(content), sha256: hashContent(content) });

/** The body that signed, else 机构名称. */
export const findIssuer = ({ signature, org }: ReportFields): string =>
  signature.find((line) => !/\d/.test(line)) ?? org;

function describeAttachment(
  { path, file: _file, name, ...described }: BundledAttachment,
  base: string,
  index: number,
): Download {
  const { view, text = '' } = described;
  const shown =
    view && needsOwnPage(view, text)
      ? { page: formatUrl(`${base}/${VIEW_FOLDER}/${path}.html`) }
      : { anchor: `file-${index + 1}` };
  return {
    url: formatUrl(`${base}/attachments/${path}`),
    name: withExtension(name, path),
    ...described,
    ...(view ? shown : {}),
  };
}

function collectViewPages(reports: readonly PortalReport[]): ViewPage[] {
  return reports.flatMap((report) =>
    report.downloads.flatMap((file) =>
      file.page === undefined ? [] : [{ path: decodePercents(file.page), report, file }],
    ),
  );
}

/** A name that the editor chose is also the downloaded file's, which needs its ending to open. */
function withExtension(name: string, path: string): string {
  const extension = /\.[^./]+$/.exec(path)?.[0] ?? '';
  return name.toLowerCase().endsWith(extension.toLowerCase()) ? name : name + extension;
}

const describeTitle = (title: string) => `《${title}》的二维码`;

const describeCode = (address: string, title: string, base: string): ReportQr => ({
  svg: () => renderQrSvg(createQrCode(address), describeTitle(title)),
  svgUrl: formatUrl(`${base}.qr.svg`),
  pngUrl: formatUrl(`${base}.qr.png`),
  address,
});

/** Drawn when they are written: nothing tells their size or hash. */
const createCodeFiles = (address: string, title: string, base: string): OutputFile[] => [
  createLateFile(`${base}.qr.svg`, () => renderQrSvgFile(createQrCode(address), describeTitle(title))),
  createLateFile(`${base}.qr.png`, () => renderQrPng(createQrCode(address))),
];

const formatLink = ({ url, fields: { title, org, date, withdrawal } }: PortalReport): ReportLink => ({
  url,
  title,
  org,
  date,
  ...(withdrawal ? { isWithdrawn: true } : {}),
});

/**
 * 相关文章, previous and next; those of a withdrawn report are what its editor chose, and only where an editor chose it
 * does another report lead to it. `reports` are in publication order.
 */
function linkReports(
  reports: readonly PortalReport[],
  ranked: RelatedIds,
  series: ReadonlyMap<string, ReportSeries>,
): PortalReport[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const listed = reports.filter(({ fields }) => !fields.withdrawal);
  const places = new Map(listed.map((report, index) => [report, index]));
  return reports.map((created) => {
    const index = places.get(created);
    const chosen =
      created.fields.related.length > 0 ? created.fields.related : (ranked.get(created.id) ?? []);
    const newer = index === undefined ? undefined : listed[index - 1];
    const older = index === undefined ? undefined : listed[index + 1];
    const place = series.get(created.id);
    const json = createLateFile(formatJsonPath(created.path), () => formatReportJson(report));
    // Begun by a name and not by `...`: otherwise Node 20 gives each report a hidden class of its own (decision 027).
    const { files, ...own } = created;
    const report: PortalReport = {
      files: [...files, json],
      ...own,
      related: chosen.flatMap((id) => byId.get(id) ?? []).map(formatLink),
      ...(place ? { series: place } : {}),
      ...(newer ? { newer: formatLink(newer) } : {}),
      ...(older ? { older: formatLink(older) } : {}),
    };
    return report;
  });
}

/** `robots.txt` (RFC 9309): everything may be found, and where the sitemap is, if it has an address. */
function formatRobots({ url }: Pick<Site, 'url'>): string {
  return `User-agent: *\nDisallow:\n${url ? `\nSitemap: ${url}sitemap.xml\n` : ''}`;
}
