import { expect, it } from 'vitest';
import { formatDiagnostics } from '../../../src/diagnostics/format-diagnostics.ts';
import { makeShard } from '../../../src/load/make-shard-fs.ts';
import { formatMetaRows } from '../../../src/portal/format-meta-rows.ts';
import type { RunOptions } from '../../../src/portal/run-options.ts';
import { createSearchRecords } from '../../../src/portal/search-records.ts';
import { loadContent } from '../../support/load-example.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const AT = '2022-03-01 09:00';
const REVIEWS = ['一审', '二审', '三审'].map(
  (round, index) => `\n  - 审次: ${round}\n    人: 示例审${index}\n    日期: 2022-02-1${index}`,
);

const create = async (files: Readonly<Record<string, string>>, site: object = {}) =>
  writeTree(await tempFolder(), {
    'site.json': JSON.stringify({ url: 'https://www.shili.gov.example.cn/', ...site }),
    ...files,
  });

const path = (id: string) => `reports/${id}/index.md`;

async function load(content: string, options: Partial<RunOptions> = {}) {
  const loaded = await loadContent(content, { at: AT, ...options });
  return {
    ...loaded,
    ids: loaded.portal?.reports.map(({ id }) => id).sort(),
    told: loaded.diagnostics.map(
      ({ level, rule, file, message }) => `${level} ${rule} ${file.replace('内容/reports/', '')} ${message}`,
    ),
    shown: formatDiagnostics(loaded.diagnostics),
  };
}

/** Everything that is wrong with it would be an error in a report that is published. */
const BROKEN =
  '---\n标题: 半篇\n状态: 草稿\n发布日期: 明年\n相关文章: [没有]\n---\n\n写到一半。[坏](./x.pdf)\n';

it('a build leaves out what is not published yet, says so, and is not stopped by it', async () => {
  const content = await create({
    [path('a')]: writeReport(),
    [path('b')]: BROKEN,
    [path('c')]: writeReport({ 状态: '送审', 标题: '示例区2022年报告' }),
    [path('d')]: writeReport({ 发布日期: null, 发布于: '2022-03-01 09:01', 标题: '示例区2023年报告' }),
    [path('e')]: writeReport({ 发布日期: null, 发布于: '2022-03-01 09:00', 标题: '示例区2024年报告' }),
  });
  const { ids, told, held, portal } = await load(content);
  expect(ids).toEqual(['a', 'e']);
  expect(held).toBe(3);
  expect(told).toEqual([
    'warning report-held b/index.md 还是草稿，不放进网站；至少有 5 处要改，不影响别的报告',
    'warning report-held c/index.md 还在送审，不放进网站',
    'warning report-held d/index.md 定于 2022-03-01 09:01 发布（现在是 2022-03-01 09:00），不放进网站',
  ]);
  expect(portal?.reports.find(({ id }) => id === 'e')?.pubDate).toBe('2022-03-01 09:00');
  // Nothing of the run's moment is written: the same content later makes the same portal.
  const again = await load(content, { at: '2022-03-01 09:00' });
  expect(again.ids).toEqual(ids);
  expect((await load(content, { at: '2022-03-01 09:01' })).ids).toEqual(['a', 'd', 'e']);
});

it('a check tells what is wrong with drafts, and none of it is an error', async () => {
  const content = await create({ [path('a')]: writeReport(), [path('b')]: BROKEN });
  const { told } = await load(content, { mode: 'check' });
  expect(told.every((line) => line.startsWith('warning'))).toBe(true);
  const ofDraft = told.filter((line) => line.includes('（草稿，发布前要改）'));
  expect(ofDraft.map((line) => line.split(' ')[1]).sort()).toEqual(
    [
      'date-format',
      'field-required',
      'field-required',
      'field-required',
      'field-required',
      'file-missing',
      'related-unknown',
    ].sort(),
  );
  expect(told).toContain('warning report-held b/index.md 还是草稿，不放进网站；有 7 处要改，不影响别的报告');
});

it('a report is published when it has been read as often as the portal demands', async () => {
  const files = {
    [path('a')]: writeReport({ 审核: REVIEWS.join('') }),
    [path('b')]: writeReport({ 审核: REVIEWS.slice(0, 2).join(''), 标题: '示例区2022年报告' }),
    [path('c')]: writeReport({ 标题: '示例区2023年报告' }),
  };
  expect((await load(await create(files))).ids).toEqual(['a', 'b', 'c']);
  const { ids, told } = await load(await create(files, { requiredReviews: 3 }));
  expect(ids).toEqual(['a']);
  expect(told).toEqual([
    'warning report-held b/index.md 还没有审完，缺三审，不放进网站',
    'warning report-held c/index.md 还没有审完，缺一审、二审、三审，不放进网站',
  ]);
});

it('what refers to a report that is not published is told in words that fit', async () => {
  const content = await create({
    [path('a')]: writeReport({ 相关文章: '[b]' }, '\n这是正文，见[另一篇](../b/index.md#s1)。\n'),
    [path('b')]: writeReport({ 状态: '草稿', 相关文章: '[c]' }, '\n## 一、正文\n\n见[丙](../c/index.md)。\n'),
    [path('c')]: writeReport({ 状态: '草稿' }),
  });
  const { told, portal } = await load(content, { mode: 'check' });
  expect(portal).toBeUndefined();
  expect(told.filter((line) => !line.includes('不放进网站'))).toEqual([
    'warning related-held a/index.md 相关文章“b”还是草稿，先不列出',
    'error report-held a/index.md 链接“../b/index.md#s1”指向的报告还是草稿，网站上没有这个网页',
  ]);
});

