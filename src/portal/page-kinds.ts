import type { Site } from '../report/parse-site.ts';
import { type ColumnHead, describeColumn } from './columns.ts';
import type { FixedPage } from './fixed-pages.ts';
import type { Listing, Portal, PortalReport, ViewPage } from './portal.ts';

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

const COLUMN_TYPE = ['ColumnType', '信息公开目录'] as const;

/** The site alone. */
const PLAIN: PageKind = {
  labels: (_page, { description }) => [['description', description]],
  type: 'website',
};

const labelColumn = (column: ColumnHead): Labels => [
  ['ColumnName', column.name],
  ['ColumnDescription', describeColumn(column)],
  ['ColumnKeywords', column.keywords.join(';')],
  ['ColumnType', column.type],
];

/** A column (栏目): lists, and every page that has a subject of its own. */
const COLUMN: PageKind = {
  labels: ({ title = '', listing }, site) => {
    const description = listing?.description ?? title;
    const column: Labels = [['ColumnName', title], ['ColumnDescription', description], COLUMN_TYPE];
    return [
      ...(listing?.column ? labelColumn(listing.column) : column),
      ['description', description && `${site.name}：${description}`],
    ];
  },
  type: 'website',
};

/** A page that is no report stands for its column, or is one of its own. */
const FIXED: PageKind = {
  labels: ({ title = '', fixed }, site) => [
    ...(fixed?.column
      ? labelColumn(fixed.column)
      : ([['ColumnName', title], ['ColumnDescription', fixed?.summary || title], COLUMN_TYPE] as const)),
    ['description', `${site.name}：${fixed?.summary || title}`],
  ],
  type: 'website',
  shows: 'pages',
};

const ARTICLE: PageKind = {
  labels: ({ report }) => {
    if (!report) throw new Error('an article without its report');
    const { fields, pubDate, summary, canonical, columns } = report;
    const column: Labels = [['ColumnName', fields.category ?? fields.genre], COLUMN_TYPE];
    return [
      ...(fields.withdrawal ? [NOINDEX] : []),
      ...(columns.main ? labelColumn(columns.main) : column),
      ['ArticleTitle', fields.title],
      ['PubDate', pubDate],
      ['ContentSource', fields.source ?? fields.org],
      ['Keywords', fields.keywords.join(';')],
      ['Author', fields.org],
      ['Description', summary],
      ['Url', canonical],
    ];
  },
  type: 'article',
  shows: 'reportPages',
};

/** Texts of the past, and texts that stand on other pages: those are what is to be found. */
const FORMER: PageKind = {
  labels: (_page, { description }) => [NOINDEX, ['description', description]],
  type: 'article',
};

/** By template, in the order of the site map. A template without a row makes columns. */
export const PAGE_KINDS: Readonly<Record<string, PageKind>> = {
  'index.njk': { ...PLAIN, entry: { path: 'index.html', label: '首页', inSitemap: true } },
  'listing.njk': {
    ...COLUMN,
    shows: 'listings',
    entry: { path: 'catalog.html', label: '目录', inSitemap: true },
  },
  'search.njk': { ...COLUMN, entry: { path: 'search.html', label: '搜索' } },
  'qr.njk': { ...COLUMN, entry: { path: 'qr.html', label: '二维码汇总' } },
  'about.md': { ...COLUMN, entry: { path: 'about.html', label: '关于与帮助', inSitemap: true } },
  'report.njk': ARTICLE,
  'fixed.njk': FIXED,
  'view.njk': {
    labels: ({ view }, site) => [
      ...(view?.report.fields.withdrawal ? [NOINDEX] : []),
      ...PLAIN.labels({}, site),
    ],
    type: 'website',
    shows: 'viewPages',
  },
  'version.njk': { ...FORMER, shows: 'versionPages' },
  'comparison.njk': { ...FORMER, shows: 'comparisonPages' },
  'series.njk': { ...COLUMN, shows: 'series' },
  'year-pair.njk': { ...FORMER, shows: 'yearPairs' },
  'redirect.njk': { labels: () => [NOINDEX], type: 'website', shows: 'redirectPages' },
  '404.njk': { ...PLAIN, isAnywhere: true },
};

/** @param template file of the template, with its folder or without */
export const findPageKind = (template: string): PageKind =>
  PAGE_KINDS[template.replace(/^.*\//, '')] ?? COLUMN;

/** Of each list what is wanted, nothing of the others. */
export const pickShown = (shown: Partial<ShownPages>): ShownPages =>
  mapShown((list) => (shown[list] ?? []) as never[]);

/** For each list of shown pages what `pick` gives. */
export const mapShown = (pick: (list: ShownList) => readonly unknown[]): ShownPages => {
  const lists = Object.values(PAGE_KINDS).flatMap(({ shows }) => shows ?? []);
  return Object.fromEntries(lists.map((list) => [list, pick(list)])) as unknown as ShownPages;
};

export const ENTRY_PAGES = Object.values(PAGE_KINDS).flatMap(({ entry }) => entry ?? []);
