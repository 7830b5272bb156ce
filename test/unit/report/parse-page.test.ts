import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../src/report/parse-page.ts';

const read = (fields: string, body = '正文。') => parsePage(`---\n${fields}\n---\n${body}\n`);
const faults = (fields: string, body?: string) =>
  read(fields, body).problems.map(
    ({ line, column, level, message }) => `${line}:${column} ${level} ${message}`,
  );

describe('a fixed page', () => {
  it('has a title and a place in the foot', () => {
    const { page, problems } = read('标题: 政府信息公开指南');
    expect(problems).toEqual([]);
    expect(page?.fields).toEqual({
      title: '政府信息公开指南',
      place: '页脚',
      formerAddresses: [],
      exceptions: [],
    });
    expect(page?.body.trim()).toBe('正文。');
  });

  it('stands in its column and nowhere else, unless it says so', () => {
    expect(read('标题: 甲\n栏目: 政务公开').page?.fields).toMatchObject({
      column: '政务公开',
      place: '不列出',
    });
    expect(read('标题: 甲\n栏目: 政务公开\n位置: 导航').page?.fields).toMatchObject({ place: '导航' });
  });

  it('may say everything', () => {
    const fields =
      '标题: 甲\n位置: 导航\n顺序: 3\n更新日期: 2024-01-05\n摘要: 示例摘要\n检查例外:\n  - 规则: final-mark\n    原因: 示例原因';
    expect(read(fields)).toMatchObject({
      problems: [],
      page: {
        fields: {
          order: 3,
          updated: '2024-01-05',
          summary: '示例摘要',
          exceptions: [{ rule: 'final-mark' }],
        },
      },
    });
  });

  it.each([
    ['', '1:1 error 这个网页没有标题'],
    ['标题:', '2:4 error 这个网页没有标题'],
    ['标题: [甲, 乙]', '2:5 error 标题写成了几项，只能写一项'],
    ['标题: 甲\n位置: 顶部', '3:5 error 位置写成“顶部”，没有这个位置'],
    ['标题: 甲\n位置: [导航]', '3:5 error 位置写成了几项，只能写一项'],
    ['标题: 甲\n顺序: 第一', '3:5 error 顺序写成“第一”，不是数字'],
    ['标题: 甲\n顺序: -1', '3:5 error 顺序写成“-1”，不是数字'],
    ['标题: 甲\n顺序: 99999999', '3:5 error 顺序写成“99999999”，不是数字'],
    ['标题: 甲\n更新日期: 2024-02-30', '3:7 error 更新日期写成“2024-02-30”，2024 年 2 月没有 30 日'],
    ['标题: 甲\n发布机构: 乙', '3:1 warning 没有名为“发布机构”的字段，它的内容不会发布'],
    ['标题: 甲\n状态: 草稿', '3:1 error 没有名为“状态”的字段，写了网页也照样发布'],
    [`标题: ${'长'.repeat(201)}`, '2:5 warning 标题有 201 个字，最多 200 个'],
  ])('%j: %s', (fields, fault) => expect(faults(fields)).toEqual([fault]));

  it('offers what can be chosen', () => {
    const remedies = read('标题: 甲\n位置: 顶部').problems.map(({ remedy }) => remedy);
    expect(remedies).toEqual(['可选：“导航” “页脚” “不列出”']);
  });

  it('is refused without text, with controls, and without fields', () => {
    expect(faults('标题: 甲', ' ')).toEqual(['4:1 error 字段后面没有正文']);
    expect(faults('标题: 甲\u202e乙')).toEqual(['2:5 error 标题里面有看不见的控制字符']);
    expect(faults('标题: 甲', '正\u0000文')[0]).toContain('4:2 error 正文里有看不见的控制字符');
    expect(parsePage('正文').problems[0]).toMatchObject({ rule: 'front-matter-missing' });
    expect(parsePage('').problems[0]?.remedy).toBe(
      '把网页的字段和正文写进来。文件开头应当是：\n    ---\n    标题: …\n    ---',
    );
  });
});
