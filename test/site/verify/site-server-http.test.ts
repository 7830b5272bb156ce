import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import type { ManifestEntry } from '../../../src/base/manifest.ts';
import { hashContent } from '../../../src/base/sha256.ts';
import { formatContentType } from '../../../src/portal/media-types.ts';
import { judgeContentType } from '../../../src/verify/content-type.ts';
import { openServer } from '../../../src/verify/site-server-http.ts';
import { type SiteCheck, verifySite } from '../../../src/verify/verify-site.ts';
import { listen } from '../../support/listen.ts';

const PATH = 'reports/2021/示例 #1.html';
const CONTENT = Buffer.from(`<!doctype html><p>${'示例区示例局的一份报告。'.repeat(400)}</p>`);
const TYPE = { 'content-type': 'text/html; charset=utf-8' };

let server: Server | undefined;

afterEach(async () => {
  server?.close();
  server?.closeAllConnections();
  if (server) await once(server, 'close');
  server = undefined;
});

type Answer = (response: ServerResponse, asked: { path: string; encoding: string }) => void;

/** Asks a server that answers so for one file. */
async function verifyBy(
  answer: Answer,
  {
    path = PATH,
    content = CONTENT,
    others = [],
    findLead,
  }: { path?: string; content?: Buffer; others?: ManifestEntry[] } & Pick<SiteCheck, 'findLead'> = {},
) {
  server = createServer((request, response) =>
    answer(response, {
      path: decodeURI(request.url ?? ''),
      encoding: String(request.headers['accept-encoding'] ?? ''),
    }),
  );
  const port = await listen(server);
  const source = openServer(
    new URL(`http://127.0.0.1:${port}/a b/`),
    (file, header) => judgeContentType(header, formatContentType(file)),
    { silenceMs: 400, fileBytes: 200_000 },
  );
  return verifySite(source, [{ path, checksum: hashContent(content) }, ...others], {
    ...{ parallel: 1, pauseMs: 0 },
    ...(findLead ? { findLead } : {}),
  });
}

const send: Answer = (response) => response.writeHead(200, TYPE).end(CONTENT);

it('reads a file under its encoded address, plain or compressed', async () => {
  let asked = '';
  const plain = await verifyBy((response, { path }) => {
    asked = path;
    send(response, { path, encoding: '' });
  });
  expect(plain).toMatchObject({ findings: [], files: 1, bytes: CONTENT.length });
  expect(asked).toBe('/a b/reports/2021/示例 %231.html');
});

it.each([
  ['gzip', gzipSync(CONTENT)],
  ['br', brotliCompressSync(CONTENT)],
])('unpacks what comes as %s', async (coding, body) => {
  const { findings, bytes } = await verifyBy((response) =>
    response.writeHead(200, { ...TYPE, 'content-encoding': coding }).end(body),
  );
  expect({ findings, bytes }).toEqual({ findings: [], bytes: CONTENT.length });
});

/** Packed beforehand: who asks would hear nothing meanwhile. */
const PACKED_LARGE = gzipSync(Buffer.alloc(50_000_000));

