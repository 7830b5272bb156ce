import { describe, expect, it } from 'vitest';
import { compareFiles } from '../../../src/changes/compare-files.ts';
import { compareSites } from '../../../src/changes/compare-sites.ts';
import { findSilentEdits } from '../../../src/changes/find-silent-edits.ts';
import { formatChanges } from '../../../src/changes/format-changes.ts';

const REPORT = {
  url: 'reports/2021/%E7%94%B2.html',
  title: '示例局2021年度报告',
  org: '示例局',
  date: '2022-02-14',
  keywords: ['甲'],
  signature: ['示例局'],
  copiedTo: ['甲机关'],
  printedBy: '示例局办公室',
  printedDate: '2022-02-15',
  corrections: [] as object[],
  summary: '摘要。',
  attachments: [{ url: 'reports/2021/%E7%94%B2/attachments/1.pdf', name: '一.pdf', sha256: 'a' }],
  preamble: '前言。',
  sections: [
    { id: 's1', title: '一、举措', level: 2, text: '共12件。' },
    { id: 's1-1', title: '（一）改革', level: 3, text: '推进改革。' },
  ],
};
type Report = typeof REPORT;

const PAGE =
  '<main>正文<nav class="report-part report-years">辛</nav><section class="report-part report-related" aria-labelledby="related">丁</section>尾</main>\n<nav class="report-neighbours">己</nav>';

/** A published folder with one report, as texts by path. */
function publish(change: Partial<Report> = {}, files: Record<string, string> = {}): Map<string, string> {
  const report = { ...REPORT, ...change };
  const { preamble: _p, ...listed } = report;
  return new Map(
    Object.entries({
      'catalog.json': JSON.stringify({ generator: 'gongbao', site: { name: '公报' }, reports: [listed] }),
      'index.html': 'home',
      'reports/2021/甲.html': PAGE,
      'reports/2021/甲.json': JSON.stringify(report),
      'reports/2021/甲.md': JSON.stringify(change),
      'reports/2021/甲/attachments/1.pdf': report.attachments[0]?.sha256 ?? '',
      'reports/2021/甲/图.png': '图',
      ...files,
    }),
  );
}

function compare(before: Map<string, string>, after: Map<string, string>) {
  return compareSites(
    compareFiles(before, after),
    (path) => before.get(path),
    (path) => after.get(path),
  );
}

const FILES = new Map([[REPORT.url, '内容/reports/2021/甲/index.md']]);
const lines = (after: Map<string, string>, before = publish()) =>
  formatChanges(compare(before, after))
    .split('\n')
    .slice(1, -1)
    .map((line) => line.trim());
const warn = (after: Map<string, string>, before = publish()) =>
  findSilentEdits(compare(before, after).reports, FILES, '2022-03-01', (id, options) =>
    ['npm run revise --', id, options].join(' ').trim(),
  );

const edited = { sections: [REPORT.sections[0], { ...REPORT.sections[1], text: '全面推进改革。' }] as never };
const corrected = { corrections: [{ date: '2022-03-01', what: '补字', why: '笔误' }] };

