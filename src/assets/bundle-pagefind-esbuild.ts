import { build } from 'esbuild';
import { OLDEST_BROWSERS } from './oldest-browsers.ts';

/**
 * Pagefind's browser module as a classic script, which browsers also load from disk. Nothing inside is changed but
 * the names of what it takes from its surroundings (`client/search-transport.ts` provides them): `import.meta.url`,
 * which classic scripts do not have, `fetch`, which fails on `file:`, and `Worker`, which it is told not to use.
 */
export async function bundlePagefind(module: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: module, loader: 'js' },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'gongbaoPagefind',
    define: { 'import.meta.url': 'undefined', fetch: 'gongbaoFetch', Worker: 'gongbaoWorker' },
    charset: 'utf8',
    legalComments: 'none',
    target: OLDEST_BROWSERS,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
