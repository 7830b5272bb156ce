import { beforeAll, describe, expect, it } from 'vitest';
import type { Portal } from '../../src/portal/portal.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { getAttribute, parseHtml, queryAll, queryOne, visibleText } from '../support/html.ts';
import { loadSoundContent } from '../support/load-example.ts';
import { readPortalFile } from '../support/read-output.ts';
import { findPage, renderPages } from '../support/render-pages.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { validateHtml } from '../support/validate-html.ts';
import { writeTree } from '../support/write-tree.ts';

let portal: Portal;
let pages: Map<string, string>;

const page = (path: string) => findPage(pages, path);

beforeAll(async () => {
  portal = await loadSoundContent(EXAMPLE_CONTENT);
  pages = await renderPages(portal);
});

describe('the pages of a portal', () => {
  it('are home, lists, search, help, QR sheet, site map, 404, and one for each report and each filter value', () => {
    expect([...pages.keys()].sort()).toEqual(
      [
        ...[
          '/index.html',
          '/catalog.html',
          '/catalog-date-asc.html',
          '/catalog-title.html',
          '/catalog-org.html',
        ],
        ...[
          '/search.html',
          '/about.html',
          '/prove.html',
          '/qr.html',
          '/sitemap.html',
          '/404.html',
          '/sitemap.xml',
          '/opensearch.xml',
        ],
        ...['/reports/2021/shili.html', '/reports/2020/shili.html', '/reports/2022/tongzhi.gb18030.html'],
        ...['/reports/2022/zhangtiao.html', '/years/2020.html', '/years/2021.html', '/years/2022.html'],
        ...[
          '/data.html',
          '/bodies.html',
          '/orgs/示例区示例局-by-year.html',
          '/orgs/示例区示例委员会-by-year.html',
        ],
        ...['/columns/法治政府.html', '/orgs/示例区示例局.html', '/orgs/示例区示例委员会.html'],
        ...['/topics/其他.html', '/topics/科技、教育.html', '/topics/综合政务.html'],
        ...['/genres/办法.html', '/genres/报告.html', '/genres/通知.html'],
        ...['.html', '/2020-2021.html'].map((end) => `/series/示例区示例局法治政府建设情况报告${end}`),
      ].sort(),
    );
  });

  it('are valid HTML', async () => {
    const faults = await Promise.all(
      [...pages].filter(([url]) => url.endsWith('.html')).map(([url, html]) => validateHtml(html, url)),
    );
    expect(faults.flat()).toEqual([]);
  });

  it('have one h1, a main landmark, a title of their own and no skipped heading level', () => {
    const titles = new Set<string>();
    for (const [url, html] of pages) {
      if (!url.endsWith('.html')) continue;
      const document = parseHtml(html);
      queryOne(document, 'h1');
      queryOne(document, 'main');
      titles.add(visibleText(queryOne(queryOne(document, 'head'), 'title')));
      const levels = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
        .flatMap((tag) => queryAll(document, tag))
        .sort((a, b) => (a.sourceCodeLocation?.startOffset ?? 0) - (b.sourceCodeLocation?.startOffset ?? 0))
        .map((heading) => Number(heading.tagName[1]));
      for (const [index, level] of levels.entries()) {
        expect(level - (levels[index - 1] ?? 0), `${url}: ${levels.join(' ')}`).toBeLessThanOrEqual(1);
      }
    }
    // The four orders of the catalogue are one page to a reader.
    expect(titles.size).toBe([...pages.keys()].filter((url) => url.endsWith('.html')).length - 3);
  });

  it('show a report that is stored as GB18030 with CRLF, rare characters included', () => {
    const html = page('/reports/2022/tongzhi.gb18030.html');
    expect(visibleText(queryOne(parseHtml(html), 'article'))).toBe(
      '各示例单位：\n请遵照执行。𠮷林、镕、堃等字应当照样显示。',
    );
  });
});

