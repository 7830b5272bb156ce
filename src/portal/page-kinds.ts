import { findDisclosurePart } from '../report/disclosure-parts.ts';
import type { Site } from '../report/parse-site.ts';
import { CATALOGUE_TYPE, type ColumnHead, describeColumn } from './columns.ts';
import type {
  ComparisonPage,
  FixedPage,
  Listing,
  Portal,
  PortalReport,
  VersionPage,
  ViewPage,
} from './portal.ts';

/** Lists of a portal that have a page for each of their members. */
type ShownList =
  | 'reportPages'
  | 'listings'
  | 'viewPages'
  | 'versionPages'
  | 'comparisonPages'
  | 'pages'
  | 'series'
  | 'yearPairs'
  | 'redirectPages';

export type ShownPages = Pick<Portal, ShownList>;

/** What a template is given of its page. */
export interface PageData {
  title?: string;
  report?: PortalReport;
  listing?: Listing;
  view?: ViewPage;
  fixed?: FixedPage;
  version?: VersionPage;
  comparison?: ComparisonPage;
}

type Labels = readonly (readonly [name: string, content: string | undefined])[];

/** A kind of page, that is, a template: what search engines, inspections and the site's maps are told of its pages. */
interface PageKind {
  /** Page labels of 《政府网站发展指引》 (国办发〔2017〕47号) besides those of the site. */
  readonly labels: (page: PageData, site: Site) => Labels;
  /** `og:type`. */
  readonly type: 'website' | 'article';
  /** What it makes a page for each of, which a preview makes one by one; absent: pages that do not depend on one report. */
  readonly shows?: ShownList;
  /** Shown under any address of the host, so that it has none of its own. */
  readonly isAnywhere?: true;
  /** Its way in, where the site map on the page links it. */
  readonly entry?: { readonly path: string; readonly label: string; readonly inSitemap?: true };
}

/** Not to be found by engines that search the whole web: what is valid is somewhere else, or nowhere. */
const NOINDEX = ['robots', 'noindex'] as const;

/** The site alone. */
const PLAIN: PageKind = {
  labels: (_page, { description }) => [['description', description]],
  type: 'website',
};

type LabelledColumn = Pick<ColumnHead, 'name' | 'description' | 'keywords' | 'type'>;

const labelColumn = (column: LabelledColumn): Labels => [
  ['ColumnName', column.name],
  ['ColumnDescription', describeColumn(column)],
  ['ColumnKeywords', joinKeywords(column.keywords)],
  ['ColumnType', column.type],
];

const joinKeywords = (keywords: readonly string[]) => keywords.filter(Boolean).join(';');

/** A column (栏目): lists, and every page that has a subject of its own. @param columnType where no column says its own */
const createColumnKind = (columnType: string): PageKind => ({
  labels: ({ title = '', listing }, site) => {
    const name = listing?.heading ?? title;
    const description = listing?.description || name;
    const keywords = [name, ...(listing?.facetLabel ? [listing.facetLabel] : [])];
    return [
      ...labelColumn(listing?.column ?? { name, description, keywords, type: columnType }),
      ['description', description && `${site.name}：${description}`],
    ];
  },
  type: 'website',
});

/** A page that is no report stands for its column, or is one of its own. */
const FIXED: PageKind = {
  labels: ({ title = '', fixed }, site) => {
    const own = {
      name: title,
      description: fixed?.summary || title,
      keywords: [title],
      type: fixed?.columnType ?? findDisclosurePart(title)?.type ?? '固定页面',
    };
    const column = fixed?.column && { ...fixed.column, type: fixed.columnType ?? fixed.column.type };
    return [...labelColumn(column ?? own), ['description', `${site.name}：${own.description}`]];
  },
  type: 'website',
  shows: 'pages',
};

/** The column that a report's pages name: without one, what the report calls it, or its kind. */
const labelReportColumn = ({ columns, fields }: PortalReport): Labels => {
  const name = fields.category ?? fields.genre;
  return labelColumn(columns.main ?? { name, keywords: [name], type: CATALOGUE_TYPE });
};

/** A text with its day and its source. */
const labelArticle = ({ fields, pubDate }: PortalReport, title: string): Labels => [
  ['ArticleTitle', title],
  ['PubDate', pubDate],
  ['ContentSource', fields.source ?? fields.org],
];

