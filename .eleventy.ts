import { fileURLToPath } from 'node:url';
import { type AssetSource, assetsPlugin, createAssetSource } from './src/eleventy/assets-plugin.ts';
import type { EleventyConfig } from './src/eleventy/eleventy.ts';
import { filtersPlugin } from './src/eleventy/filters-plugin.ts';
import { labelsPlugin } from './src/eleventy/labels-plugin.ts';
import { markdownPlugin } from './src/eleventy/markdown-plugin.ts';
import { outputPlugin } from './src/eleventy/output-plugin.ts';
import { portalPlugin } from './src/eleventy/portal-plugin.ts';
import { createPortalSource, type PortalSource } from './src/eleventy/portal-source.ts';

/** Folder of this installation: pages and layouts come from here, whatever content is published. */
export const PROJECT = fileURLToPath(new URL('.', import.meta.url));

/**
 * Eleventy's configuration. The commands in `scripts/` pass the portal that they have loaded and checked;
 * Eleventy's own command line loads the default content.
 */
export default function configure(
  config: EleventyConfig,
  source: PortalSource = createPortalSource({
    mode: 'build',
    project: PROJECT,
    content: `${PROJECT}src/content`,
    label: 'src/content',
  }),
  assets: AssetSource = createAssetSource(PROJECT),
): void {
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
  config.addPlugin(filtersPlugin);
  config.addPlugin(labelsPlugin);
  // What lies beside the pages: styles and scripts, catalogue, texts, attachments, QR codes, search index.
  config.addPlugin(outputPlugin, { source, assets });
}
