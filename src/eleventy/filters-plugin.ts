import { TEMPLATE_FILTERS } from '../portal/template-filters.ts';
import type { EleventyConfig } from './eleventy.ts';

export function filtersPlugin(config: EleventyConfig): void {
  for (const [name, filter] of Object.entries(TEMPLATE_FILTERS)) config.addFilter(name, filter);
}
