import { Eleventy } from '@11ty/eleventy';
import configure, { PROJECT } from '../../.eleventy.ts';
import { bundlePagefind } from '../assets/bundle-pagefind-esbuild.ts';
import { formatPolicy } from '../portal/format-policy.ts';
import type { Portal } from '../portal/portal.ts';
import { writeOfflineFiles } from '../search/write-offline-files-fs.ts';
import { type AssetSource, createAssetSource } from './assets-plugin.ts';
import type { EleventyConfig, EleventyPage } from './eleventy.ts';
import { createFixedSource, type PortalSource } from './portal-source.ts';
import { writeSite } from './write-site.ts';

/** Eleventy names files below its standard output folder also when it writes none. */
const UNUSED_OUTPUT = /^\.\/_site\//;

interface EleventyRun {
  source: PortalSource;
  assets?: AssetSource;
  output?: string;
  runMode?: 'build' | 'serve';
  /** Whether the pages are those of an offline copy. */
  isOffline?: boolean;
  amend?: (config: EleventyConfig) => void;
}

/**
 * Eleventy looks templates up from the working folder, so that has to be the installation's.
 * Paths that a person typed must be absolute by now.
 */
async function createEleventy({
  source,
  assets,
  output,
  runMode = 'build',
  isOffline = false,
  amend,
}: EleventyRun): Promise<Eleventy> {
  process.chdir(PROJECT);
  const eleventy = new Eleventy('src/pages', output, {
    quietMode: true,
    configPath: false,
    runMode,
    config: (config) => {
      configure(config, source, assets);
      config.addGlobalData('isOffline', isOffline);
      // The preview's server adds scripts of its own to the pages.
      config.addGlobalData('policy', runMode === 'build' ? formatPolicy() : '');
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
  { assets, isOffline = false }: { assets?: AssetSource; isOffline?: boolean } = {},
): Promise<EleventyPage[]> {
  const source = createFixedSource(portal);
  const eleventy = await createEleventy({ source, isOffline, ...(assets ? { assets } : {}) });
  return eleventy.toJSON();
}

/**
 * Writes all pages and everything beside them into a folder. Eleventy only renders: writing them all in one place
 * finds two files of one name whatever made them, and a full disk is told in Chinese.
 * @param options.isOffline whether search shall also work from disk: for the archive
 */
export async function buildSite(
  portal: Portal,
  output: string,
  { isOffline = false }: { isOffline?: boolean } = {},
): Promise<void> {
  const assets = createAssetSource(PROJECT);
  const rendered = await renderSite(portal, { assets, isOffline });
  const pages = rendered.map(({ outputPath, content }) => ({
    path: outputPath.replace(UNUSED_OUTPUT, ''),
    content,
  }));
  await writeSite(output, { portal, assets: assets.assets(), pages });
  if (isOffline) {
    const texts = portal.reports.map(({ path }) => path.replace(/html$/, 'json'));
    await writeOfflineFiles(output, texts, bundlePagefind);
  }
}

export interface Preview {
  /** Address that the browser opens. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a portal from a folder, builds it again when a file below one of `watched` changes, and has open pages reload.
 * @param port Wanted port; the next free one is taken if it is in use.
 * @param onBuilt Called after each build.
 */
export async function serveSite(
  source: PortalSource,
  {
    output,
    watched,
    port,
    onBuilt,
  }: { output: string; watched: readonly string[]; port: number; onBuilt: () => void },
): Promise<Preview> {
  let url = '';
  const amend = (config: EleventyConfig) => {
    for (const folder of watched) config.addWatchTarget(folder);
    config.setServerOptions({
      port,
      showVersion: false,
      // The only word of where the server ended up: it settles on the next free port by itself.
      messageOnStart: ({ localhostUrl }) => {
        url = `${localhostUrl}index.html`;
        return '';
      },
      // Has `serve` wait until the server listens.
      ready: () => {},
    });
    // After everything is written, not beside it.
    config.setEventEmitterMode('sequential');
    config.on('eleventy.after', onBuilt);
  };
  const eleventy = await createEleventy({ source, output, runMode: 'serve', amend });
  await eleventy.watch();
  await eleventy.serve(port);
  return { url, close: () => eleventy.stopWatch() };
}
