import { describe, expect, it } from 'vitest';
import type { LintExample } from '../../../src/lint/lint-rule.ts';
import { findRule, lintExample } from '../../support/lint-sample.ts';

const find = (code: string, ...examples: LintExample[]) => lintExample(findRule(code), examples);
const told = (code: string, ...examples: LintExample[]) =>
  find(code, ...examples).map(({ message }) => message);
const remedies = (code: string, ...examples: LintExample[]) =>
  find(code, ...examples).map(({ remedy }) => remedy);

describe('date-disagree', () => {
  const check = (fields: Record<string, string>, body?: string) =>
    told('date-disagree', { fields, ...(body === undefined ? {} : { body }) });

  it('compares the year of the title with 年度, if both are stated', () => {
    expect(check({ 标题: '示例局2021年度报告', 年度: '2020' })).toEqual([
      '标题说的是 2021 年，年度写的是 2020',
    ]);
    expect(check({ 标题: '示例局二〇二一年度报告', 年度: '2021' })).toEqual([]);
    expect(check({ 标题: '示例局2021年度报告' })).toEqual([]);
    expect(check({ 标题: '示例局2021—2025年规划', 年度: '2021' })).toEqual([]);
  });

  it('compares 发文日期 with 发布日期 and 落款', () => {
    expect(check({ 发文日期: '2022-02-14', 落款: '"示例局\\n2022年2月14日"' })).toEqual([]);
    expect(check({ 发文日期: '2022-02-15' })).toEqual(['发文日期 2022-02-15 在发布日期 2022-02-14 之后']);
    expect(check({ 发文日期: '2022-02-10', 落款: '"示例局\\n二〇二二年二月十一日"' })).toEqual([
      '落款的日期是 2022-02-11，发文日期是 2022-02-10',
    ]);
    expect(check({ 落款: '"示例局\\n2022年2月"' })).toEqual([]);
  });

  it('compares 印发日期 with 发文日期', () => {
    const imprint = { 印发机关: '示例局办公室', 发文日期: '2022-02-10' };
    expect(check({ ...imprint, 印发日期: '2022-02-10' })).toEqual([]);
    expect(check({ ...imprint, 印发日期: '2022-02-09' })).toEqual([
      '印发日期 2022-02-09 在发文日期 2022-02-10 之前',
    ]);
  });

  it('tells of a text that speaks of other years only', () => {
    const body = '2019年甲。2020年乙。2020年丙。';
    expect(check({ 标题: '示例局2021年度报告' }, body)).toEqual([
      '标题说的是 2021 年，正文里一次也没有提到 2021年，提到的是 2019、2020年',
    ]);
    expect(check({ 标题: '示例局2021年度报告' }, `${body}2021年丁。`)).toEqual([]);
    expect(check({ 标题: '示例局2021年工作规划' }, body)).toEqual([]);
  });
});

describe('org-full-name', () => {
  it.each(['区示例局', '市示例委', '本区示例局', '我局示例科', '街道办事处'])('finds %s', (org) => {
    expect(told('org-full-name', { fields: { 机构名称: org } })).toEqual([
      `机构名称“${org}”不是标准全称，没有写是哪里的`,
    ]);
  });

  it.each([
    '示例区示例局',
    '市场监督管理局',
    '市政工程管理处',
    '国务院办公厅',
    '示例部',
  ])('accepts %s', (org) => {
    expect(told('org-full-name', { fields: { 机构名称: org } })).toEqual([]);
  });

  it('takes the full name from 落款, else writes an example', () => {
    const fields = { 机构名称: '区示例局' };
    expect(remedies('org-full-name', { fields: { ...fields, 落款: '示例市示例区示例局' } })[0]).toContain(
      '机构名称: 示例市示例区示例局',
    );
    expect(remedies('org-full-name', { fields })[0]).toContain('机构名称: 示例市示例区示例局');
  });
});

describe('imprint-parts', () => {
  const check = (fields: Record<string, string>) => told('imprint-parts', { fields });
  const both = { 印发机关: '示例局办公室', 印发日期: '2022-02-15' };

  it('wants 印发机关 and 印发日期 together; 抄送 may be alone', () => {
    expect(check({ 印发机关: both.印发机关 })).toEqual(['写了印发机关“示例局办公室”，没有写印发日期']);
    expect(check({ 印发日期: both.印发日期 })).toEqual(['写了印发日期 2022-02-15，没有写印发机关']);
    expect(check(both)).toEqual([]);
    expect(check({ 抄送: '示例局' })).toEqual([]);
  });

  it('finds the words that would stand there twice', () => {
    const fields = { ...both, 抄送: '抄 送：示例区人大', 印发机关: '示例局办公室 2022年2月15日印发' };
    expect(check(fields)).toHaveLength(2);
    expect(remedies('imprint-parts', { fields })[0]).toContain('抄送: 示例区人大');
  });
});

