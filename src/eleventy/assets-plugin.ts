import { type Assets, bundleAssets, recallAssets } from '../assets/bundle-assets-esbuild.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import type { EleventyConfig } from './eleventy.ts';

/** Styles and browser scripts, bundled once for each build. */
export interface AssetSource {
  refresh(): Promise<void>;
  assets(): Assets;
}

/** @param kept where they may be kept for the next build */
export function createAssetSource(project: string, kept?: ProgramCache): AssetSource {
  let current: Assets | undefined;
  return {
    async refresh() {
      current = await (kept ? recallAssets(project, kept) : bundleAssets(project));
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
  config.addGlobalData('assets', () => Object.freeze(assets.assets().data));
}
