import { describe, expect, it } from 'vitest';
import { parseFormerPortal } from '../../../src/changes/former-portal.ts';
import type { Coming } from '../../../src/portal/coming.ts';
import type { MadeFixedPage } from '../../../src/portal/fixed-pages.ts';
import { judgeAgainstFormer } from '../../../src/portal/judge-former.ts';
import type { MadeReport } from '../../../src/portal/report-bundle.ts';
import type { Hold } from '../../../src/report/release.ts';
import type { ReportFields, ReportSource } from '../../../src/report/report.ts';
import { createReport } from './sample-portal.ts';

const LINES = [
  '2021年，示例局推进各项工作。',
  '一、主要举措',
  '共办理12件，比上年多3件。',
  '二、问题',
  '人手不足。',
];

interface Sample {
  id: string;
  title?: string;
  date?: string;
  time?: string;
  lines?: readonly string[];
  corrections?: ReportFields['corrections'];
  formerAddresses?: readonly string[];
}

function make({
  id,
  title = `示例报告${id}`,
  date = '2022-02-14',
  lines = LINES,
  ...more
}: Sample): MadeReport {
  const { fields } = createReport({
    fields: {
      title,
      date,
      ...(more.time ? { time: more.time } : {}),
      corrections: more.corrections ?? [],
      formerAddresses: (more.formerAddresses ?? []).map((address) => ({ address, line: 1, column: 1 })),
    },
  });
  const source = {
    ...{ id, fields, file: `内容/reports/${id}/index.md` },
    places: new Map([['发布日期', { line: 4, column: 7 }]]),
  } as unknown as ReportSource;
  const body = { html: '', preamble: lines.join('\n'), sections: [], footnotes: '', blocks: [] };
  return { source, body: () => body } as unknown as MadeReport;
}

/** What a build of the reports has left behind. */
function publish(...reports: Sample[]) {
  const entries = reports.map(
    ({ id, title = `示例报告${id}`, date = '2022-02-14', time, corrections = [] }) => ({
      ...{ url: `reports/${id.split('/').map(encodeURIComponent).join('/')}.html`, title, date, corrections },
      ...(time ? { time } : {}),
    }),
  );
  const files = new Map(
    reports.map(({ id, title = `示例报告${id}`, lines = LINES }) => [
      `reports/${id}.json`,
      JSON.stringify({ title, preamble: lines.join('\n'), sections: [], signature: ['示例局'] }),
    ]),
  );
  const catalog = JSON.stringify({ generator: 'gongbao', site: { name: '示例', url: '' }, reports: entries });
  return { ...parseFormerPortal(catalog), label: 'dist', read: (path: string) => files.get(path) };
}

const idsOf = (...reports: string[]) => ({ reports: new Set(reports), pages: new Set<string>() });

const judge = (
  former: ReturnType<typeof publish>,
  made: Sample[],
  held: Coming['held'] = new Map(),
  faulty: readonly string[] = [],
) =>
  judgeAgainstFormer(former, {
    site: { name: '示例', url: '' },
    made: made.map(make),
    pages: [],
    held,
    ids: idsOf(...made.map(({ id }) => id)),
    faulty: new Set(faulty),
    label: '内容',
    at: '2022-03-01 09:00',
  });
const tell = (...given: Parameters<typeof judge>) =>
  judge(...given).map(({ level, rule, file, message }) => `${level} ${rule} ${file}\n${message}`);

const A = { id: '2021/甲' };
const B = { id: '2021/乙' };

describe('the same portal again', () => {
  it('has nothing to be said of it', () => {
    expect(tell(publish(A, B), [A, B])).toEqual([]);
    expect(tell(publish(A), [A, { ...B, date: '2022-02-15' }])).toEqual([]);
  });

  it('is the same where its only report got another folder and another title, and says where it was', () => {
    const moved = { id: '2021/丙', title: '改过的标题', formerAddresses: ['2021/甲'] };
    expect(tell(publish(A), [moved])).toEqual([]);
  });

  it('is the same where its only report is not published any more, or cannot be read', () => {
    const { source } = make(A);
    const held = new Map([[A.id, { source, hold: { key: '状态', clause: '是草稿' } as Hold }]]);
    expect(judge(publish(A), [B], held)).toMatchObject([{ rule: 'report-gone', file: source.file }]);
    expect(judge(publish(A), [B], new Map(), [source.file])).toEqual([]);
  });

  it('is not judged by another portal, which is told', () => {
    expect(tell(publish({ id: '别/的' }, { id: '别/处' }), [A, B])).toEqual([
      'warning former-other dist/catalog.json\n这里是另一个网站，“示例”，《示例报告别/的》《示例报告别/处》共 2 篇：公布过的报告，发布日期有没有改、有没有少，没有核对',
    ]);
  });
});

