import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatPagePath, renderSite } from '../../src/eleventy/build-site.ts';
import { createPreviewSite } from '../../src/eleventy/create-preview-site.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { asBuilt } from '../support/as-built.ts';
import { PROJECT } from '../support/contents.ts';
import { getAttribute, parseHtml, queryAll, queryOne, visibleLine } from '../support/html.ts';
import { loadContent, loadSoundContent } from '../support/load-example.ts';
import { readOutput, readPortalFile } from '../support/read-output.ts';
import { findPage, renderPages } from '../support/render-pages.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { validateHtml } from '../support/validate-html.ts';
import { VERSIONED_CONTENT } from '../support/versions-sample.ts';
import { writeTree } from '../support/write-tree.ts';

const REPORT = '/reports/2021/shili.html';
const FIRST = '/reports/2021/shili/versions/2022-02-14.html';
const SECOND = '/reports/2021/shili/versions/2022-03-01.html';

let portal: Portal;
let pages: Map<string, string>;

beforeAll(async () => {
  const content = await writeTree(await tempFolder(), VERSIONED_CONTENT);
  portal = await loadSoundContent(content, { siteUrl: 'https://www.example.gov.cn/baogao/' });
  pages = await renderPages(portal);
});

const page = (path: string) => findPage(pages, path);

describe('a former text', () => {
  it.each([
    [FIRST, '2022年2月14日至3月1日', '12件', '8'],
    [SECOND, '2022年3月1日至2023年5月10日', '15件', '5'],
  ])('has a page of its own, %s, that says when it was what was published', (url, span, told) => {
    const document = parseHtml(page(url));
    expect(visibleLine(queryOne(document, '.version-note'))).toContain(
      `这是${span}公布的文本，不是现行文本。`,
    );
    expect(visibleLine(queryOne(document, '.report-text'))).toContain(told);
    expect(visibleLine(queryOne(document, 'title'))).toContain(`${span}的文本`);
    const [present] = queryAll(queryOne(document, '.version-note'), 'a');
    expect(getAttribute(present as never, 'href')).toBe('../../../../reports/2021/shili.html');
  });

  it('is canonical to the present one and not to be found by search engines', () => {
    const document = parseHtml(page(FIRST));
    const address = 'https://www.example.gov.cn/baogao/reports/2021/shili.html';
    expect(getAttribute(queryOne(document, 'link[rel=canonical]'), 'href')).toBe(address);
    expect(getAttribute(queryOne(document, 'meta[name=robots]'), 'content')).toBe('noindex');
    expect(pages.get('/sitemap.xml')).not.toContain('versions');
    expect(pages.get('/catalog.html')).not.toContain('versions');
    expect(page(REPORT)).not.toContain('noindex');
  });

  it('has styles that other pages do not load', () => {
    const named = [...pages]
      .filter(([url, html]) => !url.startsWith('/series/') && html.includes('versions.css'))
      .map(([url]) => url);
    expect(named.sort()).toEqual(
      [...pages.keys()]
        .filter((url) => url === REPORT || url.startsWith(REPORT.replace('.html', '/')))
        .sort(),
    );
  });

  it('keeps its pictures, files and links, as they lead from its page', () => {
    const document = parseHtml(page(FIRST));
    const article = queryOne(document, '.report-text');
    expect(getAttribute(queryOne(article, 'img'), 'src')).toBe('../images/%E7%A4%BA%E4%BE%8B.png');
    const links = queryAll(article, 'a').map((link) => getAttribute(link, 'href'));
    expect(links).toContain('../attachments/%E5%8A%9E%E6%B3%95.txt');
    expect(links).toContain('../../../../reports/2020/shili.html');
    expect(visibleLine(queryOne(document, '.version-note'))).toContain('文件是现在的');
    // The present text shows no picture: it is published for the former ones.
    expect(portal.files.filter(({ path }) => path.endsWith('示例.png'))).toHaveLength(1);
  });

  it('can be downloaded as it was', async () => {
    const written = await readPortalFile(portal, 'reports/2021/shili/versions/2022-02-14.md');
    expect(written).toBe(VERSIONED_CONTENT['reports/2021/shili/versions/2022-02-14.md']);
    expect(portal.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'reports/2021/shili/versions/2022-02-14.txt',
        'reports/2021/shili/versions/2022-02-14.json',
      ]),
    );
  });

  it('is chosen by its days below 修订记录', () => {
    const list = queryAll(queryOne(parseHtml(page(REPORT)), '.version-list'), 'li');
    expect(list.map(visibleLine)).toEqual([
      '2023年5月10日起：现行文本，就是这一页',
      '2022年3月1日至2023年5月10日的文本 与现行文本对照',
      '2022年2月14日至3月1日的文本 后一次改了什么 与现行文本对照',
    ]);
    expect(page('/reports/2020/shili.html')).not.toContain('version');
  });
});

