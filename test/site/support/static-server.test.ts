import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canLink } from '../../support/can-link.ts';
import { type StaticServer, serveFolder } from '../../support/static-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TEXT = '示例区示例局'.repeat(200);
let server: StaticServer;

beforeAll(async () => {
  const parent = await tempFolder();
  const root = join(parent, 'dist');
  await mkdir(join(root, 'reports'), { recursive: true });
  await writeFile(join(parent, 'secret.txt'), 'secret');
  await writeFile(join(root, 'index.html'), '<h1>首页</h1>');
  await writeFile(join(root, '404.html'), '<h1>没有这个页面</h1>');
  await writeFile(join(root, 'reports', 'index.html'), 'not for a folder');
  await writeFile(join(root, 'reports', '附件 (1).txt'), TEXT);
  await writeFile(join(root, 'search.wasm'), '\0asm');
  if (canLink.folders) await symlink(parent, join(root, 'link'), 'junction');
  server = await serveFolder(root, { mount: '/a b/中文/' });
});

afterAll(() => server.close());

/** Sends the path as it is: `fetch` would resolve its dots first. */
function get(path: string, method = 'GET'): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body });
      });
    });
    sent.on('error', reject).end();
  });
}

describe('serveFolder', () => {
  const MOUNT = '/a%20b/%E4%B8%AD%E6%96%87/';

  it('names its address percent-encoded', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a%20b\/%E4%B8%AD%E6%96%87\/$/);
  });

  it('answers the mount itself with index.html', async () => {
    const answer = await get(`${MOUNT}?q=1`);
    expect(answer).toEqual({ status: 200, type: 'text/html; charset=utf-8', body: '<h1>首页</h1>' });
  });

  it('decodes names and records what was sent', async () => {
    const before = server.requests.length;
    const { body } = await get(`${MOUNT}reports/${encodeURIComponent('附件 (1).txt')}?v=2`);
    expect(body).toBe(TEXT);
    const bytes = Buffer.byteLength(TEXT);
    expect(server.requests.slice(before)).toEqual([{ path: 'reports/附件 (1).txt', status: 200, bytes }]);
  });

  it('sends WebAssembly with the type that streaming compilation asks for', async () => {
    expect((await get(`${MOUNT}search.wasm`)).type).toBe('application/wasm');
  });

  it.each([
    ['a missing page', 'b.html'],
    ['a folder that has an index.html', 'reports/'],
    ['a folder without slash', 'reports'],
    ['other letter case', 'Index.html'],
    ['a file taken for a folder', 'index.html/'],
    ['a doubled slash', 'reports//index.html'],
    ['a way out', '../../secret.txt'],
    ['a way out, encoded', '%2e%2e/secret.txt'],
    ['a way out, slash encoded', '..%2fsecret.txt'],
    ['a way out, with backslash', '..%5csecret.txt'],
    ['a way out through a link', 'link/secret.txt'],
    ['a NUL', 'index.html%00'],
    ['an overlong name', 'x'.repeat(5000)],
  ])('answers %s with the page 404.html', async (_, path) => {
    const answer = await get(MOUNT + path);
    expect(answer).toEqual({ status: 404, type: 'text/html; charset=utf-8', body: '<h1>没有这个页面</h1>' });
    expect(server.requests.at(-1)?.status).toBe(404);
  });

  it.each([
    '/',
    '/index.html',
    '/a%20b/index.html',
    '/a%20b/%E4%B8%AD%E6%96%87',
  ])('knows nothing outside the mount: %s', async (path) => {
    expect((await get(path)).status).toBe(404);
    expect(server.requests.at(-1)?.path).toBe(decodeURIComponent(path));
  });

  it('refuses a broken percent-encoding and other methods', async () => {
    expect((await get(`${MOUNT}100%.html`)).status).toBe(400);
    expect((await get(MOUNT, 'POST')).status).toBe(405);
    expect(await get(MOUNT, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });
});
