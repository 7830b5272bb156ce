import { createPdfTextReader } from '../../src/pdf/read-pdf-text-pdfium.ts';
import type { OldBrowser, OldDriver, OldPage } from './install-browsers.ts';

export interface Findings {
  /** What a reader wants, and whether this browser gives it: `√`, or what is wrong. */
  needs: Record<(typeof NEEDS)[number], string>;
  /** Declarations and selectors of the styles that it does not know. */
  ignored: string[];
}

export const NEEDS = [
  '首页',
  '目录',
  '报告',
  '手机宽度',
  '字号',
  '朗读',
  '打印',
  'PDF 文件',
  '搜索',
  '搜索结果到正文',
  '附件',
  '证明这句话',
  '从磁盘打开',
] as const;

export interface ProbeOptions {
  /** Address of the portal's root, which is that of `test/fixtures/portal`. */
  url: string;
  /** Address of the same folder on disk, with the slash at its end. */
  disk: string;
  /** Where the pictures of the pages go; a name for those of this run. */
  shots: (name: string) => string;
}

const REPORT = 'reports/2021/shili.html';
const SEARCH = `search.html?q=${encodeURIComponent('示例审批')}`;
const SMALL = { width: 360, height: 740 };
const LARGE = { width: 1280, height: 900 };

/** Opens the portal as a reader would and says what works. */
export async function probeSite(
  driver: OldDriver,
  { executablePath, libraries }: OldBrowser,
  { url, disk, shots }: ProbeOptions,
): Promise<Findings> {
  const browser = await driver.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--headless', '--disable-dev-shm-usage', '--lang=zh-CN'],
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  });
  const look = async (
    name: string,
    /** From the portal's root, or absolute. */
    address: string,
    size: typeof LARGE,
    find: (page: OldPage) => Promise<string[]>,
  ): Promise<string> => {
    const faults: string[] = [];
    const page = await browser.newPage();
    page.on('pageerror', ({ message }) => faults.push(message.split('\n')[0] ?? ''));
    try {
      await page.setViewport(size);
      await page.goto(new URL(address, url).href, { waitUntil: 'domcontentloaded', timeout: 30_000 });
      faults.push(...(await find(page)));
      await page.screenshot({ path: shots(name) });
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
    await page.close();
    return faults.length > 0 ? faults.join('；') : '√';
  };

  try {
    const needs = {
      首页: await look('home', 'index.html', LARGE, async (page) => [
        ...(await findOverflow(page)),
        ...(await expectTrue(
          page,
          'getComputedStyle(document.querySelector("h1")).color === "rgb(179, 20, 28)"',
        )),
      ]),
      目录: await look('catalog', 'catalog.html', SMALL, findOverflow),
      报告: await look('report', REPORT, LARGE, async (page) => [
        ...(await findOverflow(page)),
        ...(await expectTrue(page, 'document.querySelector("article").innerText.includes("群众满意度提高")')),
        ...(await expectTrue(
          page,
          'parseFloat(getComputedStyle(document.querySelector("article p")).fontSize) >= 18',
        )),
        ...(await expectTrue(
          page,
          'getComputedStyle(document.querySelector(".toc-beside")).position === "sticky"',
        )),
      ]),
      手机宽度: await look('report-phone', REPORT, SMALL, async (page) => [
        ...(await findOverflow(page)),
        ...(await expectTrue(page, '!document.querySelector(".report-fields").open')),
      ]),
      字号: await look('large', REPORT, SMALL, async (page) => {
        const size = 'parseFloat(getComputedStyle(document.querySelector("article p")).fontSize)';
        const before = await page.evaluate<number>(size);
        await page.click('[data-reading="tools"]');
        await settle(page, 'document.querySelector(".reading-bar")');
        await page.evaluate(
          '[...document.querySelectorAll(".reading-bar button")].find((one) => one.textContent === "放大").click()',
        );
        await page.goto(`${url}reports/2020/shili.html`, { waitUntil: 'domcontentloaded', timeout: 30_000 });
        return [...(await expectTrue(page, `${size} > ${before}`)), ...(await findOverflow(page))];
      }),
      朗读: await look('aloud', REPORT, SMALL, async (page) => {
        await page.evaluate(SPEECH);
        await page.click('[data-reading="aloud"]');
        await settle(page, 'said.length >= 5 && document.querySelector(".reading-mark")');
        return [
          ...(await expectTrue(page, 'said.length >= 5 && said[0] === "示例发二〇二二，三号"')),
          ...(await expectTrue(page, 'document.querySelector(".reading-mark")')),
          ...(await findOverflow(page)),
        ];
      }),
      打印: await look('print', REPORT, LARGE, async (page) => {
        await page.emulateMedia('print');
        return page.evaluate<string[]>(`${JSON.stringify(NOT_PRINTED)}.filter((selector) =>
          [...document.querySelectorAll(selector)].some((element) => element.offsetParent)).map((selector) => '印出了 ' + selector)`);
      }),
      'PDF 文件': await look('pdf', REPORT, LARGE, async (page) => {
        const read = await createPdfTextReader();
        const text = read(new Uint8Array(await page.pdf({ format: 'A4' })))
          .join('\n')
          .normalize('NFKC')
          .replace(/\s/g, '');
        return [
          ...(text.includes('群众满意度提高') ? [] : ['PDF 里没有正文']),
          ...['主导航', '首页目录', '相关文章', '站点地图']
            .filter((word) => text.includes(word))
            .map((word) => `PDF 里有“${word}”`),
        ];
      }),
      搜索: await look('search', SEARCH, SMALL, expectFound),
      搜索结果到正文: await look(
        'hit',
        `${REPORT}?q=${encodeURIComponent('群众满意')}`,
        SMALL,
        async (page) => {
          await settle(page, 'document.querySelector("mark.hit-current")');
          await new Promise((resolve) => setTimeout(resolve, 300));
          return expectTrue(page, HIT_IN_SIGHT);
        },
      ),
      附件: await look('files', REPORT, SMALL, async (page) => {
        await page.evaluate('document.querySelectorAll(".preview").forEach((view) => { view.open = true; })');
        // Pictures come when they are scrolled to.
        await page.evaluate('document.querySelector(".preview-picture").scrollIntoView()');
        return [
          ...(await expectSoon(page, FIRST_PAGE_SHOWN)),
          ...(await expectTrue(page, 'document.querySelectorAll(".preview table td").length > 0')),
          ...(await findOverflow(page)),
        ];
      }),
      证明这句话: await look(
        'prove',
        `prove.html#q=${encodeURIComponent('群众满意度提高')}`,
        SMALL,
        async (page) => {
          await settle(page, 'document.querySelector(".prove-text summary")');
          await page.click('.prove-text summary');
          const proved = '/相符/.test(document.querySelector(".prove-proof").textContent)';
          return [...(await expectSoon(page, proved)), ...(await findOverflow(page))];
        },
      ),
      从磁盘打开: await look('disk', disk + SEARCH, SMALL, async (page) => {
        const faults = await expectFound(page);
        const hit = await page.evaluate<string>(
          'document.querySelector("#search-results .search-section a").href',
        );
        await page.goto(hit, { waitUntil: 'domcontentloaded', timeout: 30_000 });
        return [...faults, ...(await expectSoon(page, 'document.querySelector("mark.hit-current")'))];
      }),
    };
    let ignored: string[] = [];
    await look('styles', 'index.html', LARGE, async (page) => {
      ignored = await page.evaluate<string[]>(LIST_IGNORED);
      return [];
    });
    return { needs, ignored };
  } finally {
    await browser.close();
  }
}

