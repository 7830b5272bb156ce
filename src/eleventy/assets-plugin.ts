import { type Assets, bundleAssets } from '../assets/bundle-assets-esbuild.ts';
import type { EleventyConfig } from './eleventy.ts';

/** Styles and browser scripts, bundled once for each build. */
export interface AssetSource {
  refresh(): Promise<void>;
  assets(): Assets;
}

export function createAssetSource(project: string): AssetSource {
  let current: Assets | undefined;
  return {
    async refresh() {
      current = await bundleAssets(project);
    },
    assets() {
      if (!current) throw new Error('the assets are read before the build has begun');
      return current;
    },
  };
}

/** Bundles styles and browser scripts as a build begins, and tells templates their addresses. */
export function assetsPlugin(config: EleventyConfig, { assets }: { assets: AssetSource }): void {
  config.on('eleventy.before', () => assets.refresh());
  config.addGlobalData('assets', () => assets.assets().data);
}
