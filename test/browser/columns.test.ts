import { describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { buildContent } from '../support/built-site.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { page, ROOTS, server, useSite } from '../support/use-site.ts';
import { writeTree } from '../support/write-tree.ts';

const SITE = {
  url: 'https://www.shili.example/',
  columns: [
    {
      name: '政务公开',
      children: [
        { name: '通知', reports: { 体裁: '通知' } },
        { name: '公告', reports: { 体裁: '公告' } },
      ],
    },
    { name: '法治政府' },
  ],
};

useSite(async () =>
  buildContent(
    await writeTree(await tempFolder(), {
      'site.json': JSON.stringify(SITE),
      ...Object.fromEntries(
        [
          ['a', '通知', ''],
          ['b', '公告', ''],
          ['c', '公告', '法治政府'],
          ['d', '报告', '法治政府'],
        ].map(([name, genre = '', category = '']) => [
          `reports/2023/${name}/index.md`,
          writeReport(
            { 标题: `示例区示例局文件${name}`, 体裁: genre, 所属类目: category },
            '\n示例事项已经办结。\n',
          ),
        ]),
      ),
      'pages/zhinan.md':
        '---\n标题: 示例公开指南\n栏目: 公告\n更新日期: 2024-01-05\n---\n示例前言。\n\n## 一、范围\n\n填写[表](示例申请表.txt)，七个工作日以内答复。\n',
      'pages/示例申请表.txt': '示例',
    }),
  ),
);

const waitFor = (text: string) => page.locator('#search-status', { hasText: text }).waitFor();
const titles = () => page.locator('#search-results .search-title').allTextContents();

describe.each(ROOTS)('%s', (_, root) => {
  it('a search is narrowed by column, an outer one with all that is in it', async () => {
    await page.goto(`${root()}search.html?q=示例`);
    await waitFor('共 5 篇');
    await page.evaluate(`document.querySelector('.search-filters').open = true`);
    const group = page.getByRole('group', { name: '栏目' });
    expect((await group.locator('button').allTextContents()).map((text) => text.replace(/\s/g, ''))).toEqual([
      '政务公开4篇',
      '公告3篇',
      '法治政府2篇',
      '通知1篇',
    ]);
    await group.locator('button', { hasText: '法治政府' }).click();
    await waitFor('共 2 篇');
    expect((await titles()).sort()).toEqual(['示例区示例局文件c', '示例区示例局文件d']);
    expect(new URL(page.url()).searchParams.get('栏目')).toBe('法治政府');
    await page.goto(`${root()}search.html?q=示例&栏目=公告`);
    await waitFor('共 3 篇');
  });

  it('a fixed page is found with its sentence, and marked where it stands', async () => {
    await page.goto(`${root()}search.html?q=七个工作日以内`);
    await waitFor('共 1 篇');
    expect(await page.locator('.search-section').textContent()).toBe('一、范围');
    expect(await page.locator('.search-excerpt mark').textContent()).toBe('七个工作日以内');
    await page.locator('.search-section a').click();
    await page.locator('mark.hit-current').waitFor();
    expect(await page.locator('article mark').allTextContents()).toEqual(['七个工作日以内']);
  });

  it.each([
    '示例公开指南',
    '示例申请表',
    '更新日期：2024-01-05',
  ])('%s is on a page and found', async (words) => {
    await page.goto(`${root()}search.html?q=${words}`);
    await waitFor('共 1 篇');
    expect(await titles()).toEqual(['示例公开指南']);
  });
});

it.each([
  'columns/政务公开.html',
  'columns/公告.html',
  'pages/zhinan.html',
  'index.html',
])('%s has no fault that axe finds, and nothing is wider than a phone', async (url) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(server.url + url);
  expect(await runAxe(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
});

it('feeds are named in the pages, and are there', async () => {
  await page.goto(`${server.url}columns/法治政府.html`);
  const feeds = (await page.evaluate(
    `[...document.querySelectorAll('link[type="application/atom+xml"]')].map(({ href }) => decodeURI(href))`,
  )) as string[];
  expect(feeds).toEqual([`${server.url}feed.xml`, `${server.url}columns/法治政府.xml`]);
  const texts = await Promise.all(
    feeds.map(async (feed) => [feed, await (await fetch(feed)).text()] as const),
  );
  // A page of the portal lets no script parse a text.
  await page.goto('about:blank');
  for (const [feed, text] of texts) {
    const parsed = await page.evaluate(
      `(() => {
        const document = new DOMParser().parseFromString(${JSON.stringify(text)}, 'application/xml');
        return [document.querySelector('parsererror') === null, document.querySelectorAll('entry > content').length];
      })()`,
    );
    expect(parsed).toEqual([true, feed.endsWith('/feed.xml') ? 4 : 2]);
  }
});
