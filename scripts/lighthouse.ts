import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../.eleventy.ts';
import { inTempFolder } from '../src/base/temp-folder-fs.ts';
import { runCommand } from '../src/command/run-command.ts';
import { buildSite } from '../src/eleventy/build-site.ts';
import { loadPortal } from '../src/load/load-portal-fs.ts';
import { serveFolder } from '../test/support/static-server.ts';

/** Fetched when it is run, and not installed: it is larger than all that the project needs. */
const LIGHTHOUSE = 'lighthouse@12.2.3';

/** Of 100, in each of the four categories. */
const LEAST = 99;

/** As an address has it, from the portal's root. */
const PAGES = ['index.html', 'reports/2021/fazhi-jiaoyu.html', 'search.html'];

interface Result {
  categories: Record<
    string,
    { title: string; score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
}

await runCommand(
  {
    name: 'lighthouse',
    summary: `用 Lighthouse 给演示用的网站打分：首页、一篇报告、搜索，四类都要到 ${LEAST} 分。机器忙的时候，性能一项偏低。需要 Chrome 或 Chromium（不在默认的地方时，用环境变量 CHROME_PATH 指明），第一次从 npm 下载 Lighthouse。`,
    options: [],
    examples: [''],
  },
  ({ say }) =>
    inTempFolder('lighthouse', async (folder) => {
      const content = path.join(PROJECT, 'src/demo');
      const { portal } = await loadPortal({ mode: 'build', project: PROJECT, content, label: 'src/demo' });
      if (!portal) throw new Error('演示用的内容有错，先运行 npm run demo 看看');
      const site = path.join(folder, 'site');
      await buildSite(portal, site, 'build');
      const server = await serveFolder(site);
      let isGood = true;
      for (const page of PAGES) {
        const report = path.join(folder, 'report.json');
        await promisify(execFile)('npx', [
          ...['--yes', LIGHTHOUSE, server.url + page, '--quiet', '--output=json', `--output-path=${report}`],
          '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
        ]).catch((cause: unknown) => {
          throw new Error('Lighthouse 没有运行成：要能连上 npm，也要有 Chrome 或 Chromium', { cause });
        });
        const result = JSON.parse(await readFile(report, 'utf8')) as Result;
        say(
          `${page}：${Object.values(result.categories)
            .map(({ title, score }) => `${title} ${toPoints(score)}`)
            .join('，')}`,
        );
        for (const line of listLosses(result)) {
          isGood = false;
          say(`  ${line}`);
        }
      }
      await server.close();
      return isGood ? 0 : 1;
    }),
);

function toPoints(score: number | null): number {
  return Math.round((score ?? 0) * 100);
}

/** What costs a category points that has too few. */
function listLosses({ categories, audits }: Result): string[] {
  return Object.values(categories)
    .filter(({ score }) => toPoints(score) < LEAST)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
    .flatMap(({ id }) => {
      const audit = audits[id];
      const isLost = audit && audit.score !== null && audit.score < 0.9;
      return isLost ? [`${id}：${audit.title} ${audit.displayValue ?? ''}`] : [];
    });
}
