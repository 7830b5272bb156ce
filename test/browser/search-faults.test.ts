import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Route } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildContent, exampleSite } from '../support/built-site.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { writeReport } from '../support/sample-report.ts';
import { serveFolder } from '../support/static-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { browser, page, server, site, useSite } from '../support/use-site.ts';
import { writeTree } from '../support/write-tree.ts';

/** Hosts, caches and rebuilt portals that give a search something else than it needs: never a wrong number. */

/** The same portal published anew, with one report more. */
let later = '';

useSite(exampleSite);

beforeAll(async () => {
  const content = path.join(await tempFolder(), 'content');
  await cp(EXAMPLE_CONTENT, content, { recursive: true });
  await writeTree(content, {
    'reports/2021/xin/index.md': writeReport({ 标题: '示例新发的通知' }, '这是示例。\n'),
  });
  later = await buildContent(content);
});

const status = (text: RegExp | string) => page.locator('#search-status', { hasText: text }).waitFor();

async function open(query: string, on = server): Promise<void> {
  await page.goto(`${on.url}search.html?q=${encodeURIComponent(query)}`);
}

const PAGE = '<!doctype html><html lang="zh-CN"><title>示例</title><p>示例</p></html>';
type Change = (body: Buffer) => Buffer;
const PARTS: Record<string, RegExp> = {
  'the list of parts': /search\/parts\.json$/,
  'the list of reports': /pagefind\/.*\/catalog-.*\.json$/,
  'a file of the index': /\.pf_index$/,
};

const answerWith = (change: Change) => async (route: Route) => {
  const body = await (await route.fetch()).body();
  await route.fulfill({ status: 200, body: change(body) });
};

it.each(
  Object.entries(PARTS),
)('a page that a host answers in place of %s ends in words', async (_part, pattern) => {
  await page.route(
    pattern,
    answerWith(() => Buffer.from(PAGE)),
  );
  await open('示例');
  await status('没有成功');
  await page.unroute(pattern);
  await page.locator('button', { hasText: '重试' }).click();
  await status('共 4 篇');
});

it.each([
  403, 500,
])('tells in words when a host refuses the script of the search with status %i', async (code) => {
  const pattern = /search-engine\.js/;
  await page.route(pattern, (route) => route.fulfill({ status: code, body: PAGE }));
  await open('示例');
  await status('没有成功');
  await page.unroute(pattern);
  await page.locator('button', { hasText: '重试' }).click();
  await status('共 4 篇');
});

it('tells in words when the script of the search is empty', async () => {
  await page.clock.install();
  await page.route(/search-engine\.js/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: '' }),
  );
  await open('示例');
  await status('正在搜索');
  await page.clock.runFor(60_000);
  await status('没有成功');
});

it('tells in words when a part does not arrive at all, and when another arrives in its place', async () => {
  await page.route('**/*.pf_index', (route) => route.abort());
  await open('示例');
  await status('没有成功');
  await page.unroute('**/*.pf_index');
  let first: Buffer | undefined;
  await page.route('**/*.pf_index', async (route) => {
    const body = await (await route.fetch()).body();
    first ??= body;
    await route.fulfill({ body: first });
  });
  await page.locator('button', { hasText: '重试' }).click();
  await expect.poll(() => page.locator('main').innerText()).toMatch(/没有成功|共 4 篇/);
  expect(await page.locator('main').innerText()).not.toMatch(/共 [0-3] 篇/);
});

it.each([
  ['another list of reports', /pagefind\/.*\/catalog-.*\.json$/],
  ['another list of parts', /search\/parts\.json$/],
])('takes %s beside other parts for a failure', async (_name, pattern) => {
  const names = await readdir(later, { recursive: true, encoding: 'utf8' });
  const other = names.find((name) => pattern.test(name.replaceAll(path.sep, '/'))) ?? '';
  await page.route(pattern, async (route) =>
    route.fulfill({ body: await readFile(path.join(later, other)) }),
  );
  await open('示例');
  await status('没有成功');
});

it('goes over to the new index when the portal is published anew under an open tab', async () => {
  const folder = path.join(await tempFolder(), 'site');
  await cp(site, folder, { recursive: true });
  const changing = await serveFolder(folder);
  await open('示例', changing);
  await status('共 4 篇');
  await rm(folder, { recursive: true });
  await cp(later, folder, { recursive: true });
  // Also the same search again, for which everything has been loaded.
  await page.locator('#search-form button').click();
  await status('共 5 篇');
  await changing.close();
});

it('shows no sentence of a text that is not the one that was indexed', async () => {
  await page.route(
    /reports\/.*\.json$/,
    answerWith((body) => Buffer.from(String(body).replaceAll('示例', '样例'))),
  );
  await open('群众满意');
  await status('共 1 篇');
  const text = await page.locator('#search-results').innerText();
  expect(text).toContain('刚刚更新过');
  expect(text).not.toContain('样例');
  await page.unroute(/reports\/.*\.json$/);
  await page.route(
    /reports\/.*\.json$/,
    answerWith(() => Buffer.from(PAGE)),
  );
  await open('群众满意');
  await status('共 1 篇');
  expect(await page.locator('#search-results').innerText()).toContain('正文没有取到');
});

it('reads an index that the browser has unzipped on its way, and not a part of it', async () => {
  const pattern = /\.pf_index$/;
  await page.route(
    pattern,
    answerWith((body) => gunzipSync(body)),
  );
  await open('示例审批');
  await status('共 2 篇');
  await page.unroute(pattern);
  await page.route(
    pattern,
    answerWith((body) => gunzipSync(body).subarray(0, -1)),
  );
  await open('示例审批');
  await status('没有成功');
});

describe('where the browser cannot unzip', () => {
  beforeEach(async () => {
    // Its worker would still have it: the search runs in the page.
    await page.addInitScript(
      'window.Worker = class { constructor() { throw new Error("no worker"); } }; delete window.DecompressionStream;',
    );
  });

  it('finds what is there as well', async () => {
    await open('示例 审批制');
    await status(/共 [1-4] 篇/);
    const here = await page.locator('#search-status').textContent();
    const other = await browser.newPage();
    await other.goto(page.url());
    await other.locator('#search-status', { hasText: here ?? '' }).waitFor();
    await other.close();
  });

  it('tells in words when a bit has fallen over', async () => {
    await page.route(
      '**/*.pf_index',
      answerWith((body) => {
        const damaged = Buffer.from(body);
        damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1;
        return damaged;
      }),
    );
    await open('示例');
    await status('没有成功');
  });
});
