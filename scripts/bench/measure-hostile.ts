import path from 'node:path';
import { launchBrowser } from '../../test/support/browser.ts';
import {
  buildHostileSite,
  countUses,
  findInSite,
  formatPageAddress,
  hasRun,
  listPages,
  readSiteTexts,
  watchHostile,
} from '../../test/support/hostile-site.ts';
import { serveFolder } from '../../test/support/static-server.ts';
import { createRandom } from './random.ts';
import type { Measurement } from './table.ts';
import { withOpen } from './with-open.ts';
import { type Texts, withTempFolder } from './write-corpus-fs.ts';

/** Uses of hostile strings after which it is enough. */
const ENOUGH = 10_000;

/** Portals full of strings that are made to act, until ten thousand have been used: nothing may come through or run. */
export async function measureHostile({ seed }: Texts): Promise<Measurement> {
  const sums = { uses: 0, files: 0, pages: 0, found: 0, ran: 0 };
  await withOpen(launchBrowser(), async (browser) => {
    for (let round = 0; sums.uses < ENOUGH; round += 1) {
      await withTempFolder(async (folder) => {
        const site = path.join(folder, 'site');
        const content = await buildHostileSite(
          path.join(folder, 'content'),
          site,
          createRandom(seed * 1000 + round),
        );
        const server = await serveFolder(site);
        const page = await browser.newPage();
        try {
          const texts = await readSiteTexts(site);
          await watchHostile(page);
          const found = await findInSite(texts, page);
          for (const one of found.slice(0, 20)) process.stderr.write(`${one}\n`);
          // All of the first portal, of each other a tenth.
          const pages = listPages(texts).filter((_, at) => round === 0 || at % 10 === round % 10);
          for (const name of pages) {
            await page.goto(formatPageAddress(server.url, name));
            if (!(await hasRun(page))) continue;
            sums.ran += 1;
            process.stderr.write(`${name}: ran\n`);
          }
          sums.uses += countUses(content);
          sums.files += texts.size;
          sums.pages += pages.length;
          sums.found += found.length;
          process.stderr.write(`${sums.uses}……\n`);
        } finally {
          await page.close();
          await server.close();
        }
      });
    }
  });
  return {
    columns: ['用了几处', '读过的文件', '打开的网页', '混进来的', '运行了的网页'],
    rows: [[sums.uses, sums.files, sums.pages, sums.found, sums.ran]],
  };
}
