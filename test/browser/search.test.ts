import { describe, expect, it, onTestFinished } from 'vitest';
import { exampleSite } from '../support/built-site.ts';
import { holdRequestsOf } from '../support/desk-screens.ts';
import { page, server, useSite } from '../support/use-site.ts';

useSite(exampleSite, { mount: '/a b/中文/' });

/** Opens the address of a search. */
async function search(query: string): Promise<{ status: string; titles: string[] }> {
  await page.goto(`${server.url}search.html?q=${encodeURIComponent(query)}`);
  return readFound();
}

/** Searches where a search is open already: another page would load the engine once more for each of many queries. */
async function searchOn(query: string): Promise<{ status: string; titles: string[] }> {
  // With it, what is said of the search before is gone.
  await page.locator('#search-input').fill(query);
  return readFound();
}

async function readFound(): Promise<{ status: string; titles: string[] }> {
  const status = page.locator('#search-status', { hasText: /共 \d+ 篇/ });
  await status.waitFor();
  const titles = await page.locator('#search-results > li .search-title a').allTextContents();
  return { status: (await status.textContent()) ?? '', titles };
}

describe('a search', () => {
  it('finds any run of text that is on a page, as Ctrl+F would, and counts every report', async () => {
    expect(await search('批制度改')).toMatchObject({
      titles: expect.arrayContaining([expect.stringContaining('2021'), expect.stringContaining('2020')]),
    });
    expect((await searchOn('批制度改')).status).toContain('共 2 篇');
    // Across punctuation and quotes.
    expect((await searchOn('深化示例改革')).status).toContain('共 2 篇');
    // One character; a word that the source wrapped between two lines; rare characters; a heading; a table cell.
    expect((await searchOn('窗')).status).toContain('共 1 篇');
    expect((await searchOn('示例事项全部纳入')).status).toContain('共 1 篇');
    expect((await searchOn('𠮷林')).status).toContain('共 1 篇');
    expect((await searchOn('示例发(2022)3号')).status).toContain('共 1 篇');
    expect((await searchOn('Example Service')).status).toContain('共 1 篇');
    // A footnote, a caption, a note, a picture's caption, and the name of an attachment.
    for (const words of [
      '数据来自示例调查',
      '示例事项办理情况',
      '数据为示例',
      '示例窗口',
      '2021年度示例统计表',
    ]) {
      expect((await searchOn(words)).status, words).toContain('共 1 篇');
    }
  });

  it('does not find what is not there', async () => {
    expect((await search('度制批审')).status).toContain('共 0 篇');
    expect(await page.locator('main').innerText()).toContain('目录');
  });

  it('wants all words', async () => {
    expect((await search('审批制度 群众满意')).titles).toEqual(['示例区示例局2021年度法治政府建设情况报告']);
  });

  it('leads to the section with the hit marked in the excerpt', async () => {
    await search('跳过了一级');
    const result = page.locator('#search-results > li').first();
    expect(await result.locator('mark').first().textContent()).toBe('跳过了一级');
    const section = result.locator('a[href$="#s2-0-1"]');
    expect(await section.innerText()).toContain('示例能力有待提高');
    await section.click();
    const target = `${decodeURIComponent(server.url)}reports/2021/shili.html?q=跳过了一级#s2-0-1`;
    await page.waitForURL((url) => decodeURIComponent(url.href) === target);
  });

  it('starts from the box on the home page and in the header of a report', async () => {
    await page.goto(`${server.url}index.html`);
    await page.locator('input[name=q]').fill('示例审批');
    await page.keyboard.press('Enter');
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
    expect(await page.locator('#search-input').inputValue()).toBe('示例审批');
    await page.goto(`${server.url}reports/2021/shili.html`);
    await page.locator('.site-header input[name=q]').fill('示例审批');
    await page.locator('.site-header button[type=submit]').click();
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
  });

  it('folds traditional characters, width and case, and finds part of a number', async () => {
    await page.goto(`${server.url}search.html`);
    for (const query of [
      '審批制度改革',
      '示例審批制度',
      'ｅｘａｍｐｌｅ　ｓｅｒｖｉｃｅ',
      'EXAMPLE',
      '“example service”',
    ]) {
      expect((await searchOn(query)).status, query).not.toContain('共 0 篇');
    }
    // 2021年 and 2022年 have it; no number is 202 or 1年.
    expect((await searchOn('021年')).titles).toContain('示例区示例局2021年度法治政府建设情况报告');
    expect((await searchOn('“021年”')).status).toContain('共 0 篇');
  });

  it('finds dates as they are written, in the text and in the table of fields', async () => {
    expect((await search('2022年2月10日')).titles).toEqual(['示例区示例局2021年度法治政府建设情况报告']);
    expect((await searchOn('2022-02-10')).titles).toEqual(['示例区示例局2021年度法治政府建设情况报告']);
  });

  it('leaves out reports with a word after a minus sign', async () => {
    expect((await search('示例审批 -群众满意')).titles).toEqual(['示例区示例局2020年度法治政府建设情况报告']);
    expect((await searchOn('示例审批 －“一、主要举措”')).status).toContain('共 0 篇');
  });

  it('puts a report with the words in its title before those that only speak of them', async () => {
    expect((await search('管理办法')).titles[0]).toBe('示例区示例管理办法');
    const [first, second] = (await searchOn('法治政府建设情况')).titles;
    // Equal otherwise: the newer one first.
    expect([first, second]).toEqual([
      '示例区示例局2021年度法治政府建设情况报告',
      '示例区示例局2020年度法治政府建设情况报告',
    ]);
  });

  it('finds the text of an attached file and leads to its view', async () => {
    await search('含逗号');
    const link = page.locator('#search-results > li .search-section a', { hasText: '附件' });
    expect(await link.getAttribute('href')).toMatch(/#file-\d$/);
  });

  it.each([
    '',
    '?q=法治',
  ])('searches what was typed before its script had come: search.html%s', async (query) => {
    const release = server.hold(/^assets\/search\.js/);
    await page.goto(`${server.url}search.html${query}`, { waitUntil: 'commit' });
    await page.locator('#search-input').fill('批制度改');
    release();
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
    expect(await page.locator('#search-input').inputValue()).toBe('批制度改');
  });

  it('keeps the address in step with the box, and Back leads to the search before', async () => {
    await search('示例审批');
    await page.locator('#search-input').fill('示例监管');
    await page.keyboard.press('Enter');
    await page.locator('#search-status', { hasText: /共 \d+ 篇/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('示例监管');
    expect(await page.title()).toContain('示例监管');
    await page.goBack();
    await expect.poll(() => page.locator('#search-input').inputValue()).toBe('示例审批');
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
  });

  it('searches on where the browser has had enough of new addresses, and follows when it takes them again', async () => {
    await search('示例审批');
    const shown = page.url();
    // As Safari does after 100 in half a minute: a key that is held down is enough.
    await page.evaluate(`for (const name of ['pushState', 'replaceState'])
      history[name] = () => { throw new DOMException('Too many calls', 'SecurityError'); };`);
    await page.locator('#search-input').fill('这里没有的字词甲乙丙');
    await page.locator('#search-status', { hasText: '共 0 篇' }).waitFor();
    expect(page.url()).toBe(shown);
    await page.evaluate('delete history.pushState; delete history.replaceState');
    await page.locator('#search-input').fill('示例监管');
    await page.locator('#search-status', { hasText: /共 [1-9]\d* 篇/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('示例监管');
  });

  it('answers while someone types, and not the letters of an input method', async () => {
    await page.clock.install();
    await page.goto(`${server.url}search.html`);
    const input = page.locator('#search-input');
    await input.focus();
    await page.evaluate(`{
      const input = document.querySelector('#search-input');
      input.value = 'shi li';
      input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    }`);
    // However long it takes.
    await page.clock.runFor(5000);
    expect(new URL(page.url()).search).toBe('');
    await page.evaluate(`{
      const input = document.querySelector('#search-input');
      input.value = '示例审批';
      input.dispatchEvent(new CompositionEvent('compositionend'));
    }`);
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
    await page.keyboard.insertText('制');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('示例审批制');
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
    // The number is read out once the search has come to rest.
    await page.clock.runFor(1000);
    await expect.poll(() => page.locator('[role=status].visually-hidden').textContent()).toBe('共 2 篇');
  });

  it('finds letter by letter what it finds at once', async () => {
    const found = async () => {
      await page.locator('#search-status', { hasText: /共 \d+ 篇/ }).waitFor();
      const titles = await page.locator('.search-title a').allTextContents();
      return [await page.locator('#search-status').textContent(), ...titles];
    };
    for (const text of ['示例审批制度', '2022年2月', '示例 审批制', '示例审龘']) {
      await page.goto(`${server.url}search.html`);
      await page.locator('#search-input').focus();
      const typed: unknown[] = [];
      for (const character of text) {
        await page.keyboard.insertText(character);
        typed.push(await found());
      }
      for (const length of [text.length - 1, text.length]) {
        await search(text.slice(0, length));
        expect(typed[length - 1], text.slice(0, length)).toEqual(await found());
      }
    }
  });

  it('reads the number out when a search takes its time, and when the page comes with one', async () => {
    const readOut = () => page.locator('[role=status].visually-hidden').textContent();
    await search('示例审批');
    expect(await readOut()).toBe('共 2 篇');
    const release = await holdRequestsOf(page, '**/*.json*');
    await page.goto(`${server.url}search.html`);
    await page.locator('#search-input').fill('示例监管');
    await page.locator('#search-status', { hasText: '正在搜索' }).waitFor();
    release();
    await page.locator('#search-status', { hasText: /共 \d+ 篇/ }).waitFor();
    await expect.poll(readOut).toMatch(/共 [1-9] 篇/);
  });

  it('does not go on to say that it searches where there is nothing to search for', async () => {
    for (const [typed, hint] of [
      ['，。', '没有可以搜索的字词'],
      ['', '输入要找的字词'],
    ] as const) {
      const release = server.hold(/^search\/parts\.json$/);
      onTestFinished(release);
      await page.goto(`${server.url}search.html?q=示例`);
      await page.locator('#search-status', { hasText: '正在搜索' }).waitFor();
      await page.locator('#search-input').fill(typed);
      // Said again of what waits until the answer before has come.
      await expect.poll(() => page.textContent('#search-status')).toBe('正在搜索，请稍候……');
      release();
      await page.locator('#search-hint', { hasText: hint }).waitFor();
      await expect.poll(() => page.textContent('#search-status')).toBe('');
      await page.goto('about:blank');
    }
  });

  it('shows and opens what it found before the text of a report has come', async () => {
    const release = server.hold(/^reports\/.*\.json$/);
    // Else a failure here would have every test behind it wait.
    onTestFinished(release);
    await page.goto(`${server.url}search.html?q=${encodeURIComponent('示例审批')}`);
    await page.locator('#search-status', { hasText: '找到 2 篇，正在取原文' }).waitFor();
    const link = page.locator('#search-results > li .search-title a').first();
    const [title, before] = [await link.textContent(), await link.boundingBox()];
    expect(await page.locator('.search-reserved').count()).toBeGreaterThan(0);
    release();
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
    expect(await page.locator('.search-reserved').count()).toBe(0);
    expect(await page.locator('.search-excerpt mark').first().textContent()).toBe('示例审批');
    expect([await link.textContent(), await link.boundingBox()]).toEqual([title, before]);
  });

  it('narrows by what is counted, and says so in the address', async () => {
    await search('示例');
    const button = page.locator('.search-facet button', { hasText: '2021' });
    await page.evaluate(`document.querySelector('.search-filters').open = true`);
    expect(await button.innerText()).toMatch(/2021\s*1 篇/);
    await button.click();
    await page.locator('#search-status', { hasText: '共 1 篇' }).waitFor();
    expect(new URL(page.url()).searchParams.get('年度')).toBe('2021');
    expect(await page.locator('.search-facet button[aria-pressed=true]').innerText()).toContain('2021');
    await page.goto(`${server.url}search.html?q=示例&年度=2021&机构=示例区示例委员会`);
    await page.locator('#search-status', { hasText: '共 0 篇' }).waitFor();
    await page.locator('button', { hasText: '去掉全部筛选' }).click();
    await page.locator('#search-status', { hasText: '共 4 篇' }).waitFor();
    expect(decodeURIComponent(new URL(page.url()).search)).toBe('?q=示例');
  });

  it('sorts by date either way', async () => {
    const dates = async (order: string) => {
      await page.goto(`${server.url}search.html?q=示例&排序=${order}`);
      await page.locator('#search-status', { hasText: '共 4 篇' }).waitFor();
      const details = await page.locator('.search-details').allTextContents();
      return details.map((text) => text.slice(0, 10));
    };
    const newest = await dates('新的在前');
    expect(newest).toEqual([...newest].sort().reverse());
    expect(await dates('旧的在前')).toEqual([...newest].sort());
    await page.locator('#search-sort').selectOption('date-desc');
    await expect.poll(() => new URL(page.url()).searchParams.get('排序')).toBe('新的在前');
  });

  it('goes through box and results by keyboard', async () => {
    await search('示例');
    await page.locator('h1').click();
    await page.keyboard.press('Control+/');
    const focused = () => page.evaluate('document.activeElement.id || document.activeElement.textContent');
    expect(await focused()).toBe('search-input');
    expect(await page.locator('#search-input').inputValue()).toBe('示例');
    const titles = await page.locator('.search-title a').allTextContents();
    for (const expected of [titles[0], titles[1]]) {
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe(expected);
    }
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('search-input');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('search-input');
    await page.keyboard.press('Escape');
    expect(await page.locator('#search-input').inputValue()).toBe('');
    await expect.poll(() => page.locator('#search-results > li').count()).toBe(0);
    await page.locator('#search-input').fill('管理办法');
    await page.locator('#search-status', { hasText: '共 1 篇' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/zhangtiao\.html/);
  });

  it('offers what is near when nothing has all the words, apart from what was found', async () => {
    await search('示例审批的外星人');
    expect(await page.locator('#search-results > li').count()).toBe(0);
    expect(await page.locator('main').innerText()).toMatch(/比较接近[\s\S]*“审批”/);
    expect(await page.locator('#search-relaxed a').first().textContent()).toContain('示例局');
  });

  it('reads letters as pinyin of titles', async () => {
    expect((await search('fa zhi')).status).toContain('共 0 篇');
    const section = page.locator('.search-near', { hasText: '读音相同的标题' });
    expect(await section.locator('a').first().textContent()).toContain('法治政府');
  });

  it('suggests the title that was meant', async () => {
    await search('示例局2021年度法制政府建设情况');
    const section = page.locator('.search-near', { hasText: '您要找的是不是' });
    expect(await section.locator('a').first().textContent()).toContain('2021年度法治政府');
  });

  it('marks the hits where the result leads to', async () => {
    await search('跳过了一级 能力');
    await page.locator('#search-results a[href$="#s2-0-1"]').click();
    await expect.poll(() => page.locator('article mark').allTextContents()).toContain('跳过了一级');
    expect(new URL(page.url()).searchParams.get('q')).toBe('跳过了一级 能力');
  });

  it('also works where no worker starts', async () => {
    await page.addInitScript('window.Worker = class { constructor() { throw new Error("no worker"); } };');
    expect((await search('示例审批')).status).toContain('共 2 篇');
  });

  it('takes whatever is typed for words and nothing else', async () => {
    for (const query of [
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
      '.*+?^$ {}()|[]\\',
      '“”"\'',
      '\ud800',
      '😀',
      '的'.repeat(10_000),
    ]) {
      await page.goto(`${server.url}search.html`);
      await page.evaluate('document.getElementById("search-input").removeAttribute("maxlength")');
      await page.locator('#search-input').fill(query);
      await page.locator('#search-form button').click();
      await expect.poll(() => page.locator('main').innerText()).toMatch(/共 \d+ 篇|请输入|没有可以搜索/);
      expect(await page.locator('main img, main script').count(), query.slice(0, 9)).toBe(0);
    }
  });

  it('loads its engine only when someone searches', async () => {
    server.requests.length = 0;
    const engineFiles = () =>
      server.requests.filter(({ path }) => /pagefind|search-engine|^search\/|search\.js/.test(path));
    await page.goto(`${server.url}reports/2021/shili.html`);
    await page.goto(`${server.url}index.html`);
    expect(engineFiles()).toEqual([]);
    await page.goto(`${server.url}search.html`);
    expect(engineFiles().map(({ path }) => path)).toEqual(['assets/search.js']);
  });

  it('tells browsers how to search here', async () => {
    await page.goto(`${server.url}index.html`);
    const address = (await page.locator('link[rel=search]').getAttribute('href')) ?? '';
    const description = await (await page.request.get(new URL(address, page.url()).href)).text();
    expect(description).toContain('search.html?q={searchTerms}');
  });
});
