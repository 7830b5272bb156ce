import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkLinks } from '../support/check-links.ts';
import { runCommand } from '../support/run-command.ts';
import { tempFolder } from '../support/temp-folder.ts';

it('npm run demo builds the invented portal where it is told to, says how to open it, and touches nothing else', async () => {
  const folder = await tempFolder();
  const output = path.join(folder, '演示 #1');
  const { code, stdout, stderr } = await runCommand('demo', ['--no-pdf', '--output', output], {
    cwd: folder,
  });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('演示 #1/index.html 打开');
  expect(await checkLinks(output, { siteUrl: 'https://shili.gongbao.example/' })).toEqual([]);
  const { reports } = JSON.parse(await readFile(path.join(output, 'catalog.json'), 'utf8'));
  const withdrawn = reports.filter((report: { withdrawal?: unknown }) => report.withdrawal).length;
  expect(stdout).toContain(`完成：${reports.length - withdrawn} 篇编造的报告，另有 ${withdrawn} 篇已撤回`);
  expect((await readdir(folder)).sort()).toEqual(
    ['演示 #1', '演示 #1.changes.json', '演示 #1.hosting'].sort(),
  );
  // Each report is found by its own words, beside fixed pages that are older or newer than it.
  const { search } = await createEngine(output);
  for (const { url, title, text, withdrawal } of reports) {
    if (withdrawal) continue;
    const runs = (await readFile(path.join(output, text), 'utf8')).match(/\p{Script=Han}{12,}/gu);
    const words = runs?.at(-1) ?? title;
    const { results } = await search({ ...ALL, text: words });
    const found = results.map((result: { url: string }) => result.url);
    expect(found, words).toContain(url);
  }
});

const ALL = { filters: {}, sort: 'relevance', from: 0, count: 99, reach: Number.POSITIVE_INFINITY };

/** The search of a site's pages. By its address, since its types are those of browsers. */
async function createEngine(site: string) {
  const place = new URL('../../src/client/search-engine.ts', import.meta.url).href;
  const { createSearchEngine } = await import(place);
  return createSearchEngine({
    base: new URL('https://shili.gongbao.example/'),
    load: async ({ pathname }: URL) =>
      new Response(await readFile(path.join(site, decodeURIComponent(pathname)))),
  });
}
