import { describe, expect, it } from 'vitest';
import { formatHostingFiles } from '../../../src/hosting/format-hosting-files.ts';
import { HOSTING_SIGN, type Redirect } from '../../../src/hosting/hosting.ts';
import { findCacheRule, findPathKind, HIDDEN } from '../../../src/hosting/path-kinds.ts';
import { HEADER_POLICIES } from '../../../src/hosting/policies.ts';
import { MEDIA_TYPES } from '../../../src/portal/media-types.ts';

const SITE = 'https://www.shili.example/baogao/';

const redirects: readonly Redirect[] = [
  { from: 'reports/2020/旧 一.pdf', to: 'reports/2021/xin.pdf' },
  { from: 'reports/2021/che/', to: 'reports/2021/che.html' },
  { from: 'reports/2021/che/attachments/表.pdf', to: 'reports/2021/biao.pdf' },
  { from: 'reports/2021/che/attachments/$甲.pdf', to: 'reports/2021/jia.pdf' },
];

const make = (siteUrl = SITE, rows: readonly Redirect[] = redirects) =>
  new Map(
    formatHostingFiles({ siteUrl, redirects: rows, types: MEDIA_TYPES }).map(({ name, content }) => [
      name,
      content,
    ]),
  );

/** Each host's file of redirects. */
const RULES = ['_redirects', 'nginx-http.conf', 'caddy.conf', 'apache.conf'];

describe('the table of rules', () => {
  it.each([
    ['', 'page'],
    ['index.html', 'page'],
    ['reports/2021/x.html', 'page'],
    ['zwgk/1.shtml', 'page'],
    ['404.html', 'notFound'],
    ['reports/2021/404.html', 'page'],
    ['reports/2021/x.single.html', 'single'],
    ['assets/search-engine.js', 'script'],
    ['reports/2021/x.json.js', 'data'],
    ['reports/2021/x.PDF', 'pdf'],
    ['reports/2021/x/attachments/表.xlsx', 'data'],
    ['reports/2021/x/attachments/a.html.txt', 'data'],
    ['catalog.json', 'data'],
  ])('%s is answered as %s', (path, policy) => {
    expect(findPathKind(path).policy).toBe(policy);
  });

  it('keeps for long only what never changes under its address', () => {
    const isLasting = (path: string, hasVersion = false) =>
      findCacheRule(path, hasVersion).value.includes('immutable');
    expect(isLasting('assets/site.js', true)).toBe(true);
    expect(isLasting('pagefind/2021-01_2021-12/0123456789ab.pf_index')).toBe(true);
    for (const path of ['assets/site.js', 'search/parts.json', 'index.html', 'reports/2021/assets/a.png'])
      expect([path, isLasting(path)]).toEqual([path, false]);
    expect(isLasting('index.html', true)).toBe(false);
  });

  it('hides hidden names, but not those that are for everybody', () => {
    const isHidden = (path: string) => new RegExp(HIDDEN).test(path);
    expect(['.git/config', 'a/.env', '.webdav', '.htaccess'].map(isHidden)).toEqual(Array(4).fill(true));
    expect(['.well-known/security.txt', 'a.b/c.html', 'x..pdf'].map(isHidden)).toEqual(Array(3).fill(false));
  });

  it('lets nothing act that comes from a source', () => {
    expect(HEADER_POLICIES.data).toMatch(/default-src 'none'.*; sandbox$/);
    expect(HEADER_POLICIES.single).not.toContain('allow-scripts');
    for (const policy of Object.values(HEADER_POLICIES)) expect(policy).toContain("frame-ancestors 'self'");
  });
});

