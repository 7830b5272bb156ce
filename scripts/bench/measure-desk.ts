import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import { buildDocx, cells, p, row, table } from '../../test/support/build-docx.ts';
import { goToScreen, openDeskPage, writeAtEnd } from '../../test/support/desk-screens.ts';
import { chooseReport, describeTimes, fewAndAsked, withPreview } from './measure-preview.ts';
import type { Measurement } from './table.ts';
import { withOpen } from './with-open.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

const FEW = 10;
const MANY = 10_000;
const KEYS = 20;
const LISTS = 5;
const [IMPORTS, PAGES, PARAGRAPHS] = [5, 50, 14];
/** Keys come so far apart that each is a save of its own. */
const PAUSE = 1500;

/** In each frame: tells of a mark as soon as the page shows it, whether it was loaded or changed. */
const TELL = `(() => {
  if (window === top) return;
  let last = '';
  const look = () => {
    const mark = /记[0-9]+号/.exec(document.body?.textContent ?? '')?.[0] ?? '';
    if (mark !== last && mark !== '') tellSeen(mark);
    last = mark || last;
  };
  document.addEventListener('DOMContentLoaded', look);
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
})();`;

/**
 * In the desk: the time from a key until the page beside the text shows what it wrote, with few reports and with those
 * that were asked for, until a Word file that was chosen stands beside its report, and until the list of 10,000 is there,
 * as soon as they have been read and later.
 */
export const measureDesk = (texts: Texts): Promise<Measurement> =>
  withTempFolder((folder) =>
    withOpen(launchBrowser(), async (browser) => {
      const rows: (string | number)[][] = [];
      for (const each of fewAndAsked(texts)) {
        const content = path.join(folder, `${rows.length}`);
        const { name, reports } = await writeContent(content, each, FEW);
        const [first = 0, ...times] = await measureKeys(browser, folder, content);
        rows.push([name, reports, '打开以后第一次写字到网页', 1, ...describeTimes([first])]);
        rows.push([name, reports, '按键到网页', times.length, ...describeTimes(times)]);
      }
      const few = path.join(folder, '0');
      const imports = await measureImport(browser, folder, few);
      rows.push(['编造', FEW, `导入 ${PAGES} 页的 Word 到并排`, imports.length, ...describeTimes(imports)]);
      const content = path.join(folder, 'many');
      const invented = { characters: 200, seed: texts.seed, reports: MANY };
      const { name, reports } = await writeContent(content, invented, MANY);
      const { first, later } = await measureList(browser, folder, content);
      rows.push([name, reports, '报告一读完就打开列表', 1, ...describeTimes([first])]);
      rows.push([name, reports, '再打开列表', later.length, ...describeTimes(later)]);
      const columns = ['内容', '篇数', '情形', '次数', '中位（毫秒）', 'p95', '最长', '此时的系统负载'];
      return { columns, rows };
    }),
  );

function withDesk<T>(folder: string, content: string, use: (desk: string) => Promise<T>): Promise<T> {
  const args = ['--output', path.join(folder, 'output'), '--port', '18300', '--another'];
  return withPreview(content, args, async (printed) => {
    const url = await printed(/编辑台：(http:\S+)/);
    await printed(/网页已更新。/);
    return use(url);
  });
}

/** @returns milliseconds of each key, the very first among them */
const measureKeys = (browser: Browser, folder: string, content: string) =>
  withDesk(folder, content, async (desk) => {
    const file = await chooseReport(path.join(content, 'reports'));
    const id = path.relative(path.join(content, 'reports'), path.dirname(file)).split(path.sep).join('/');
    const page = await browser.newPage();
    const seen = new Map<string, (time: number) => void>();
    await page.exposeFunction('tellSeen', (mark: string) => seen.get(mark)?.(performance.now()));
    await page.addInitScript(TELL);
    await openDeskPage(page, desk);
    await goToScreen(page, `report/${id}`);
    await page.frameLocator('iframe').locator('article').waitFor();
    await writeAtEnd(page, '\n\n');
    await wait(PAUSE);
    const times: number[] = [];
    const measure = async (mark: string, text: string) => {
      const shown = new Promise<number>((resolve) => seen.set(mark, resolve));
      const pressed = performance.now();
      await page.keyboard.insertText(text);
      times.push((await shown) - pressed);
    };
    await measure('记0号', '记0号');
    for (let key = 1; key <= KEYS; key += 1) {
      await page.keyboard.press('ArrowLeft');
      // All but the last letter, which makes the mark whole: the key that is measured.
      for (const _ of String(key - 1)) await page.keyboard.press('Backspace');
      await wait(PAUSE);
      await measure(`记${key}号`, String(key));
      await page.keyboard.press('ArrowRight');
    }
    await page.close();
    return times;
  });

/** A page has so many paragraphs of three lines, every fifth a table. */
function buildPages(): Buffer {
  const title = p('示例区示例局2022年度工作报告', '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>');
  const pages = Array.from({ length: PAGES }, (_, page) => [
    p(`（${page + 1}）第${page + 1}页的做法`),
    ...Array.from({ length: PARAGRAPHS }, (_, index) =>
      p(`第${page + 1}页第${index + 1}段：${'示例局办理示例事项若干件，'.repeat(8)}群众满意。`),
    ),
    ...(page % 5 === 0
      ? [table(...Array.from({ length: 8 }, (_, at) => row(cells(`项目${at}`, '12', '34'))))]
      : []),
  ]);
  return Buffer.from(buildDocx({ body: title + pages.flat().join('') }));
}

const measureImport = (browser: Browser, folder: string, content: string) =>
  withDesk(folder, content, async (desk) => {
    const buffer = buildPages();
    const times: number[] = [];
    for (let time = 0; time < IMPORTS; time += 1) {
      const page = await browser.newPage();
      await openDeskPage(page, desk);
      await goToScreen(page, 'new');
      const input = page.locator('.desk-drop input[type=file]');
      await input.waitFor({ state: 'attached' });
      const begun = performance.now();
      await input.setInputFiles({ name: '示例.docx', mimeType: 'application/octet-stream', buffer });
      await page
        .locator('.desk-paper', { hasText: `第${PAGES}页第${PARAGRAPHS}段` })
        .nth(1)
        .waitFor();
      times.push(performance.now() - begun);
      await page.close();
    }
    return times;
  });

const measureList = (browser: Browser, folder: string, content: string) =>
  withDesk(folder, content, async (desk) => {
    const measure = async () => {
      const page = await browser.newPage();
      const begun = performance.now();
      await openDeskPage(page, desk);
      const time = performance.now() - begun;
      await page.close();
      return time;
    };
    const first = await measure();
    const later: number[] = [];
    for (let time = 0; time < LISTS; time += 1) later.push(await measure());
    return { first, later };
  });
