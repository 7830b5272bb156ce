import { describe, expect, it } from 'vitest';
import { formatFileName, formatRoot, formatUrl } from '../../../src/report/urls.ts';

describe('formatUrl', () => {
  it('encodes what a URL forbids, segment by segment', () => {
    expect(formatUrl('reports/2021/jiaoyuju.html')).toBe('reports/2021/jiaoyuju.html');
    expect(formatUrl('a b/附件#1?.pdf')).toBe('a%20b/%E9%99%84%E4%BB%B6%231%3F.pdf');
    expect(formatUrl('100%.html')).toBe('100%25.html');
  });

  it('leads back to the same file', () => {
    const path = 'orgs/甲&乙 "丙".html';
    expect(decodeURIComponent(new URL(formatUrl(path), 'https://示例区.example/').pathname)).toBe(`/${path}`);
  });
});

describe('formatRoot', () => {
  it.each([
    ['index.html', ''],
    ['orgs/a.html', '../'],
    ['reports/2021/a.html', '../../'],
  ])('leads from %s to the root', (path, root) => {
    expect(formatRoot(path)).toBe(root);
    expect(new URL(`${root}index.html`, `https://shili.example/sub/${path}`).pathname).toBe(
      '/sub/index.html',
    );
  });
});

describe('formatFileName', () => {
  it.each([
    ['示例区示例局', '示例区示例局'],
    ['科技、教育', '科技、教育'],
    ['甲/乙', '甲-乙'],
    ['甲 \t乙', '甲-乙'],
    ['../../etc/passwd', 'etc-passwd'],
    ['<script>alert(1)</script>', 'script-alert(1)-script'],
    ['a:b|c?d*e"f\\g#h%i&j', 'a-b-c-d-e-f-g-h-i-j'],
    ['..', '-'],
    ['', '-'],
    ['甲\u0000乙', '甲-乙'],
    ['甲\ud800乙', '甲-乙'],
    ['con', '-con'],
    ['LPT1.txt', '-LPT1.txt'],
    ['控股', '控股'],
  ])('makes a file name of %j', (value, name) => {
    expect(formatFileName(value)).toBe(name);
  });

  it('is the same for both Unicode forms of a name', () => {
    expect(formatFileName('Caf\u00e9')).toBe(formatFileName('Cafe\u0301'));
  });

  it('fits into 255 bytes', () => {
    expect(Buffer.byteLength(`${formatFileName('局'.repeat(10_000))}-p99.html`)).toBeLessThan(255);
  });

  it('can always be made a URL', () => {
    expect(() => formatUrl(formatFileName('\udc00'.repeat(3)))).not.toThrow();
  });
});
