import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { formatKey } from '../../../src/base/sha256.ts';
import { formatEnvelope } from '../../../src/store/object-envelope.ts';
import { openHttpPlace } from '../../../src/store/place-http.ts';
import { StoreError } from '../../../src/store/store-place.ts';
import { listen } from '../../support/listen.ts';

const KEY = formatKey('甲');
const OBJECT = { ending: 'txt', content: Buffer.from('示例') };
const ENVELOPE = formatEnvelope(KEY, OBJECT);
const QUICK = { retryMs: [0, 0], objectBytes: 10_000 };
/** Only where nothing is to come: a busy machine takes longer for an answer. */
const IMPATIENT = { ...QUICK, silenceMs: 100 };
/** Where something comes all the time. */
const STEADY = { ...QUICK, retryMs: [], silenceMs: 1500 };

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

type Answer = (request: IncomingMessage, response: ServerResponse, at: number) => void;

/** A store that answers as it is told. */
async function openStore(
  answer: Answer,
  { token, limits = QUICK }: { token?: string; limits?: typeof QUICK } = {},
) {
  const requests: IncomingMessage[] = [];
  const server = createServer(async (request, response) => {
    requests.push(request);
    await request.resume().toArray();
    answer(request, response, requests.length);
  });
  const port = await listen(server);
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  closing.push(close);
  const address = `http://127.0.0.1:${port}`;
  return { requests, address, close, place: openHttpPlace(`${address}/a/`, token, limits) };
}

const reply =
  (status: number, body: Uint8Array | string = '', headers = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

const fault = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error as StoreError,
  );

it('speaks the contract: path, token, type of answers', async () => {
  const { place, requests } = await openStore(reply(200, ENVELOPE, { 'content-length': ENVELOPE.length }), {
    token: 'token-of-the-example',
  });
  expect(await place.get(KEY)).toEqual(OBJECT);
  await place.put(KEY, OBJECT);
  expect(await place.has(KEY, 'txt', OBJECT.content.length)).toBe(true);
  expect(await place.has(KEY, 'txt', 7)).toBe(false);
  for (const { url, headers } of requests) {
    expect(url).toBe(`/a/v1/cache/${KEY}`);
    expect(headers.authorization).toBe('Bearer token-of-the-example');
  }
  expect(requests.map(({ method }) => method)).toEqual(['GET', 'PUT', 'HEAD', 'HEAD']);
  expect(requests[1]?.headers['content-length']).toBe(String(ENVELOPE.length));
});

it('has nothing where the server has nothing, and leaves what another has put there first', async () => {
  expect(await (await openStore(reply(404))).place.get(KEY)).toBeUndefined();
  for (const status of [200, 201, 202, 204, 409])
    expect(await fault((await openStore(reply(status))).place.put(KEY, OBJECT))).toBeUndefined();
});

it.each([
  ['another object', formatEnvelope(formatKey('乙'), OBJECT), 'damaged'],
  ['half of it', ENVELOPE.subarray(0, -2), 'damaged'],
  ['a page', '<!doctype html><title>请登录</title>', 'foreign'],
  ['more than any object', Buffer.alloc(20_000), 'oversized'],
] as const)('does not take %s', async (_, body, damage) => {
  const { place } = await openStore(reply(200, body));
  expect(await place.get(KEY)).toBe(damage);
  const { place: chunked } = await openStore((_request, response) => {
    response.writeHead(200).flushHeaders();
    response.end(body);
  });
  expect(await chunked.get(KEY)).toBe(damage);
});

it.each([
  ['GET', 401, 'store', '令牌'],
  ['GET', 403, 'store', '令牌'],
  ['GET', 302, 'store', '没有跟着去'],
  ['GET', 500, 'store', '服务器出错（500）'],
  ['GET', 418, 'store', '418'],
  ['PUT', 401, 'way', '令牌'],
  ['PUT', 403, 'way', '--cache-read-only'],
  ['PUT', 405, 'way', 'dav_methods PUT'],
  ['PUT', 413, 'object', 'client_max_body_size'],
  ['PUT', 507, 'way', '磁盘'],
  ['PUT', 301, 'way', '没有跟着去'],
] as const)('says what a server means that answers %s with %i', async (method, status, reach, words) => {
  const { place, requests } = await openStore(reply(status, '', { location: 'https://elsewhere.example/' }));
  const error = await fault(method === 'GET' ? place.get(KEY) : place.put(KEY, OBJECT));
  expect(error).toBeInstanceOf(StoreError);
  expect(error?.reach).toBe(reach);
  expect(`${error?.fault.message}${error?.fault.remedy}`).toContain(words);
  expect(requests).toHaveLength(status >= 500 ? 3 : 1);
});

it('asks again when a server was only busy, or an answer was cut', async () => {
  const { place, requests } = await openStore((request, response, at) => {
    if (at === 1) return response.writeHead(503).end();
    if (at === 2) return request.socket.destroy();
    return response.writeHead(200).end(ENVELOPE);
  });
  expect(await place.get(KEY)).toEqual(OBJECT);
  expect(requests).toHaveLength(3);
});

it('gives up one object whose answer always breaks off', async () => {
  const { place } = await openStore((_, response) => {
    response.writeHead(200, { 'content-length': ENVELOPE.length });
    response.write(ENVELOPE.subarray(0, 100), () => response.destroy());
  });
  expect(await fault(place.get(KEY))).toMatchObject({ reach: 'object' });
});

it('does not wait for a server that says nothing, nor for one that stops in the middle', async () => {
  const { place } = await openStore(() => {}, { limits: IMPATIENT });
  for (const work of [place.get(KEY), place.put(KEY, OBJECT)])
    expect(await fault(work)).toMatchObject({ reach: 'store', message: expect.stringContaining('没有回答') });
  const { place: stuck } = await openStore(
    (_, response) => {
      response.writeHead(200);
      response.write(ENVELOPE.subarray(0, 100));
    },
    { limits: IMPATIENT },
  );
  expect(await fault(stuck.get(KEY))).toMatchObject({ reach: 'store' });
});

it('does not wait for an answer that comes a byte at a time', async () => {
  const { place } = await openStore(
    (_, response) => {
      response.writeHead(200);
      const dripping = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(dripping));
    },
    { limits: STEADY },
  );
  expect(await fault(place.get(KEY))).toMatchObject({
    reach: 'store',
    message: expect.stringMatching(/太慢.*只来了 \d+ 字节/),
  });
});

it('says where nobody listens, and what speaks no HTTP', async () => {
  const gone = await openStore(reply(200));
  gone.close();
  expect(await fault(gone.place.get(KEY))).toMatchObject({
    message: expect.stringContaining('ECONNREFUSED'),
  });
  const { address } = await openStore(reply(200));
  const tls = openHttpPlace(address.replace('http:', 'https:'), undefined, QUICK);
  expect(await fault(tls.get(KEY))).toMatchObject({ message: expect.stringContaining('不是 HTTP') });
  const nowhere = openHttpPlace('http://gongbao-cache.invalid', undefined, QUICK);
  expect(await fault(nowhere.get(KEY))).toMatchObject({ message: expect.stringMatching(/名字/) });
});
