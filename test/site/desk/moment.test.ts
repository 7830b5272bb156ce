import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runPreview } from '../../support/run-preview.ts';

it('what takes another moment for now publishes what is due by then', async () => {
  const preview = await runPreview({
    args: ['--at', '2098-06-01 00:00'],
    async change(content) {
      const site = path.join(content, 'site.json');
      // Typesetting is tested elsewhere.
      const settings = { ...JSON.parse(await readFile(site, 'utf8')), pdf: false };
      await writeFile(site, JSON.stringify(settings));
      const report = path.join(content, 'reports/2021/shili/index.md');
      const text = await readFile(report, 'utf8');
      await writeFile(report, text.replace('\n标题: ', '\n发布于: 2098-05-31 09:00\n标题: '));
    },
  });
  const { origin, hash } = new URL(preview.desk);
  const ask = async (name: string, body?: object) => {
    const headers = { origin, 'x-gongbao-token': hash.slice(1) };
    const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
    return (await fetch(`${origin}/desk/api/${name}`, init)).json();
  };
  expect(await ask('portal')).toMatchObject({ at: '2098-06-01 00:00' });
  await ask('run', { task: 'build', who: '示例员' });
  await expect.poll(() => ask('run?task=build'), { timeout: 120_000 }).toMatchObject({ code: 0 });
  expect(existsSync(path.join(preview.output, 'reports/2021/shili.html'))).toBe(true);
  await preview.end();
});
