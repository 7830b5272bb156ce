import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { DeskPortal } from '../../../src/desk/desk-api.ts';
import type { DeskService } from '../../../src/desk/desk-service.ts';
import { addListRoutes } from '../../../src/desk/list-routes-http.ts';
import type { OpenPortal } from '../../../src/desk/open-portal-http.ts';

const report = {
  ...{ id: '2021/jia', file: '内容/reports/2021/jia/index.md', folder: '/内容/reports/2021/jia' },
  saved: new Date(2026, 10, 26, 9, 5).getTime(),
  source: { fields: { title: '示例区示例局甲', org: '示例区示例局', year: 2021, date: '2022-02-14' } },
};

/** @param compared when all has been compared */
function openList(compared: Promise<unknown>, service: object = {}) {
  const app = new Hono();
  addListRoutes(app, {
    service: {
      content: { label: '内容' },
      output: { label: '网站' },
      isAway: () => false,
      loaded: () => ({ listed: [report], diagnostics: [] }),
      reading: () => '',
      failures: () => [],
      revision: () => 1,
      loadSite: async () => ({ site: { name: '示例' } }),
      ...service,
    } as unknown as DeskService,
    published: () => PUBLISHED,
    untold: () => 'new',
    compareAll: () => compared,
  } as unknown as OpenPortal);
  return async (path: string): Promise<DeskPortal> => (await (await app.request(path)).json()) as DeskPortal;
}

const PUBLISHED = { former: { reports: new Map([['/a.html', { id: 'a', title: '另一篇' }]]) } };

it('shows the reports while they are being compared with what is published, and what has come of it', async () => {
  let finish = (_compared: unknown) => {};
  const ask = openList(new Promise((resolve) => (finish = resolve)));
  const early = await ask('/portal');
  expect(early).toMatchObject({
    isCompared: false,
    rows: [{ state: '正在比较', saved: '2026-11-26 09:05' }],
  });
  const late = ask('/portal?compared');
  finish(new Map([['2021/jia', { state: 'changed' }]]));
  expect(await late).toMatchObject({ isCompared: true, rows: [{ state: '有改动' }], gone: ['另一篇'] });
  expect(await ask('/portal')).toMatchObject({ isCompared: true, rows: [{ state: '有改动' }] });
});

it('says how far the first reading is, and calls nothing gone before its end', async () => {
  const service = { loaded: () => undefined, revision: () => 0, reading: () => '3/10' };
  const told = await openList(Promise.resolve(new Map()), service)('/portal');
  expect(told).toMatchObject({ reading: '3/10', rows: [], gone: [] });
});

it('names the fixed page that a finding is about', async () => {
  const finding = {
    level: 'error',
    rule: 'report-missing',
    line: 3,
    column: 1,
    message: '没有找到',
    remedy: '',
  };
  const diagnostics = [
    { ...finding, file: '内容/pages/zhinan.md' },
    { ...finding, file: '内容/pages/broken.md' },
    { ...finding, file: '内容/site.json' },
  ];
  const listedPages = [
    { id: 'zhinan', file: '内容/pages/zhinan.md', source: { fields: { title: '指南' } } },
    { id: 'broken', file: '内容/pages/broken.md' },
  ];
  const service = { loaded: () => ({ listed: [], listedPages, diagnostics }) };
  const { others } = await openList(Promise.resolve(new Map()), service)('/portal');
  expect(others.map(({ page }) => page)).toEqual([
    { id: 'page:zhinan', title: '指南' },
    { id: 'page:broken', title: 'broken' },
    undefined,
  ]);
});

it('says why nothing could be read at all', async () => {
  const failure = { level: 'error', rule: 'preview-failed', file: '内容', message: '内容没有读成：磁盘坏了' };
  const service = { loaded: () => undefined, failures: () => [failure] };
  const told = await openList(Promise.resolve(new Map()), service)('/portal');
  expect(told).toMatchObject({ others: [failure] });
  expect(told.reading).toBeUndefined();
});
