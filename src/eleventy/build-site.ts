import { Eleventy } from '@11ty/eleventy';
import configure, { PROJECT } from '../../.eleventy.ts';
import type { Portal } from '../portal/portal.ts';
import type { EleventyConfig, EleventyPage } from './eleventy.ts';
import { createFixedSource, type PortalSource } from './portal-source.ts';

/**
 * Eleventy looks templates up from the working folder, so that has to be the installation's.
 * Paths that a person typed must be absolute by now.
 */
async function createEleventy(
  source: PortalSource,
  output?: string,
  runMode: 'build' | 'serve' = 'build',
  amend?: (config: EleventyConfig) => void,
): Promise<Eleventy> {
  process.chdir(PROJECT);
  const eleventy = new Eleventy('src/pages', output, {
    quietMode: true,
    configPath: false,
    runMode,
    config: (config) => {
      configure(config, source);
      amend?.(config);
    },
  });
  eleventy.disableLogger();
  await eleventy.init();
  return eleventy;
}

/** Writes all pages and everything beside them into a folder. */
export async function buildSite(portal: Portal, output: string): Promise<void> {
  const eleventy = await createEleventy(createFixedSource(portal), output);
  await eleventy.write();
}

/** The pages alone, in memory: nothing is written, no index is made. */
export async function renderSite(portal: Portal): Promise<EleventyPage[]> {
  const eleventy = await createEleventy(createFixedSource(portal));
  return eleventy.toJSON();
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
  const eleventy = await createEleventy(source, output, 'serve', (config) => {
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
    config.on('eleventy.after', onBuilt);
  });
  await eleventy.watch();
  await eleventy.serve(port);
  return { url, close: () => eleventy.stopWatch() };
}
