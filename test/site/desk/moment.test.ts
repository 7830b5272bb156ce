import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { askDesk } from '../../support/ask-desk.ts';
import { runPreview } from '../../support/run-preview.ts';
import { switchPdfOff } from '../../support/switch-pdf-off.ts';

it('what takes another moment for now publishes what is due by then, and says that no line of the log was taken', async () => {
  const preview = await runPreview({
    args: ['--at', '2098-06-01 00:00'],
    async change(content) {
      await switchPdfOff(content);
      const report = path.join(content, 'reports/2021/shili/index.md');
      const text = await readFile(report, 'utf8');
      await writeFile(report, text.replace('\n标题: ', '\n发布于: 2098-05-31 09:00\n标题: '));
      await mkdir(path.join(content, '.gongbao-history/发布记录.jsonl'), { recursive: true });
    },
  });
  const ask = async (route: string, body?: object) =>
    (await askDesk(preview, body ? 'POST' : 'GET', route, body && JSON.stringify(body))).value;
  expect(await ask('portal')).toMatchObject({ at: '2098-06-01 00:00' });
  await ask('run', { task: 'build', who: '示例员' });
  await expect
    .poll(() => ask('run?task=build'), { timeout: 120_000 })
    .toMatchObject({
      code: 0,
      said: expect.not.stringContaining('EISDIR'),
      unlogged: { message: expect.stringMatching(/没有写进记录：这里需要一个文件，实际却是文件夹/) },
    });
  expect(existsSync(path.join(preview.output, 'reports/2021/shili.html'))).toBe(true);
  await preview.end();
});
