import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askDesk } from '../../support/ask-desk.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';
import { saveFile } from '../../support/save-file.ts';

let preview: RunningPreview;

beforeAll(async () => {
  preview = await runPreview({ withPdf: true });
});

afterAll(() => preview.end());

const send = (route: string) => askDesk(preview, 'POST', route, '{}');

it('makes the PDF of a report when it is asked for, and shows it by an address that nobody can guess', async () => {
  const { status, value } = await send('pdf?id=2021/shili');
  expect([status, value.message]).toEqual([200, undefined]);
  const url = String(value.url);
  expect(url).toMatch(/^\/desk\/file\/[\w-]{32}\/shili\.pdf$/);
  const { origin } = new URL(preview.desk);
  const response = await fetch(origin + url);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect((await response.text()).slice(0, 5)).toBe('%PDF-');
  const guessed = await fetch(`${origin}/desk/file/${'x'.repeat(32)}/shili.pdf`);
  expect([guessed.status, await guessed.text()]).toEqual([404, expect.stringContaining('再打开一次')]);
});

it('says why there is no PDF: of what does not exist, with errors, and with a character that no font has', async () => {
  expect((await send('pdf?id=2021/meiyou')).status).toBe(404);
  const file = preview.at('reports/2021/shili/index.md');
  const text = await readFile(file, 'utf8');
  saveFile(file, `${text}\n\n自造字\u{f0000}。\n`);
  await preview.shows('reports/2021/shili.html', '自造字');
  const odd = await send('pdf?id=2021/shili');
  expect([odd.status, odd.value.message, odd.value.remedy]).toEqual([
    409,
    expect.stringContaining('U+F0000'),
    expect.stringMatching(/./),
  ]);
  preview.forget();
  saveFile(file, text.replace('标题: ', '标体: '));
  await preview.prints(/1 处错误|错误/);
  const faulty = await send('pdf?id=2021/shili');
  expect([faulty.status, faulty.value.message]).toEqual([409, expect.stringContaining('有错误')]);
  saveFile(file, text);
});