it('相关文章 that are not published are not listed', async () => {
  const content = await create({
    [path('a')]: writeReport({ 相关文章: '[b, c]' }),
    [path('b')]: writeReport({ 状态: '草稿' }),
    [path('c')]: writeReport({ 标题: '示例区2022年报告' }),
  });
  const { portal } = await load(content);
  expect(portal?.reports.find(({ id }) => id === 'a')?.related.map(({ url }) => url)).toEqual([
    'reports/c.html',
  ]);
});

it('a draft does not take the address of a report that is published', async () => {
  const content = await create({
    [path('甲.json')]: writeReport({ 状态: '草稿' }),
    [path('甲')]: writeReport({ 标题: '示例区2022年报告' }),
  });
  expect((await load(content)).ids).toEqual(['甲']);
});

it('a day of publication that has not come is an error; a preview shows the report', async () => {
  const content = await create({ [path('a')]: writeReport({ 发布日期: '2022-03-02' }) });
  for (const mode of ['check', 'build', 'archive'] as const) {
    const { told, portal, shown } = await load(content, { mode });
    expect(told).toEqual([
      'error date-future a/index.md 发布日期 2022-03-02 还没有到（现在是 2022-03-01 09:00，北京时间）',
    ]);
    expect(shown).toContain(':4:7  错误');
    expect(portal).toBeUndefined();
  }
  const { told, ids } = await load(content, { mode: 'preview' });
  expect(ids).toEqual(['a']);
  expect(told.map((line) => line.split(' ', 2).join(' '))).toEqual(['warning date-future']);
});

it('a portal of drafts alone is not published over one that is full', async () => {
  const content = await create({ [path('a')]: writeReport({ 状态: '草稿' }), [path('b')]: BROKEN });
  for (const mode of ['check', 'build'] as const) {
    const { told, portal } = await load(content, { mode });
    expect(told).toContain('error content-empty 内容/reports 没有可以发布的报告：草稿 2 篇');
    expect(portal).toBeUndefined();
  }
});

it('a preview shows them with a mark, also half-written ones', async () => {
  const content = await create({ [path('a')]: writeReport(), [path('b')]: BROKEN });
  const { ids, portal, diagnostics } = await load(content, { mode: 'preview' });
  expect(ids).toEqual(['a', 'b']);
  expect(portal?.reports.map(({ held }) => held?.notice)).toEqual([undefined, '草稿，不会发布']);
  expect(portal?.reports[1]?.held?.faults).toHaveLength(7);
  expect(diagnostics.every(({ level }) => level === 'warning')).toBe(true);
});

it('machines that share the work leave out the same', async () => {
  const content = await create({
    [path('a')]: writeReport(),
    [path('b')]: BROKEN,
    [path('c')]: writeReport({ 标题: '另一篇' }),
  });
  const options = {
    mode: 'build',
    project: process.cwd(),
    content,
    label: '内容',
    at: AT,
    without: ['pdf', 'word'],
  } as const;
  const shards = await Promise.all([1, 2].map((index) => makeShard(options, { index, count: 2 })));
  expect(shards.map(({ all, diagnostics }) => [all, diagnostics])).toEqual([
    [2, []],
    [2, []],
  ]);
  expect(shards.reduce((sum, { reports }) => sum + reports, 0)).toBe(2);
});

it('nobody who has read a report is named in what is published, unless the portal wants it', async () => {
  const files = { [path('a')]: writeReport({ 审核: REVIEWS.join('') }) };
  const collect = async (site: object) => {
    const { portal } = await load(await create(files, site), { mode: 'archive' });
    const [report] = portal?.reports ?? [];
    if (!portal || !report) throw new Error('no portal');
    const contents = await Promise.all(
      [...portal.files, report.source].map(async (file) =>
        'produce' in file
          ? String(await file.produce())
          : 'content' in file
            ? String(file.content)
            : file.copyFrom,
      ),
    );
    return {
      all: contents.join('\n'),
      markdown: contents.find((text) => text.startsWith('---')) ?? '',
      report,
    };
  };
  const withheld = await collect({});
  expect(withheld.all).not.toContain('示例审');
  expect(JSON.stringify(withheld.report.fields)).not.toContain('示例审');
  expect(withheld.markdown).toContain('  - 审次: 三审\n    人: （不公开）\n    日期: 2022-02-12\n');
  const open = await collect({ publishReviewers: true });
  expect(open.markdown).toBe(files[path('a')]);
  expect(open.all).toContain('"by": "示例审1"');
  expect(formatMetaRows(open.report.fields)).toContainEqual({
    label: '审核',
    value: '一审 示例审0（2022-02-10）、二审 示例审1（2022-02-11）、三审 示例审2（2022-02-12）',
  });
  expect(formatMetaRows(withheld.report.fields).map(({ label }) => label)).not.toContain('审核');
  expect(createSearchRecords([open.report])[0]?.extra).toContain('二审 示例审1（2022-02-11）');
});

it('the clock counts where nobody names a moment', async () => {
  const content = await create({
    [path('a')]: writeReport(),
    [path('b')]: writeReport({ 发布日期: null, 发布于: '2199-01-01' }),
  });
  const { portal, at } = await loadContent(content);
  expect(portal?.reports.map(({ id }) => id)).toEqual(['a']);
  expect(at).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
});
