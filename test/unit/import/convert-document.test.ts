import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import { formatOutcome, formatTotal } from '../../../src/import/format-outcome.ts';
import { formatReport, listMissing } from '../../../src/import/format-report.ts';
import { resolveFields } from '../../../src/import/resolve-fields.ts';
import { importDocument } from '../../support/import-document.ts';

const TITLE = '示例区示例局2022年工作总结';
const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const read = (...lines: string[]) => importDocument('a.txt', [TITLE, TEXT, ...lines].join('\n\n'));
const origin = (report: Awaited<ReturnType<typeof read>>, key: string) =>
  report.fields.found.get(key)?.origin;

describe('what a text says of its fields', () => {
  it('is the genre of its title, the body and the day of its signature, and the note below', async () => {
    const report = await read('示例区示例局', '2022年2月14日', '（此件依申请公开）');
    expect(report.values).toMatchObject({
      标题: TITLE,
      体裁: '总结',
      机构名称: '示例区示例局',
      发文日期: '2022-02-14',
      公开类别: '依申请公开',
      落款: '示例区示例局 / 2022年2月14日 / （此件依申请公开）',
    });
    expect(
      ['标题', '体裁', '机构名称', '发文日期', '公开类别', '落款'].map((key) => origin(report, key)),
    ).toEqual([
      '正文上方的标题',
      '标题的最后几个字',
      '落款',
      '落款的日期',
      '文中的“（此件依申请公开）”',
      '正文末尾的署名',
    ]);
  });

  it('is no body where several sign, and one where a name stands alone', async () => {
    expect((await read('示例区甲局', '示例区乙局', '2022年2月14日')).values.机构名称).toBeUndefined();
    const alone = await importDocument('a.txt', `${TITLE}\n\n${TEXT}\n\n\n\n示例区甲局`);
    expect(alone.values).toMatchObject({ 机构名称: '示例区甲局', 落款: '示例区甲局' });
    const metadata = await importDocument(
      'a.txt',
      `${TITLE}\n\n来源：示例网\n\n${TEXT}\n\n示例区甲局\n\n2022年2月14日`,
    );
    expect(metadata.values).toMatchObject({ 信息来源: '示例网', 机构名称: '示例区甲局' });
  });

  it('takes what a page says before what its text says', async () => {
    const page = (meta: string) =>
      importDocument('a.html', `${meta}<div id="zoom"><p>来源：乙网</p><p>${TEXT}</p></div>`);
    expect((await page('<meta name="source" content="甲网">')).values.信息来源).toBe('甲网');
    expect((await page('')).values.信息来源).toBe('乙网');
  });

  it('takes a public page for 主动公开 unless it says otherwise', async () => {
    const report = await read('发布日期：2022-02-14');
    expect([report.values.公开类别, origin(report, '公开类别')]).toEqual([
      '主动公开',
      '发布日期 2022-02-14：那一天已经公开发布；不是主动公开的，请改',
    ]);
    expect(report.fields.found.get('公开类别')?.key).toBe('公开类别');
    expect((await read('责任编辑：甲')).values.公开类别).toBeUndefined();
    const doubted = await read('发布日期：2022-02-14', '信息公开选项：全部公开');
    expect(doubted.values.公开类别).toBeUndefined();
  });

  it('tells of places left to fill in, each once, five of them', async () => {
    const blanks = [
      '单击此处输入文字',
      '单击此处输入日期',
      '点击此处输入单位',
      '点击此处输入姓名',
      '在此处填写电话',
      '在此处填写地址',
    ];
    const told = async (count: number) =>
      (await read(...blanks.slice(0, count).map((each, at) => `第${at}项：${each}`))).remarks;
    const quoted = (count: number) =>
      blanks
        .slice(0, count)
        .map((each) => `“${each}”`)
        .join('、');
    expect(await told(1)).toEqual([`文中像是有没填的空：${quoted(1)}，请填上或删去`]);
    expect(await told(5)).toEqual([`文中像是有没填的空：${quoted(5)}，请填上或删去`]);
    expect(await told(6)).toEqual([`文中像是有没填的空：${quoted(5)}等，请填上或删去`]);
    expect(await told(0)).toEqual([]);
  });

  it('has its headings in order', async () => {
    expect((await read('一、甲', TEXT, '二、乙', TEXT)).headings).toEqual(['一、甲', '二、乙']);
  });
});

