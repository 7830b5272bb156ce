import { expect, it } from 'vitest';
import { createApp } from '../../../src/desk/serve-desk-http.ts';

it('says in Chinese what the system refused, and where', async () => {
  const app = createApp();
  app.get('/report', () => {
    throw Object.assign(new Error("ENOENT: no such file or directory, open '示例/index.md'"), {
      ...{ code: 'ENOENT', syscall: 'open', path: '示例/index.md' },
    });
  });
  const answer = await app.request('/report');
  expect(answer.status).toBe(500);
  const { message, remedy } = (await answer.json()) as { message: string; remedy: string };
  expect(message).toMatch(/^没有做成：找不到这个文件或文件夹/);
  expect(message).toContain('示例/index.md');
  expect(message).not.toContain('no such file');
  expect(remedy).toContain('再做一次');
});
