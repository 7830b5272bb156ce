import { describe, expect, it } from 'vitest';
import { formatChecksums } from '../../../src/base/site-manifest.ts';
import { readSiteManifest } from '../../../src/verify/site-manifest.ts';

const SUM = 'a'.repeat(64);
const read = (text: string | Uint8Array) => readSiteManifest(Buffer.from(text));
const rules = (text: string | Uint8Array) => read(text).findings.map(({ rule }) => rule);

it('reads what a build writes, whatever the names', () => {
  const files = new Map([
    ['index.html', SUM],
    ['reports/2021/附件 1（100%）.pdf', SUM],
    ['.nojekyll', SUM],
  ]);
  const list = formatChecksums(files);
  // As it is: `sha256sum -c` decodes nothing.
  expect(list).toContain(`  reports/2021/附件 1（100%）.pdf\n`);
  const { entries, findings } = read(list);
  expect(findings).toEqual([]);
  expect(new Map(entries.map(({ path, checksum }) => [path, checksum]))).toEqual(files);
});

describe('a hostile list', () => {
  it.each([
    '../etc/passwd',
    'a/../../b',
    '/etc/passwd',
    'C:/Windows/win.ini',
    'a\\..\\b',
    'a//b',
    './a',
    'a/',
    'a\u0000b',
    'a\u001b[31mb',
    'checksums.txt',
    'checksums.txt.sig',
  ])('never leads to %j', (path) => {
    const { entries, findings } = read(`${SUM}  ${path}\n${SUM}  index.html\n`);
    expect(entries.map((entry) => entry.path)).toEqual(['index.html']);
    expect(findings.map(({ rule, level }) => [rule, level])).toEqual([['manifest-path', 'error']]);
  });

  it('is told where it is no list, empty, cut, in another encoding, or names a file twice', () => {
    expect(rules('')).toEqual(['manifest-empty']);
    expect(rules('<!doctype html>\n<p>找不到</p>\n')).toEqual(['manifest-line']);
    expect(rules(`${SUM}  index.html\n${SUM.slice(0, 40)}`)).toEqual(['manifest-line']);
    expect(rules(Buffer.from(`${SUM}  示例.html\n`, 'utf16le'))).toEqual(['manifest-encoding']);
    expect(rules(Buffer.from([0xff, 0xfe, 0x80]))).toEqual(['manifest-encoding']);
    // One file on Windows and macOS.
    expect(rules(`${SUM}  a.html\n${SUM}  A.html\n`)).toEqual(['manifest-twice']);
  });

  it('of 100,000 lines is read', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `${SUM}  ${index}.html\n`).join('');
    expect(read(lines).entries).toHaveLength(100_000);
  });
});
