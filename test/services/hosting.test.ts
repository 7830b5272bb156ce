import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findCacheRule, findPathKind } from '../../src/hosting/path-kinds.ts';
import { HEADER_POLICIES } from '../../src/hosting/policies.ts';
import { COMMON_HEADERS, formatResourcePolicy } from '../../src/hosting/response-headers.ts';
import { MEDIA_TYPES } from '../../src/portal/media-types.ts';
import { launchBrowser } from '../support/browser.ts';
import { PROJECT } from '../support/contents.ts';
import { hashTree } from '../support/hash-tree.ts';
import { runScript } from '../support/run-cli.ts';
import { SERVERS, type ServedPortal } from '../support/services.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Paths of the portal's root. */
const BASES = ['/', '/a/b/'] as const;

const portals = new Map<string, ServedPortal>();

beforeAll(async () => {
  const content = path.join(await tempFolder(), '内容');
  await cp(path.join(PROJECT, 'src/demo'), content, { recursive: true });
  // An old address of the demonstration names its host.
  const moved = path.join(content, 'reports/2024/zhuli-fangan/index.md');
  const source = await readFile(moved, 'utf8');
  await writeFile(moved, source.replace('https://shili.gongbao.example/', ''));
  for (const base of BASES) {
    const root = path.join(await tempFolder(), 'www');
    const output = path.join(root, base).replace(/\/$/, '');
    const site = `https://shili.gongbao.example${base}`;
    const { code, stdout } = await runScript('build', [
      ...['--content', content, '--output', output, '--site-url', site, '--at', '2026-12-01 09:00'],
    ]);
    expect([code, code === 0 ? '' : stdout]).toEqual([0, '']);
    portals.set(base, { root, output, rules: `${output}.hosting` });
  }
});

const isAttachment = (file: string) => file.includes('/attachments/');

function expectedType(file: string): string {
  const extension = /[^/]\.([^./]+)$/.exec(file)?.[1] ?? '';
  const type = MEDIA_TYPES.find((one) => one.extension === extension);
  if (!type) return 'application/octet-stream';
  return type.isText && !isAttachment(file) ? `${type.mime}; charset=utf-8` : type.mime;
}

const encode = (file: string) => file.split('/').map(encodeURIComponent).join('/');

