import { describe, expect, it } from 'vitest';
import { editField } from '../../../src/desk/edit-field.ts';

const TEXT = `---
标题: 示例区示例局报告
# 发文字号还没有
机构名称: 示例局 # 全称

关键词: [甲, 乙]
落款: |
  示例局
  2022年2月14日
修订:
  - 日期: 2022-03-01
    内容: 更正
    原因: 有误
---

正文：第一段。
`;

const edit = (key: string, ...values: string[]) => editField(TEXT, key, values);

describe('a field written into a text', () => {
  it('changes its own line, and no other', () => {
    expect(edit('标题', '新的')).toBe(TEXT.replace('示例区示例局报告', '新的'));
    expect(edit('关键词', '丙', '丁, 戊')).toBe(TEXT.replace('[甲, 乙]', '[丙, "丁, 戊"]'));
    expect(edit('落款', '示例局', '2022年3月1日')).toBe(TEXT.replace('2月14日', '3月1日'));
    expect(edit('标题', '“引号”: 和 # 号')).toBe(TEXT.replace('示例区示例局报告', '"“引号”: 和 # 号"'));
  });

  it('that is new comes behind those that the table has before it', () => {
    expect(edit('发布日期', '2022-02-14')).toContain('局报告\n发布日期: 2022-02-14\n# 发文字号还没有\n');
    expect(editField('---\n标题: 甲\n---\n\n正文\n', '体裁', ['报告'])).toBe(
      '---\n标题: 甲\n体裁: 报告\n---\n\n正文\n',
    );
    expect(editField('---\n体裁: 报告\n---\n正文\n', '标题', ['甲'])).toContain('---\n标题: 甲\n体裁');
  });

  it('without a value loses its lines, or keeps an empty one where reports need it', () => {
    expect(edit('关键词')).toBe(TEXT.replace('关键词: [甲, 乙]\n', ''));
    expect(edit('落款')).toBe(TEXT.replace('落款: |\n  示例局\n  2022年2月14日\n', ''));
    expect(edit('标题')).toBe(TEXT.replace('标题: 示例区示例局报告', '标题:'));
  });

  it('is not written where that is not certain', () => {
    expect(editField('没有字段的文字', '标题', ['甲'])).toBeUndefined();
    expect(editField('---\n标题: 甲\n标题: 乙\n---\n正文', '标题', ['丙'])).toBeUndefined();
    expect(edit('没有的字段', '甲')).toBeUndefined();
    expect(edit('标题', '两\n行')).toBeUndefined();
    expect(edit('标题', '---')).not.toContain('\n---\n标题');
  });

  it.each([
    '<script>alert(1)</script>',
    "'",
    '"',
    '\\',
    '- 甲',
    '? 甲',
    '&a',
    '*a',
    '!!x',
    '{',
    '[',
    '`',
    '%',
    '@',
    '|',
    '>',
    '#',
    '甲: 乙',
    ' 甲',
    '2022-02-14',
    'null',
    'true',
    '~',
    '𠮷〔2021〕',
  ])('reads back %s, or is not written', (value) => {
    const text = edit('信息来源', value);
    if (text !== undefined) expect(text.split('\n').length).toBe(TEXT.split('\n').length + 1);
    expect(edit('标题', value) === undefined || text !== undefined).toBe(true);
  });
});