describe('attachments', () => {
  it('that are published without being listed are told, one by one', () => {
    const fields = { 附件: '[./附件1.txt]' };
    const files = ['附件1.txt', '附件2.txt', '图/图1.png', '附件3.txt'];
    expect(told('attachment-unlisted', { fields, files, body: '![说明](attachments/图/图1.png)' })).toEqual([
      'attachments 文件夹里的“附件2.txt”没有写在“附件”里，它也会发布',
      'attachments 文件夹里的“附件3.txt”没有写在“附件”里，它也会发布',
    ]);
    expect(told('attachment-unlisted', { files })).toEqual([]);
  });

  it('that lie beside the text are told one by one, and a copy of the text otherwise', () => {
    const unused = ['附件1.docx', '材料/', 'index-PC.md'];
    expect(told('file-unused', { unused })).toEqual([
      '「附件1.docx」不会发布：它不在 attachments 文件夹里',
      '「材料」文件夹里的文件不会发布',
      '「index-PC.md」不会发布：这一篇的文字只在 index.md 里',
    ]);
  });

  it.each([
    '详见附件。',
    '（见附件2）',
    '附件：示例清单',
    '如附件一，办理。',
  ])('that the text names and are not there: %s', (body) => {
    expect(told('attachment-absent', { body })).toHaveLength(1);
    expect(told('attachment-absent', { body, files: ['附件.txt'] })).toEqual([]);
  });

  it.each([
    '附件下载在页面下方。',
    '申请表及其附件应当齐全。',
    '附件：示例规格（略）',
    '详见附件1。\n\n## 附件1 示例表\n\n示例。',
    `详见附件1。\n\n附件1\n\n${'示例。'.repeat(80)}`,
  ])('that nobody misses: %s', (body) => {
    expect(told('attachment-absent', { body })).toEqual([]);
  });
});

describe('annual reports on the rule of law', () => {
  const TITLE = '示例区示例局2021年度法治政府建设情况报告';
  const parts = (...titles: string[]) => titles.map((title) => `## ${title}\n\n示例。`).join('\n\n');
  const check = (code: string, body: string, fields: Record<string, string> = {}) =>
    told(code, { fields: { 标题: TITLE, ...fields }, body });

  it('have four parts; a fifth is not asked for', () => {
    expect(
      check('annual-parts', parts('一、工作情况', '二、问题和原因', '三、第一责任人履职', '四、下一步打算')),
    ).toEqual([]);
    expect(check('annual-parts', parts('一、工作情况', '二、不足和原因'))).toEqual([
      '法治政府建设年度报告没有“党政主要负责人履行第一责任人职责的情况”这一部分',
      '法治政府建设年度报告没有“下一年度的主要安排”这一部分',
    ]);
  });

  it('give the reasons in the heading or in the text of the second part', () => {
    const others = ['三、第一责任人履职', '四、下一步打算'];
    const told = (second: string) =>
      check('annual-parts', `${parts('一、成效')}\n\n${second}\n\n${parts(...others)}`);
    expect(told('## 二、存在的不足\n\n### （一）甲\n\n主要由于经验不够。')).toEqual([]);
    expect(told('## 二、存在的不足\n\n### （一）甲\n\n有待提高。')).toEqual([
      '“二、存在的不足”的标题和内容都没有说原因',
    ]);
  });

  it('speak of last year and plan for this one', () => {
    expect(check('annual-year', parts('四、2022年主要安排'))).toEqual([]);
    expect(check('annual-year', parts('四、下一年度主要安排'))).toEqual([]);
    expect(check('annual-year', parts('四、2023年主要安排'))).toEqual([
      '2021 年度报告的“下一年度的主要安排”应当是 2022 年的，“四、2023年主要安排”写的是 2023 年',
    ]);
    expect(check('annual-year', parts('四、安排'), { 发布日期: '2021-12-31' })).toEqual([
      '报告的年份是 2021，发布日期却是 2021-12-31：年度报告在下一年发布',
    ]);
  });

  it('are known by 所属类目, else by their title; other papers are not looked at', () => {
    const count = (fields: Record<string, string>) => check('annual-parts', '示例。', fields).length;
    expect(count({ 标题: '示例局2021年工作报告', 所属类目: '法治政府' })).toBe(4);
    expect(count({ 标题: '示例局2021年工作报告' })).toBe(0);
    expect(count({ 标题: '关于2021年法治政府建设的通知', 体裁: '通知', 所属类目: '法治政府' })).toBe(0);
  });
});

describe('rules on all reports', () => {
  it('title-duplicate compares without spaces and width, within one body', () => {
    const report = (title: string, org = '示例区示例局') => ({ fields: { 标题: title, 机构名称: org } });
    expect(told('title-duplicate', report('示例 报告（一）'), report('示例报告(一)'))).toEqual([
      '标题与另一篇报告相同：“示例报告(一)”（另一篇：内容/reports/2021/shili-1/index.md）',
    ]);
    expect(told('title-duplicate', report('示例报告'), report('示例报告', '另例区示例局'))).toEqual([]);
  });

  it('name-variant takes the fuller and the more frequent name', () => {
    const orgs = (...names: string[]) => names.map((name) => ({ fields: { 机构名称: name } }));
    expect(told('name-variant', ...orgs('区示例局', '示例市示例区示例局', '区示例局'))).toEqual([
      '机构名称“区示例局”（2 篇）与“示例市示例区示例局”（1 篇）像是同一个，写法不同',
    ]);
    expect(told('name-variant', ...orgs('示例区 示例局', '示例区示例局', '示例区示例局'))).toEqual([
      '机构名称“示例区 示例局”（1 篇）与“示例区示例局”（2 篇）像是同一个，写法不同',
    ]);
    expect(told('name-variant', ...orgs('甲局（本级）', '甲局(本级)'))).toHaveLength(1);
    expect(told('name-variant', ...orgs('甲局', '示例区甲局', '示例区教育局', '示例区体育局'))).toEqual([]);
  });

  it('name-variant looks at 信息来源 and 所属类目 as well, and not across fields', () => {
    expect(
      told(
        'name-variant',
        { fields: { 机构名称: '示例区示例局', 信息来源: '区示例局', 所属类目: '法治 政府' } },
        { fields: { 机构名称: '示例区示例局', 信息来源: '区示例局', 所属类目: '法治政府' } },
      ),
    ).toEqual(['所属类目“法治 政府”（1 篇）与“法治政府”（1 篇）像是同一个，写法不同']);
  });
});
