import { describe, expect, it } from 'vitest';
import { buildContent } from '../support/built-site.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { page, server, useSite } from '../support/use-site.ts';
import { writeTree } from '../support/write-tree.ts';

/** Reports of one sentence each; the later the letter, the newer. */
const TEXTS: Readonly<Record<string, string>> = {
  a: '示例占比30%。',
  e: '示例零售额增速为-2.5%，降幅收窄。',
  f: '示例投资增速为4.1%。',
  g: '示例稻谷12,480吨。',
  h: '示例淡水鱼12480吨。',
  i: '示例棉花12 480 吨。示例电话：021－5660 1234。',
  j: '依照示例条例第32条办理。',
  k: '依照示例条例第三十二条办理。',
  l: '自二〇二二年二月十四日起施行。',
  m: '自2022年2月14日起施行。',
  n: '行政许可的申请在示例大厅办理，行政机关五日内答复申请。',
  o: '对决定不服的，可以提出复议，复议不收费，行政机关受理。',
  p: '各校落实双减工作，晚托班不得讲授新课。',
  q: '示例补助政策从五月起执行，政策解释由示例科负责。',
  r: '示例通知全文如下[^1]。\n\n[^1]: 数据来自龟兹示例调查，核对过两遍。',
};

useSite(async () => {
  const reports = Object.entries(TEXTS).map(([name, text], at) => {
    const 发布日期 = `2023-01-${String(at + 1).padStart(2, '0')}`;
    const fields = { 标题: `示例区示例局通知${name}`, 发布日期, 体裁: '通知', 主题分类: '综合政务' };
    return [`reports/2023/${name}/index.md`, writeReport(fields, `\n${text}\n`)];
  });
  return buildContent(await writeTree(await tempFolder(), Object.fromEntries(reports)));
});

/** Letters of the reports found, best first. */
async function find(query: string): Promise<string> {
  await page.goto(`${server.url}search.html?q=${encodeURIComponent(query)}`);
  await page.locator('#search-status', { hasText: /共 \d+ 篇/ }).waitFor();
  return readLetters('#search-results');
}

async function readLetters(list: string): Promise<string> {
  const titles = await page.locator(`${list} .search-title a`).allTextContents();
  return titles.map((title) => title.slice(-1)).join('');
}

const marks = (list = '#search-results') => page.locator(`${list} mark`).allTextContents();

describe('a number in a search', () => {
  it('is marked as a whole where it stands as a whole, in excerpts and on the page', async () => {
    await find('12480吨');
    expect(await marks()).toEqual(['12480吨', '12,480吨', '12 480 吨']);
    expect(await find('12 480 吨')).toBe('ihg');
    await find('30%');
    expect((await marks()).slice(0, 1)).toEqual(['30']);
    await page.locator('#search-results .search-title a').first().click();
    await expect.poll(() => page.locator('article mark').allTextContents()).toEqual(['30']);
  });

  it('is no exclusion behind a minus sign, and what is excluded is said', async () => {
    await find('增速 -2.5%');
    expect(await page.locator('#search-hint').innerText()).not.toContain('减号');
    expect(await find('增速 -零售额')).toBe('f');
    expect(await page.locator('#search-hint').innerText()).toContain('没有列出含有“零售额”的报告');
  });
});

describe('what is written otherwise', () => {
  it.each([
    ['第32条', 'j', '第三十二条', 'k'],
    ['2022-2-14', '', '2022年2月14日', 'm'],
  ])('of %s is a group of its own', async (query, found, other, letters) => {
    expect(await find(query)).toBe(found);
    expect(await page.locator('#search-status').textContent()).toBe(`共 ${found.length} 篇`);
    const group = page.locator('.search-spelling', { hasText: `另有 1 篇写作“${other}”` });
    await group.waitFor();
    if (found !== '') await group.locator('summary').click();
    await group.locator('li').waitFor();
    expect(await readLetters('.search-spelling')).toBe(letters);
    expect(await marks('.search-spelling')).toContain(other);
    await group.locator('.search-title a').click();
    await expect.poll(() => page.locator('article mark').allTextContents()).toContain(other);
  });

  it('is offered while someone types only when the search has come to rest', async () => {
    // Timers of the page stand still until they are told to run.
    await page.clock.install({ time: 0 });
    await page.goto(`${server.url}search.html`);
    await page.clock.pauseAt(10_000);
    await page.locator('#search-input').focus();
    await page.keyboard.insertText('第32条');
    await page.locator('#search-status', { hasText: '共 1 篇' }).waitFor();
    expect(await page.locator('.search-spelling').count()).toBe(0);
    await page.clock.runFor(1000);
    await page.locator('.search-spelling', { hasText: '第三十二条' }).waitFor();
    await page.keyboard.insertText('办');
    await page.locator('#search-status', { hasText: '共 1 篇' }).waitFor();
    expect(await page.locator('.search-spelling').count()).toBe(0);
  });
});

describe('a search for what no report says', () => {
  it('offers the report that has its rarest part first', async () => {
    expect(await find('怎样申请行政复议')).toBe('');
    expect((await readLetters('#search-relaxed')).charAt(0)).toBe('o');
  });

  it('does so in a browser without a dictionary', async () => {
    await page.addInitScript(
      'window.Worker = class { constructor() { throw new Error("no worker"); } }; delete Intl.Segmenter;',
    );
    expect(await find('双减政策怎么落实')).toBe('');
    expect((await readLetters('#search-relaxed')).charAt(0)).toBe('p');
  });
});

it('shows the sentence of a hit in a footnote, and leads to it', async () => {
  expect(await find('龟兹')).toBe('r');
  expect(await page.locator('.search-excerpt').innerText()).toBe('数据来自龟兹示例调查，核对过两遍。');
  expect(await page.locator('.search-section a').innerText()).toBe('脚注');
  await page.locator('.search-section a').click();
  await expect.poll(() => page.locator('.footnotes mark').allTextContents()).toEqual(['龟兹']);
});

it('has no key of one letter: who dictates would press it', async () => {
  await find('示例占比');
  await page.locator('h1').click();
  await page.keyboard.press('/');
  const focused = () => page.evaluate('document.activeElement.id');
  expect(await focused()).not.toBe('search-input');
  await page.keyboard.press('Control+/');
  expect(await focused()).toBe('search-input');
});
