import type { Site } from '../report/parse-site.ts';
import { formatPageLabels, type PageLabels } from './format-page-labels.ts';

/**
 * Open Graph (https://ogp.me): what messengers show beside a link that somebody sends. Addresses are absolute there,
 * so without the portal's own there is none, and no picture.
 * @param page.canonical empty where the page has no address of its own
 * @param page.image from the portal's root
 */
export function formatOpenGraph(
  site: Site,
  labels: PageLabels,
  { title, canonical, image }: { title: string; canonical: string; image: string },
): { property: string; content: string }[] {
  const description = formatPageLabels(site, labels).find(({ name }) => /^description$/i.test(name))?.content;
  const all: [string, string | undefined][] = [
    ['og:site_name', site.name],
    ['og:locale', 'zh_CN'],
    ['og:type', labels.kind === 'article' ? 'article' : 'website'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', canonical],
    ['og:image', canonical && site.url + image],
  ];
  return all.flatMap(([property, content]) => (content ? [{ property, content }] : []));
}
