import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import type { OpenPortal } from '../../../src/desk/open-portal-http.ts';
import { createRooms } from '../../../src/desk/rooms-http.ts';
import { createStartRooms } from '../../../src/desk/start-routes-http.ts';
import type { StartService } from '../../../src/desk/start-service.ts';
import { hashTree } from '../../support/hash-tree.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';

let preview: RunningPreview;
let before: Map<string, string>;

beforeAll(async () => {
  preview = await runPreview();
  before = await hashTree(preview.content);
});

afterAll(() => preview.end());

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

const send = ({ method, path, headers, body = '' }: Sent): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(preview.url);
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    // A request that only asks has none.
    sent.end(method === 'GET' ? '' : body);
  });

const own = () => {
  const { origin, host, hash } = new URL(preview.desk);
  return { host, origin, 'x-gongbao-token': hash.slice(1), 'content-type': 'application/json' };
};
/** All that there are, so that none is forgotten. */
const ROUTES = [createRooms({} as OpenPortal), createStartRooms({} as StartService)]
  .flatMap(({ routes }) => routes)
  .map(({ method, path }) => [method, `${path.slice(1)}?id=2021/shili&name=x`]) as [string, string][];

it('the page is there for everybody on this computer, and says nothing of the content', async () => {
  const page = await send({ method: 'GET', path: '/desk/', headers: {} });
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('示例');
  expect(page.text).not.toContain(own()['x-gongbao-token']);
});

it.each(ROUTES)('%s %s answers its own page alone', async (method, name) => {
  const path = `/desk/api/${name}`;
  const body = JSON.stringify({ text: '改了', base: 'x', title: '2021年示例报告' });
  const tries: Record<string, string>[] = [
    { ...own(), 'x-gongbao-token': '' },
    { ...own(), 'x-gongbao-token': `${own()['x-gongbao-token'].slice(0, -1)}!` },
    { ...own(), origin: 'https://evil.example' },
    { ...own(), origin: 'null' },
    { ...own(), host: 'evil.example' },
    { ...own(), 'sec-fetch-site': 'cross-site' },
  ];
  const { origin: _, ...withoutOrigin } = own();
  if (method !== 'GET') tries.push(withoutOrigin);
  for (const headers of tries) {
    const { status, text } = await send({ method, path, headers, body });
    expect([status, text]).toEqual([403, expect.stringMatching(/[\u4e00-\u9fff]/u)]);
  }
});

it('what is no report, no field and no text is refused in words, with the right token too', async () => {
  for (const [method, name, body] of [
    ['GET', 'report?id=../../etc', ''],
    ['GET', 'report?id=2021%2Fshili%2F..%2F..', ''],
    ['PUT', 'text?id=2021/shili', '{'],
    ['PUT', 'text?id=2021/shili', '[]'],
    ['PUT', 'text?id=2021/shili', '{"text":1,"base":"x"}'],
    ['PUT', 'fields?id=2021/shili', '{"changes":[{"key":"标题","values":"甲"}],"base":"x"}'],
    ['PUT', 'fields?id=2021/shili', '{"changes":[{"key":"修订","values":[{"日期":1}]}],"base":"x"}'],
    ['POST', 'new', '{"title":"  "}'],
    ['POST', 'new', '{"title":"甲","year":"../../x"}'],
    ['POST', 'import/sources', '{"things":[{"name":1}]}'],
    ['POST', 'import/read', '{}'],
    ['POST', 'import/save', '{"choices":{"name":"甲.txt"}}'],
    ['POST', 'attachments/add?id=2021/shili', '{}'],
    ['POST', 'attachments/change?id=2021/shili', '{"change":{"what":"constructor"}}'],
    ['POST', 'attachments/change?id=2021/shili', '{"change":{"what":"remove","path":"../index.md"}}'],
    [
      'POST',
      'attachments/change?id=2021/shili',
      '{"change":{"what":"restore","path":"../index.md","version":"2026-01-01 00-00-00-000 00000000.md"}}',
    ],
    ['GET', 'version?id=2021/shili&name=..%2Findex.md', ''],
    ['GET', 'folders?at=..%2F..', ''],
    ['GET', 'folders?at=reports', ''],
    ['POST', 'start/open', '{}'],
    ['POST', 'start/open', '{"folder":"../x"}'],
    ['POST', 'start/open', '{"folder":["/"]}'],
    ['POST', 'start/new', '{"folder":"/","name":"../x"}'],
    ['POST', 'start/new', '{"folder":"/","name":7}'],
    ['POST', 'start/forget', '{}'],
    ['GET', 'nothing', ''],
  ] as const) {
    const { status, text } = await send({ method, path: `/desk/api/${name}`, headers: own(), body });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(JSON.parse(text).message).toMatch(/[\u4e00-\u9fff]/u);
  }
});

it('ten thousand requests of all kinds write nothing', async () => {
  const random = createRandom(17);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const odd = [
    '',
    '..',
    '../..',
    '%00',
    '%',
    '<script>',
    'a'.repeat(2000),
    '示例',
    '\u202e',
    '{',
    '"',
    "'",
    '/',
    '//',
    'con',
  ];
  const make = (): Sent => {
    const [method, name] = pick(ROUTES);
    const headers: Record<string, string> = { ...own(), 'x-gongbao-token': pick(['', 'x', 'y'.repeat(32)]) };
    if (random() < 0.5) headers.origin = pick(['null', 'https://evil.example', 'http://127.0.0.1:1']);
    if (random() < 0.3) headers.host = pick(['evil.example', '127.0.0.1.evil.example', '0.0.0.0']);
    const path = `/desk/${pick(['api/', 'api/../', '', 'api//'])}${name}${pick(['', '&', '?', '#'])}${encodeURI(pick(odd))}`;
    return {
      method: pick([method, 'DELETE', 'PATCH', 'OPTIONS']),
      path,
      headers,
      body: pick(odd) + pick(odd),
    };
  };
  for (let done = 0; done < 10_000; done += 100) {
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(make())));
    for (const { status } of answers) expect(status).toBeLessThan(500);
  }
  expect(await hashTree(preview.content)).toEqual(before);
});
