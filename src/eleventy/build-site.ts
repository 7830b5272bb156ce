import { Eleventy } from '@11ty/eleventy';
import configure, { PROJECT } from '../../.eleventy.ts';
import { formatPolicy } from '../portal/format-policy.ts';
import type { OfflineSearch } from '../portal/offline-search.ts';
import type { Portal } from '../portal/portal.ts';
import type { Mode } from '../report/mode.ts';
import { type AssetSource, createAssetSource } from './assets-plugin.ts';
import type { EleventyConfig, EleventyPage } from './eleventy.ts';
import { createFixedSource, type PortalSource } from './portal-source.ts';
import { writeSite } from './write-site.ts';

/** Eleventy names files below its standard output folder also when it writes none. */
const UNUSED_OUTPUT = /^\.\/_site\//;

/** One page as Eleventy made it, by its path below the output folder. */
export const formatPagePath = ({ outputPath }: EleventyPage) => outputPath.replace(UNUSED_OUTPUT, '');

interface EleventyRun {
  source: PortalSource;
  assets?: AssetSource;
  /** Folder of templates or one template, from the installation's folder. */
  input?: string;
  mode: Mode;
  amend?: (config: EleventyConfig) => void;
}

/**
 * Eleventy looks templates up from the working folder, so that has to be the installation's.
 * Paths that a person typed must be absolute by now.
 */
export async function createEleventy({
  source,
  assets = createAssetSource(PROJECT),
  input = 'src/pages',
  mode,
  amend,
}: EleventyRun): Promise<Eleventy> {
  process.chdir(PROJECT);
  const eleventy = new Eleventy(input, undefined, {
    quietMode: true,
    configPath: false,
    runMode: 'build',
    config: (config) => {
      configure(config, { source, assets });
      config.addGlobalData('mode', mode);
      config.addGlobalData('policy', formatPolicy());
      amend?.(config);
    },
  });
  eleventy.disableLogger();
  await eleventy.init();
  return eleventy;
}

/** The pages alone, in memory: nothing is written, no index is made. */
export async function renderSite(
  portal: Portal,
  { mode = 'build', assets }: { mode?: Mode; assets?: AssetSource } = {},
): Promise<EleventyPage[]> {
  const source = createFixedSource(portal);
  const eleventy = await createEleventy({ source, mode, ...(assets ? { assets } : {}) });
  return eleventy.toJSON();
}

/**
 * Writes all pages and everything beside them into a folder. Eleventy only renders: writing them all in one place
 * finds two files of one name whatever made them, and a full disk is told in Chinese.
 */
export async function buildSite(portal: Portal, output: string, mode: Mode): Promise<OfflineSearch> {
  const assets = createAssetSource(PROJECT);
  const rendered = await renderSite(portal, { mode, assets });
  const pages = rendered.map((page) => ({ path: formatPagePath(page), content: page.content }));
  return writeSite(output, { portal, assets: assets.assets(), pages }, { mode });
}