describe('a comparison', () => {
  it('marks in the text what was taken out and put in, in words as well', () => {
    const document = parseHtml(page('/reports/2021/shili/versions/2022-02-14-to-2022-03-01.html'));
    const shown = queryOne(document, '.comparison-text');
    expect(queryAll(shown, 'del').map(visibleLine)).toEqual(['（删去：12）', '（删去：5）']);
    expect(queryAll(shown, 'ins').map(visibleLine)).toEqual(['（加上：15）', '（加上：8）']);
    expect(visibleLine(queryOne(document, '.comparison-sum'))).toBe(
      '改动 2 处，删去 3 字，加上 3 字。从第一处看起',
    );
    expect(visibleLine(queryOne(document, '.correction-list'))).toContain('更正信访事项的件数');
    expect(visibleLine(queryOne(document, '.correction-list'))).not.toContain('删去第二节');
    expect(visibleLine(queryOne(document, '.comparison-same'))).toMatch(/^\d+ 段没有改动/);
  });

  it('holds each former text against the present one', () => {
    for (const [day, count] of [
      ['2022-02-14', 2],
      ['2022-03-01', 1],
    ] as const) {
      const document = parseHtml(page(`/reports/2021/shili/versions/${day}-to-present.html`));
      expect(visibleLine(queryOne(document, '.comparison-texts'))).toContain('改以后：现行文本');
      expect(queryAll(queryOne(document, '.correction-list'), 'li')).toHaveLength(count);
      // What looks like a tag is text.
      expect(visibleLine(queryOne(document, '.comparison-text'))).toContain('都已答复 <来信人>');
    }
  });
});

it.each([
  REPORT,
  FIRST,
  SECOND,
  '/reports/2021/shili/versions/2022-02-14-to-present.html',
])('%s is valid HTML', async (url) => {
  expect(await validateHtml(page(url), url)).toEqual([]);
});

it('the machine is told of them', async () => {
  const read = async (name: string) => JSON.parse(await readPortalFile(portal, name));
  const { reports } = await read('catalog.json');
  expect(reports.map(({ versions }: { versions?: unknown }) => versions !== undefined)).toEqual([
    true,
    false,
  ]);
  const { versions } = await read('reports/2021/shili.json');
  expect(versions).toMatchObject([
    {
      from: '2022-02-14',
      until: '2022-03-01',
      url: FIRST.slice(1),
      markdown: 'reports/2021/shili/versions/2022-02-14.md',
    },
    { from: '2022-03-01', until: '2023-05-10' },
  ]);
  const former = await read('reports/2021/shili/versions/2022-02-14.json');
  expect(former.former).toEqual({ of: '2021/shili', from: '2022-02-14', until: '2022-03-01' });
  expect(JSON.stringify(former)).toContain('甲乙丙丁');
});