describe.each(Object.entries(SERVERS))('%s', (_name, startServer) => {
  describe.each(BASES)('at %s', (base) => {
    let site: string;
    let portal: ServedPortal;

    beforeAll(async () => {
      portal = portals.get(base) as ServedPortal;
      site = `${await startServer(portal)}${base}`;
    });

    const ask = (address: string) => fetch(site + address, { redirect: 'manual' });

    it('answers every file with the headers of the table, and its very bytes', async () => {
      const files = await hashTree(portal.output);
      expect(files.size).toBeGreaterThan(300);
      for (const file of files.keys()) {
        const response = await ask(encode(file));
        const bytes = Buffer.from(await response.arrayBuffer());
        if (file.startsWith('.') || response.status === 301) continue;
        const { headers } = response;
        expect([file, response.status]).toEqual([file, 200]);
        expect(bytes.equals(await readFile(path.join(portal.output, file))), file).toBe(true);
        for (const [name, value] of COMMON_HEADERS) expect([file, headers.get(name)]).toEqual([file, value]);
        expect([file, headers.get('content-security-policy')]).toEqual([
          file,
          HEADER_POLICIES[findPathKind(file).policy],
        ]);
        expect([file, headers.get('cross-origin-resource-policy')]).toEqual([
          file,
          formatResourcePolicy(findPathKind(file)),
        ]);
        expect([file, headers.get('cache-control')]).toEqual([file, findCacheRule(file, false).value]);
        expect([file, headers.get('content-type')?.toLowerCase()]).toEqual([file, expectedType(file)]);
      }
      const versioned = await ask('assets/site.js?v=1');
      expect(versioned.headers.get('cache-control')).toBe(findCacheRule('assets/site.js', true).value);
      const packed = await fetch(`${site}catalog.json`, { headers: { 'accept-encoding': 'gzip' } });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
    });

    it('does not send again what a browser has, packed or not', async () => {
      for (const packing of ['gzip', 'identity']) {
        const headers = { 'accept-encoding': packing };
        const known = (await fetch(`${site}index.html`, { headers })).headers.get('etag') ?? '';
        const again = await fetch(`${site}index.html`, { headers: { ...headers, 'if-none-match': known } });
        expect([packing, again.status]).toEqual([packing, 304]);
      }
    });

    it('answers folders, hidden names and what is not there as the table says', async () => {
      for (const address of ['', 'index.html'])
        expect([address, (await ask(address)).status]).toEqual([address, 200]);
      if (base !== '/') {
        const bare = await fetch(site.slice(0, -1), { redirect: 'manual' });
        expect([bare.status, new URL(bare.headers.get('location') ?? '', site).href]).toEqual([301, site]);
      }
      const missing = [
        'nothing.html',
        'reports',
        'reports/',
        'reports/2021/',
        '.nojekyll',
        '.git/config',
        'a/%2e%2e/b',
      ];
      for (const address of missing) {
        const response = await ask(address);
        expect([address, response.status]).toEqual([address, 404]);
        expect(await response.text()).toContain('没有找到这个网页');
        expect(response.headers.get('content-security-policy')).toBe(HEADER_POLICIES.notFound);
        expect(response.headers.get('content-type')).toMatch(/^text\/html; ?charset=utf-8$/i);
        for (const [name, value] of COMMON_HEADERS)
          expect([name, response.headers.get(name)]).toEqual([name, value]);
      }
    });

    it('leads old addresses on', async () => {
      const { redirects } = JSON.parse(await readFile(path.join(portal.output, 'catalog.json'), 'utf8')) as {
        redirects: { from: string; to: string }[];
      };
      expect(redirects.length).toBeGreaterThan(10);
      for (const { from, to } of redirects) {
        const response = await ask(from.endsWith('/') ? `${from}%E6%B2%A1%E6%9C%89.pdf` : from);
        const leads = new URL(response.headers.get('location') ?? '', site);
        expect([from, response.status, leads.pathname]).toEqual([from, 301, new URL(to, site).pathname]);
        // Kept for good it would lead in a circle as soon as the report is moved back.
        expect([from, response.headers.get('cache-control')]).toEqual([from, 'no-cache']);
        for (const [name, value] of COMMON_HEADERS)
          expect([from, response.headers.get(name)]).toEqual([from, value]);
      }
    });

    it('shows every feature in Chromium without a violation of a policy', async () => {
      // One of its own: some versions of Chromium tell only the first context of its downloads.
      const browser = await launchBrowser();
      const context = await browser.newContext({ acceptDownloads: true });
      context.setDefaultTimeout(60_000);
      const wrong: string[] = [];
      await context.addInitScript(
        `document.addEventListener('securitypolicyviolation', (event) =>
          console.error('violation', event.violatedDirective, event.blockedURI, event.sourceFile))`,
      );
      const page = await context.newPage();
      page.on('console', (message) => {
        const text = message.text();
        // That an address is not there, the browser says, too.
        if (message.type() === 'error' && !/status of 404/.test(text)) wrong.push(`${page.url()}: ${text}`);
      });
      page.on('pageerror', ({ message }) => wrong.push(`${page.url()}: ${message}`));
      await useEverything(page, site);
      // Whatever is shown by itself: single files, previews, attachments, data.
      const files = [...(await hashTree(portal.output)).keys()];
      const shown = new Map<string, string>();
      for (const file of files) {
        const kind = `${findPathKind(file).label} ${file.replace(/^.*?(\.[^/]*)?$/, '$1').replace(/.*(\.single\.html|\.[^.]*)$/, '$1')} ${/attachments|previews|images|versions/.exec(file)?.[0]}`;
        if (/\.(?:html|txt|md|csv|json|svg|png|xml|css|js|pdf)$/.test(file)) shown.set(kind, file);
      }
      for (const file of shown.values()) {
        const opened = await context.newPage();
        opened.on(
          'console',
          (message) => message.type() === 'error' && wrong.push(`${file}: ${message.text()}`),
        );
        // A browser's own viewer of PDFs never tells that it has loaded, and one without a viewer downloads it.
        const until = file.endsWith('.pdf') ? 'commit' : 'load';
        await opened.goto(site + encode(file), { waitUntil: until }).catch((error: Error) => {
          if (!/Download is starting|ERR_ABORTED/.test(error.message))
            throw new Error(`${file}: ${error.message}`);
        });
        await opened.close();
      }
      expect(shown.size).toBeGreaterThan(15);
      expect(wrong).toEqual([]);
      await browser.close();
    });
  });
});