describe('发布日期 of a published report', () => {
  const change = { ...A, date: '2022-02-15' };
  const entry = { date: '2022-03-01', what: '发布日期由 2022-02-14 更正为 2022-02-15', why: '录入错误' };

  it('must not change', () => {
    expect(judge(publish(A, B), [change, B])).toMatchObject([
      {
        level: 'error',
        rule: 'date-changed',
        file: '内容/reports/2021/甲/index.md',
        line: 4,
        column: 7,
        message: '发布日期改了：上一次公布的是 2022-02-14，现在是 2022-02-15',
        remedy:
          '改回 2022-02-14；原来的日期确实写错了，在“修订”里说明（读者看得到），写上原因：\n    修订:\n      - 日期: 2022-03-01\n        内容: 发布日期由 2022-02-14 更正为 2022-02-15\n        原因:',
      },
    ]);
  });

  it.each([
    ['as the remedy gives it', entry],
    ['in Chinese', { ...entry, what: '更正发布日期：2022年2月14日应为 2022年2月15日' }],
  ])('may change with a new entry of 修订 that says so, %s', (_, correction) => {
    expect(tell(publish(A, B), [{ ...change, corrections: [correction] }, B])).toEqual([]);
  });

  it.each([
    ['of something else', { ...entry, what: '更正办理件数' }],
    ['of another day', { ...entry, what: '发布日期由 2022-02-13 更正为 2022-02-15' }],
    ['that names no days', { ...entry, what: '更正发布日期' }],
  ])('must not change with an entry %s', (_, correction) => {
    expect(judge(publish(A, B), [{ ...change, corrections: [correction] }, B])).toHaveLength(1);
  });

  it('must not change back under cover of the entry that has changed it', () => {
    const former = publish({ ...change, corrections: [entry] }, B);
    expect(judge(former, [{ ...A, corrections: [entry] }, B])).toHaveLength(1);
  });

  it('may get a time of day, or lose it', () => {
    expect(tell(publish(A, B), [{ ...A, time: '09:30' }, B])).toEqual([]);
    expect(tell(publish({ ...A, time: '09:30' }, B), [A, B])).toEqual([]);
  });

  it('must not get another time', () => {
    const former = publish({ ...A, time: '09:30' }, B);
    expect(judge(former, [{ ...A, time: '10:30' }, B])).toHaveLength(1);
    const what = '发布日期由 2022-02-14 09:30 更正为 2022-02-14 10:30';
    expect(judge(former, [{ ...A, time: '10:30', corrections: [{ ...entry, what }] }, B])).toEqual([]);
    expect(judge(former, [{ ...A, time: '10:30', corrections: [entry] }, B])).toHaveLength(1);
  });

  it('is not judged where the former portal does not tell it', () => {
    expect(tell(publish({ ...A, date: '昨天' }, B), [change, B])).toEqual([]);
  });
});

describe('a report that is new with an old day', () => {
  it('is told, and is no error', () => {
    expect(tell(publish({ ...A, date: '2022-02-20' }), [{ ...A, date: '2022-02-20' }, B])).toEqual([
      'warning report-late 内容/reports/2021/乙/index.md\n补录：上一次的网站里没有这一篇，发布日期却是 2022-02-14，早于那时最新的一篇（2022-02-20）',
    ]);
  });

  it('is not told of one that is there under another address', () => {
    const former = publish({ ...A, date: '2022-02-20' }, B);
    const moved = { id: '2022/乙', formerAddresses: ['2021/乙'] };
    expect(tell(former, [{ ...A, date: '2022-02-20' }, moved])).toEqual([]);
  });

  it('is told of twenty, and the rest is counted', () => {
    const late = Array.from({ length: 10_000 }, (_, index) => ({ id: `2020/${index}`, date: '2021-01-01' }));
    const told = judge(publish(A), [A, ...late]);
    expect(told).toHaveLength(20);
    expect(told.at(-1)?.message).toContain('另有 9980 篇也是补录');
  });
});

