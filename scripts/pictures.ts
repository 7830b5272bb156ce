import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import { runCommand } from '../src/command/run-command.ts';
import { buildSite } from '../src/eleventy/build-site.ts';
import { loadPortal } from '../src/load/load-portal-fs.ts';
import { launchBrowser } from '../test/support/browser.ts';
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
      'README 里的两张图：用演示用的网站重新拍一遍。需要有中文字体的浏览器，用环境变量 CHROME_PATH 指明。',
    options: [],
    examples: [''],
  },
  async ({ say }) => {
    const content = path.join(PROJECT, 'src/demo');
    const { portal } = await loadPortal({
      mode: 'build',
      project: PROJECT,
      content,
      label: 'src/demo',
    });
    if (!portal) throw new Error('演示用的内容有错，先运行 npm run demo 看看');
    const site = await mkdtemp(path.join(tmpdir(), 'gongbao-pictures-'));
    const browser = await launchBrowser();
    try {
      await buildSite(portal, site, 'build');
      const server = await serveFolder(site);
      await mkdir(path.join(PROJECT, TARGET), { recursive: true });
      for (const { file, page: address, viewport, ready } of PICTURES) {
        const page = await browser.newPage({ viewport, deviceScaleFactor: 1.25 });
        await page.goto(server.url + address, { waitUntil: 'networkidle' });
        await page.locator(ready).first().waitFor();
        await page.screenshot({ path: path.join(PROJECT, TARGET, file), animations: 'disabled' });
        await page.close();
        say(`${TARGET}/${file}`);
      }
      await server.close();
    } finally {
      await browser.close();
      await rm(site, { recursive: true, force: true });
    }
    return 0;
  },
);
