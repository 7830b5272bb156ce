import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

interface ServedRequest {
  /** Percent-decoded path below the mount, without query; the mount itself is ``. Outside the mount: the whole path with `/`. */
  path: string;
  status: number;
  /** Size of the body as sent. */
  bytes: number;
}

export interface StaticServer {
  /** Address of the mount, percent-encoded, ending in `/`. */
  url: string;
  /** Every request so far, in the order in which they were answered. */
  requests: ServedRequest[];
  close(): Promise<void>;
}

/**
 * Serves a built folder on 127.0.0.1 the way a plain host does: names are case-sensitive, a folder is no page (only
 * the mount itself answers with `index.html`), and what is missing answers 404 with the site's `404.html`.
 *
 * @param options.mount where the folder appears, such as `/a b/中文/`; begins and ends with `/`
 */
export async function serveFolder(folder: string, { mount = '/' } = {}): Promise<StaticServer> {
  if (!mount.startsWith('/') || !mount.endsWith('/'))
    throw new Error(`mount must begin and end with /: ${mount}`);
  const root = await realpath(folder);
  const requests: ServedRequest[] = [];

  const server = createServer((request, response) => {
    answer(root, mount, request, response, requests).catch((error: unknown) =>
      response.destroy(error as Error),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${mount.split('/').map(encodeURIComponent).join('/')}`,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  status: number;
  type: string;
  body: Buffer;
}

async function answer(
  root: string,
  mount: string,
  request: IncomingMessage,
  response: ServerResponse,
  requests: ServedRequest[],
): Promise<void> {
  const path = decodePath(request.url ?? '/');
  const local = path?.startsWith(mount) ? path.slice(mount.length) : undefined;
  const { status, type, body } = await createAnswer(root, request.method, path, local);
  requests.push({
    path: local ?? path ?? request.url ?? '',
    status,
    bytes: body.length,
  });
  response.writeHead(status, {
    'content-type': type,
    'content-length': body.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function createAnswer(root: string, method = 'GET', path?: string, local?: string): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return createMessage(405, 'Method not allowed');
  if (path === undefined) return createMessage(400, 'Bad request');
  if (local === undefined) return createMessage(404, 'Not found: outside the mount');
  const body = await readExact(root, local === '' ? 'index.html' : local);
  if (body) return { status: 200, type: getMimeType(local === '' ? 'index.html' : local), body };
  const page = await readExact(root, '404.html');
  return page ? { status: 404, type: getMimeType('404.html'), body: page } : createMessage(404, 'Not found');
}

function createMessage(status: number, text: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: Buffer.from(text) };
}

function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}

/** Reads a file of exactly this name: what leads elsewhere (`..`, links) or differs in case is not found. */
async function readExact(root: string, path: string): Promise<Buffer | undefined> {
  // Many hosts take `a//b` and `a/./b` for names of their own, so such a link has to fail here too.
  if (path.split(/[/\\]/).some((segment) => ['', '.', '..'].includes(segment))) return undefined;
  const file = join(root, path);
  try {
    // The real path tells all at once, even where the file system ignores case.
    if (path.includes('\0') || (await realpath(file)) !== file) return undefined;
    return (await stat(file)).isFile() ? await readFile(file) : undefined;
  } catch (error) {
    if (MISSING.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EINVAL']);

function getMimeType(path: string): string {
  return MIME_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

const MIME_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.wasm': 'application/wasm',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