describe('a report that is gone', () => {
  const remedyOf = (...given: Parameters<typeof judge>) => judge(...given)[0]?.remedy ?? '';

  it('stops the build, with three ways out', () => {
    expect(tell(publish(A, B), [A])).toEqual([
      'error report-gone 内容/reports/2021/乙/index.md\n《示例报告2021/乙》（2021/乙）上一次的网站里有，这一次没有',
    ]);
    const remedy = remedyOf(publish(A, B), [A]);
    for (const way of ['放回来', '撤回', '旧网址']) expect(remedy).toContain(way);
  });

  it('may have become the old address of another', () => {
    for (const address of ['2021/乙', 'reports/2021/乙.html', '/reports/2021/%E4%B9%99.html'])
      expect(tell(publish(A, B), [{ ...A, formerAddresses: [address] }])).toEqual([]);
  });

  it('is told as a draft if it has become one', () => {
    const source = { ...make(B).source, places: new Map([['状态', { line: 9, column: 5 }]]) } as ReportSource;
    const hold: Hold = { key: '状态', state: '草稿', clause: '还是草稿', notice: '', remedy: '' };
    const [told] = judge(publish(A, B), [A], new Map([[B.id, { source, hold }]]));
    expect(told).toMatchObject({ level: 'error', rule: 'report-gone', line: 9, column: 5 });
    expect(told?.message).toBe('《示例报告2021/乙》已经公布过，现在还是草稿：它的网页会消失');
    expect(told?.remedy).not.toContain('校准');
    // Nobody has changed anything: the clock went back.
    const [early] = judge(
      publish(A, B),
      [A],
      new Map([[B.id, { source, hold: { ...hold, isAhead: true } }]]),
    );
    for (const words of [early?.remedy, early?.form])
      expect(words).toMatch(/^是这台电脑的时间不对，先校准；/);
  });

  it('is recognised by its text in a folder of another name: a line to copy', () => {
    const [told, ...more] = judge(publish(A, { ...B, lines: ['乙的正文。'] }), [
      A,
      { id: '2022/新', title: '另一个标题', lines: [' 乙的\u3000正文。'] },
    ]);
    expect(more).toEqual([]);
    expect(told?.file).toBe('内容/reports/2022/新/index.md');
    expect(told?.message).toContain('2022/新 的正文与它一字不差');
    expect(told?.remedy).toContain('\n      旧网址:\n        - 2021/乙');
  });

  it('is recognised with an edit, as far as that is certain', () => {
    const [told] = judge(publish(A, B), [
      A,
      { id: '2022/新', lines: [...LINES.slice(0, 4), '人手很不足。'] },
    ]);
    expect(told?.message).toMatch(/；2022\/新 的正文有 8\d% 与它相同$/);
    expect(told?.remedy).toContain('请核对');
  });

  it('is not recognised in a report of its series', () => {
    const other = [
      '2022年，示例局推进工作。',
      '一、主要举措',
      '共办理20件，和上年一样多。',
      '二、问题',
      '经费不足。',
    ];
    const [told] = judge(publish(A, B), [A, { id: '2022/新', lines: other }]);
    expect(told?.message).not.toContain('2022/新');
  });

  it('is recognised by its title where the text is another', () => {
    const [told] = judge(publish(A, { ...B, title: '示例 报告' }), [
      A,
      { id: '2022/新', title: '示例报告', lines: ['全新。'] },
    ]);
    expect(told?.message).toContain('2022/新 的标题与它相同');
  });

  it('that may be either of two is told of both, and neither is chosen', () => {
    const former = publish(A, { ...B, lines: ['乙。'] });
    const twins = ['2022/一', '2022/二'].map((id) => ({ id, lines: ['乙。'] }));
    const [told] = judge(former, [A, ...twins]);
    expect(told?.file).toBe('内容/reports/2021/乙/index.md');
    expect(told?.message).toContain('2022/一 的正文与它一字不差，2022/二 的正文与它一字不差');
  });

  it('is told in its own words if only the case of its folder changed: one system takes both for the same', () => {
    const [told, ...more] = judge(publish(A, { id: '2021/Yi' }), [A, { id: '2021/yi' }]);
    expect(more).toEqual([]);
    expect(told?.message).toContain('上一次是 2021/Yi，现在是 2021/yi');
    expect(told?.remedy).toContain('改回原来的名字：2021/Yi');
  });

  it('is not told of one that is there and cannot be read', () => {
    const coming: Coming = {
      ...{ site: { name: '示例', url: '' }, made: [make(A)], pages: [], held: new Map(), label: '内容' },
      ...{ ids: idsOf(A.id), faulty: new Set(['内容/reports/2021/乙/index.md']), at: '2022-03-01 09:00' },
    };
    expect(judgeAgainstFormer(publish(A, B), coming)).toEqual([]);
    expect(
      judgeAgainstFormer(publish(A, B), { ...coming, ids: idsOf(A.id, B.id), faulty: new Set() }),
    ).toEqual([]);
  });

  it('is told without its text where the former files are damaged', () => {
    const former = { ...publish(A, B), read: () => '{' };
    expect(judge(former, [A, { id: '2022/新' }])).toHaveLength(1);
  });

  it('is told of twenty, and the rest is counted', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ id: `2020/${index}` }));
    const told = judge(publish(A, ...many), [A, ...many.map(({ id }) => ({ id: `x/${id}` }))]);
    expect(told.filter(({ rule }) => rule === 'report-gone')).toHaveLength(20);
    expect(told.find(({ message }) => message.includes('另有 9980 篇'))).toBeDefined();
  });
});