/** What a reader can do on the demonstration. */
async function useEverything(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await page.locator('main a').first().waitFor();
  await page.goto(`${site}search.html?q=${encodeURIComponent('法治')}`);
  await page.locator('#search-status', { hasText: /共 \d+ 篇/ }).waitFor();
  expect(await page.locator('#search-results > li').count()).toBeGreaterThan(0);
  // In a worker, by the policy that came with its script.
  expect(page.workers().length).toBe(1);
  await page.locator('#search-results > li a').first().click();
  await page.locator('.hit-bar').waitFor();
  await page.goto(`${site}reports/2021/jiaotong-guihua.html?q=${encodeURIComponent('规划')}`);
  await page.getByRole('button', { name: '下一处' }).click();
  await page.getByRole('button', { name: '清除' }).click();

  await page.goto(`${site}reports/2021/jiaotong-guihua.html`);
  // Before anything moves on the page.
  const download = page.waitForEvent('download');
  await page.locator('a[download]').first().click();
  expect((await download).suggestedFilename()).not.toBe('');
  await openFolds(page);
  // The PDF in a frame of the page.
  await page.locator('iframe').first().scrollIntoViewIfNeeded();

  // 阅读工具 come as a script and a style sheet of their own when they are called.
  await page.locator('button[data-reading="tools"]:visible').first().click();
  const bar = page.getByRole('region', { name: '阅读工具' });
  await bar.waitFor();
  for (const name of ['放大', '大字幕', '辅助线'])
    await bar.getByRole('button', { name, exact: true }).first().click();

  await page.goto(`${site}prove.html`);
  await page.locator('#prove-input').fill('示例区');
  await page.getByRole('button', { name: '核对' }).click();
  await page.locator('#prove-answer', { hasText: /\S/ }).waitFor();

  await page.goto(`${site}reports/2022/fangxun-tongzhi.html`);
  await openFolds(page);
  await page.goto(`${site}reports/2020/yanglao-yijian.html`);
  await page.goto(`${site}reports/2020/yanglao-yijian/versions/2020-09-04-to-present.html`);
  for (const name of ['catalog.html', 'sitemap.html', 'qr.html', 'about.html']) await page.goto(site + name);

  await page.goto(`${site}reports/2021/jiaotong-guihua.single.html`);
  expect(await page.evaluate('getComputedStyle(document.body).fontSize')).not.toBe('16px');
  await page.goto(`${site}nothing/at/all.html`);
  expect(await page.title()).toContain('没有找到');
  // Its styles are inside, and its links lead to the portal from any depth.
  await page.getByRole('link', { name: '回到首页' }).click();
  expect(page.url()).toBe(`${site}index.html`);
}

/** What lies in others, after those. */
async function openFolds(page: Page): Promise<void> {
  for (const summary of await page.locator('main details > summary').all())
    if (await summary.isVisible()) await summary.click();
}
