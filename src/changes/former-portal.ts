import { decodePath } from '../base/decode-path.ts';
import { isRecord, parseRecord, readList, readText } from '../base/json.ts';
import { formatWithdrawal } from '../report/format-withdrawal.ts';
import type { Correction } from '../report/report.ts';
import { type PublishedFile, readPublishedFiles } from './published-report.ts';

/** A report as the catalogue of a published portal tells it, whichever version wrote it. */
export interface FormerReport {
  /** Folder below `reports/`, as `ReportSource.id`; absent if the address is not one that Gongbao writes. */
  readonly id?: string;
  /** Address of its page below the portal's root, percent-encoded. */
  readonly url: string;
  readonly title: string;
  /** 发布日期, `YYYY-MM-DD`, with ` HH:mm` behind it where there was a time; empty if the catalogue does not say. */
  readonly published: string;
  /** 撤回 in words; empty if the report is not withdrawn. */
  readonly withdrawal: string;
  /** Nothing but the notice is published. */
  readonly isTextRemoved: boolean;
  readonly corrections: readonly Readonly<Correction>[];
  readonly attachments: readonly PublishedFile[];
  /** Endings of the files made from the text, such as `.pdf`. */
  readonly formats: readonly string[];
  /** The entry as it stands in the catalogue: what only some versions write is read by whoever knows of it. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** Texts of the files of a published folder by their paths; `undefined` for what is not there or cannot be read. */
export type ReadFile = (path: string) => string | undefined;

/** What the `catalog.json` of a published portal says. */
export interface FormerPortal {
  /** The site's own words, by the names of the settings. */
  readonly site: ReadonlyMap<string, string>;
  /** By address, in publication order. */
  readonly reports: ReadonlyMap<string, FormerReport>;
  /** Titles of fixed pages by address. */
  readonly pages: ReadonlyMap<string, string>;
  /** Addresses of former times that led on to a report or a fixed page, with the address of it: both percent-encoded. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Entries of the list of reports that are damaged: of these reports nothing is known. */
  readonly unreadable: number;
  /** Whether the list of reports could be read at all. */
  readonly isReadable: boolean;
  /** The whole catalogue, for what only some versions write. */
  readonly catalog: Readonly<Record<string, unknown>>;
}

/** A portal that was built before: what is in the output, or a copy of what is on the web. */
export interface FormerSite extends FormerPortal {
  /** Its folder as the person knows it. */
  readonly label: string;
  /** Texts of its files, such as `reports/2021/jiaoyuju.json`. */
  readonly read: ReadFile;
}

/** Reads the catalogue of a published portal: of any version, and as much of a damaged one as can be read. Never throws. */
export function parseFormerPortal(text: string): FormerPortal {
  const catalog = parseRecord(text) ?? {};
  const site = isRecord(catalog.site) ? catalog.site : {};
  const listed = Array.isArray(catalog.reports) ? catalog.reports : [];
  const reports = new Map(
    readList(catalog, 'reports').flatMap((entry) => {
      const report = readReport(entry);
      return report ? [[report.url, report] as const] : [];
    }),
  );
  const pages = new Map(
    readList(catalog, 'pages').flatMap((entry) => {
      const url = readText(entry, 'url');
      return readPageId(url) === undefined ? [] : [[url, readText(entry, 'title')] as const];
    }),
  );
  return {
    site: new Map(Object.keys(site).map((key) => [key, readText(site, key)])),
    reports,
    pages,
    // Former files and folders of a report are led on as well; they follow its page.
    redirects: new Map(
      readList(catalog, 'redirects').flatMap((entry) => {
        const [from, to] = [readText(entry, 'from'), readText(entry, 'to')];
        return (reports.has(to) || pages.has(to)) && from !== '' && !from.endsWith('/')
          ? [[from, to] as const]
          : [];
      }),
    ),
    unreadable: listed.length - reports.size,
    isReadable: Array.isArray(catalog.reports),
    catalog,
  };
}

function readReport(entry: Record<string, unknown>): FormerReport | undefined {
  const [url, title, date, time] = ['url', 'title', 'date', 'time'].map((key) => readText(entry, key));
  if (!url || !title) return undefined;
  const id = readId(url);
  const published = /^\d{4}-\d{2}-\d{2}$/.test(date ?? '') ? `${date}${time ? ` ${time}` : ''}` : '';
  return {
    ...(id === undefined ? {} : { id }),
    url,
    title,
    published,
    withdrawal: isRecord(entry.withdrawal) ? formatFormerWithdrawal(entry.withdrawal) : '',
    isTextRemoved: isRecord(entry.withdrawal) && entry.withdrawal.text === 'removed',
    corrections: readList(entry, 'corrections').map((each) => ({
      date: readText(each, 'date'),
      what: readText(each, 'what'),
      why: readText(each, 'why'),
    })),
    attachments: readPublishedFiles(entry, 'attachments'),
    // By their addresses: `x.single.html` is offered as `题.html`, which would be the page itself.
    formats: readPublishedFiles(entry, 'formats').map((file) =>
      file.url.replace(url.slice(0, -'.html'.length), ''),
    ),
    entry,
  };
}

const formatFormerWithdrawal = (entry: Record<string, unknown>): string =>
  formatWithdrawal({
    date: readText(entry, 'date'),
    reason: readText(entry, 'reason'),
    text: entry.text === 'removed' ? 'removed' : 'kept',
  });

/** Whether a report, or its text, was taken back since another portal was published. */
export const isTakenBack = (before: FormerReport | undefined, now: FormerReport): boolean =>
  now.withdrawal !== '' && (!before?.withdrawal || (now.isTextRemoved && !before.isTextRemoved));

/** `reports/2021/%E7%94%B2.html` is the page of `2021/甲`. */
export const readId = (url: string): string | undefined =>
  /^reports\/(.+)\.html$/su.exec(decodePath(url) ?? '')?.[1];

/** `pages/%E6%8C%87%E5%8D%97.html` is the page of `指南`. */
export const readPageId = (url: string): string | undefined =>
  /^pages\/([^/]+)\.html$/su.exec(decodePath(url) ?? '')?.[1];
