import { beforeAll, describe, expect, it } from 'vitest';
import type { Portal } from '../../src/portal/portal.ts';
import { createSearchRecords } from '../../src/portal/search-records.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { getAttribute, parseHtml, queryAll, queryOne, visibleLine } from '../support/html.ts';
import { loadContent, loadSoundContent } from '../support/load-example.ts';
import { readPortalFile } from '../support/read-output.ts';
import { renderPages } from '../support/render-pages.ts';
import { validateHtml } from '../support/validate-html.ts';
import { writeReports } from '../support/write-reports.ts';

const SITE = 'https://gongbao.example/';

const NOTE = '（2019年2月1日示例区示例局公布）';

/** A rule that was repealed and is explained, the decision that says so, and one that is not in force yet. */
const REPORTS = {
  '2019/guize': {
    标题: '示例区示例规则',
    发布日期: '2019-03-01',
    有效性: '废止',
    失效日期: '2023-06-01',
    题注: NOTE,
    主题分类: '综合政务\\政务公开',
  },
  '2019/jiedu': {
    标题: '示例区示例规则图解',
    发布日期: '2019-03-02',
    关联: '\n  - 关系: 解读\n    对象: 2019/guize\n    形式: 图解',
  },
  '2023/jueding': {
    标题: '示例区示例局关于废止示例规则的决定',
    发布日期: '2023-05-20',
    发文字号: '示例规〔2023〕3号',
    关联: '\n  - 关系: 废止\n    对象: 2019/guize\n  - 关系: 依据\n    对象: https://law.example/\n    名称: 示例法<script>',
  },
  '2024/xin': { 标题: '示例区示例新规', 发布日期: '2024-01-05', 有效性: '尚未施行', 施行日期: '2030-01-01' },
  '2024/baogao': { 标题: '示例区示例局年度报告', 发布日期: '2024-02-01' },
} as const;

let portal: Portal;
let pages: Map<string, string>;

const page = (id: string) => parseHtml(pages.get(`/reports/${id}.html`) ?? '');
const file = (name: string) => readPortalFile(portal, name);

beforeAll(async () => {
  portal = await loadSoundContent(await writeReports(REPORTS), { siteUrl: SITE });
  pages = await renderPages(portal);
});

