import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createDeskService } from '../../../scripts/content/desk/create-desk-service.ts';
import { openPortal } from '../../../src/desk/open-portal-http.ts';
import { createRooms } from '../../../src/desk/rooms-http.ts';
import { createShownFiles } from '../../../src/desk/shown-files.ts';
import { createPreviewSite } from '../../../src/eleventy/create-preview-site.ts';
import { PROJECT } from '../../support/contents.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

it('what another program saves before a save is answered is not written over by the next one', async () => {
  const folder = await tempFolder();
  const [content, output] = ['内容', '网站'].map((label) => ({ absolute: path.join(folder, label), label }));
  await writeTree(folder, { '内容/reports/2021/jia/index.md': writeReport({}, '第一段。\n') });
  if (!content || !output) throw new Error('no folders');
  const file = path.join(content.absolute, 'reports/2021/jia/index.md');
  const site = createPreviewSite({
    ...{ mode: 'preview', project: PROJECT, content: content.absolute, label: content.label },
  });
  /** What happens while the pages are made anew, as often as something is saved. */
  let meanwhile = async () => {};
  const update = async (paths: readonly string[] | undefined) => {
    await meanwhile();
    await site.update({ paths, kinds: new Set(['content']) });
  };
  const service = createDeskService(content, output, site, { update, reading: () => '', at: undefined });
  await update(undefined);
  const rooms = createRooms(openPortal(service, createShownFiles()));
  const ask = async (method: string, route: string, body?: object) => {
    const asked = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await rooms.request(`/${route}?id=2021%2Fjia`, asked);
    return { status: response.status, value: (await response.json()) as { text: string; sha256: string } };
  };

  for (const [route, change] of [
    ['text', (text: string) => ({ text: `${text}这里写的。\n` })],
    ['fields', () => ({ changes: [{ key: '摘要', values: ['这里写的。'] }] })],
  ] as const) {
    const { value: opened } = await ask('GET', 'report');
    let theirs = '';
    meanwhile = async () => {
      theirs = `${await readFile(file, 'utf8')}别的程序写的。\n`;
      await writeFile(file, theirs);
    };
    const saved = await ask('PUT', route, { ...change(opened.text), base: opened.sha256 });
    expect([saved.status, saved.value.text.includes('这里写的。')]).toEqual([200, true]);
    meanwhile = async () => {};
    // The page goes on from what it was told.
    const next = { text: `${saved.value.text}接着写的。\n`, base: saved.value.sha256 };
    expect(await ask('PUT', 'text', next)).toMatchObject({ status: 409, value: { text: theirs } });
    expect(await readFile(file, 'utf8')).toBe(theirs);
  }
});
