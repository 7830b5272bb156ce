import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { hashContent } from '../../../src/base/sha256.ts';
import { formatSiteVerification } from '../../../src/verify/format-site-verification.ts';
import type { SiteAnswer, SiteSource } from '../../../src/verify/site-source.ts';
import { verifySite } from '../../../src/verify/verify-site.ts';

const random = createRandom(20260302);
const FILES = new Map(
  Array.from({ length: 20 }, (_, index) => [
    `reports/2021/示例${index}.html`,
    Buffer.from(Array.from({ length: 200 + index }, () => Math.floor(random() * 256))),
  ]),
);
const ENTRIES = [...FILES].map(([path, content]) => ({ path, checksum: hashContent(content) }));

/** A site in memory. */
const serve = (
  files: ReadonlyMap<string, Uint8Array>,
  more: Partial<SiteSource> & { answer?: (path: string) => SiteAnswer } = {},
): SiteSource => ({
  async read(path, _signal, onPiece) {
    const content = files.get(path);
    if (!content) return { fault: { kind: 'file-missing' } };
    onPiece(content);
    return more.answer?.(path) ?? {};
  },
  mayLack: () => false,
  ...more,
});
const verify = (source: SiteSource, more: Partial<Parameters<typeof verifySite>[2]> = {}) =>
  verifySite(source, ENTRIES, { parallel: 4, pauseMs: 0, ...more });

describe('a site', () => {
  it('that is whole has no findings', async () => {
    const { findings, files, left } = await verify(serve(FILES));
    expect({ findings, files, left }).toEqual({ findings: [], files: 20, left: 0 });
  });

  it('with one byte altered, a thousand times over, is told with the file and nothing else', async () => {
    const paths = [...FILES.keys()];
    for (let round = 0; round < 1000; round += 1) {
      const path = paths[Math.floor(random() * paths.length)] as string;
      const content = Buffer.from(FILES.get(path) as Buffer);
      const at = Math.floor(random() * content.length);
      content[at] = ((content[at] as number) + 1 + Math.floor(random() * 255)) & 255;
      const { findings } = await verify(serve(new Map([...FILES, [path, content]])));
      expect(findings.map((finding) => [finding.rule, finding.path])).toEqual([['file-changed', path]]);
    }
  });

  it('with a byte more, a byte less, or nothing in a file is another', async () => {
    const [path = '', content = Buffer.alloc(0)] = [...FILES][3] ?? [];
    for (const other of [Buffer.concat([content, Buffer.from('\n')]), content.subarray(1), Buffer.alloc(0)]) {
      const { findings } = await verify(serve(new Map([...FILES, [path, other]])));
      expect(findings).toMatchObject([{ rule: 'file-changed', path, level: 'error' }]);
    }
  });

  it('lacks files and has others, in the order of their paths; what a system adds is no harm', async () => {
    const files = new Map([...FILES].slice(1));
    const paths = [...files.keys(), 'checksums.txt', 'checksums.txt.sig', '后门.html', 'Thumbs.db'];
    const { findings } = await verify(serve(files, { paths }));
    expect(findings.map(({ rule, path, level }) => [rule, path, level])).toEqual([
      ['file-system', 'Thumbs.db', 'warning'],
      ['file-missing', 'reports/2021/示例0.html', 'error'],
      ['file-extra', '后门.html', 'error'],
    ]);
  });

  it('whose list is empty is not said to be full of what somebody else has put there', async () => {
    const { findings, files } = await verifySite(serve(FILES, { paths: [...FILES.keys()] }), [], {
      parallel: 4,
    });
    expect({ findings, files }).toEqual({ findings: [], files: 0 });
  });

  it('is asked once more where a fault may pass', async () => {
    let asked = 0;
    const answer = (): SiteAnswer =>
      ++asked % 2 === 1 ? { fault: { kind: 'server-error', detail: '503' } } : {};
    const { findings } = await verify(serve(FILES, { answer }), { parallel: 1 });
    expect(findings).toEqual([]);
  });

  it('that is away is not asked for all its files, and goes on from where it was', async () => {
    const right: string[] = [];
    let asked = 0;
    const answer = (): SiteAnswer =>
      ++asked > 5 ? { fault: { kind: 'server-away', detail: 'ECONNREFUSED' } } : {};
    const first = await verify(serve(FILES, { answer }), {
      parallel: 1,
      onRight: (path) => right.push(path),
    });
    expect(first.stopped).toContain('没有取到');
    expect(asked).toBeLessThan(25);
    expect(right).toHaveLength(5);
    expect(formatSiteVerification('示例', first, false)).toMatch(/没有核对完：.*还有 \d+ 个文件没有核对/);
    const read: string[] = [];
    const second = await verify(
      serve(FILES, {
        answer(path) {
          read.push(path);
          return {};
        },
      }),
      { known: new Set(right) },
    );
    expect({ known: second.known, left: second.left, read: read.length }).toEqual({
      known: 5,
      left: 0,
      read: 15,
    });
    expect(read.some((path) => right.includes(path))).toBe(false);
  });

  it('that is stopped is not said to be whole', async () => {
    const stop = new AbortController();
    const answer = (): SiteAnswer => {
      stop.abort();
      return {};
    };
    const verification = await verify(serve(FILES, { answer }), { signal: stop.signal, parallel: 2 });
    expect(verification.stopped).toBe('中途停下了');
    expect(formatSiteVerification('示例', verification, true)).not.toContain('每个文件都和清单一样');
  });

  it('may have packed forms of its files beside them, which are held against the list as well', async () => {
    const [path = '', content = Buffer.alloc(0)] = [...FILES][2] ?? [];
    const pack = (more: Record<string, Uint8Array>) => {
      const files = new Map([...FILES, ...Object.entries(more)]);
      return verify(serve(files, { paths: [...files.keys()] }));
    };
    const good = { [`${path}.gz`]: gzipSync(content), [`${path}.br`]: brotliCompressSync(content) };
    expect((await pack(good)).findings).toEqual([]);
    for (const bad of [
      gzipSync('改'),
      Buffer.from('不是'),
      gzipSync(content).subarray(0, 50),
      Buffer.alloc(0),
    ])
      expect((await pack({ ...good, [`${path}.gz`]: bad })).findings).toMatchObject([
        { rule: 'packed-other', path: `${path}.gz`, level: 'error' },
      ]);
    // Of a file that is not there, it is one that somebody has put there.
    expect((await pack({ '没有.html.gz': gzipSync('x') })).findings).toMatchObject([{ rule: 'file-extra' }]);
  });

  it('that hands out a stale compressed copy is told so', async () => {
    const [path = ''] = [...FILES.keys()];
    const stale = new Map([...FILES, [path, Buffer.from('旧')]]);
    const source = serve(stale, {
      answer: () => ({ isCompressed: true }),
      readPlain: serve(FILES).read,
    });
    expect((await verify(source)).findings).toMatchObject([{ rule: 'file-stale', path }]);
  });
});

it('says what tampering means, and that a list without a signature proves little', async () => {
  const [path = ''] = [...FILES.keys()];
  const changed = await verify(serve(new Map([...FILES, [path, Buffer.from('改')]])));
  expect(formatSiteVerification('https://示例', changed, true)).toContain('单项否决');
  const missing = await verify(serve(new Map([...FILES].slice(1))));
  expect(formatSiteVerification('https://示例', missing, true)).not.toContain('单项否决');
  const whole = await verify(serve(FILES));
  expect(formatSiteVerification('示例', whole, false)).toContain('清单没有可信的签名');
  expect(formatSiteVerification('示例', whole, true)).not.toContain('清单没有可信的签名');
});
