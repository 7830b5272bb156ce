import { describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { exampleSite } from '../support/built-site.ts';
import { addressOf, context, page, server, site, useSite } from '../support/use-site.ts';

const REPORT = 'reports/2021/shili.html';

useSite(exampleSite, { mount: '/a b/中文/', viewport: { width: 360, height: 640 } });

const bar = () => page.getByRole('region', { name: '搜索结果标记' });
const place = () => bar().getByRole('status');
const press = (name: string) => bar().getByRole('button', { name }).click();

/** Opens the report as a search result leads to it, and waits until the bar has said what it found. */
async function open(query: string, hash = '', root = server.url): Promise<void> {
  await page.goto(`${root}${REPORT}?q=${encodeURIComponent(query)}${hash}`);
  await place().filter({ hasText: /./ }).waitFor();
}

const marked = () => page.locator('mark').allTextContents();
const evaluate = <T>(script: string) => page.evaluate(script) as Promise<T>;

const TEXT = 'document.querySelector("article").textContent';
const SELECTED =
  '(getSelection().selectAllChildren(document.querySelector(".report")), getSelection().toString())';
const BOXES = `[...document.querySelectorAll("main *:not(mark)")]
  .filter((element) => !element.closest("details > :not(summary)"))
  .map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left, top + scrollY, width, height].join();
  })`;

describe('marks', () => {
  it('run on through headings, paragraphs, bold text, footnote numbers and cells, as the search does', async () => {
    await open('优化服务示例局把示例事项');
    expect(await marked()).toEqual(['优化服务', '示例局把示例事项']);
    await open('缩短一半群众满意');
    expect(await marked()).toEqual(['缩短一半。', '群众满意']);
    await open('满意度提高1示例审批');
    expect(await marked()).toEqual(['满意度提高', '。', '1示例审批']);
    await open('乙类36');
    expect(await marked()).toEqual(['乙类', '36', '乙类', '36']);
    expect(await place().textContent()).toBe('第 1 处，共 2 处');
  });

  it('stand wherever the report itself is searched, and nowhere else', async () => {
    await open(
      '2022年2月10日 政协办公室 示例局办公室2022年2月11日印发 000000000/2022-00001 示例调查 示例图 示例说明文字',
    );
    const places = await page
      .locator('mark')
      .evaluateAll((marks) => marks.map((mark) => `${mark.parentElement?.localName} ${mark.textContent}`));
    expect(places).toEqual([
      'dd 000000000/2022-00001',
      'p 示例调查',
      'p 2022年2月10日',
      'p 政协办公室',
      'span 示例局办公室',
      'span 2022年2月11日印发',
      'figcaption 示例图',
      'pre 示例说明文字',
      'a 示例图',
    ]);

    await open('示例局2021年度');
    const elsewhere =
      '.site-header, .breadcrumb, .toc, .related-list, .report-neighbours, .site-footer, .hit-bar';
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
    expect(await page.locator(elsewhere).locator('mark').count()).toBe(0);
    // Downloads made from the text have the title for a name.
    expect(await page.locator('.attachment-list mark').count()).toBe(0);
  });

  it('stand in the list of corrections, which is searched as the text is', async () => {
    await page.goto(`${server.url}search.html?q=${encodeURIComponent('排版时遗漏了示例条文')}`);
    await page.locator('#search-results a').first().click();
    await page.waitForURL(/zhangtiao\.html/);
    await place().filter({ hasText: /./ }).waitFor();
    expect(await page.locator('.correction-list p mark').allTextContents()).toEqual(['排版时遗漏了示例条文']);
    expect(await marked()).toEqual(['排版时遗漏了示例条文']);

    const words = encodeURIComponent('2022-05-16 补上漏印的第二条');
    await page.goto(`${server.url}reports/2022/zhangtiao.html?q=${words}`);
    await place().filter({ hasText: /./ }).waitFor();
    const places = await page
      .locator('mark')
      .evaluateAll((marks) => marks.map((mark) => `${mark.parentElement?.localName} ${mark.textContent}`));
    expect(places).toEqual(['p 补上漏印的第二条', 'time 2022-05-16']);
  });

  it('do not care about width, case and traditional characters, and leave excluded words alone', async () => {
    await open('ｅｘａｍｐｌｅ　辦理時限 -群众');
    // The second one is in the attached PDF.
    expect(await marked()).toEqual(['Example', '办理时限', 'Example']);
  });

  it('change no character, no line and nothing that is selected and copied', async () => {
    await page.goto(server.url + REPORT);
    const before = [await evaluate(TEXT), await evaluate(SELECTED), await evaluate(BOXES)];
    await open('示例 办理时限 年 Example');
    expect((await marked()).length).toBeGreaterThan(30);
    expect([await evaluate(TEXT), await evaluate(SELECTED), await evaluate(BOXES)]).toEqual(before);
  });

  it('are not on paper', async () => {
    await open('群众满意度');
    await page.emulateMedia({ media: 'print' });
    expect(await bar().isVisible()).toBe(false);
    const style =
      'const { backgroundColor: b, outlineStyle: o, textDecorationLine: d } = getComputedStyle(document.querySelector("mark")); [b, o, d].join()';
    expect(await evaluate(`(() => { ${style.replace('[b', 'return [b')} })()`)).toBe(
      'rgba(0, 0, 0, 0),none,none',
    );
  });
});

describe('the bar', () => {
  it('begins at the section that the address names, without moving a page that shows the hit', async () => {
    await page.goto(`${server.url}${REPORT}#s1-1-1`);
    const rest = await evaluate('scrollY');
    await open('示例事项', '#s1-1-1');
    expect(await place().textContent()).toBe('第 2 处，共 3 处');
    expect(await page.locator('mark.hit-current').textContent()).toBe('示例事项');
    await page.waitForLoadState('networkidle');
    expect(await evaluate('scrollY')).toBe(rest);
    // Whoever goes to another section goes on from there.
    await page.locator('.toc-folded summary').click();
    await page.locator('.toc-folded a[href="#s1-1"]').click();
    await expect.poll(() => place().textContent()).toBe('第 1 处，共 3 处');
    expect(await page.locator('mark.hit-current').count()).toBe(1);
  });

  it('steps through the hits in sight, around the end, and unfolds what hides one', async () => {
    await open('说明文字 群众满意度提高');
    const inSight = async () => {
      const hit = await page.locator('mark.hit-current').first().boundingBox();
      const below = await bar().boundingBox();
      return hit !== null && below !== null && hit.y >= 0 && hit.y + hit.height <= below.y;
    };
    await expect.poll(inSight).toBe(true);
    await press('下一处');
    expect(await place().textContent()).toBe('第 2 处，共 2 处');
    expect(await page.locator('mark.hit-current').textContent()).toBe('说明文字');
    await expect.poll(inSight).toBe(true);
    await press('下一处');
    expect(await place().textContent()).toBe('第 1 处，共 2 处');
    await press('上一处');
    expect(await place().textContent()).toBe('第 2 处，共 2 处');
    expect(await page.locator('mark.hit-current').count()).toBe(1);
  });

  it('clears the marks and the address, keeps the section, and leaves the page as it was', async () => {
    await page.goto(`${server.url}${REPORT}`);
    const before = await page.locator('main').innerHTML();
    await open('示例 满意度提高1示例审批', '#s1-1');
    expect(await page.locator('mark').count()).toBeGreaterThan(30);
    await bar().getByRole('button', { name: '下一处' }).focus();
    await page.keyboard.press('Escape');
    expect(await bar().count()).toBe(0);
    await expect.poll(() => page.locator('mark').count()).toBe(0);
    await page.waitForURL(`${server.url}${REPORT}#s1-1`);
    expect(
      await evaluate(
        '[...document.querySelectorAll("main *")].every((element) => [...element.childNodes].every((node, index, all) => node.nodeType !== 3 || all[index + 1]?.nodeType !== 3))',
      ),
    ).toBe(true);
    const now = await page.locator('main').innerHTML();
    // The table of contents marks the section that is read.
    expect(now.replace(/ aria-current="true"/g, '')).toBe(before.replace(/ aria-current="true"/g, ''));
  });

  it('says so if the page has none of the words, and does not come for an empty query', async () => {
    await open('没有这句话');
    expect(await place().textContent()).toBe('这一页没有标出的字词');
    await press('清除');
    await page.waitForURL(server.url + REPORT);
    for (const query of ['', '%20', '!%3F', '-%E7%A4%BA%E4%BE%8B']) {
      await page.goto(`${server.url}${REPORT}?q=${query}`);
      await page.waitForLoadState('networkidle');
      expect(await bar().count(), query).toBe(0);
    }
  });

  it('leads back to the search with everything that was chosen there', async () => {
    await open('示例审批');
    const back = bar().getByRole('link', { name: '返回搜索结果' });
    const address = new URL((await back.getAttribute('href')) ?? '', page.url());
    expect(decodeURI(address.href)).toBe(`${decodeURI(server.url)}search.html?q=示例审批`);

    const search = `${server.url}search.html?q=${encodeURIComponent('示例审批')}&年度=2021`;
    await page.goto(search);
    await evaluate(`location.href = ${JSON.stringify(`${REPORT}?q=${encodeURIComponent('示例审批')}`)}`);
    await place().filter({ hasText: '处' }).waitFor();
    expect(decodeURI((await back.getAttribute('href')) ?? '')).toBe(decodeURI(search));
  });

  it('passes axe', async () => {
    await open('示例 一半群众');
    expect(await runAxe(page)).toEqual([]);
  });
});

it.each([
  ['HTML', '<img src=x onerror=alert(1)>示例'],
  ['signs', '.*+?^$ {}()|[]\\示例 %'],
  ['half a character', '\ufffd😀示例'],
  ['10,000 characters', '示例'.repeat(5_000)],
])('a query of %s is only looked for', async (_, query) => {
  await page.goto(server.url + REPORT);
  const text = await evaluate(TEXT);
  // From disk: servers refuse such long addresses.
  await open(query, '', addressOf(site));
  expect(await evaluate(TEXT)).toBe(text);
  expect(await bar().locator('img, script').count()).toBe(0);
  expect((await bar().boundingBox())?.width).toBe(360);
  expect(await evaluate('document.documentElement.scrollWidth')).toBe(360);
});

it('loads nothing for marks without a search', async () => {
  server.requests.length = 0;
  await page.goto(server.url + REPORT);
  await page.goto(`${server.url}search.html?q=${encodeURIComponent('示例')}`);
  await page.waitForLoadState('networkidle');
  expect(server.requests.filter(({ path }) => path.includes('marks'))).toEqual([]);
});

it('a heading copies its address without the query', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('示例');
  await page.locator('a.heading-link[href="#s1-1"]').click();
  await page.getByText('已复制这一节的地址').waitFor();
  expect(await evaluate('navigator.clipboard.readText()')).toBe(`${server.url}${REPORT}#s1-1`);
});

it('works on a page opened from disk', async () => {
  await open('一半群众', '#s1-1', addressOf(site));
  expect(await marked()).toEqual(['一半。', '群众']);
  // The results are there from disk too.
  expect(await bar().getByRole('link').getAttribute('href')).toMatch(/^file:.*search\.html\?q=/);
  await press('清除');
  await expect.poll(() => page.locator('mark').count()).toBe(0);
  await page.waitForURL(/#s1-1$/);
});
