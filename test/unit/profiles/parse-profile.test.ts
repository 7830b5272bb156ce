import { describe, expect, it } from 'vitest';
import { parseProfile } from '../../../src/profiles/parse-profile.ts';
import { PROFILES } from '../../support/profiles.ts';
import { showProblems } from '../../support/sample-report.ts';

const LINES = [{ id: 'a', label: '甲' }];

/** The least that a profile says. */
const SMALL = {
  name: '示例年度报告',
  basis: '示例',
  match: [{ 标题: '示例年度报告' }],
  parts: [{ name: '总体情况', heading: '总体', number: 1 }],
  tables: [
    { id: 't', name: '示例表', part: 1, unit: '件', columns: LINES, rows: LINES, sums: [] as unknown[] },
  ],
  deadlines: [] as unknown[],
  carried: [] as unknown[],
  statements: [] as unknown[],
};

const read = (value: unknown) => parseProfile(JSON.stringify(value, null, 1), 'shili');
const told = (value: unknown) => read(value).problems.map(({ message }) => message);
const tell = (text: string) => showProblems(parseProfile(text, 'shili').problems);

describe('the profiles of the installation', () => {
  it('are read, each under the name of its file', () => {
    expect(PROFILES.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'fazhi-zhengfu 法治政府建设年度报告',
      'xinxi-gongkai 政府信息公开工作年度报告',
    ]);
  });
});

describe('parseProfile', () => {
  it('takes the least that a profile says, and a third kind is no more than a file', () => {
    expect(read(SMALL)).toEqual({ profile: { id: 'shili', ...SMALL }, problems: [] });
  });

  it.each([
    ['', '1:1 error profile\n格式文件是空的\n改法：删去这个文件'],
    ['{ "name": "示例" "basis": "" }', '这一项前面少了逗号'],
    ['[]', '这里写成了 []，应当写在一对花括号里'],
    ['{ "nam": "示例" }', '没有名为“nam”的项目\n改法：如果指的是“name”，改为："name"'],
    ['{}', '缺少“name”\n改法：加上 "name"；这里可写：name、basis、match'],
    ['{ "name": 5 }', '1:11 error profile\n“name”写成了 5，应当是一段文字'],
    ['{ "match": [{ "标题": "(" }] }', '“标题”写成了 "("，不是有效的正则表达式'],
    ['{ "match": [{ "题目": "年" }] }', '没有名为“题目”的字段'],
    ['{ "match": [] }', '“match”是空的\n改法：至少写一项'],
    ['{ "deadlines": [{ "by": "02-30", "basis": "示例" }] }', '“by”写成了 "02-30"，没有这一天'],
    ['{ "since": "2021" }', '“since”写成了 "2021"，应当是1900 到 2199 之间的整数'],
    ['{ "parts": [{ "name": "<script>", "heading": "" }] }', '“heading”写成了 ""，是空的，什么都会符合'],
    [`{ "name": "${'长'.repeat(10_000)}", "match": 1 }`, '“match”写成了 1，应当是一个列表'],
  ])('tells what is wrong with %.40s', (text, message) => {
    expect(tell(text)).toContain(message);
    expect(parseProfile(text, 'shili').profile).toBeUndefined();
  });

  it('refers only to parts, tables, rows and columns that are there', () => {
    const [table] = SMALL.tables;
    const sum = { of: 'rows', left: ['a'], right: ['b'], basis: '示例' };
    expect(told({ ...SMALL, tables: [{ ...table, part: 2, sums: [sum] }] })).toEqual([
      '没有名为“2”的部分（"number"）',
      '没有名为“b”的行',
    ]);
    expect(told({ ...SMALL, carried: [{ table: 't', row: 'a', before: 'c', basis: '示例' }] })).toEqual([
      '没有名为“c”的行',
    ]);
    const statement = { part: 1, pattern: '(\\d+)件', table: 'u', row: 'a', column: 'a' };
    expect(told({ ...SMALL, statements: [statement] })).toEqual(['没有名为“u”的表']);
    expect(told({ ...SMALL, statements: [{ ...statement, pattern: '件' }] })).toEqual([
      '“pattern”写成了 "件"，里面没有括出数字的圆括号',
    ]);
  });

  it('wants a name for each row and column, and each name once', () => {
    const [table] = SMALL.tables;
    expect(told({ ...SMALL, tables: [{ ...table, rows: [{ label: '甲' }] }] })).toEqual([
      '“rows”里有一项没有名字',
    ]);
    expect(told({ ...SMALL, tables: [{ ...table, columns: [...LINES, ...LINES] }] })).toEqual([
      '列“a”有两个',
    ]);
    expect(told({ ...SMALL, tables: [table, table] })).toEqual(['表“t”有两个']);
  });

  it('tells a place deep inside with its line', () => {
    const [table] = SMALL.tables;
    const deep = { label: '甲', children: [{ label: '乙', children: [{ label: 5 }] }] };
    const { problems } = read({ ...SMALL, tables: [{ ...table, rows: [deep] }] });
    const lines = JSON.stringify({ ...SMALL, tables: [{ ...table, rows: [deep] }] }, null, 1).split('\n');
    expect(problems).toHaveLength(1);
    expect(lines[(problems[0]?.line ?? 0) - 1]).toContain('"label": 5');
  });
});
