import {
  type Assets,
  bundleAssets,
  bundlePreviewAssets,
  bundleStyles,
  recallAssets,
  recallPreviewAssets,
  recallSingleStyles,
  SINGLE_STYLES,
} from '../assets/bundle-assets-esbuild.ts';
import { sayError } from '../base/io-errors.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatContentType } from '../portal/media-types.ts';
import type { TextAnswer } from '../preview/answer.ts';
import { LIVE_SCRIPT, LIVE_STYLES } from '../preview/paths.ts';

/**
 * Styles and scripts as a preview needs them: the last good ones while there is a fault in them.
 * @param opened the cache of builds; without it, everything is bundled
 */
export function createPreviewAssets(project: string, opened: Promise<ProgramCache>) {
  // Until they have been read: later they may be others than those that the program had when it was started.
  let cache: Promise<ProgramCache | undefined> = opened.catch(() => undefined);
  let assets: Assets | undefined;
  let singleStyles = '';
  let files = new Map<string, string | Uint8Array>();
  // Also a page that is opened before anything else is read has to notice when it is.
  let live = cache.then((kept) => (kept ? recallPreviewAssets(project, kept) : bundlePreviewAssets(project)));
  live.catch(() => {});
  return {
    /**
     * Reads them anew; the first time they may come from the cache, which is as old as the program.
     * @returns what is wrong with them
     */
    async refresh(): Promise<Diagnostic[]> {
      const kept = await cache;
      cache = Promise.resolve(undefined);
      try {
        const [bundled, single, own] = await Promise.all([
          kept ? recallAssets(project, kept) : bundleAssets(project),
          kept ? recallSingleStyles(project, kept) : bundleStyles(project, SINGLE_STYLES),
          kept ? live : bundlePreviewAssets(project),
        ]);
        assets = bundled;
        singleStyles = single;
        files = new Map(bundled.files.map((file) => [file.path, file.content]));
        live = Promise.resolve(own);
        return [];
      } catch (error) {
        return [explainBundleFault(error)];
      }
    },
    current: () => assets,
    singleStyles: () => singleStyles,
    async answer(address: string): Promise<TextAnswer | undefined> {
      const content =
        address === LIVE_SCRIPT
          ? (await live).script
          : address === LIVE_STYLES
            ? (await live).styles
            : files.get(address);
      if (content === undefined) return undefined;
      // Pages ask for these by a hash of their content.
      return {
        status: 200,
        type: formatContentType(address),
        content,
        isLasting: address.startsWith('assets/'),
      };
    },
  };
}

/** The first fault as esbuild's `BuildFailure` has it; its words are for those who write styles and scripts. */
function explainBundleFault(error: unknown): Diagnostic {
  const { errors } = error as {
    errors?: { text: string; location?: { file: string; line: number; column: number } | null }[];
  };
  const first = errors?.[0];
  const reason = first?.text ?? sayError(error);
  const { file = 'src', line = 1, column = 0 } = first?.location ?? {};
  return {
    level: 'error',
    rule: 'preview-assets',
    file,
    line,
    column: column + 1,
    message: `样式或脚本有错：${reason}`,
    remedy: '改好这个文件并保存；不是自己改的，就恢复程序原来的文件',
  };
}
