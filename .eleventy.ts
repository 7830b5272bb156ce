import { fileURLToPath } from 'node:url';
import { type AssetSource, assetsPlugin } from './src/eleventy/assets-plugin.ts';
import type { EleventyConfig } from './src/eleventy/eleventy.ts';
import { markdownPlugin } from './src/eleventy/markdown-plugin.ts';
import { portalPlugin } from './src/eleventy/portal-plugin.ts';
import type { PortalSource } from './src/eleventy/portal-source.ts';
import { TEMPLATE_FILTERS } from './src/portal/template-filters.ts';

/** Folder of this installation: pages and layouts come from here, whatever content is published. */
export const PROJECT = fileURLToPath(new URL('.', import.meta.url));

/** What the plugins of one run share. */
interface Sources {
  readonly source: PortalSource;
  readonly assets: AssetSource;
}

/**
 * Eleventy's configuration, for the runs that our own commands start: they pass the portal, which they have loaded and
 * checked. Eleventy's own command line has none.
 */
export default function configure(config: EleventyConfig, sources?: Sources): void {
  if (!sources) throw new Error('网站用 npm run build 生成：Eleventy 自己的命令不知道内容在哪里');
  const { source, assets } = sources;
  config.setInputDirectory('src/pages');
  config.setIncludesDirectory('../../_includes');
  config.setDataDirectory('../../_data');
  config.setTemplateFormats(['njk', 'md']);
  config.setUseGitIgnore(false);

  // What the pages are made of.
  config.addPlugin(portalPlugin, { source });
  config.addPlugin(markdownPlugin);
  config.addPlugin(assetsPlugin, { assets });
  // How templates show it.
  for (const [name, filter] of Object.entries(TEMPLATE_FILTERS)) config.addFilter(name, filter);
}