describe('what changed, for people', () => {
  it('leaves out what leads to other reports, also in a page with long rows of spaces', () => {
    const page = PAGE.replace('正文', `正文${' '.repeat(100_000)}乙`);
    const place = 'reports/2021/甲.html';
    const turned = publish({}, { [place]: page.replace('己', '庚') });
    expect(lines(turned, publish({}, { [place]: page }))).toEqual(
      lines(publish({}, { [place]: PAGE.replace('己', '庚') })),
    );
  });

  it('tells what another report made of one whose own text is the same', () => {
    const relations = [{ relation: '被废止', title: '示例决定' }];
    const after = publish({ validity: '废止', relations } as never, { 'reports/2021/甲.md': '{}' });
    const before = publish({}, { 'reports/2021/甲.md': '{}' });
    expect(lines(after, before)).toEqual([
      '示例局2021年度报告：有效性：（空） → 废止；关联：加“被废止《示例决定》”',
    ]);
  });

  it('does not take another title of a related document for a change of relations', () => {
    const name = (title: string) => ({ relations: [{ relation: '被废止', title, url: 'a.html' }] }) as never;
    const markdown = { 'reports/2021/甲.md': '{}' };
    const notice = (title: string) =>
      `<aside class="report-notice report-notice-ended">${title}</aside>${PAGE}<section class="report-part report-relations" aria-labelledby="relations">${title}</section>`;
    const [before, after] = ['旧题', '新题'].map((title) =>
      publish(name(title), { ...markdown, 'reports/2021/甲.html': notice(title) }),
    );
    expect(lines(after as Map<string, string>, before)).toEqual([
      '另有 1 篇只是相关文章、上一篇或下一篇不同',
    ]);
  });

  it('says so when nothing did', () => {
    expect(formatChanges(compare(publish(), publish()))).toBe('与上一次生成的相比，没有变化。');
  });

  it.each<[string, Map<string, string>, string[]]>([
    ['a sentence', publish(edited), ['示例局2021年度报告：第一节（一）加 2 字']],
    [
      'a correction',
      publish({ ...edited, ...corrected }),
      ['示例局2021年度报告：第一节（一）加 2 字；修订记录加 1 条'],
    ],
    [
      'fields',
      publish({ date: '2022-02-15', keywords: [] }),
      ['示例局2021年度报告：发布日期：2022-02-14 → 2022-02-15；关键词：甲 → （空）'],
    ],
    [
      'a former text',
      publish({ versions: [{ from: '2022-02-14' }] } as never, {
        'reports/2021/甲.md': '{}',
        'reports/2021/甲/versions/2022-02-14.html': '以前',
      }),
      ['示例局2021年度报告：留下 2022-02-14 起公布的以前的文本'],
    ],
    ['版记', publish({ printedDate: '2022-02-16' }), ['示例局2021年度报告：版记改 1 字']],
    [
      '有效性 and what brought it about',
      publish({ validity: '废止', relations: [{ relation: '被废止', title: '示例决定' }] } as never),
      ['示例局2021年度报告：有效性：（空） → 废止；关联：加“被废止《示例决定》”'],
    ],
    ['题注', publish({ headNote: '（2021年公布）' } as never), ['示例局2021年度报告：题注加 9 字']],
    ['落款', publish({ signature: ['示例区示例局'] }), ['示例局2021年度报告：落款加 3 字']],
    [
      'an attachment',
      publish({ attachments: [{ ...REPORT.attachments[0], sha256: 'b' } as never] }),
      ['示例局2021年度报告：换附件“一.pdf”'],
    ],
    [
      'another name of an attachment',
      publish({ attachments: [{ ...REPORT.attachments[0], name: '新名.pdf' } as never] }),
      ['示例局2021年度报告：附件“一.pdf”改名为“新名.pdf”'],
    ],
    ['摘要 alone', publish({ summary: '另一段。' }), ['示例局2021年度报告：摘要：摘要。 → 另一段。']],
    [
      '摘要 that is the beginning of an edited text',
      publish({ ...edited, summary: '另一段。' }),
      ['示例局2021年度报告：第一节（一）加 2 字'],
    ],
    [
      'more than anybody reads',
      publish({
        title: '新题',
        org: '新局',
        date: '2022-02-15',
        keywords: ['乙'],
        signature: ['新局'],
        ...edited,
        ...corrected,
        attachments: [],
      }),
      [expect.stringMatching(/(?:；[^；]+){5}；还有 \d 处$/) as never],
    ],
    ['no attachment', publish({ attachments: [] }), ['示例局2021年度报告：删附件“一.pdf”']],
    [
      'a picture',
      publish({}, { 'reports/2021/甲/图.png': '另一张' }),
      ['示例局2021年度报告：正文用的文件有 1 个不同'],
    ],
    [
      'an attachment that has a page and a picture of its own, which are no files of the text',
      publish(
        { attachments: [{ ...REPORT.attachments[0], sha256: 'b' } as never] },
        { 'reports/2021/甲/previews/一.pdf.html': '另一页', 'reports/2021/甲/previews/一.png': '另一张' },
      ),
      ['示例局2021年度报告：换附件“一.pdf”'],
    ],
    [
      'bold type',
      publish({}, { 'reports/2021/甲.md': '**加粗**' }),
      ['示例局2021年度报告：写法有改动，文字没有变'],
    ],
    [
      'a template',
      publish({}, { 'reports/2021/甲.html': PAGE.replace('尾', '页脚'), 'index.html': 'new' }),
      ['版式或设置有变化：2 个网页的内容没变，样子变了'],
    ],
    [
      'links',
      publish(
        {},
        { 'reports/2021/甲.html': PAGE.replace('丁', '戊').replace('己', '庚').replace('辛', '壬') },
      ),
      ['另有 1 篇只是相关文章、上一篇或下一篇不同'],
    ],
  ])('%s', (_, after, expected) => {
    expect(lines(after)).toEqual(expected);
  });

  it('tells of a form that a report has no longer, and of one that all have as a choice of the portal', () => {
    const catalog = (...formats: string[][]) =>
      JSON.stringify({
        reports: formats.map((endings, index) => ({
          url: `r/${index}.html`,
          title: `报告${index}`,
          formats: endings.map((ending) => ({
            url: `r/${index}${ending}`,
            name: `第1.2版.${ending.split('.').at(-1)}`,
          })),
        })),
      });
    const changes = (before: string, after: string) =>
      lines(new Map([['catalog.json', after]]), new Map([['catalog.json', before]]));
    const both = catalog(['.pdf', '.docx'], ['.pdf', '.docx']);
    expect(changes(both, catalog(['.docx'], ['.pdf', '.docx']))).toEqual(['报告0：不再有 .pdf 文件']);
    expect(changes(catalog(['.docx'], ['.pdf', '.docx']), both)).toEqual(['报告0：增加 .pdf 文件']);
    expect(changes(both, catalog(['.docx'], ['.docx']))).toEqual(['网站设置：每篇报告不再有 .pdf 文件']);
    const named = catalog(['.docx', '.single.html', '.figures.json'], ['.docx']);
    expect(changes(named, catalog(['.docx'], ['.docx']))).toEqual([
      '报告0：不再有 .single.html 文件；不再有 .figures.json 文件',
    ]);
  });

  it('tells of a correction that was taken away', () => {
    expect(lines(publish(), publish(corrected))).toEqual(['示例局2021年度报告：修订记录少了 1 条']);
  });

  it('names reports that came and went, and cuts long lists with a count', () => {
    const catalog = (count: number) =>
      JSON.stringify({
        reports: Array.from({ length: count }, (_, i) => ({ url: `r/${i}.html`, title: `报告${i}` })),
      });
    const before = new Map([['catalog.json', catalog(1)]]);
    const after = new Map([['catalog.json', catalog(31)]]);
    expect(lines(after, before)).toHaveLength(21);
    expect(lines(after, before).slice(-2)).toEqual(['新增：报告20', '……还有 10 篇']);
    expect(lines(before, after)[0]).toBe('删除：报告1');
  });

  it.each([
    '',
    '{',
    '[]',
    '{"reports":"x","site":7}',
    '{"reports":[{"url":"%","title":3},null]}',
  ])('a damaged catalogue, %j, is no catalogue', (catalog) => {
    const before = publish({}, { 'catalog.json': catalog });
    expect(lines(publish(), before)).toEqual(['新增：示例局2021年度报告', '网站设置：站名：（空） → 公报']);
  });

  it('cannot tell more where the former text is gone', () => {
    const before = publish();
    before.delete('reports/2021/甲.json');
    expect(lines(publish(edited), before)).toEqual([
      '示例局2021年度报告：有改动，上一次的文字读不出来，不能细说',
    ]);
  });
});