describe('a report page', () => {
  const html = () => page('/reports/2021/shili.html');

  it('joins lines that were wrapped between Han characters and keeps Latin words apart', () => {
    expect(visibleText(queryOne(parseHtml(html()), 'article'))).toContain(
      '示例局把示例事项全部纳入 Example Service 平台办理',
    );
  });

  it('has tables with caption, notes, figures, footnotes and bold before a full stop', () => {
    const document = parseHtml(html());
    expect(visibleText(queryOne(document, 'caption'))).toBe('表1 示例事项办理情况');
    expect(visibleText(queryOne(document, '.note'))).toBe('注：数据为示例。');
    expect(visibleText(queryOne(queryOne(document, 'article'), 'figcaption'))).toBe('图1 示例窗口');
    expect(visibleText(queryOne(document, '.footnotes'))).toContain('数据来自示例调查。');
    expect(visibleText(queryOne(document, 'strong'))).toBe('办理时限缩短一半。');
  });

  it('numbers skipped, repeated and unnumbered headings without collision', () => {
    const report = portal.reports.find(({ id }) => id === '2021/shili');
    expect(report?.sections.map(({ id, title }) => [id, title])).toEqual([
      ['s1', '一、主要举措和成效'],
      ['s1-1', '（一）深化“示例”改革 优化服务'],
      ['s1-1-1', '1示例审批制度改革'],
      ['s1-1-2', '2、加强示例监管'],
      ['s1-3', '（三）其他示例工作'],
      ['s2', '二、存在的不足'],
      ['s2-0-1', '1.示例能力有待提高'],
      ['s2_2', '二、序号重复的一节'],
      ['s3', '结语'],
    ]);
  });

  it('links to other reports, to its own files and, marked, to other sites', () => {
    const article = queryOne(parseHtml(html()), 'article');
    const links = Object.fromEntries(queryAll(article, 'a').map((link) => [visibleText(link), link]));
    expect(getAttribute(links.上一年度报告 as never, 'href')).toBe('../../reports/2020/shili.html#s1');
    expect(getAttribute(links.附件说明 as never, 'href')).toBe(
      `shili/attachments/${encodeURIComponent('附件 1 [说明].txt')}`,
    );
    expect(getAttribute(links.外部网站 as never, 'rel')).toContain('noopener');
    expect(getAttribute(links.外部网站 as never, 'class')).toBe('external');
  });

  it('shows of files what a browser can, and nothing from a file becomes markup', () => {
    const document = parseHtml(html());
    const summaries = queryAll(
      queryAll(document, 'section').find(
        (section) => getAttribute(section, 'aria-labelledby') === 'preview',
      ) as never,
      'summary',
    );
    expect(summaries.map((summary) => visibleText(summary))).toEqual([
      '2021年度示例统计表.csvCSV 表格',
      '示例文件.pdfPDF 文档',
      '在本页翻看',
      '附件 1 [说明].txt文本文件',
    ]);
    expect(html()).toContain('>&lt;script&gt;alert(1)&lt;/script&gt;</td>');
    expect(html()).toContain('含逗号, 和&quot;引号&quot;');
    expect(html()).toContain('这是示例附件。');
    // All others are files; this one is data, which runs nothing.
    const inline = queryAll(document, 'script').filter((script) => !getAttribute(script, 'src'));
    expect(inline.map((script) => getAttribute(script, 'type'))).toEqual(['application/ld+json']);
  });

  it('names previous and next in publication order and the related report of the year before', () => {
    const document = parseHtml(html());
    const neighbours = queryOne(document, '.report-neighbours');
    expect(queryAll(neighbours, 'a').map((link) => getAttribute(link, 'href'))).toEqual([
      '../../reports/2022/zhangtiao.html',
      '../../reports/2020/shili.html',
    ]);
    expect(queryAll(queryOne(document, '.related-list'), 'a').map((link) => visibleText(link))).toEqual([
      '示例区示例局2020年度法治政府建设情况报告',
    ]);
  });

  it('ends in 版记, inside the text', () => {
    const document = parseHtml(html());
    const lines = queryAll(queryOne(queryOne(document, 'article'), '.report-imprint'), 'p');
    expect(lines.map((line) => visibleText(line))).toEqual([
      '抄送：示例区人大办公室，示例区政协办公室。',
      '示例区示例局办公室 2022年2月11日印发',
    ]);
    expect(visibleText(queryOne(document, 'article')).trimEnd()).toMatch(/2022年2月11日印发$/);
    expect(page('/reports/2020/shili.html')).not.toContain('report-imprint');
  });

  it('has the red head with the signing body and the number of the document', () => {
    const document = parseHtml(html());
    expect(visibleText(queryOne(document, '.report-issuer'))).toBe('示例区示例局');
    expect(visibleText(queryOne(document, '.report-number'))).toBe('示例发〔2022〕3号');
    expect(html()).toContain('发布时间：<time datetime="2022-02-14T09:30">2022-02-14 09:30</time>');
  });
});

