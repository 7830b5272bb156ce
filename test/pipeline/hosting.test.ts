import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderSite } from '../../src/eleventy/build-site.ts';
import { findPathKind, PATH_KINDS } from '../../src/hosting/path-kinds.ts';
import { HEADER_POLICIES } from '../../src/hosting/policies.ts';
import { MEDIA_TYPES } from '../../src/portal/media-types.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { REPORT_ENDINGS } from '../../src/portal/report-forms.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { getAttribute, parseHtml, queryAll } from '../support/html.ts';
import { loadSoundContent } from '../support/load-example.ts';
import { readOutput } from '../support/read-output.ts';
import { renderPages } from '../support/render-pages.ts';

/** The manual for hosts: what it says to copy has to fit the pages. */
const manual = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8');

let portal: Portal;
/** Every HTML file of the example by its path, decoded. */
const pages = new Map<string, string>();

beforeAll(async () => {
  portal = await loadSoundContent(EXAMPLE_CONTENT);
  for (const [path, html] of await renderPages(portal)) if (path.endsWith('.html')) pages.set(path, html);
  for (const file of portal.files) {
    if (file.path.endsWith('.html')) pages.set(`/${file.path}`, String(await readOutput(file)));
  }
});

it('lists every file that lies beside a report', () => {
  const row = manual.split('\n').find((line) => line.startsWith('| `reports/年度/名字.html`')) ?? '';
  // Scripts for disks stand with the search.
  for (const ending of REPORT_ENDINGS) if (!ending.endsWith('.js')) expect(row).toContain(`${ending}\``);
});

const parsePolicy = (policy: string) =>
  Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.sort()];
    }),
  );

/** The policy that a page carries itself, as a header says the same. */
function toHeader(html: string): Record<string, string[]> {
  const [meta] = queryAll(parseHtml(html), 'meta').filter(
    (one) => getAttribute(one, 'http-equiv') === 'Content-Security-Policy',
  );
  if (!meta) throw new Error('a page without a policy');
  const own = parsePolicy(getAttribute(meta, 'content') ?? '');
  const sources = Object.entries(own).map(([name, list]) => [
    name,
    list
      .map((source) => (source.startsWith("'sha256-") ? "'unsafe-inline'" : source))
      .filter((source) => source !== 'file:')
      .sort(),
  ]);
  return { ...Object.fromEntries(sources), 'frame-ancestors': ["'self'"] };
}

describe('the rules for hosts', () => {
  it('send every page the policy that the page carries itself', () => {
    expect(pages.size).toBeGreaterThan(20);
    for (const [uri, html] of pages) {
      const { policy } = findPathKind(uri.slice(1));
      const { sandbox, ...sent } = parsePolicy(HEADER_POLICIES[policy]);
      expect(sent, uri).toEqual(toHeader(html));
      // Nothing is shown in a sandbox that needs a script.
      expect(sandbox === undefined, uri).toBe(!uri.endsWith('.single.html'));
    }
  });

  it('have no row that no address of the portal takes', () => {
    const paths = [...[...pages.keys()].map((uri) => uri.slice(1)), ...portal.files.map(({ path }) => path)];
    // Assets are no part of the portal's files.
    const kinds = new Set([...paths, 'assets/site.js'].map((path) => findPathKind(path)));
    expect(PATH_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('know the type of every file of the portal', () => {
    const known = new Set(MEDIA_TYPES.map(({ extension }) => extension));
    const endings = portal.files.map(({ path }) => /[^/]\.([^./]+)$/.exec(path)?.[1] ?? '');
    expect(endings.filter((ending) => ending !== '' && !known.has(ending))).toEqual([]);
  });

  it('may let browsers keep what pages name below assets/: each address has a hash of the content', () => {
    for (const [uri, html] of pages)
      for (const [address] of html.matchAll(/(?<=")[^"\s]*\bassets\/[^"\s]*(?=")/g))
        expect(address, uri).toMatch(/\?v=[0-9a-f]{8}$/);
  });
});

describe('what hosts and search engines look for', () => {
  it('robots.txt names the sitemap by its address, and nothing where there is none', async () => {
    const find = ({ files }: Portal) => files.filter(({ path }) => path === 'robots.txt');
    expect(find(portal)).toEqual([
      {
        path: 'robots.txt',
        content: 'User-agent: *\nDisallow:\n\nSitemap: https://gongbao.example/bg/sitemap.xml\n',
      },
    ]);
    expect(find(await loadSoundContent(EXAMPLE_CONTENT, { siteUrl: '' }))).toEqual([
      { path: 'robots.txt', content: 'User-agent: *\nDisallow:\n' },
    ]);
  });

  it('.nojekyll keeps GitHub Pages from leaving out names that begin with _', () => {
    expect(portal.files.filter(({ path }) => path === '.nojekyll')).toEqual([
      { path: '.nojekyll', content: '' },
    ]);
  });
});

describe('what messengers show of a link', () => {
  const readGraph = (html: string) =>
    Object.fromEntries(
      queryAll(parseHtml(html), 'meta').flatMap((meta) => {
        const property = getAttribute(meta, 'property');
        return property ? [[property, getAttribute(meta, 'content')]] : [];
      }),
    );

  it('is the report: title, first sentence, address, picture', () => {
    const graph = readGraph(pages.get('/reports/2021/shili.html') ?? '');
    expect(graph).toMatchObject({
      'og:type': 'article',
      'og:title': '示例区示例局2021年度法治政府建设情况报告',
      'og:site_name': '示例区报告公报',
      'og:locale': 'zh_CN',
      'og:url': 'https://gongbao.example/bg/reports/2021/shili.html',
    });
    expect(graph['og:description']).toContain('2021年，示例局按照示例区的部署');
    expect(graph['og:image']).toMatch(/^https:\/\/gongbao\.example\/bg\/assets\/icon-512\.png\?v=\w{8}$/);
    expect(readGraph(pages.get('/index.html') ?? '')['og:type']).toBe('website');
  });

  it('has no address where the portal has none, and none on the page that any address may show', async () => {
    const bare = await renderSite(await loadSoundContent(EXAMPLE_CONTENT, { siteUrl: '' }));
    for (const html of [pages.get('/404.html') ?? '', bare.find(({ url }) => url === '/')?.content ?? '']) {
      const graph = readGraph(html);
      expect(graph['og:title']).not.toBe('');
      expect(Object.keys(graph)).not.toContain('og:url');
      expect(Object.keys(graph)).not.toContain('og:image');
    }
  });
});
