import nunjucks from 'nunjucks';
import { escapeHtml } from '../base/escape-html.ts';
import { readScheme } from '../base/read-scheme.ts';
import { formatSinglePolicy } from '../hosting/policies.ts';
import type { PortalReport } from '../portal/portal.ts';
import { TEMPLATE_FILTERS } from '../portal/template-filters.ts';
import type { Site } from '../report/parse-site.ts';

type RenderSingleFile = (
  report: PortalReport,
  options: {
    readonly site: Site;
    readonly styles: string;
    /** Data URIs by the address that the report's HTML gives a picture. */
    readonly images: Pick<ReadonlyMap<string, string>, 'get'>;
  },
) => string;

/**
 * Renders a report as one HTML file, to be sent by mail. Links that lead elsewhere are absolute, or plain text where
 * the portal has no address. It is made before the pages, which tell its size: not by Eleventy, but by its engine.
 * @param source text of the template
 */
export function createSingleFileRenderer(source: string): RenderSingleFile {
  const environment = new nunjucks.Environment(null, { autoescape: true });
  for (const [name, filter] of Object.entries(TEMPLATE_FILTERS)) environment.addFilter(name, filter);
  const template = nunjucks.compile(source, environment);
  let last: { readonly styles: string; readonly policy: string } | undefined;
  return (report, { site, styles, images }) => {
    if (last?.styles !== styles) last = { styles, policy: formatSinglePolicy(styles) };
    const { policy } = last;
    return template.render({ report, site, styles, policy, text: embed(report, site.url, images) });
  };
}

/** Links and pictures of the report's HTML, whose form `src/markdown/` alone decides: quotes in texts are escaped. */
function embed(
  { body, url }: PortalReport,
  siteUrl: string,
  images: Pick<ReadonlyMap<string, string>, 'get'>,
): string {
  return body()
    .html.replace(/<a class="heading-link"[^>]*><\/a>/g, '')
    .replace(/(<img src=")([^"]*)"/g, (_, open: string, address: string) => {
      return `${open}${images.get(unescapeHtml(address)) ?? ''}"`;
    })
    .replace(/(<a\b[^>]*? href=")([^"]*)("[^>]*>)([\s\S]*?)<\/a>/g, (whole, open, address, close, text) => {
      const target = unescapeHtml(address);
      if (target.startsWith('#') || readScheme(target) !== undefined) return whole;
      if (!siteUrl) return text;
      return `${open}${escapeHtml(new URL(target, siteUrl + url).href)}${close}${text}</a>`;
    });
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
