import path from 'node:path';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { addEditRoutes } from '../../../src/desk/edit-routes-http.ts';
import type { OpenPortal } from '../../../src/desk/open-portal-http.ts';
import { keepVersion, listVersions } from '../../../src/desk/save-text-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('a former text is shown, and one that is no text or not there is refused with the reason', async () => {
  const content = await tempFolder();
  const file = path.join(content, 'reports/2021/shili/index.md');
  keepVersion(content, file, Buffer.from('标题: 甲\n'), new Date(2026, 0, 1));
  keepVersion(content, file, Buffer.from([0xff, 0, 1, 0]), new Date(2026, 0, 2));
  const app = new Hono();
  addEditRoutes(app, {
    service: { content: { absolute: content } },
    findText: () => ({ file }),
  } as unknown as OpenPortal);
  const ask = async (name: string) => {
    const response = await app.request(`/version?name=${encodeURIComponent(name)}`);
    return [response.status, await response.json()];
  };
  const [broken, sound] = listVersions(content, file);
  expect(await ask(sound?.name ?? '')).toEqual([200, expect.objectContaining({ text: '标题: 甲\n' })]);
  expect(await ask(broken?.name ?? '')).toEqual([
    409,
    expect.not.objectContaining({ text: expect.anything() }),
  ]);
  expect(await ask('x')).toEqual([404, { message: '以前的这一份不在了', remedy: '刷新网页，再从列表里选' }]);
});
