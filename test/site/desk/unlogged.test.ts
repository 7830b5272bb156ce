import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { askDesk } from '../../support/ask-desk.ts';
import { runPreview } from '../../support/run-preview.ts';
import { switchPdfOff } from '../../support/switch-pdf-off.ts';

it('what is published from a folder that takes no line of the log is published, and it says so', async () => {
  const preview = await runPreview({
    async change(content) {
      await switchPdfOff(content);
      await mkdir(path.join(content, '.gongbao-history/发布记录.jsonl'), { recursive: true });
    },
  });
  const ask = async (route: string, body?: object) =>
    (await askDesk(preview, body ? 'POST' : 'GET', route, body && JSON.stringify(body))).value;
  await ask('run', { task: 'build', who: '示例员' });
  await expect
    .poll(() => ask('run?task=build'), { timeout: 120_000 })
    .toMatchObject({
      code: 0,
      said: expect.not.stringContaining('EISDIR'),
      unlogged: { message: expect.stringMatching(/没有写进记录：这里需要一个文件，实际却是文件夹/) },
    });
  expect(existsSync(path.join(preview.output, 'index.html'))).toBe(true);
  await preview.end();
});
