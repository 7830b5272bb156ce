import type { Site } from '../report/parse-site.ts';
import { findPageKind, type PageData } from './page-kinds.ts';

/**
 * Page labels of 《政府网站发展指引》 (国办发〔2017〕47号): 3 on every page, those of the kind of page besides.
 * Empty and placeholder values are faults there, so what is not known is left out.
 * @param template file of the page's template
 */
export function formatPageLabels(
  site: Site,
  template: string,
  page: PageData,
): { name: string; content: string }[] {
  const all = [
    ['SiteName', site.name],
    ['SiteDomain', site.url ? new URL(site.url).host : ''],
    ['SiteIDCode', site.siteIdCode],
    ...findPageKind(template).labels(page, site),
  ] as const;
  return all.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

/**
 * Open Graph (https://ogp.me): what messengers show beside a link that somebody sends. Addresses are absolute there,
 * so without the portal's own there is none, and no picture.
 * @param page.canonical empty where the page has no address of its own
 * @param page.image from the portal's root
 */
export function formatOpenGraph(
  site: Site,
  template: string,
  page: PageData & { canonical: string; image: string },
): { property: string; content: string }[] {
  const { title, canonical, image } = page;
  const labels = formatPageLabels(site, template, page);
  const all: [string, string | undefined][] = [
    ['og:site_name', site.name],
    ['og:locale', 'zh_CN'],
    ['og:type', findPageKind(template).type],
    ['og:title', title],
    ['og:description', labels.find(({ name }) => /^description$/i.test(name))?.content],
    ['og:url', canonical],
    ['og:image', canonical && site.url + image],
  ];
  return all.flatMap(([property, content]) => (content ? [{ property, content }] : []));
}