/** A voice that notes what it is asked for: five pieces, and is still at the last. */
const SPEECH = `window.said = [];
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  speechSynthesis.getVoices = () => [{ lang: 'zh-CN', name: '中文', localService: true, default: true }];
  speechSynthesis.speak = (utterance) => { if (said.push(utterance.text) < 5) setTimeout(() => utterance.onend({})); };`;

const NOT_PRINTED = [
  '.site-header nav',
  '.breadcrumb',
  '.toc-beside',
  '.toc-folded',
  '.report-tools',
  '.report-preview',
  '.report-related',
  '.report-neighbours',
  '.site-footer ul',
];

/** Reads the style sheet as text: what a browser ignores is not in its own list of rules. */
const LIST_IGNORED = `fetch(document.querySelector('link[rel=stylesheet]').href).then((answer) => answer.text()).then((text) => {
  const ignored = new Set();
  for (const [, selector, body] of text.matchAll(/([^{}]+){([^{}]*)}/g)) {
    if (!selector.startsWith('@') && !/^(from|to|\\d+%)$/.test(selector)) {
      try { document.querySelector(selector); } catch { ignored.add(selector); }
      for (const line of body.split(';')) {
        const at = line.indexOf(':');
        if (at > 0 && !CSS.supports(line.slice(0, at), line.slice(at + 1))) ignored.add(line);
      }
    }
  }
  return [...ignored].sort();
})`;

const HIT_IN_SIGHT = `(() => {
  const hit = document.querySelector('mark.hit-current').getBoundingClientRect();
  return hit.top >= 0 && hit.bottom <= document.querySelector('.hit-bar').getBoundingClientRect().top;
})()`;

/** The picture of a PDF's first page. */
const FIRST_PAGE_SHOWN = `[...document.querySelectorAll('.preview-picture img')].some((picture) => picture.naturalWidth > 0)`;

async function expectFound(page: OldPage): Promise<string[]> {
  await settle(page, '/共|没有|不能|太旧/.test(document.querySelector("#search-status").textContent)');
  return [
    ...(await expectTrue(page, 'document.querySelectorAll("#search-results > li").length > 0')),
    ...(await expectTrue(page, '!document.querySelector("#search-missing")')),
    ...(await findOverflow(page)),
  ];
}

const findOverflow = async (page: OldPage): Promise<string[]> => {
  const [inner, outer] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  return inner > outer ? [`比窗口宽 ${inner - outer} 像素`] : [];
};

async function expectTrue(page: OldPage, expression: string): Promise<string[]> {
  return (await page.evaluate<boolean>(`!!(${expression})`)) ? [] : [`不成立：${expression}`];
}

async function expectSoon(page: OldPage, expression: string): Promise<string[]> {
  await settle(page, expression);
  return expectTrue(page, expression);
}

/** Waits until an expression is true, and no longer than 8 seconds. */
async function settle(page: OldPage, expression: string): Promise<void> {
  for (let tries = 0; tries < 80 && !(await page.evaluate<boolean>(`!!(${expression})`)); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
