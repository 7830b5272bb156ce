import { describe, expect, it } from 'vitest';
import { resolveRequest } from '../../../src/preview/resolve-request.ts';

const host = '127.0.0.1:8080';
const resolve = (url: string) => resolveRequest({ url, host });
const pathOf = (url: string) => {
  const target = resolve(url);
  return target.ok ? target.path : target.status;
};

describe('resolveRequest', () => {
  it('decodes a path, drops query and fragment, and takes the root for the home page', () => {
    expect(pathOf('/reports/2021/%E6%95%99%E8%82%B2%20(1).html?q=%E6%B3%95#s1')).toBe(
      'reports/2021/教育 (1).html',
    );
    expect(pathOf('/')).toBe('index.html');
    expect(pathOf('/?q=x')).toBe('index.html');
    const target = resolve('/search.html?q=%E6%B3%95%20x');
    expect(target.ok && target.query.get('q')).toBe('法 x');
  });

  it.each([
    '/../secret',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/secret',
    '/a/../../b',
    '/./a',
    '/a//b',
    '/reports/',
    '//host/share',
  ])('finds nothing under %s', (url) => {
    expect(pathOf(url)).toBe(404);
  });

  it.each([
    '/a%00b',
    '/a\\b',
    '/..%5c..%5cwindows',
    '/%',
    '/%zz',
    '/%ff',
    'http://other/x',
    '*',
    '/a%0d%0ab',
  ])('refuses %s as malformed', (url) => {
    expect(pathOf(url)).toBe(400);
  });

  it('answers in Chinese to whoever is refused', () => {
    const target = resolve('/a%00b');
    expect(target.ok ? '' : target.message).toMatch(/网址写得不对/);
  });

  it('answers only under the names of this computer, so that no other site can read the preview', () => {
    const status = (name: string | undefined) => {
      const target = resolveRequest({ url: '/', host: name });
      return target.ok ? 200 : target.status;
    };
    expect([status('localhost:8080'), status('127.0.0.1'), status('LOCALHOST:1')]).toEqual([200, 200, 200]);
    const others = [
      'evil.example',
      'evil.example:8080',
      '127.0.0.1.evil.example',
      'localhost@evil',
      '',
      undefined,
    ];
    expect(others.map(status)).toEqual(others.map(() => 403));
  });

  it('takes nothing but reading', () => {
    const status = (method: string) => {
      const target = resolveRequest({ method, url: '/', host });
      return target.ok ? 200 : target.status;
    };
    expect([status('GET'), status('HEAD'), status('POST'), status('DELETE')]).toEqual([200, 200, 405, 405]);
  });
});