describe('what cannot be read of former texts', () => {
  const load = async (files: Record<string, string | Uint8Array>) => {
    const content = await writeTree(await tempFolder(), { ...VERSIONED_CONTENT, ...files });
    return (await loadContent(content, { siteUrl: 'https://www.example.gov.cn/' })).diagnostics.map(
      ({ level, file, rule, message }) =>
        `${level} ${file.replace('内容/reports/2021/shili/', '')} ${rule} ${message}`,
    );
  };

  it.each<[string, string | Uint8Array, RegExp]>([
    ['2022-2-20.md', '示例', /^error versions\/2022-2-20.md version-name .*写法不对/],
    ['2022-3-1.md', '示例', /^error .* version-name .*是同一天/],
    ['2022-02-30.md', '示例', /^error .* version-name .*2022 年 2 月没有 30 日/],
    ['旧稿.md', '示例', /^error .* version-name .*不是“年-月-日”形式的日期/],
    ['2022-02-20.docx', '示例', /^error .* version-name .*不是 .md 文件/],
    ['2022-02-20.md', '', /^error .* file-empty 文件是空的/],
    ['2022-02-20.md', '没有字段', /^error .* front-matter-missing/],
    ['2022-02-20.md', new Uint8Array([0, 1, 2]), /^error .* file-unreadable 这不是文本文件/],
    ['2022-02-20.md', '---\n标题: 示例\n---\n正文\u202e文\n', /^error .* text-control/],
    ['2022-01-01.md', '---\n标题: 示例\n---\n正文\n', /^error .* version-day .*在发布日期 2022-02-14 之前/],
    [
      '2023-06-01.md',
      '---\n标题: 示例\n---\n正文\n',
      /^error .* version-day .*在最近一次修订 2023-05-10 之后/,
    ],
  ])('%s: %j', async (name, content, expected) => {
    const told = await load({ [`reports/2021/shili/versions/${name}`]: content });
    expect(told).toEqual([expect.stringMatching(expected)]);
  });

  it('what is not public in them is told, and a slip of then is not', async () => {
    const former = '---\n标题: 示例\n发布日期: 2022-02-14\n---\n推进“甲项工作，电话13800138000。\n';
    const told = await load({ 'reports/2021/shili/versions/2022-02-14.md': former });
    expect(told).toEqual([expect.stringMatching(/^warning .*versions\/2022-02-14\.md.* mobile-number /)]);
    const kept = former.replace(
      '\n---\n推',
      '\n检查例外:\n  - 规则: mobile-number\n    原因: 办公用\n---\n推',
    );
    expect(await load({ 'reports/2021/shili/versions/2022-02-14.md': kept })).toEqual([]);
    const secret = former.replace('推进', '机密★5年\n\n推进');
    expect(await load({ 'reports/2021/shili/versions/2022-02-14.md': secret })).toContainEqual(
      expect.stringMatching(/^error .* secrecy-mark /),
    );
  });

  it('fields that would be wrong today do not matter', async () => {
    const former =
      '---\n标题: 示例\n体裁: 没有的体裁\n发布日期: 某天\n---\n正文，[断了的链接](attachments/没有.pdf)。\n';
    expect(await load({ 'reports/2021/shili/versions/2022-02-20.md': former })).toEqual([]);
  });

  it('a link to a report that is gone is a warning', async () => {
    const former = '---\n标题: 示例\n---\n见[那篇](../../2019/shili/index.md)。\n';
    expect(await load({ 'reports/2021/shili/versions/2022-02-20.md': former })).toEqual([
      expect.stringMatching(/^warning versions\/2022-02-20.md report-missing/),
    ]);
  });

  it('a draft’s stop nobody', async () => {
    const draft = String(VERSIONED_CONTENT['reports/2020/shili/index.md']).replace(
      '---\n',
      '---\n状态: 草稿\n',
    );
    const told = await load({
      'reports/2022/gao/index.md': draft,
      'reports/2022/gao/versions/旧稿.md': '示例',
      'reports/2022/gao/versions/2022-02-20.md': '',
    });
    expect(told.filter((each) => each.startsWith('error'))).toEqual([]);
    expect(told.join()).toContain('2022/gao/index.md report-held');
  });

  it('other files beside them are nobody’s business', async () => {
    expect(
      await load({
        'reports/2021/shili/versions/2022-02-14.html': '由网站带来的',
        'reports/2021/shili/versions/2022-02-14-to-present.html': '由网站带来的',
        'reports/2021/shili/versions/.2022-02-20.md.new': '半',
        'reports/2021/shili/versions/~$20.docx': '锁',
      }),
    ).toEqual([]);
  });
});

it('says as well what became of the document', async () => {
  const index = String(VERSIONED_CONTENT['reports/2021/shili/index.md']).replace(
    '\n修订:',
    '\n有效性: 废止\n失效日期: 2024-01-01\n废止依据: 示例区示例局关于废止文件的决定\n修订:',
  );
  const content = await writeTree(await tempFolder(), {
    ...VERSIONED_CONTENT,
    'reports/2021/shili/index.md': index,
  });
  const repealed = await loadSoundContent(content, { siteUrl: 'https://www.example.gov.cn/' });
  expect((await renderPages(repealed)).get(FIRST)).toMatch(/不是现行文本[\s\S]*废止[\s\S]*report-head/);
  const base = FIRST.slice(1).replace('.html', '');
  expect(JSON.parse(await readPortalFile(repealed, `${base}.json`)).former).toMatchObject({
    validity: '废止',
  });
  expect(await readPortalFile(repealed, `${base}.txt`)).toMatch(/^\uFEFF本文件已经废止\n[\s\S]*12件/);
});