const FAULTS: [what: string, rule: string, answer: Answer][] = [
  ['is not there', 'file-missing', (response) => response.writeHead(404).end('找不到')],
  ['has gone', 'file-missing', (response) => response.writeHead(410).end()],
  ['is not given', 'file-forbidden', (response) => response.writeHead(403).end()],
  ['answers with an error', 'server-error', (response) => response.writeHead(503).end(CONTENT)],
  ['answers with nothing', 'server-odd', (response) => response.writeHead(204).end()],
  [
    'answers with another status and the content',
    'server-odd',
    (response) => response.writeHead(203, TYPE).end(CONTENT),
  ],
  [
    'has one byte changed',
    'file-changed',
    (response) => {
      const other = Buffer.from(CONTENT);
      other[100] = (other[100] as number) ^ 1;
      response.writeHead(200, TYPE).end(other);
    },
  ],
  [
    'has a script added by somebody on the way',
    'file-changed',
    (response) =>
      response.writeHead(200, TYPE).end(`${CONTENT}<script src="https://广告.example/"></script>`),
  ],
  [
    'is a page for what is missing, with status 200',
    'file-changed',
    (response) => response.writeHead(200, TYPE).end('找不到网页'),
  ],
  [
    'leads elsewhere',
    'file-away',
    (response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
  ],
  ['leads up out of the site', 'file-away', (response) => response.writeHead(302, { location: '/' }).end()],
  ['leads to no address', 'file-away', (response) => response.writeHead(302, { location: 'http://[' }).end()],
  [
    'leads to a file of the disk',
    'file-away',
    (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  ],
  [
    'leads in a circle',
    'file-circle',
    (response, { path }) =>
      response.writeHead(302, { location: encodeURI(path).replace('%2523', '%23') }).end(),
  ],
  [
    'breaks off',
    'file-cut',
    (response) => {
      response.writeHead(200, { ...TYPE, 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 500), () => response.destroy());
    },
  ],
  [
    'breaks off in chunks',
    'file-cut',
    (response) => {
      response.writeHead(200, TYPE);
      response.write(CONTENT.subarray(0, 500), () => response.destroy());
    },
  ],
  ['hangs up at once', 'server-away', (response) => response.destroy()],
  ['never answers', 'server-silent', () => {}],
  [
    'stops in the middle',
    'server-silent',
    (response) => {
      response.writeHead(200, TYPE);
      response.write(CONTENT.subarray(0, 500));
    },
  ],
  [
    'has no end',
    'file-large',
    (response) => {
      response.writeHead(200, TYPE);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
        response.once('drain', more);
      };
      more();
    },
  ],
  [
    'is a small file that unpacks to a large one',
    'file-large',
    (response) => response.writeHead(200, { ...TYPE, 'content-encoding': 'gzip' }).end(PACKED_LARGE),
  ],
  [
    'is not what it says it is packed with',
    'file-encoding',
    (response) => response.writeHead(200, { ...TYPE, 'content-encoding': 'gzip' }).end(CONTENT),
  ],
  [
    'is packed in a way that nobody knows',
    'file-encoding',
    (response) => response.writeHead(200, { ...TYPE, 'content-encoding': 'lzma' }).end(CONTENT),
  ],
  [
    'is packed, and cut',
    'file-changed',
    (response, { encoding }) =>
      encoding === 'identity'
        ? response.writeHead(200, TYPE).end(CONTENT.subarray(0, 300))
        : response
            .writeHead(200, { ...TYPE, 'content-encoding': 'gzip' })
            .end(gzipSync(CONTENT).subarray(0, 60)),
  ],
  [
    'is old in its packed form alone',
    'file-stale',
    (response, { encoding }) =>
      encoding === 'identity'
        ? response.writeHead(200, TYPE).end(CONTENT)
        : response.writeHead(200, { ...TYPE, 'content-encoding': 'gzip' }).end(gzipSync('旧')),
  ],
  [
    'comes as text',
    'type-wrong',
    (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(CONTENT),
  ],
  [
    'comes in another encoding',
    'type-wrong',
    (response) => response.writeHead(200, { 'content-type': 'text/html; charset=gbk' }).end(CONTENT),
  ],
];

it.each(FAULTS)('tells of a file that %s: %s', async (_, rule, answer) => {
  const { findings } = await verifyBy(answer);
  expect(findings.map((finding) => [finding.rule, finding.path])).toEqual([[rule, PATH]]);
  expect(findings[0]?.remedy).not.toBe('');
});

it('follows an address to another within the site, holds what is there against the list, and says so', async () => {
  const move: Answer = (response, asked) =>
    asked.path.endsWith('.html')
      ? response.writeHead(308, { location: './moved' }).end()
      : send(response, asked);
  expect((await verifyBy(move)).findings).toMatchObject([{ rule: 'file-moved', level: 'warning' }]);
});

it('says nothing of a former address that is led on to where the site itself leads it, and nowhere else', async () => {
  const FORMER = 'zwgk/旧 1.pdf';
  const lead: Answer = (response, asked) =>
    asked.path.endsWith('.pdf')
      ? response
          .writeHead(301, { location: `/a%20b/${PATH.split('/').map(encodeURIComponent).join('/')}` })
          .end()
      : send(response, asked);
  const verify = (to: string) =>
    verifyBy(lead, {
      others: [{ path: FORMER, checksum: hashContent('') }],
      findLead: async (path) => (path === FORMER ? to : undefined),
    });
  expect((await verify(PATH)).findings).toEqual([]);
  expect((await verify('index.html')).findings).toMatchObject([
    { rule: 'file-changed', path: FORMER },
    { level: 'warning', path: FORMER },
  ]);
});

it('takes the page for what is missing with its status, and lets a host keep its hidden file', async () => {
  const refuse: Answer = (response) => response.writeHead(404, TYPE).end(CONTENT);
  expect((await verifyBy(refuse, { path: '404.html' })).findings).toEqual([]);
  expect((await verifyBy(refuse, { path: '.nojekyll', content: Buffer.alloc(0) })).findings).toEqual([]);
});
