import { describe, expect, it } from 'vitest';
import { createArchiveFiles } from '../../src/portal/describe-archive.ts';
import { createSearchRecords } from '../../src/portal/search-records.ts';
import { getAttribute, parseHtml, queryAll, queryOne, visibleText } from '../support/html.ts';
import { loadContent } from '../support/load-example.ts';
import { readOutput, readPortalFile } from '../support/read-output.ts';
import { renderPages } from '../support/render-pages.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { validateHtml } from '../support/validate-html.ts';
import { SECRET, writeWithdrawnContent } from '../support/withdrawn-portal.ts';
import { writeTree } from '../support/write-tree.ts';

const { portal, diagnostics } = await loadContent(await writeWithdrawnContent());
if (!portal) throw new Error(JSON.stringify(diagnostics, null, 1));
const pages = new Map([...(await renderPages(portal))].map(([url, html]) => [url.slice(1), html]));
const page = (path: string) => pages.get(path) ?? '';
const [KEPT, REMOVED] = ['reports/2021/liu.html', 'reports/2021/yi.html'];
const OLD = 'reports/2019/jiu jia';

const file = (path: string) => readPortalFile(portal, path);

describe('a withdrawn report', () => {
  it('is no error, and the checks say nothing of a text that is published no more', () => {
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['site-url']);
  });

  it('must not say what is not public as long as its text can be read; its other slips are nobody’s any more', async () => {
    const check = async (fields: Record<string, string>) => {
      const text = writeReport(
        { 撤回: `\n  日期: 2023-05-01\n  原因: 有误${fields.正文 ?? ''}`, 检查例外: fields.检查例外 ?? '' },
        '机密★5年\n\n推进“甲项工作，电话13800138000。\n',
      );
      const content = await writeTree(await tempFolder(), { 'reports/2021/mi/index.md': text });
      return (await loadContent(content)).diagnostics.map(({ level, rule }) => `${level} ${rule}`).sort();
    };
    expect(await check({})).toEqual(['error secrecy-mark', 'warning mobile-number', 'warning site-url']);
    expect(await check({ 正文: '\n  正文: 移除' })).toEqual(['warning site-url']);
    const kept = '\n  - 规则: mobile-number\n    原因: 办公用\n  - 规则: pair-unmatched\n    原因: 原文如此';
    expect(await check({ 检查例外: kept })).toEqual(['error secrecy-mark', 'warning site-url']);
  });

  it('is kept apart: no list, feed, map or neighbour has it', () => {
    expect(portal.withdrawn.map(({ path }) => path)).toEqual([REMOVED, KEPT]);
    expect(portal.reports.map(({ id }) => id)).toEqual(['2021/shili', '2020/qian']);
    const naming = [...pages].filter(
      ([path, html]) =>
        /2021\/(?:liu|yi)\.html|2021年度(?:留下|移除)/.test(html) && path !== KEPT && path !== REMOVED,
    );
    // The one report whose editor and whose text lead to it.
    expect(naming.map(([path]) => path)).toEqual(['reports/2021/shili.html']);
  });

  it('is marked where another report leads to it', () => {
    const related = queryOne(parseHtml(page('reports/2021/shili.html')), '.related-list');
    const items = queryAll(related, 'li').map((item) => visibleText(item).replace(/\s+/gu, ''));
    expect(items[0]).toContain('2021年度留下的报告已撤回');
    expect(items[1]).not.toContain('已撤回');
  });

  it.each([
    [KEPT, '下面是撤回前的正文，只供查阅。'],
    [REMOVED, '正文和附件不再公布。'],
  ])('%s is a notice with day, reason and what the editor says', async (path, last) => {
    const html = page(path);
    const document = parseHtml(html);
    const notice = queryAll(queryOne(document, '.report-notice'), 'p').map((line) => visibleText(line));
    expect(notice).toEqual(['本文已于2023年5月1日撤回', '原因：数据有误', '以新的一篇为准。', last]);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('report-neighbours');
    expect(await validateHtml(html, `/${path}`)).toEqual([]);
  });

  it('keeps its text below the notice where the editor says so', async () => {
    const document = parseHtml(page(KEPT));
    expect(visibleText(queryOne(document, 'article'))).toContain('留下的正文。');
    expect(page(KEPT)).toContain('留下的附件');
    expect(await file('reports/2021/liu.txt')).toMatch(/^\uFEFF本文已于2023年5月1日撤回\n原因：数据有误\n/);
    expect(JSON.parse(await file('reports/2021/liu.json'))).toMatchObject({
      withdrawal: { date: '2023-05-01', reason: '数据有误', explanation: ['以新的一篇为准。'], text: 'kept' },
    });
  });

  it('has no word, picture or file of a removed text anywhere', async () => {
    for (const [path, html] of pages) expect([path, html.includes(SECRET)]).toEqual([path, false]);
    for (const each of [
      ...portal.files,
      ...createArchiveFiles(portal, { name: '', version: '', dependencies: {} }),
    ]) {
      const isCopied = 'copyFrom' in each && each.copyFrom.includes('/2021/yi/');
      expect([each.path, isCopied, (await readOutput(each)).includes(SECRET)]).toEqual([
        each.path,
        false,
        false,
      ]);
    }
    expect(JSON.stringify(createSearchRecords(portal.reportPages))).not.toContain(SECRET);
    expect(queryAll(parseHtml(page(REMOVED)), 'article')).toEqual([]);
  });

  it('answers for its files: text, Markdown and JSON with the notice, an attachment where its format can hold one', async () => {
    const text = await file('reports/2021/yi.txt');
    expect(text).toContain('本文已于2023年5月1日撤回');
    expect(await file('reports/2021/yi/attachments/名单.txt')).toBe(text);
    expect(portal.files.some(({ path }) => path.endsWith('名单.csv'))).toBe(false);
    expect(await file('reports/2021/yi.md')).toContain('  正文: 移除\n---\n\n本文已于2023年5月1日撤回\n');
    expect(JSON.parse(await file('reports/2021/yi.json'))).toMatchObject({
      title: '示例区示例局2021年度移除的报告',
      withdrawal: { text: 'removed' },
      preamble: '',
      sections: [],
      attachments: [],
    });
    expect(portal.redirects).toContainEqual({ from: 'reports/2021/yi/', to: REMOVED });
  });

  it('stays in the catalogue with its state', async () => {
    const { reports } = JSON.parse(await file('catalog.json'));
    expect(
      reports.map(({ url, withdrawal }: { url: string; withdrawal?: object }) => [url, !!withdrawal]),
    ).toEqual([
      [REMOVED, true],
      [KEPT, true],
      ['reports/2021/shili.html', false],
      ['reports/2020/qian.html', false],
    ]);
    const csv = await file('catalog.csv');
    expect(csv.split('\r\n')[0]).toContain(',撤回,');
    expect(csv).toContain('2023-05-01 已撤回（原因：数据有误），正文已移除');
  });

  it('is found by those who ask for the state, by the words of the notice too', () => {
    const records = createSearchRecords(portal.reportPages);
    const states = records.map(({ url, facets }) => [url, facets.state]);
    expect(states).toEqual([
      [REMOVED, '已撤回'],
      [KEPT, '已撤回'],
      ['reports/2021/shili.html', undefined],
      ['reports/2020/qian.html', undefined],
    ]);
    expect(records[0]?.extra).toContain('原因：数据有误');
  });
});

