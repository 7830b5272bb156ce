import { bundleAssets } from '../assets/bundle-assets-esbuild.ts';
import { writeFiles } from '../publish/write-files-fs.ts';
import type { EleventyConfig } from './eleventy.ts';

/** Bundles styles and browser scripts, tells templates their addresses, and writes them. */
export function assetsPlugin(config: EleventyConfig, { project }: { project: string }): void {
  let bundle: ReturnType<typeof bundleAssets> | undefined;
  config.on('eleventy.before', () => {
    bundle = bundleAssets(project);
  });
  config.addGlobalData('assets', async () => (await bundle)?.data);
  config.on('eleventy.after', async ({ directories, outputMode, runMode }) => {
    if (outputMode === 'fs' && bundle)
      await writeFiles(directories.output, (await bundle).files, { overwrite: runMode !== 'build' });
  });
}