describe('a text that changed without 修订', () => {
  it('is told with the place, the count and an entry to copy', () => {
    expect(warn(publish(edited))).toMatchObject([
      {
        level: 'warning',
        rule: 'correction-missing',
        file: '内容/reports/2021/甲/index.md',
        line: 1,
        column: 1,
        message: '文字与上一次生成的不同，没有写进“修订”：第一节（一）加 2 字',
        remedy: expect.stringContaining(
          '    修订:\n      - 日期: 2022-03-01\n        内容: 第一节（一）加 2 字\n        原因:',
        ),
      },
    ]);
    expect(warn(publish({ title: '示例局2021年报告' }))[0]?.message).toContain('标题改了');
  });

  it('is fine with a new entry, but not with an old one', () => {
    expect(warn(publish({ ...edited, ...corrected }))).toEqual([]);
    expect(warn(publish({ ...edited, ...corrected }), publish(corrected))).toHaveLength(1);
  });

  it.each([
    ['another way of writing', publish({}, { 'reports/2021/甲.md': '**x**' })],
    ['white space', publish({ preamble: '前 言。\n' })],
    ['fields', publish({ date: '2022-02-15' })],
    ['another version of the program', publish({}, { 'reports/2021/甲.json': '{"title":"别的"}' })],
  ])('is not %s', (_, after) => {
    expect(warn(after)).toEqual([]);
  });

  describe('where the output has the text that was replaced', () => {
    const markdown = (sha256: string) => ({
      formats: [{ url: 'reports/2021/%E7%94%B2.md', name: '甲.md', sha256 }],
    });
    const former = publish({ ...markdown('旧') } as never);

    it('names the command that keeps it', () => {
      const [silent] = warn(publish({ ...edited, ...markdown('新') } as never), former);
      expect(silent?.rule).toBe('correction-missing');
      expect(silent?.remedy).toContain('\n    npm run revise -- 2021/甲 --reason ""');
    });

    it('tells of a correction that has not kept it', () => {
      const [unkept] = warn(publish({ ...edited, ...corrected, ...markdown('新') } as never), former);
      expect(unkept?.rule).toBe('version-missing');
      expect(unkept?.remedy).toMatch(/\n {4}npm run revise -- 2021\/甲$/);
    });

    it('has nothing to say where it is among the former ones', () => {
      const versions = [{ from: '2021-02-14', ...markdown('旧') }];
      const after = publish({ ...edited, ...corrected, ...markdown('新'), versions } as never);
      expect(warn(after, former)).toEqual([]);
    });

    it('nor where that of its day is', () => {
      const versions = [{ from: '2022-02-14', ...markdown('更早') }];
      const after = publish({ ...edited, ...corrected, ...markdown('新'), versions } as never);
      expect(warn(after, former)).toEqual([]);
    });
  });
});