describe('an old address', () => {
  it.each([
    [`${OLD}.html`, '../../'],
    ['zwgk/2020/1.shtml', '../../'],
  ])('%s leads on without a script, in words too, and tells engines where to look', async (path, root) => {
    const html = page(path);
    const document = parseHtml(html);
    const refresh = queryAll(document, 'meta').find((meta) => getAttribute(meta, 'http-equiv') === 'refresh');
    const full = `${root}reports/2020/qian.html`;
    expect(refresh && getAttribute(refresh, 'content')).toBe(`0; url=${full}`);
    const links = queryAll(queryOne(document, 'main'), 'a').map((link) => getAttribute(link, 'href'));
    expect(links).toEqual([full]);
    expect(html).toContain(
      '<link rel="canonical" href="https://www.shili.example/baogao/reports/2020/qian.html">',
    );
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(await validateHtml(html, `/${path}`)).toEqual([]);
  });

  it('is in no list and no map, but in the one table', async () => {
    const naming = [...pages].filter(
      ([path, html]) => /jiu(?: |%20)jia|zwgk/.test(html) && !/jiu jia|zwgk/.test(path),
    );
    expect(naming.map(([path]) => path)).toEqual([]);
    const { redirects } = JSON.parse(await file('catalog.json'));
    expect(redirects).toContainEqual({ from: 'reports/2019/jiu%20jia.html', to: 'reports/2020/qian.html' });
    expect(redirects).toContainEqual({ from: 'zwgk/2020/1.shtml', to: 'reports/2020/qian.html' });
  });

  it('answers for files with the same bytes', async () => {
    expect(await file(`${OLD}.txt`)).toBe(await file('reports/2020/qian.txt'));
    expect(await file(`${OLD}/attachments/说明.txt`)).toBe(
      await file('reports/2020/qian/attachments/说明.txt'),
    );
    for (const ending of ['.qr.png', '.qr.svg', '.json', '.md'])
      expect(portal.files.map(({ path }) => path)).toContain(OLD + ending);
  });
});