it('says that the document was taken back, of which no text is the present one', async () => {
  const index = String(VERSIONED_CONTENT['reports/2021/shili/index.md']).replace(
    '\n修订:',
    '\n撤回:\n  日期: 2024-06-01\n  原因: 数据有误\n修订:',
  );
  const content = await writeTree(await tempFolder(), {
    ...VERSIONED_CONTENT,
    'reports/2021/shili/index.md': index,
  });
  const withdrawn = await loadSoundContent(content, { siteUrl: 'https://www.example.gov.cn/' });
  const base = FIRST.slice(1).replace('.html', '');
  expect(JSON.parse(await readPortalFile(withdrawn, `${base}.json`)).former).toMatchObject({
    withdrawal: { date: '2024-06-01', reason: '数据有误' },
  });
  expect(await readPortalFile(withdrawn, `${base}.txt`)).toMatch(
    /^\uFEFF本文已于2024年6月1日撤回\n[\s\S]*12件/,
  );
  const shown = await renderPages(withdrawn);
  for (const url of [REPORT, FIRST, FIRST.replace('.html', '-to-present.html')]) {
    expect(shown.get(url)).toContain('撤回以前最后的文本');
    expect(shown.get(url)).not.toContain('现行文本');
  }
});

it('nothing of their text is published where the text was taken back', async () => {
  const index = String(VERSIONED_CONTENT['reports/2021/shili/index.md']).replace(
    '\n修订:',
    '\n撤回:\n  日期: 2023-06-01\n  原因: 有不能公开的内容\n  正文: 移除\n修订:',
  );
  const content = await writeTree(await tempFolder(), {
    ...VERSIONED_CONTENT,
    'reports/2021/shili/index.md': index,
  });
  const withdrawn = await loadSoundContent(content, { siteUrl: 'https://www.example.gov.cn/' });
  expect(withdrawn.versionPages).toEqual([]);
  const pagesNow = await renderPages(withdrawn);
  expect([...pagesNow.values()].join('\n')).not.toMatch(/甲乙丙丁|15件/);
  // Their addresses answer with the notice.
  expect(pagesNow.get(FIRST)).toContain('shili.html');
  const files = withdrawn.files.filter(({ path: name }) => name.includes('versions'));
  const texts = await Promise.all(files.map(async (file) => (await readOutput(file)).toString()));
  expect(texts.join('\n')).not.toMatch(/甲乙丙丁|15件/);
});

it('a preview shows the pages of a build, and a former text that was saved just now', async () => {
  const content = await writeTree(await tempFolder(), {
    ...VERSIONED_CONTENT,
    'site.json': '{ "url": "https://www.example.gov.cn/" }',
  });
  const site = createPreviewSite({
    mode: 'preview',
    without: ['pdf', 'word'],
    project: PROJECT,
    content,
    label: '内容',
  });
  await site.update({ kinds: new Set(['content', 'templates', 'assets']) });
  const show = async (name: string) => {
    const answer = await site.answer(name);
    if (!('content' in answer)) throw new Error(`${name} is a file of the disk`);
    return asBuilt(String(answer.content));
  };
  const built = (await renderSite(await loadSoundContent(content))).filter(({ url }) =>
    url.includes('versions'),
  );
  expect(built).toHaveLength(5);
  for (const one of built) expect(await show(formatPagePath(one)), one.url).toBe(one.content);

  const file = path.join(content, 'reports/2021/shili/versions/2022-03-01.md');
  const former = String(VERSIONED_CONTENT['reports/2021/shili/versions/2022-03-01.md']);
  await writeFile(file, former.replace('15件', '16件'));
  await site.update({ kinds: new Set(['content']), paths: [file] });
  expect(await show(SECOND.slice(1))).toContain('16件');
  expect(await show('reports/2021/shili/versions/2022-03-01-to-present.html')).toContain('（删去：');
});