describe('the file of a report', () => {
  const rules = { vocabulary, indexNumberPattern: /^\d+$/u };
  const resolve = (...pairs: [string, string, string[]?][]) =>
    resolveFields(
      pairs.map(([label, value, candidates]) => ({
        label,
        value,
        origin: '示例',
        ...(candidates ? { candidates } : {}),
      })),
      rules,
    );
  it('says what is missing, what is doubted, and what is a guess', () => {
    const fields = resolve(
      ['标题', '甲', []],
      ['体裁', '怪体'],
      ['信息来源', '甲网', ['乙网', '丙网']],
      ['主题分类', '怪类'],
      ['索引号', 'x'],
    );
    const text = formatReport(fields, '正文', vocabulary);
    expect(text).toContain('# 标题可能是这个（取自示例），请核对。核对以后可以删去这一行\n标题: 甲\n');
    expect(text).toMatch(
      /# 体裁：原文写的是“怪体”，不在可选的体裁里\n# 体裁必填：[^\n]+\n# 可选：[^\n]*通知[^\n]*\n体裁:/u,
    );
    expect(text).toMatch(/# 发布日期必填，原文没有写：/u);
    expect(text).toMatch(/# 索引号：原文写的是“x”，[^\n]+\n# ?索引号:|索引号：原文写的是“x”/u);
    expect(text).not.toContain('关键词');
    expect(text.endsWith('\n正文\n')).toBe(true);
    expect(text).toMatch(
      /\n# 信息来源可能是这个（取自示例），请核对；也可能是“乙网”、“丙网”。.*\n信息来源: 甲网\n/u,
    );
    expect(listMissing(fields)).toEqual(expect.arrayContaining(['体裁', '发布日期']));
    expect(listMissing(fields)).not.toContain('标题');
    expect(listMissing(fields)).not.toContain('关键词');
  });
});

describe('what the editor is told', () => {
  const account = { read: 10, written: 8, inFields: 0, missing: [] };
  const base = {
    kind: 'imported' as const,
    label: '示例.docx',
    target: 'index.md',
    isDryRun: false,
    fields: { found: new Map(), unused: [], doubts: [] },
    missing: [],
    headings: [],
    account,
    leftBehind: [],
    remarks: [],
    files: [],
  };
  const tell = (more: object = {}) => formatOutcome({ ...base, ...more });
  it('is where it went, and how much of it', () => {
    expect(tell()).toBe('示例.docx\n  写到 index.md\n  小标题 0 个\n  正文读到 10 字，报告里有 8 字');
    expect(tell({ isDryRun: true })).toContain('  将写到 index.md');
    const changes = { summary: '正文改 1 段', lines: ['－ 甲', '＋ 乙'] };
    expect(tell({ changes, missing: ['体裁'] })).toBe(
      '示例.docx\n  已更新 index.md\n  小标题 0 个\n  正文读到 10 字，报告里有 8 字\n  正文改 1 段\n    － 甲\n    ＋ 乙',
    );
    expect(tell({ changes, isDryRun: true })).toContain('  将更新 index.md');
    expect(
      tell({
        account: { ...account, inFields: 3 },
        headings: ['一、甲', '二、乙'],
        files: ['a.png', 'b.pdf'],
        missing: ['体裁', '机构名称'],
        remarks: ['看一看'],
        leftBehind: [{ what: '正文', reason: '没有写进报告', text: '甲乙', isBody: true }],
      }),
    ).toBe(
      [
        '示例.docx',
        '  写到 index.md',
        '  小标题 2 个：一、甲；二、乙',
        '  正文读到 10 字，报告里有 8 字，3 字写进字段（标题等），少了 2 字',
        '  文件：a.png、b.pdf',
        '  提醒：下面这些属于正文，没有带进来，请对照原文补上：',
        '    正文“甲乙”：没有写进报告',
        '  提醒：看一看',
        '  还要填：体裁、机构名称（原文没有写，index.md 里已经留好位置）',
      ].join('\n'),
    );
  });

  it('is each field with its origin, and what was not taken', () => {
    const found = new Map([
      ['标题', { key: '标题', values: ['甲'], origin: '文件名', candidates: ['乙'] }],
      ['体裁', { key: '体裁', values: ['通知'], origin: '标题', candidates: [] }],
      ['关键词', { key: '关键词', values: ['甲', '乙'], origin: '标签', written: '甲;乙' }],
    ]);
    expect(
      tell({
        fields: {
          found,
          unused: [
            { label: '时效性', value: '有效', origin: '' },
            { label: '语种', value: '中文', origin: '' },
          ],
          doubts: [{ key: '体裁', value: '怪体', reason: '不在可选的体裁里' }],
        },
      }),
    ).toBe(
      [
        '示例.docx',
        '  写到 index.md',
        '  标题：甲（可能是，请核对；也可能是“乙”；取自文件名）',
        '  体裁：通知（可能是，请核对；取自标题）',
        '  关键词：甲、乙（取自标签“甲;乙”）',
        '  小标题 0 个',
        '  正文读到 10 字，报告里有 8 字',
        '  没有带进来的：',
        '    时效性：有效；语种：中文：本站没有这样的字段',
        '  提醒：体裁“怪体”没有采用：不在可选的体裁里',
      ].join('\n'),
    );
  });

  it('quotes a place whole if it is the only one, and no menu twice', () => {
    const left = (...texts: string[]) =>
      tell({ leftBehind: texts.map((text) => ({ what: '页眉', reason: '没有', text })) });
    expect(left('甲'.repeat(60))).toContain(`页眉“${'甲'.repeat(60)}”：没有`);
    expect(left('甲'.repeat(31), '乙')).toContain(`页眉 2 处“${'甲'.repeat(30)}…”“乙”：没有`);
    expect(left('', '')).toContain('页眉 2 处：没有');
    expect(
      tell({ leftBehind: [{ what: '网页内容（6 字：首页）', reason: '是导航', text: '首页' }] }),
    ).toContain('    网页内容（6 字：首页）：是导航');
  });

  it('is a refusal with the way out, and the sum of all', () => {
    const refused = { kind: 'refused' as const, label: 'a.pdf', message: '读不了', remedy: '另存' };
    expect(formatOutcome(refused)).toBe('a.pdf\n  没有导入：读不了\n  改法：另存');
    expect(formatTotal([base, base, refused])).toBe('共 3 个文件：导入 2 篇，1 个没有导入');
    expect(formatTotal([base])).toBe('共 1 个文件：导入 1 篇');
  });
});
