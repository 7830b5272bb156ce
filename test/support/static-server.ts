import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { listen } from './listen.ts';

interface ServedRequest {
  /** Percent-decoded path below the mount, without query; the mount itself is `index.html`. */
  path: string;
  status: number;
  /** Size of the body as sent. */
  bytes: number;
}

export interface StaticServer {
  /** Address of the mount, percent-encoded, ending in `/`. */
  url: string;
  /** Every request so far; what was sent is known when it has been sent. */
  requests: ServedRequest[];
  /** Lets requests for such paths wait, those of workers too, which a page's routes may miss. @returns what ends it */
  hold(paths: RegExp): () => void;
  close(): Promise<void>;
}

/**
 * Serves a built folder on 127.0.0.1 the way a plain host does: a folder is no page (only the mount itself answers with
 * `index.html`), nothing is kept by the browser, and what is missing answers 404 with the site's `404.html`.
 *
 * @param mount where the folder appears, such as `/a b/中文/`; begins and ends with `/`
 */
export async function serveFolder(folder: string, mount = '/'): Promise<StaticServer> {
  const root = mount.split('/').map(encodeURIComponent).join('/');
  const requests: ServedRequest[] = [];
  let held: { paths: RegExp; until: Promise<void> } | undefined;
  // `dev`: a site may be published anew while it is served. Without extensions, names are taken as they are.
  const serve = sirv(folder, { dev: true, extensions: [] });
  const server = createServer((request, response) => {
    const [asked = ''] = (request.url ?? '').split('?');
    const local = asked.startsWith(root) ? asked.slice(root.length) || 'index.html' : undefined;
    const served = { path: decodeURIComponent(local ?? asked), status: 0, bytes: 0 };
    requests.push(served);
    response.once('finish', () => {
      served.status = response.statusCode;
      served.bytes = Number(response.getHeader('content-length'));
    });
    response.setHeader('x-content-type-options', 'nosniff');
    const answerMissing = () => {
      const page = readFileSync(path.join(folder, '404.html'));
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length });
      response.end(page);
    };
    if (local === undefined) return answerMissing();
    request.url = `/${local}`;
    if (held?.paths.test(local)) void held.until.then(() => serve(request, response, answerMissing));
    else serve(request, response, answerMissing);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}${root}`,
    requests,
    hold(paths) {
      let release = () => {};
      held = { paths, until: new Promise((resolve) => (release = resolve)) };
      return () => {
        held = undefined;
        release();
      };
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
