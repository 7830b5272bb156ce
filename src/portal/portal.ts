import type { Figure } from '../figures/figure.ts';
import type { Redirect } from '../hosting/hosting.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import type { PageFields } from '../report/parse-page.ts';
import type { Site } from '../report/parse-site.ts';
import type { FormerText, ReportFields } from '../report/report.ts';
import type { SeriesTraits } from '../series/collect-series.ts';
import type { ColumnHead, PortalColumn, ReportColumns } from './columns.ts';
import type { DocumentStanding } from './document-standing.ts';
import type { BundledAttachment, ReportBody, ReportBundle } from './report-bundle.ts';
import type { FormName } from './report-forms.ts';

/** A link to a report, as lists show it. */
export interface ReportLink {
  url: string;
  title: string;
  org: string;
  date: string;
  /** The page is a notice. */
  isWithdrawn?: true;
}

/** A report of a series, where lists name it by its year. */
export interface YearLink {
  year: number;
  url: string;
  title: string;
}

/** A report's place among those of other years. */
export interface ReportSeries {
  name: string;
  /** Address of the series' page. */
  url: string;
  year: number;
  /** How many years it has. */
  years: number;
  previous?: YearLink;
  next?: YearLink;
}

/** Reports that repeat each year, with a page of their own. */
export interface PortalSeries {
  path: string;
  url: string;
  name: string;
  /** The earliest first. */
  years: SeriesYear[];
  /** Reports of one year, none of which stands for it. */
  doubled: { year: number; reports: ReportLink[] }[];
  /** What is offered of its figures, if it has any; addresses. */
  figures?: { json: string; csv: string };
  /** Years that are held against each other. */
  pairs: YearPair[];
}

export interface SeriesYear {
  year: number;
  report: PortalReport;
}

/** A page with two years of a series side by side. */
export interface YearPair {
  path: string;
  url: string;
  /** Of the series. */
  name: string;
  seriesUrl: string;
  before: SeriesYear;
  after: SeriesYear;
}

/** What a preview says of a report that is not published. */
export interface HeldNote {
  /** As lists show it: 草稿. */
  readonly state: string;
  /** Above the report itself. */
  readonly notice: string;
  /** What has to be mended before it can be published. */
  readonly faults: readonly string[];
}

/** A file offered under 附件下载. */
export interface Download
  extends Pick<BundledAttachment, 'name' | 'bytes' | 'sha256' | 'typeLabel' | 'mime' | 'view' | 'text'> {
  url: string;
  /** Only of a file that Gongbao made from the text: those without were attached by the department. */
  form?: FormName;
  /** A preview does not make it: size and hash are unknown there, and nothing is to be linked. */
  onlyInBuilds?: true;
  /** The view's id on the report's page; absent if it has a page of its own. */
  anchor?: string;
  /** Address of the view's own page. */
  page?: string;
}

export interface ReportQr {
  /** Inline SVG, drawn when it is asked for. */
  svg(): string;
  svgUrl: string;
  pngUrl: string;
  /** The address that the code holds. */
  address: string;
}

export interface PortalReport
  extends DocumentStanding,
    Pick<ReportBundle, 'sections' | 'terms' | 'textRoot' | 'withheld'> {
  id: string;
  /** Hash of all that the report itself was made of, with the program. */
  key: string;
  /** Diagnostics name the report by its file. */
  file: string;
  fields: ReportFields;
  /** Name in the red head: the body that signed, else 机构名称. */
  issuer: string;
  /** `PubDate` as 《政府网站发展指引》 wants it; without a time unless one is known or configured. */
  pubDate: string;
  summary: string;
  columns: ReportColumns;
  /** File below the output folder, such as `reports/2021/jiaoyuju.html`, and the same percent-encoded. */
  path: string;
  url: string;
  /** The text, read when it is asked for. */
  body(): ReportBody;
  downloads: Download[];
  /** Days of former texts that are published no longer. */
  withheldDays?: readonly string[];
  /** The first picture of the text, by the address that the page's HTML gives it. */
  image?: string;
  /** URL of the folder of pictures that views show, ending in a slash. */
  pictures: string;
  /** What its place among reports of other years follows from. */
  traits: SeriesTraits;
  series?: ReportSeries;
  /** Of a report in a series that says any: read when they are asked for. */
  figures?: { count: number; read(): Figure[] };
  related: ReportLink[];
  newer?: ReportLink;
  older?: ReportLink;
  canonical?: string;
  qr?: ReportQr;
  /** Only in a preview: elsewhere a report that is held back is not there. */
  held?: HeldNote;
  /** Everything to be written beside the page. */
  files: OutputFile[];
  /**
   * The texts that were published before, earliest first, each with what is to be written of it. Without them here
   * nothing of them is published.
   */
  versions: FormerReport[];
  /** The editor's own file, where content has it below an output folder. Archives hold it, portals do not. */
  source: OutputFile;
}

