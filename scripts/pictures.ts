import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { PROJECT } from '../.eleventy.ts';
import { inTempFolder } from '../src/base/temp-folder-fs.ts';
import { runCommand } from '../src/command/run-command.ts';
import { buildSite } from '../src/eleventy/build-site.ts';
import { loadPortal } from '../src/load/load-portal-fs.ts';
import { launchBrowser } from '../test/support/browser.ts';
import { openDemoDesk } from '../test/support/demo-desk.ts';
import { DESK_PICTURES, type DeskPicture } from '../test/support/desk-pictures.ts';
import { openDeskPage } from '../test/support/desk-screens.ts';
import { serveFolder } from '../test/support/static-server.ts';

const TARGET = 'docs/images';

/** What the README shows, at sizes at which it is read there. */
const PICTURES = [
  {
    file: 'report-on-a-phone.png',
    page: 'reports/2022/fangxun-tongzhi.html',
    viewport: { width: 390, height: 780 },
    ready: 'article',
  },
  {
    file: 'search.png',
    page: `search.html?q=${encodeURIComponent('防汛 积水')}`,
    viewport: { width: 820, height: 780 },
    ready: '#search-results > li',
  },
] as const;

await runCommand(
  {
    name: 'pictures',
    summary:
      'README 和编辑手册里的图：用演示用的网站重新拍一遍。需要有中文字体的浏览器，用环境变量 CHROME_PATH 指明。',
    options: [],
    words: { label: '[只拍这些图]' },
    examples: ['', 'desk-list.webp'],
  },
  ({ words, say }) =>
    inTempFolder('pictures', async (folder) => {
      const isWanted = ({ file }: { readonly file: string }) => words.length === 0 || words.includes(file);
      const browser = await launchBrowser();
      try {
        await mkdir(path.join(PROJECT, TARGET), { recursive: true });
        const [ofPortal, ofDesk] = [PICTURES.filter(isWanted), DESK_PICTURES.filter(isWanted)];
        if (ofPortal.length > 0) await takePortal(browser, folder, ofPortal);
        if (ofDesk.length > 0) await takeDesk(browser, folder, ofDesk);
        for (const { file } of [...ofPortal, ...ofDesk]) say(`${TARGET}/${file}`);
      } finally {
        await browser.close();
      }
      return 0 as const;
    }),
);

async function takePortal(
  browser: Browser,
  folder: string,
  pictures: readonly (typeof PICTURES)[number][],
): Promise<void> {
  const content = path.join(PROJECT, 'src/demo');
  const { portal } = await loadPortal({ mode: 'build', project: PROJECT, content, label: 'src/demo' });
  if (!portal) throw new Error('演示用的内容有错，先运行 npm run demo 看看');
  const site = path.join(folder, 'site');
  await buildSite(portal, site, 'build');
  const server = await serveFolder(site);
  for (const { file, page: address, viewport, ready } of pictures) {
    const page = await browser.newPage({ viewport, deviceScaleFactor: 1.25 });
    await page.goto(server.url + address, { waitUntil: 'networkidle' });
    await page.locator(ready).first().waitFor();
    await page.screenshot({ path: path.join(PROJECT, TARGET, file), animations: 'disabled' });
    await page.close();
  }
  await server.close();
}

/** Where somebody's reports may be, in place of the folder of this picture. */
function formatRenaming(from: string): string {
  return `
  const rename = (text) => text.replaceAll(${JSON.stringify(from)}, 'D:').replace(/^D:.*/, (path) => path.replaceAll('/', '\\\\'));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) text.nodeValue = rename(text.nodeValue);
  for (const input of document.querySelectorAll('input:not([type=file])')) input.value = rename(input.value);`;
}

/** In WebP, a third of the size: only the desk and sites that show Markdown read the manual. */
async function takeDesk(browser: Browser, folder: string, pictures: readonly DeskPicture[]): Promise<void> {
  const desk = await openDemoDesk(path.join(folder, '示例'));
  try {
    for (const { file, viewport, show } of pictures) {
      const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
      await openDeskPage(page, desk.url);
      await show(page);
      // A desk that is seen never ceases to ask whether there is news.
      await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {});
      await page.evaluate(formatRenaming(path.dirname(desk.content)));
      const session = await page.context().newCDPSession(page);
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
      await writeFile(path.join(PROJECT, TARGET, file), Buffer.from(data, 'base64'));
      await page.close();
    }
  } finally {
    await desk.close();
  }
}
