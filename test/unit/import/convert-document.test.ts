import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
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

  it('is told where a line of it went into no field, which has another value', async () => {
    const rivals = async (name: string, text: string) =>
      (await importDocument(name, text)).leftBehind
        .filter(({ what }) => what.startsWith('另一个'))
        .map(({ what, reason, text: value }) => `${what}“${value}”：${reason}`);
    const page = (...lines: string[]) =>
      `<title>${TITLE}_示例网</title><meta name="PubDate" content="2022-02-14 09:30"><meta name="source" content="甲网"><div id="zoom">${lines.map((line) => `<p>${line}</p>`).join('')}<p>${TEXT}</p></div>`;
    expect(await rivals('a.txt', `${TITLE}\n\n题目：示例方案\n\n${TEXT}`)).toEqual([
      `另一个标题“示例方案”：字段里写的是“${TITLE}”`,
    ]);
    expect(await rivals('a.html', page('来源：乙网', '发布日期：2022年2月15日'))).toEqual([
      '另一个信息来源“乙网”：字段里写的是“甲网”',
      '另一个发布日期“2022年2月15日”：字段里写的是“2022-02-14 09:30”',
    ]);
    expect(await rivals('a.html', page('来源：甲网 发布日期：2022年2月14日', `标题：${TITLE}`))).toEqual([]);
    expect(await rivals('a.html', page('来源：', '公开类别：全部公开'))).toEqual([]);
  });

  it('is as doubtful a genre as the title is', async () => {
    const genre = async (name: string, text: string) =>
      (await importDocument(name, text)).fields.found.get('体裁');
    expect(await genre('a.txt', `${TITLE}\n\n${TEXT}`)).not.toMatchObject({ candidates: [] });
    const guessed = await genre('示例区示例局2022年工作总结.txt', `${TEXT}\n\n${TEXT}`);
    expect(guessed).toMatchObject({ values: ['总结'], candidates: [] });
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
