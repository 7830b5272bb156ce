import { describe, expect, it } from 'vitest';
import type { ParsedReport } from '../../../src/report/parse-report.ts';
import { RELATION_CHOICES } from '../../../src/report/relations.ts';
import { withholdText } from '../../../src/report/withhold-text.ts';
import { readFields, readReport, showReport, writeReport } from '../../support/sample-report.ts';

const write = (entry: string) => writeReport({ 关联: `\n  - ${entry.replaceAll('\n', '\n    ')}` });
const readOne = (entry: string) => readFields(write(entry)).relations[0];

describe('关联', () => {
  it.each(RELATION_CHOICES)('%s names a relation and a side', (word) => {
    const relation = readOne(`关系: ${word}\n对象: 2020/jia`)?.relation;
    expect(relation?.side).toBe(word.startsWith('被') ? 'passive' : 'active');
  });

  it('has one report or an address, a name and a form, with its place', () => {
    expect(readFields(writeReport({ 关联: '\n  关系: 废止\n  对象: 2020/jia' })).relations).toHaveLength(1);
    expect(
      readOne('关系: 被解读\n对象: https://www.shili.example/a?b=1\n名称: 一图读懂\n形式: 图解'),
    ).toEqual({
      relation: { type: 'explains', side: 'passive' },
      target: { address: 'https://www.shili.example/a?b=1' },
      name: '一图读懂',
      form: '图解',
      line: 10,
      column: 9,
    });
  });

  it.each([
    '2020/jia',
    'reports/2020/jia',
    '../../2020/jia/index.md',
    '2020\\jia\\',
    'reports/2020/jia.html',
  ])('“%s” is the folder of a report', (written) => {
    expect(readOne(`关系: 废止\n对象: ${written}`)?.target).toEqual({ id: '2020/jia' });
  });

  it.each([
    ['javascript:alert(1)', 'relations-format'],
    ['//evil.example/', 'relations-format'],
    ['https://', 'relations-format'],
    ['https://示例 网/', 'relations-format'],
    ['2020/../../etc', 'relations-format'],
    ['../..', 'relations-format'],
    ['file:///etc/passwd', 'relations-format'],
  ])('“%s” is no document', (written, rule) => {
    const { report, problems } = readReport(write(`关系: 废止\n对象: "${written}"`));
    expect(report).toBeUndefined();
    expect(problems).toMatchObject([{ level: 'error', rule, line: 10 }]);
  });

  it('tells what an entry lacks, and what is unknown, with the choices', () => {
    expect(
      showReport(
        writeReport({
          关联: '\n  - 2020/jia\n  - 关系: 废止\n  - 关系: 撤消\n    对象: 2020/yi\n  - 关系: 解读\n    对象: 2020/yi\n    形式: 漫画',
        }),
      ),
    ).toMatchInlineSnapshot(`
      "9:5 error relations-format
      关联的每一项要分别写关系和对象，写的是“2020/jia”
      改法：每一项分别写关系和对象，像这样：
          关联:
            - 关系: （这一篇对那一份做了什么，如废止；反过来写被废止）
              对象: （本站报告的文件夹，如 年份/文件夹；或者 https 开头的网址）
              名称: （对象是网址时，那份文件的名称）
              形式: （关系是解读时：文字、图解、问答或发布会）

      10:5 error relations-format
      关联里有一项没有写对象（“废止”那一项）
      改法：每一项分别写关系和对象，像这样：
          关联:
            - 关系: （这一篇对那一份做了什么，如废止；反过来写被废止）
              对象: （本站报告的文件夹，如 年份/文件夹；或者 https 开头的网址）
              名称: （对象是网址时，那份文件的名称）
              形式: （关系是解读时：文字、图解、问答或发布会）

      11:9 error relations-unknown
      关系“撤消”不在可选的值里
      改法：可选：“解读” “被解读” “修改” “被修改” “废止” “被废止” “宣布失效” “被宣布失效” “代替” “被代替” “依据” “被依据” “转发” “被转发”

      15:9 error relations-unknown
      解读的形式“漫画”不在可选的值里
      改法：可选：“文字” “图解” “问答” “发布会”"
    `);
  });

  it('warns of a form that says nothing and of an address without a name', () => {
    expect(readReport(write('关系: 废止\n对象: 2020/jia\n形式: 图解')).problems).toMatchObject([
      { level: 'warning', line: 11, message: expect.stringContaining('图解') },
    ]);
    expect(readReport(write('关系: 废止\n对象: https://a.example/')).problems).toMatchObject([
      { level: 'warning', line: 10, message: expect.stringContaining('没有写名称') },
    ]);
  });

  it('refuses what cannot be seen', () => {
    expect(readReport(write('关系: 废止\n对象: 2020/jia\n名称: "甲\\u202e乙"')).problems).toMatchObject([
      { level: 'error', message: expect.stringContaining('U+202E') },
    ]);
  });

  it('stays, as the further levels of a topic do, in the notice of a report whose text was removed', () => {
    const fields = {
      主题分类: '综合政务\\政务公开',
      有效性: '失效',
      撤回: '{日期: 2023-05-01, 原因: 有误, 正文: 移除}',
      关联: '\n  - 关系: 被解读\n    对象: https://a.example/#x\n    名称: "甲: #1"\n    形式: 图解\n  - 关系: 依据\n    对象: 2020/jia',
    };
    const read = (text: string) => {
      const place = { id: '2021/shili', file: 'a', folder: 'b', sha256: 'c', text };
      return withholdText({ ...place, ...(readReport(text).report as ParsedReport) });
    };
    const notice = read(writeReport(fields));
    const again = read(notice.text);
    expect(again.text).toBe(notice.text);
    const plain = ({ fields: { relations, topicPath, validity } }: typeof again) => ({
      relations: relations.map(({ line: _line, column: _column, ...entry }) => entry),
      topicPath,
      validity,
    });
    expect(plain(again)).toEqual(plain(notice));
    expect(plain(notice)).toMatchObject({ topicPath: '综合政务\\政务公开', validity: '失效' });
    expect(notice.fields.relations).toHaveLength(2);
  });

  it('reads ten thousand', () => {
    const entries = Array.from({ length: 10_000 }, (_, at) => `\n  - 关系: 依据\n    对象: 2020/r${at}`);
    expect(readFields(writeReport({ 关联: entries.join('') })).relations).toHaveLength(10_000);
  });
});