const ARTICLE: PageKind = {
  labels: ({ report }) => {
    if (!report) throw new Error('an article without its report');
    const { fields, summary, canonical, image } = report;
    return [
      ...(fields.withdrawal ? [NOINDEX] : []),
      ...labelReportColumn(report),
      ...labelArticle(report, fields.title),
      ['Keywords', joinKeywords(fields.keywords)],
      ['Author', fields.org],
      ['Description', summary],
      ['Image', image && canonical && new URL(image, canonical).href],
      ['Url', canonical],
    ];
  },
  type: 'article',
  shows: 'reportPages',
};

/** A file of a report, which was published with it. */
const VIEW: PageKind = {
  labels: ({ view, title = '' }, site) => [
    ...(view?.report.fields.withdrawal ? [NOINDEX] : []),
    ...(view ? [...labelReportColumn(view.report), ...labelArticle(view.report, title)] : []),
    ...PLAIN.labels({}, site),
  ],
  type: 'website',
  shows: 'viewPages',
};

/** Texts of the past, and texts that stand on other pages: those are what is to be found. */
const createFormerKind = (label: (page: PageData) => Labels): PageKind => ({
  labels: (page, { description }) => [NOINDEX, ...label(page), ['description', description]],
  type: 'article',
});

/** By template, in the order of the site map. A template without a row makes columns. */
export const PAGE_KINDS: Readonly<Record<string, PageKind>> = {
  'index.njk': { ...PLAIN, entry: { path: 'index.html', label: '首页', inSitemap: true } },
  'listing.njk': {
    ...createColumnKind(CATALOGUE_TYPE),
    shows: 'listings',
    entry: { path: 'catalog.html', label: '目录', inSitemap: true },
  },
  'bodies.njk': {
    ...createColumnKind(CATALOGUE_TYPE),
    entry: { path: 'bodies.html', label: '机构和年度', inSitemap: true },
  },
  'search.njk': { ...createColumnKind('站内搜索'), entry: { path: 'search.html', label: '搜索' } },
  'prove.njk': { ...createColumnKind('引文核对'), entry: { path: 'prove.html', label: '证明这句话' } },
  'qr.njk': { ...createColumnKind('二维码汇总'), entry: { path: 'qr.html', label: '二维码汇总' } },
  'about.md': {
    ...createColumnKind('网站帮助'),
    entry: { path: 'about.html', label: '关于与帮助', inSitemap: true },
  },
  'data.njk': {
    ...createColumnKind('数据接口'),
    entry: { path: 'data.html', label: '数据接口', inSitemap: true },
  },
  'sitemap.njk': createColumnKind('站点地图'),
  'report.njk': ARTICLE,
  'fixed.njk': FIXED,
  'view.njk': VIEW,
  'version.njk': {
    ...createFormerKind(({ version, title = '' }) =>
      version ? [...labelReportColumn(version.report), ...labelArticle(version.version, title)] : [],
    ),
    shows: 'versionPages',
  },
  'comparison.njk': {
    ...createFormerKind(({ comparison }) => (comparison ? labelReportColumn(comparison.report) : [])),
    shows: 'comparisonPages',
  },
  'series.njk': { ...createColumnKind(CATALOGUE_TYPE), shows: 'series' },
  'year-pair.njk': { ...createFormerKind(() => []), shows: 'yearPairs' },
  'redirect.njk': { labels: () => [NOINDEX], type: 'website', shows: 'redirectPages' },
  '404.njk': { ...PLAIN, isAnywhere: true },
};

const OTHER = createColumnKind(CATALOGUE_TYPE);

/** @param template file of the template, with its folder or without */
export const findPageKind = (template: string): PageKind =>
  PAGE_KINDS[template.replace(/^.*\//, '')] ?? OTHER;

/** Of each list what is wanted, nothing of the others. */
export const pickShown = (shown: Partial<ShownPages>): ShownPages =>
  mapShown((list) => (shown[list] ?? []) as never[]);

/** For each list of shown pages what `pick` gives. */
export const mapShown = (pick: (list: ShownList) => readonly unknown[]): ShownPages => {
  const lists = Object.values(PAGE_KINDS).flatMap(({ shows }) => shows ?? []);
  return Object.fromEntries(lists.map((list) => [list, pick(list)])) as unknown as ShownPages;
};

export const ENTRY_PAGES = Object.values(PAGE_KINDS).flatMap(({ entry }) => entry ?? []);