describe('home and lists', () => {
  it('home names every way in', () => {
    const text = visibleText(parseHtml(page('/index.html')));
    for (const words of [
      '示例区报告公报',
      '最新公开',
      '全部目录（4 篇）',
      '按年度',
      '按机构名称',
      '按主题分类',
      '按体裁',
      '科技、教育',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('summaries skip a salutation', () => {
    const row = queryAll(queryOne(parseHtml(page('/index.html')), '.report-rows'), 'li')[0];
    expect(visibleText(row as never)).toContain('请遵照执行。');
    expect(visibleText(row as never)).not.toContain('各示例单位');
  });

  it('the catalogue sorts without a script: each order is a page that says so', () => {
    const titles = (url: string) =>
      queryAll(parseHtml(page(url)), 'td.cell-title').map((cell) => visibleText(cell));
    expect(titles('/catalog-date-asc.html')).toEqual([...titles('/catalog.html')].reverse());
    expect(titles('/catalog-title.html').sort()).toEqual(titles('/catalog.html').sort());
    const sorted = queryAll(parseHtml(page('/catalog-title.html')), 'th').filter((cell) =>
      getAttribute(cell, 'aria-sort'),
    );
    expect(sorted.map((cell) => [visibleText(cell), getAttribute(cell, 'aria-sort')])).toEqual([
      ['标题▲', 'ascending'],
    ]);
  });
});

const help = (of: ReadonlyMap<string, string>) =>
  queryAll(parseHtml(of.get('/about.html') ?? ''), 'main')
    .map((main) => visibleText(main))
    .join('');

describe('without a site URL', () => {
  it('leaves out what would be wrong and says so', async () => {
    const bare = await loadSoundContent(EXAMPLE_CONTENT, { siteUrl: '' });
    const without = await renderPages(bare);
    const html = without.get('/reports/2021/shili.html') ?? '';
    expect(html).not.toContain('rel="canonical"');
    expect(html).not.toContain('qr.png');
    expect(html).not.toContain('SiteDomain');
    expect(visibleText(parseHtml(html))).toContain('本站还没有设定网址，所以没有二维码。');
    expect(bare.files.some((file) => file.path.endsWith('.xml'))).toBe(false);
    expect(without.has('/sitemap.xml')).toBe(false);
    expect(visibleText(parseHtml(without.get('/qr.html') ?? ''))).toContain('本站还没有设定网址');
    expect(help(pages)).toMatch(/末尾有网址和二维码.*“分享”里有这一页的网址/s);
    expect(help(without)).not.toMatch(/二维码|网址.*页码|“分享”/);
    expect(bare.files.some((file) => file.path.includes('.qr.'))).toBe(false);
  });
});

describe('a portal that offers no other forms', () => {
  it('has fewer files, and no label, link or catalogue entry without one', async () => {
    const off = { pdf: false, word: false, text: false, markdown: false, single: false };
    const content = await writeTree(await tempFolder(), {
      'site.json': JSON.stringify({ url: 'https://www.shili.gov.example.cn/', ...off }),
      'reports/2021/a/index.md': writeReport(),
      'reports/2021/b/index.md': writeReport({ 标题: '示例区2022年度报告' }),
      'reports/2021/b/attachments/表.csv': '甲,乙\n1,2\n',
    });
    const plain = await loadSoundContent(content);
    const rendered = await renderPages(plain);
    const read = (name: string) => visibleText(parseHtml(rendered.get(`/reports/2021/${name}.html`) ?? ''));
    expect(read('a')).toContain('这篇报告没有附件，也没有别的格式，全文就是上面的正文。');
    for (const name of ['a', 'b']) expect(read(name)).not.toMatch(/其他格式|纯文本|Word|PDF/);
    expect(help(rendered)).toContain('标题下面一行可以看附件，打印');
    const files = plain.files.flatMap(({ path }) => (path.startsWith('reports/2021/a') ? [path] : []));
    expect(files.sort()).toEqual(['a.json', 'a.qr.png', 'a.qr.svg'].map((name) => `reports/2021/${name}`));
    const entry = JSON.parse(await readPortalFile(plain, 'catalog.json')).reports[0];
    expect(entry).toMatchObject({ formats: [] });
    expect(entry).not.toHaveProperty('text');
    expect(entry).not.toHaveProperty('markdown');
  });
});

it('an address that no QR code holds is said on the report and on the sheet', async () => {
  const folder = Array.from({ length: 6 }, (_, index) => `${'示例'.repeat(30)}${index}`).join('/');
  const deep = await loadSoundContent(
    await writeTree(await tempFolder(), { [`reports/${folder}/index.md`]: writeReport() }),
    { siteUrl: 'https://www.shili.example/' },
  );
  const made = await renderPages(deep);
  expect(visibleText(parseHtml(made.get(`/reports/${folder}.html`) ?? ''))).toContain(
    '这一篇的网址太长，二维码里放不下',
  );
  const [entry] = queryAll(parseHtml(made.get('/qr.html') ?? ''), '.qr-sheet li');
  expect(visibleText(entry as never)).toMatch(/示例工作报告\s*网址太长，没有二维码$/);
  expect(queryAll(entry as never, 'img')).toEqual([]);
});

describe('one report alone', () => {
  it('says honestly that there is nothing related and names no neighbours', async () => {
    const { REAL_CONTENT } = await import('../support/contents.ts');
    const alone = await renderPages(await loadSoundContent(REAL_CONTENT));
    const text = visibleText(parseHtml(alone.get('/reports/2021/jiaoyuju.html') ?? ''));
    expect(text).toContain('本站目前只有这一篇报告。');
    expect(text).not.toContain('上一篇');
  });
});