describe('files for hosts', () => {
  const files = make();

  it('begin with the sign by which a build knows them', () => {
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        '_headers',
        '_redirects',
        'nginx-http.conf',
        'nginx-server.conf',
        'caddy.conf',
        'apache.conf',
        'object-stores.txt',
      ]),
    );
    for (const content of files.values()) expect(content.startsWith(HOSTING_SIGN)).toBe(true);
    expect([...make(SITE, []).keys()]).not.toContain('_redirects');
  });

  it('bind the whole host name to HTTPS only where the portal is all of it', () => {
    const isOn = (siteUrl: string) =>
      /^ {4}add_header Strict/m.test(make(siteUrl).get('nginx-server.conf') ?? '');
    expect(isOn('https://www.shili.example/')).toBe(true);
    for (const siteUrl of [SITE, 'http://www.shili.example/', '']) expect(isOn(siteUrl)).toBe(false);
    for (const name of ['_headers', 'nginx-server.conf', 'caddy.conf', 'apache.conf'])
      expect(files.get(name)).toMatch(/# 整个域名确定只用 HTTPS 以后/);
  });

  it('lie below the path of the portal, whatever that is called', () => {
    const odd = make('https://www.shili.example/a%20b/%E4%B8%AD(1)/');
    expect(odd.get('nginx-server.conf')).toContain('location "/a b/中(1)/" {');
    expect(odd.get('nginx-http.conf')).toContain('"~^/a\\\\x20b/中\\\\x281\\\\x29/404\\\\.html$"');
    expect(odd.get('caddy.conf')).toContain('route "/a b/中(1)/*" {');
    expect(odd.get('_headers')).toContain('\n/a%20b/%E4%B8%AD(1)/assets/*\n');
    expect(odd.get('apache.conf')).toContain('ErrorDocument 404 "/a%20b/%E4%B8%AD(1)/404.html"');
  });

  it.each([
    ['assets/search-engine.js?v=1', ['pdf', 'script']],
    ['reports/2021/x/attachments/表.xlsx', ['pdf', 'data']],
    ['reports/2021/x.single.html', ['pdf', 'single']],
    ['reports/2021/x.html', ['pdf']],
    ['reports/2021/x.pdf', ['pdf']],
  ] as const)('_headers has browsers obey of %s the policies %s', (path, policies) => {
    const rules = (files.get('_headers') ?? '').matchAll(/^(\/.*)\n((?: {2}.*\n)+)/gm);
    const address = `/baogao/${path}`.replace(/\?.*/, '');
    const obeyed = [...rules].flatMap(([, pattern = '', headers = '']) => {
      const [before = '', after = ''] = pattern.split('*');
      const holds = address.startsWith(before) && address.endsWith(after);
      return holds ? (/Content-Security-Policy: (.*)/.exec(headers)?.[1] ?? []) : [];
    });
    expect(obeyed).toEqual(policies.map((name) => HEADER_POLICIES[name]));
  });

  it('_redirects is percent-encoded, below the path of the portal, folders last', () => {
    expect(
      files
        .get('_redirects')
        ?.split('\n')
        .filter((line) => line.startsWith('/')),
    ).toEqual([
      '/baogao/reports/2020/%E6%97%A7%20%E4%B8%80.pdf /baogao/reports/2021/xin.pdf 301',
      '/baogao/reports/2021/che/attachments/%E8%A1%A8.pdf /baogao/reports/2021/biao.pdf 301',
      '/baogao/reports/2021/che/attachments/%24%E7%94%B2.pdf /baogao/reports/2021/jia.pdf 301',
      '/baogao/reports/2021/che/* /baogao/reports/2021/che.html 301',
    ]);
  });

  it.each([
    'caddy.conf',
    'apache.conf',
    'nginx-http.conf',
  ])('%s leads what is known on before its folder', (name) => {
    const text = files.get(name) ?? '';
    for (const target of ['biao.pdf', 'jia.pdf']) {
      expect(text.indexOf(target)).toBeGreaterThan(0);
      expect(text.indexOf(target)).toBeLessThan(text.indexOf('2021/che.html'));
    }
  });

  it('the map of nginx has decoded keys, encoded targets, and room for the longest key', () => {
    const map = files.get('nginx-http.conf') ?? '';
    expect(map).toContain('    "/baogao/reports/2020/旧 一.pdf" "/baogao/reports/2021/xin.pdf";\n');
    expect(map).toContain('    "~^/baogao/reports/2021/che/" "/baogao/reports/2021/che.html";\n');
    expect(map).toContain('map_hash_bucket_size 128;');
    const long = make('', [{ from: `${'长'.repeat(100)}.html`, to: 'a.html' }]);
    expect(long.get('nginx-http.conf')).toContain('map_hash_bucket_size 512;');
  });

  it('keeps signs of the formats from acting', () => {
    const hostile = make('', [{ from: 'a$b{1}(c)"#\\ %1.x/', to: 'q\'"$uri{path}%1.html' }]);
    for (const name of RULES) {
      const text = hostile.get(name) ?? '';
      expect(text).not.toMatch(/\$uri\{|\{path\}%|(?<!\\)%1(?!\d)/);
      expect(text).not.toContain('b{1}');
    }
    expect(hostile.get('caddy.conf')).toContain(
      '"~^/a\\x24b\\x7b1\\x7d\\x28c\\x29\\x22\\x23\\x5c\\x20\\x251\\.x/"',
    );
    expect(hostile.get('apache.conf')).toContain('"/q\'\\%22\\%24uri\\%7Bpath\\%7D\\%251.html"');
  });

  it('10,000 old addresses are written as fast as one', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      from: `旧/${at}.jsp`,
      to: `reports/${at}.html`,
    }));
    const text = make(SITE, many).get('nginx-http.conf') ?? '';
    expect(text.split('\n').length).toBeGreaterThan(10_000);
    expect(text).toContain('map_hash_max_size 32768;');
  });
});
