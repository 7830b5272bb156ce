import { formatOpenGraph, formatPageLabels } from '../portal/format-page-labels.ts';
import type { EleventyConfig } from './eleventy.ts';

/** Page labels (`<meta name="SiteName">`…) for search engines and inspections. */
export function labelsPlugin(config: EleventyConfig): void {
  config.addFilter('siteLabels', (...page: Parameters<typeof formatPageLabels>) => formatPageLabels(...page));
  config.addFilter('openGraph', (...page: Parameters<typeof formatOpenGraph>) => formatOpenGraph(...page));
}
