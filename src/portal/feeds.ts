import { escapeHtml } from '../base/escape-html.ts';
import type { Site } from '../report/parse-site.ts';
import { formatUrl } from '../report/urls.ts';
import { formatAtomDate } from './format-last-change.ts';
import type { Feed, Portal, PortalReport } from './portal.ts';
import { renderImprint } from './render-imprint.ts';

/** Feeds with full text (Atom, RFC 4287): of the site, and of each column, body and topic. */

/** Entries of a feed: a reader that asks once a week misses nothing. */
const MOST_ENTRIES = 30;

/**
 * Characters of text in a feed. Those behind have their summary alone: every reader loads the whole feed each time, and
 * a portal has a feed for each body.
 */
const MOST_TEXT = 300_000;

/** @param path of the first page of a list */
export const formatFeedPath = (path: string): string => path.replace(/\.html$/, '.xml');

/** None without an address, with which all that is in them begins. */
export const hasFeeds = ({ site, reports }: Pick<Portal, 'site' | 'reports'>): boolean =>
  site.url !== '' && reports.length > 0;

/** The feeds of a portal that has any. */
export function collectFeeds({
  site,
  reports,
  listings,
}: Pick<Portal, 'site' | 'reports' | 'listings'>): Feed[] {
  if (!hasFeeds({ site, reports })) return [];
  return [
    { path: 'feed.xml', title: site.name, page: '', reports: reports.slice(0, MOST_ENTRIES) },
    ...listings
      .filter(({ feed, page }) => feed !== undefined && page === 1)
      .map(({ path, column, heading, reports: listed }) => ({
        path: formatFeedPath(path),
        title: `${column?.label ?? heading} - ${site.name}`,
        page: formatUrl(path),
        reports: listed.slice(0, MOST_ENTRIES),
      })),
  ];
}

export function formatFeed({ path, title, page, reports }: Feed, site: Site): string {
  let room = MOST_TEXT;
  const entries = reports.map((report) => {
    const text = room > 0 ? renderText(report) : '';
    const fits = text !== '' && text.length <= room;
    if (fits) room -= text.length;
    return formatEntry(report, site, fits ? text : undefined);
  });
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('title', title),
    element('id', site.url + page),
    link({ href: site.url + (page || 'index.html') }),
    link({ rel: 'self', type: 'application/atom+xml', href: site.url + formatUrl(path) }),
    element('updated', formatAtomDate(reports)),
    `<author>${element('name', site.organization || site.name)}</author>`,
    ...entries,
    '</feed>',
  ].join('\n')}\n`;
}

function formatEntry(report: PortalReport, site: Site, text: string | undefined): string {
  const { fields, columns, validity, notice, summary, canonical = site.url + report.url } = report;
  const attached = report.downloads.filter(({ form }) => !form);
  return [
    '<entry>',
    element('title', fields.title),
    element('id', canonical),
    link({ href: canonical }),
    ...attached.map(({ url, name, mime, bytes }) =>
      link({ rel: 'enclosure', href: site.url + url, type: mime, length: String(bytes), title: name }),
    ),
    element('published', formatAtomDate([{ fields: { ...fields, corrections: [] } }])),
    element('updated', formatAtomDate([report])),
    `<author>${element('name', fields.org)}</author>`,
    ...(columns.main ? [category(columns.main.label, `栏目：${columns.main.label}`)] : []),
    ...(validity ? [category(validity, `有效性：${validity}`)] : []),
    element('summary', `${notice ? `${notice.heading}。` : ''}${summary}`),
    ...(text === undefined ? [] : [`<content type="html">${escapeHtml(text)}</content>`]),
    '</entry>',
  ].join('\n');
}

const element = (name: string, text: string): string => `<${name}>${escapeHtml(text)}</${name}>`;

const formatAttributes = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');

const link = (attributes: Readonly<Record<string, string>>): string =>
  `<link${formatAttributes(attributes)}/>`;

const category = (term: string, label: string): string => `<category${formatAttributes({ term, label })}/>`;

/** The text as the page shows it: what is to be known before, the body, who signed, 版记. A feed stands anywhere, so addresses are whole. */
function renderText(report: PortalReport): string {
  const { fields, notice, canonical } = report;
  if (canonical === undefined) return '';
  const paragraph = (line: string) => `<p>${escapeHtml(line)}</p>\n`;
  const html = [
    notice ? `<p><strong>${escapeHtml(notice.heading)}</strong></p>\n` : '',
    report.body().html,
    ...fields.signature.map(paragraph),
    renderImprint(fields),
  ].join('');
  return (
    html
      // The sign behind a heading that copies its address: a feed has no script.
      .replace(/<a class="heading-link"[^>]*><\/a>/g, '')
      .replace(/ (href|src)="([^"]*)"/g, (_, name: string, address: string) => {
        const whole = new URL(address.replaceAll('&amp;', '&'), canonical).href;
        return ` ${name}="${escapeHtml(whole)}"`;
      })
  );
}
