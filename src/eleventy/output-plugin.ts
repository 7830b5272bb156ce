import type { AssetSource } from './assets-plugin.ts';
import type { EleventyConfig } from './eleventy.ts';
import type { PortalSource } from './portal-source.ts';
import { writeSite } from './write-site.ts';

/** Where Eleventy writes the pages itself (its own command line), writes what lies beside them. */
export function outputPlugin(
  config: EleventyConfig,
  { source, assets }: { source: PortalSource; assets: AssetSource },
): void {
  config.on('eleventy.after', async ({ directories, outputMode }) => {
    if (outputMode !== 'fs') return;
    const site = { portal: source.portal(), assets: assets.assets() };
    await writeSite(directories.output, site, { overwrite: true });
  });
}