describe('an address that was led on', () => {
  const former = (...redirects: { from: string; to: string }[]) => {
    const now = publish(A, { id: '2022/新' });
    const catalog = JSON.stringify({ ...now.catalog, redirects });
    return { ...now, ...parseFormerPortal(catalog) };
  };
  const moved = { from: 'reports/2021/%E4%B9%99.html', to: 'reports/2022/%E6%96%B0.html' };

  it('is led on for ever, or is the address of a report again', () => {
    const heir = { id: '2022/新', formerAddresses: ['2021/乙'] };
    expect(tell(former(moved), [A, heir])).toEqual([]);
    expect(tell(former(moved), [A, B, { id: '2022/新' }])).toEqual([]);
  });

  it('that is led on no longer is told, with the line to put back', () => {
    const [told, ...more] = judge(former(moved), [A, { id: '2022/新' }]);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      level: 'error',
      rule: 'address-gone',
      file: '内容/reports/2022/新/index.md',
    });
    expect(told?.remedy).toContain('\n    旧网址:\n      - 2021/乙');
  });

  it('of a former text is told with its report, and not by itself', () => {
    const texts = ['2021/%E4%B9%99', '2022/%E6%96%B0'].map((folder) => ({
      from: `reports/${folder}/versions/2021-03-01.html`,
      to: 'reports/2022/%E6%96%B0.html',
    }));
    const told = judge(former(moved, ...texts), [A]);
    expect(told.map(({ rule }) => rule).sort()).toEqual(['address-gone', 'report-gone']);
    expect(told.map(({ message }) => message).join()).not.toContain('versions');
  });

  it('is written as a folder, also where its name has an ending as files have', () => {
    const [told] = judge(publish({ ...A }, { ...B, id: '2021/乙.v2' }), [A]);
    expect(told?.remedy).toContain('\n        - 2021/乙.v2/index.md');
    const [address] = judge(former({ ...moved, from: 'reports/2021/%E4%B9%99.v2.html' }), [
      A,
      { id: '2022/新' },
    ]);
    expect(address?.remedy).toContain('\n      - 2021/乙.v2/index.md');
  });

  it('is told of the page alone, not of the files beside it; damage is no harm', () => {
    const files = [
      { from: 'reports/2021/%E4%B9%99/', to: moved.to },
      { from: 'reports/2021/%E4%B9%99.pdf', to: 'reports/2022/%E6%96%B0.pdf' },
      { from: 'zwgk/%E4.html', to: moved.to },
      { from: '', to: '' },
    ];
    expect(tell(former(...files), [A, { id: '2022/新' }])).toEqual([]);
    const [told] = judge(former({ from: 'zwgk/201.html', to: moved.to }), [A, { id: '2022/新' }]);
    expect(told?.remedy).toContain('- zwgk/201.html');
  });
});