/** A text of a report that was published before, as a report of its own: `url`, `fields` and `body` are those of then. */
export interface FormerReport extends PortalReport {
  former: FormerText;
}

/** 固定页面: a page of the portal that is no report. */
export interface FixedPage
  extends Readonly<
    Pick<
      PortalReport,
      'id' | 'file' | 'path' | 'url' | 'summary' | 'sections' | 'body' | 'textRoot' | 'canonical'
    > &
      Pick<PageFields, 'title' | 'columnType' | 'place' | 'updated' | 'formerAddresses'>
  > {
  /** Hash of all that it was made of but for the program. */
  readonly key: string;
  readonly column?: ColumnHead;
  readonly downloads: readonly Pick<Download, 'url' | 'name' | 'bytes' | 'typeLabel'>[];
  readonly files: readonly OutputFile[];
  /** The editor's own file: archives hold it, portals do not. */
  readonly source: OutputFile;
}

/** A page as lists link it. */
export type PageLink = Pick<FixedPage, 'url' | 'title'>;

/** The page of a former text. */
export interface VersionPage {
  path: string;
  report: PortalReport;
  version: FormerReport;
}

/** A page that shows what is different in two texts of a report. */
export interface ComparisonPage {
  path: string;
  report: PortalReport;
  before: FormerReport;
  /** The present text, or the former one that took the place of `before`. */
  after: PortalReport | FormerReport;
}

/** One value of a filter field with its reports: a real page. */
export interface Facet {
  value: string;
  url: string;
  path: string;
  count: number;
}

export interface FacetGroup {
  /** The field's label, such as 机构名称. */
  label: string;
  /** Folder of its pages and anchor on the site map. */
  name: string;
  facets: Facet[];
}

/** A column in a list of them. */
export interface ColumnEntry {
  name: string;
  url: string;
  count: number;
}

/** One page of a list of reports. */
export interface Listing {
  path: string;
  title: string;
  /** What the whole list is about, for the heading and the page labels. */
  heading: string;
  description: string;
  /** Facet's label, absent for the catalogue. */
  facetLabel?: string;
  sort: SortKey;
  /** URLs of its first pages in each order that it has, this one included. */
  orders: Partial<Record<SortKey, string>>;
  /** URL of its feed: there is one where the portal has an address. */
  feed?: string;
  column?: ColumnHead;
  /** The columns in that one, and its fixed pages. */
  subColumns?: ColumnEntry[];
  fixedPages?: PageLink[];
  reports: PortalReport[];
  total: number;
  page: number;
  pages: { url: string; number: number }[];
}

/** A list of reports for feed readers (Atom). */
export interface Feed {
  readonly path: string;
  readonly title: string;
  /** Of the page that lists the same. */
  readonly page: string;
  /** Newest first. */
  readonly reports: readonly PortalReport[];
}

/** An old address that is a page and leads on by itself. */
export interface RedirectPage {
  path: string;
  /** Of the page that it leads to, from the portal's root and percent-encoded. */
  url: string;
  title: string;
  /** It showed a report that was taken back, and leads to the notice. */
  isEmptied?: true;
}

/** A view that is too large for the report's page. */
export interface ViewPage {
  path: string;
  report: PortalReport;
  file: Download;
}

/** A mark at the foot of each page. */
export interface SiteMark {
  readonly name: string;
  readonly url?: string;
  /** `url` from the portal's root. */
  readonly image?: { readonly url: string; readonly width?: number; readonly height?: number };
}

export type SortKey = 'date' | 'date-asc' | 'title' | 'org' | 'year';

export interface Portal {
  site: Site;
  marks: readonly SiteMark[];
  /** Newest first: publication order. */
  reports: PortalReport[];
  /** Reports that were taken back (撤回), newest first: no list has them, and their pages are notices. */
  withdrawn: PortalReport[];
  /** All that have a page: both, newest first. */
  reportPages: PortalReport[];
  /** Addresses of former times that lead on, in the order of their paths. */
  redirects: Redirect[];
  /** Those of them that are pages. */
  redirectPages: RedirectPage[];
  facets: FacetGroup[];
  columns: PortalColumn<PortalReport, FixedPage>[];
  pages: FixedPage[];
  listings: Listing[];
  hasFeeds: boolean;
  feeds: Feed[];
  viewPages: ViewPage[];
  /** Reports that repeat each year, by the names of their pages. */
  series: PortalSeries[];
  yearPairs: YearPair[];
  versionPages: VersionPage[];
  comparisonPages: ComparisonPage[];
  /** Files beside the pages: machine-readable catalogue and what belongs to each report. */
  files: OutputFile[];
}