describe('a document that no longer holds', () => {
  it('says so first: what, since when, by which document, with a way to it', async () => {
    const notice = queryOne(page('2019/guize'), '.report-notice');
    expect(visibleLine(notice)).toBe(
      '本文件已经废止 自2023年6月1日起不再有效。 废止它的文件：示例区示例局关于废止示例规则的决定 示例规〔2023〕3号，2023-05-20',
    );
    expect(getAttribute(queryOne(notice, 'a'), 'href')).toBe('../../reports/2023/jueding.html');
    const html = pages.get('/reports/2019/guize.html') ?? '';
    expect(html.indexOf('report-notice')).toBeLessThan(html.indexOf('<h1'));
    expect(await validateHtml(html, '/reports/2019/guize.html')).toEqual([]);
  });

  it('says so in its files', async () => {
    expect(await file('reports/2019/guize.txt')).toMatch(
      /^\uFEFF本文件已经废止\n自2023年6月1日起不再有效。\n废止它的文件：《.*》（示例规〔2023〕3号，https:\/\/gongbao\.example\/reports\/2023\/jueding\.html）\n/,
    );
    const single = await file('reports/2019/guize.single.html');
    expect(visibleLine(queryOne(parseHtml(single), '.report-notice'))).toContain('本文件已经废止');
    expect(single).toContain('href="https://gongbao.example/reports/2023/jueding.html"');
    expect(await validateHtml(single, '/reports/2019/guize.single.html')).toEqual([]);
  });

  it('offers its text with the size that it has', async () => {
    const text = portal.reports
      .find(({ id }) => id === '2019/guize')
      ?.downloads.find(({ form }) => form === 'text');
    expect(text?.bytes).toBe(Buffer.byteLength(await file('reports/2019/guize.txt')));
  });

  it('is marked in lists, and stands in the list of its like', () => {
    const row = queryAll(parseHtml(pages.get('/catalog.html') ?? ''), 'tbody tr').map(visibleLine);
    expect(row).toContainEqual(expect.stringMatching(/^示例区示例规则 废止 .* 综合政务\\政务公开 /));
    expect(row).toContainEqual(expect.stringMatching(/^示例区示例新规 尚未施行 /));
    const titles = (name: string) =>
      queryAll(parseHtml(pages.get(`/validity/${name}.html`) ?? ''), '.cell-title a').map(visibleLine);
    expect(titles('已失效')).toEqual(['示例区示例规则']);
    expect(titles('尚未施行')).toEqual(['示例区示例新规']);
    expect(pages.has('/validity/现行有效.html')).toBe(false);
  });

  it('is said in JSON, catalogue and feed', async () => {
    const json = JSON.parse(await file('reports/2019/guize.json'));
    expect(json).toMatchObject({
      validity: '废止',
      ceasedDate: '2023-06-01',
      headNote: NOTE,
      topic: '综合政务',
    });
    const catalog = JSON.parse(await file('catalog.json'));
    expect(catalog.reports.find(({ url }: { url: string }) => url.includes('jueding')).relations).toEqual([
      {
        relation: '废止',
        title: '示例区示例规则',
        url: 'reports/2019/guize.html',
        org: '示例区示例局',
        date: '2019-03-01',
        state: '废止',
      },
      { relation: '依据', title: '示例法<script>', url: 'https://law.example/' },
    ]);
    expect(await file('catalog.csv')).toContain('被解读《示例区示例规则图解》（图解）；被废止《');
    expect(await file('feed.xml')).toContain('<category term="废止" label="有效性：废止"/>');
  });

  it('is found by its notice, narrowed to, and by the documents that bear on it', () => {
    const records = createSearchRecords(portal.reports);
    const record = records.find(({ url }) => url.includes('guize'));
    expect(record?.facets).toMatchObject({ validity: '已失效', topic: '综合政务' });
    for (const text of ['本文件已经废止', NOTE, '综合政务\\政务公开'])
      expect(record?.extra.split('\n')).toContain(text);
    // With what is said of them, as it stands on the page.
    for (const id of ['2019/guize', '2019/jiedu', '2023/jueding']) {
      const lines = records.find(({ url }) => url.includes(id))?.extra.split('\n');
      const shown = queryAll(page(id), '.report-notice p, .report-relations dd').map(visibleLine);
      expect(lines).toEqual(expect.arrayContaining(shown));
    }
    expect(records.find(({ url }) => url.includes('baogao'))?.facets).not.toHaveProperty('validity');
  });
});

describe('related documents', () => {
  it('stand on both sides, what explains the text also above it', () => {
    const listed = (id: string) => queryAll(page(id), '.report-relations dl > div').map(visibleLine);
    expect(listed('2019/guize')).toEqual([
      '解读 示例区示例规则图解 图解 2019-03-02',
      expect.stringContaining('废止它的文件 '),
    ]);
    expect(listed('2019/jiedu')).toEqual(['解读的文件 示例区示例规则 图解 废止 2019-03-01']);
    expect(listed('2023/jueding')).toEqual([
      '废止的文件 示例区示例规则 废止 2019-03-01',
      '依据的文件 示例法<script> law.example/',
    ]);
    expect(visibleLine(queryOne(page('2019/guize'), '.report-explanations'))).toContain('示例区示例规则图解');
    expect(queryAll(page('2023/jueding'), '.report-explanations')).toEqual([]);
    expect(queryAll(page('2023/jueding'), '.report-notice')).toEqual([]);
  });

  it('题注 stands below the title', () => {
    expect(visibleLine(queryOne(page('2019/guize'), '.report-head'))).toContain(`示例区示例规则 ${NOTE}`);
  });
});

it('a circle stops the build and names both', async () => {
  const { portal: none, diagnostics } = await loadContent(
    await writeReports({
      '2020/jia': { 标题: '示例甲', 关联: '\n  - 关系: 废止\n    对象: 2020/yi' },
      '2020/yi': { 标题: '示例乙', 关联: '\n  - 关系: 废止\n    对象: 2020/jia' },
    }),
  );
  expect(none).toBeUndefined();
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      rule: 'relation-circle',
      message: '关联绕成了一圈：“2020/jia”废止“2020/yi”废止“2020/jia”',
    }),
  );
});

it('a portal that uses none of it has none of its lists, columns and words', async () => {
  const plain = await loadSoundContent(EXAMPLE_CONTENT);
  expect(plain.facets.map(({ name }) => name)).not.toContain('validity');
  expect(await readPortalFile(plain, 'catalog.csv')).not.toMatch(/有效性|关联|题注|服务对象/);
});
