import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { askDesk } from '../../support/ask-desk.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';

let preview: RunningPreview;

beforeAll(async () => {
  preview = await runPreview();
});
afterAll(() => preview.end());

interface Told {
  readonly sha256: string;
  readonly text: string;
  readonly message: string;
  readonly gone: readonly string[];
}

const ID = encodeURIComponent('2021/shili');
const ask = (method: string, route: string, body?: object) =>
  askDesk<Told>(preview, method, route, body && JSON.stringify(body));

it('nothing is said to be saved while the folder of the reports is away, and all goes on when it is back', async () => {
  const { value: report } = await ask('GET', `report?id=${ID}`);
  const save = () => ask('PUT', `text?id=${ID}`, { text: `${report.text}后来写的。\n`, base: report.sha256 });
  const away = `${preview.content} 拔下的`;
  await rename(preview.content, away);
  for (const [method, route, body] of [
    ['PUT', 'setting', { name: 'name', value: '示例', base: '' }],
    ['PUT', 'word', { row: { written: '帐号', right: '账号', level: '', note: '' }, base: '' }],
    ['PUT', 'looked', { keys: [], isLooked: true }],
    ['POST', 'new', { title: '示例区示例局2024年度报告', org: '', year: '' }],
    ['POST', 'page-new', { title: '示例', name: 'shili', text: '示例。' }],
    ['POST', 'run', { task: 'build', who: '示例' }],
    ['GET', 'settings', undefined],
  ] as const) {
    const { status, value } = await ask(method, route, body);
    expect([route, status, value.message]).toEqual([route, 503, expect.stringContaining('U 盘')]);
  }
  expect((await save()).value.message).toContain('U 盘');
  expect(existsSync(preview.content)).toBe(false);
  expect((await ask('GET', 'portal')).value).toMatchObject({
    gone: [],
    away: { message: expect.stringContaining('U 盘') },
  });
  await preview.prints(/没有内容文件夹/);

  await rename(away, preview.content);
  await vi.waitFor(async () => expect((await save()).status).toBe(200), { timeout: 240_000, interval: 100 });
  expect((await ask('GET', 'portal')).value).not.toHaveProperty('away');
  expect(await readFile(preview.at('reports/2021/shili/index.md'), 'utf8')).toContain('后来写的。');
});