describe('a fixed page that was published before', () => {
  const text = LINES.join('\n');
  const pageOf = (id: string, preamble = text, formerAddresses: readonly string[] = []) =>
    ({
      source: {
        ...{ id, file: `内容/pages/${id}.md` },
        fields: {
          title: `示例网页${id}`,
          formerAddresses: formerAddresses.map((address) => ({ address, line: 1, column: 1 })),
        },
      },
      body: { html: '', preamble, sections: [], footnotes: '', blocks: [] },
    }) as unknown as MadeFixedPage;
  const former = (redirects: readonly unknown[] = []) => {
    const now = publish(A);
    const pages = [{ url: 'pages/%E6%8C%87%E5%8D%97.html', title: '示例网页指南' }];
    const json = JSON.stringify({ title: '示例网页指南', preamble: text, sections: [] });
    return {
      ...{ ...now, ...parseFormerPortal(JSON.stringify({ ...now.catalog, pages, redirects })) },
      read: (path: string) => (path === 'pages/指南.json' ? json : now.read(path)),
    };
  };
  const judgePages = (
    of: ReturnType<typeof former>,
    pages: readonly MadeFixedPage[],
    unsound: string[] = [],
  ) =>
    judgeAgainstFormer(of, {
      ...{ site: { name: '示例', url: '' }, made: [make(A)], pages, held: new Map(), label: '内容' },
      ids: {
        reports: new Set([A.id]),
        pages: new Set([...pages.map(({ source }) => source.id), ...unsound]),
      },
      ...{ faulty: new Set<string>(), at: '2022-03-01 09:00' },
    });

  it('may not disappear without a trace', () => {
    const [told, ...more] = judgePages(
      former(),
      [pageOf('联系')].map((page) => ({ ...page, body: { ...page.body, preamble: '另一段。' } })),
    );
    expect(more).toEqual([]);
    expect(told).toMatchObject({ level: 'error', rule: 'page-gone', file: '内容/pages/指南.md' });
    expect(told?.message).toBe('网页《示例网页指南》（指南）上一次的网站里有，这一次没有');
    expect(told?.remedy).toContain('放回来：文件还叫 pages/指南.md');
  });

  it('is there, cannot be read, or is led on', () => {
    expect(judgePages(former(), [pageOf('指南', '改过的文字。')])).toEqual([]);
    expect(judgePages(former(), [], ['指南'])).toEqual([]);
    expect(judgePages(former(), [pageOf('新指南', text, ['pages/指南.html'])])).toEqual([]);
  });

  it('is recognised by its text under another name, with the line to copy', () => {
    const [told] = judgePages(former(), [pageOf('新指南')]);
    expect(told?.file).toBe('内容/pages/新指南.md');
    expect(told?.message).toContain('新指南 的正文与它一字不差');
    expect(told?.remedy).toContain('旧网址:\n        - pages/指南.html');
  });

  it('is led on for ever', () => {
    const moved = former([{ from: 'pages/%E8%80%81.html', to: 'pages/%E6%8C%87%E5%8D%97.html' }]);
    expect(judgePages(moved, [pageOf('指南', text, ['pages/老.html'])])).toEqual([]);
    const [told] = judgePages(moved, [pageOf('指南')]);
    expect(told).toMatchObject({ rule: 'address-gone', file: '内容/pages/指南.md' });
    expect(told?.remedy).toContain('- pages/%E8%80%81.html');
  });
});

describe('a former portal that is damaged', () => {
  it('is told, with what could not be compared', () => {
    const damaged = { ...publish(A), unreadable: 3 };
    expect(tell(damaged, [A])[0]).toContain('warning former-unreadable dist/catalog.json');
    expect(tell({ ...publish(A), isReadable: false, reports: new Map() }, [A])).toHaveLength(1);
  });
});

describe('a text that was published before', () => {
  const versions = [{ from: '2022-02-14' }, { from: '2022-03-01' }, { from: '../../甲' }, {}];
  const former = () => {
    const site = publish({ id: '2021/jia' });
    const [report] = site.reports.values();
    return { ...site, reports: new Map([[report?.url ?? '', { ...report, entry: { versions } }]]) } as never;
  };
  const judge = (days: readonly string[], fields: Partial<ReportFields> = {}) => {
    const made = make({ id: '2021/jia' });
    const source = {
      ...made.source,
      fields: { ...made.source.fields, ...fields },
      versions: days.map((from) => ({ former: { from } })),
    } as never;
    return judgeAgainstFormer(former(), {
      site: { name: '示例', url: '' },
      made: [{ ...made, source }],
      pages: [],
      held: new Map(),
      ids: idsOf(A.id, B.id),
      faulty: new Set(),
      label: '内容',
      at: '2026-12-01 09:00',
    }).filter(({ rule }) => rule === 'version-gone');
  };

  it('may not disappear', () => {
    expect(judge(['2022-02-14', '2022-03-01'])).toEqual([]);
    const [gone, ...others] = judge(['2022-02-14']);
    expect(others).toEqual([]);
    expect(gone).toMatchObject({ level: 'error', file: '内容/reports/2021/jia/index.md' });
    expect(gone?.message).toBe('2022-03-01 起公布的以前的文本，上一次的网站里有，这一次没有了');
    expect(gone?.remedy).toContain('复制为 内容/reports/2021/jia/versions/2022-03-01.md');
  });

  it('goes with the whole text, where that was taken back', () => {
    const withdrawal = { date: '2023-01-01', reason: '有误', explanation: [], text: 'removed' as const };
    expect(judge([], { withdrawal })).toEqual([]);
    expect(judge([], { withdrawal: { ...withdrawal, text: 'kept' } })).toHaveLength(2);
  });
});
