import type { SearchTransport } from '../../src/client/search-transport.ts';
import type { SearchFiles } from './build-search-index.ts';

/** Gives files as a host would; what is not there is answered with 404. */
export function serveSearchFiles(
  files: SearchFiles,
): SearchTransport & { asked: [path: string, cache?: string][] } {
  const base = new URL('https://gongbao.example/bg/');
  const asked: [string, string?][] = [];
  return {
    base,
    asked,
    load: async (url, cache) => {
      const path = decodeURIComponent(url.pathname.slice(base.pathname.length));
      asked.push(cache ? [path, cache] : [path]);
      const content = files.get(path);
      return content ? new Response(content) : new Response('', { status: 404 });
    },
  };
}