describe('a report that was taken back or has moved', () => {
  const withdrawal = { date: '2023-05-01', reason: '有误', explanation: [], text: 'removed' };
  const OLD = REPORT.url;
  const NEW = 'reports/2021/yi.html';

  /** The same portal with the report at another address, to which the old one leads. */
  function move(change: Partial<Report> = {}): Map<string, string> {
    const site = publish({
      url: NEW,
      attachments: [{ url: 'reports/2021/yi/attachments/1.pdf', name: '一.pdf', sha256: 'a' }],
      ...change,
    });
    const catalog = JSON.parse(site.get('catalog.json') ?? '');
    site.set('catalog.json', JSON.stringify({ ...catalog, redirects: [{ from: OLD, to: NEW }] }));
    for (const [path, text] of [...site])
      if (path.startsWith('reports/2021/甲')) site.set(path.replace('甲', 'yi'), text);
    site.set('reports/2021/甲.html', 'leads on');
    return site;
  }

  it('is told as withdrawn, not as edited, and needs no 修订', () => {
    const after = publish({ withdrawal, sections: [], preamble: '', attachments: [] } as never);
    expect(lines(after)).toContain('撤回：示例局2021年度报告（2023-05-01 已撤回（原因：有误），正文已移除）');
    expect(lines(after).join('\n')).not.toMatch(/删|第一节/);
    expect(warn(after)).toEqual([]);
  });

  it('is told once: the next build has nothing new to say', () => {
    const before = publish({ withdrawal, sections: [] } as never);
    const after = publish({ withdrawal, sections: [] } as never, { 'index.html': 'other' });
    expect(lines(after, before).join('\n')).not.toContain('撤回');
  });

  it('is told when it is there again', () => {
    expect(lines(publish(), publish({ withdrawal } as never)).join('\n')).toMatch(
      /撤回：2023-05-01 已撤回（原因：有误），正.* → （空）/,
    );
  });

  it('is told as moved, neither as new nor as gone', () => {
    const told = lines(move());
    expect(told).toContain('搬了地方：示例局2021年度报告（reports/2021/甲.html → reports/2021/yi.html）');
    expect(told.join('\n')).not.toMatch(/新增：|删除：|附件|正文用的文件|写法/);
  });

  it('is held against its former text: moving does not hide an edit', () => {
    const after = move(edited);
    expect(lines(after)).toContain('示例局2021年度报告：第一节（一）加 2 字');
    const files = new Map([[NEW, '内容/reports/2021/yi/index.md']]);
    const silent = findSilentEdits(compare(publish(), after).reports, files, '2022-03-01', () => '');
    expect(silent).toHaveLength(1);
  });
});

describe('fixed pages and columns', () => {
  const withPages = (pages: Record<string, string>, columns: object[] = []) => {
    const site = publish();
    const catalog = JSON.parse(site.get('catalog.json') ?? '');
    catalog.columns = columns;
    catalog.pages = Object.keys(pages).map((name) => ({
      url: `pages/${encodeURIComponent(name)}.html`,
      title: name,
      json: `pages/${encodeURIComponent(name)}.json`,
    }));
    site.set('catalog.json', JSON.stringify(catalog));
    for (const [name, text] of Object.entries(pages)) {
      site.set(`pages/${name}.json`, JSON.stringify({ title: name, preamble: text, sections: [] }));
      site.set(`pages/${name}.html`, text);
    }
    site.set('pages/申请表.docx', Object.keys(pages).join());
    return site;
  };

  it('are told by what changed in them', () => {
    const before = withPages({ 指南: '示例一。', 制度: '示例。', 旧: '示例。' }, [{ url: 'a', name: '甲' }]);
    const after = withPages({ 指南: '示例二。', 制度: '示例。', 新: '示例。' }, [
      { url: 'b', name: '乙', children: [{ url: 'c', name: '丙', label: '乙 › 丙' }] },
    ]);
    expect(lines(after, before)).toEqual([
      '新增网页：新',
      '删除网页：旧',
      '网页 指南：开头改 1 字',
      '网页用的图片和附件有 1 个不同',
      '新增栏目：乙',
      '新增栏目：乙 › 丙',
      '删除栏目：甲',
    ]);
  });

  it('are nothing where nothing is different, and where a version knew none', () => {
    const site = withPages({ 指南: '示例。' });
    expect(lines(site, site)).toEqual([]);
    expect(lines(site)).toContain('新增网页：指南');
  });
});
