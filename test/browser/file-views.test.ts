import { afterEach, describe, expect, it } from 'vitest';
import { writeAttachedReport } from '../support/attached-report.ts';
import { runAxe } from '../support/axe.ts';
import { buildDocx, p } from '../support/build-docx.ts';
import { buildPdf } from '../support/build-pdf.ts';
import { buildXlsx, row } from '../support/build-xlsx.ts';
import { buildContent } from '../support/built-site.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { consoleErrors, page, server, useSite } from '../support/use-site.ts';

const REPORT = 'reports/2021/shili.html';
const LONG = `reports/2021/shili/previews/${encodeURIComponent('长表.xlsx')}.html`;

const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
const FILES = {
  '说明.docx': buildDocx({
    styles:
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
    body: `${p('一、材料', '<w:pStyle w:val="H1"/>')}${p('须提交紫檀样本一份。')}<w:tbl><w:tr>${cell('甲')}${cell('乙')}</w:tr><w:tr>${cell('合格')}${cell('这一格里有一句比较长的话')}</w:tr></w:tbl>`,
  }),
  '统计.xlsx': buildXlsx({
    sheets: [
      { name: '甲表', rows: row(1, ['事项', '件数']) + row(2, ['琥珀鉴定', 12]) },
      { name: '乙表', rows: row(1, ['备注', '无']) },
    ],
  }),
  '长表.xlsx': buildXlsx({
    sheets: [
      {
        name: '名单',
        rows: Array.from({ length: 1500 }, (_, at) =>
          row(at + 1, [
            at === 900 ? '玳瑁收藏馆' : at === 1400 ? '珊瑚收藏馆' : `示例单位第${at + 1}号`,
            '示例区示例路',
            at,
          ]),
        ).join(''),
      },
    ],
  }),
  '通知.pdf': buildPdf({ pages: ['关于开展示例工作的通知', '附翡翠名录一份'] }),
  'notice.pdf': buildPdf({ pages: ['Example notice'] }),
  '扫描.pdf': buildPdf({ pages: ['', ''], isScan: true }),
};

useSite(
  async () => {
    const content = await tempFolder();
    await writeAttachedReport(content, FILES);
    return buildContent(content);
  },
  { mount: '/a b/中文/', viewport: { width: 360, height: 640 } },
);

afterEach(() => expect(consoleErrors).toEqual([]));

async function search(query: string) {
  await page.goto(`${server.url}search.html?q=${encodeURIComponent(query)}`);
  await page.locator('#search-status', { hasText: /共 \d+ 篇/ }).waitFor();
  return page.locator('#search-results > li .search-section a', { hasText: '附件' });
}

describe('the text of an attached file', () => {
  it.each([
    ['说明.docx', '紫檀样本', REPORT],
    ['统计.xlsx', '琥珀鉴定', REPORT],
    // From one cell into the next, and from one sheet into the other.
    ['统计.xlsx', '鉴定12乙表', REPORT],
    ['通知.pdf', '翡翠名录', REPORT],
    ['长表.xlsx', '玳瑁收藏馆', LONG],
  ])('of %s is found by %s, and the hit leads to the place, marked', async (name, query, target) => {
    const link = await search(query);
    expect(await link.textContent()).toBe(`附件：${name}`);
    await link.click();
    await page.locator('mark.hit-current').first().waitFor();
    expect(new URL(page.url()).pathname).toBe(new URL(target, server.url).pathname);
    const marks = await page.locator('mark.hit').allTextContents();
    expect(marks.join('')).toBe(query);
    await expect.poll(() => page.locator('mark.hit').first().isVisible()).toBe(true);
    await expect
      .poll(() =>
        page.evaluate(`(() => {
          const { top, bottom } = document.querySelector('mark.hit').getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        })()`),
      )
      .toBe(true);
  });

  it('is not found where no view shows it', async () => {
    await search('珊瑚收藏馆');
    expect(await page.locator('#search-status').textContent()).toContain('共 0 篇');
    await page.goto(server.url + LONG);
    expect(await page.locator('.preview-page').innerText()).toContain('共 1,500 行，这里显示前 1,000 行');
  });
});

describe('a page with every view', () => {
  it.each([
    [REPORT, 'light'],
    [REPORT, 'dark'],
    [LONG, 'light'],
  ] as const)('axe finds nothing on %s, %s, and it does not scroll sideways', async (url, colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(server.url + url);
    await page.evaluate(
      `document.querySelectorAll('details:not(.preview-viewer)').forEach((details) => { details.open = true; })`,
    );
    expect(await runAxe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('shows the first page of a PDF, and says of a scan that it is one', async () => {
    await page.goto(server.url + REPORT);
    const view = page.locator('.preview', { hasText: 'notice.pdf' });
    await view.locator('> summary').click();
    await expect
      .poll(() => page.evaluate(`document.querySelector('.preview[open] .preview-picture img').naturalWidth`))
      .toBe(800);
    const scan = page.locator('.preview', { hasText: '扫描.pdf' });
    await scan.locator('> summary').click();
    expect(await scan.innerText()).toContain('这个文件是扫描件，没有可以检索和朗读的文字。');
  });

  it('gives sentences in a long table room, and has the bar that moves it sideways at hand', async () => {
    await page.setViewportSize({ width: 360, height: 600 });
    await page.goto(server.url + LONG);
    const least = await page.evaluate(
      `parseFloat(getComputedStyle(document.querySelector('.preview-grid .preview-long')).minWidth)`,
    );
    expect(least).toBeGreaterThan(100);
    const box = await page.locator('.preview-grid').boundingBox();
    expect(box?.height).toBeLessThan(600);
  });

  it('leads from a long view back to its report and to the file', async () => {
    await page.goto(server.url + LONG);
    await page.getByRole('link', { name: '返回报告' }).click();
    await page.waitForURL(new URL(REPORT, server.url).href);
    await page.locator('.preview-link a', { hasText: '长表.xlsx' }).click();
    await page.waitForURL(new URL(LONG, server.url).href);
  });
});
