import { describe, expect, it } from 'vitest';
import { formatFrontMatter } from '../../../src/report/format-front-matter.ts';
import { parseFrontMatter } from '../../../src/report/parse-front-matter.ts';
import { splitFrontMatter } from '../../../src/report/split-front-matter.ts';

/** What the portal reads of entries that were written. */
function readBack(key: string, values: readonly string[]) {
  const split = splitFrontMatter(`${formatFrontMatter([{ key, values }])}\n正文`);
  if ('rule' in split) throw new Error(split.message);
  const { entries, problems } = parseFrontMatter(split.frontMatter, 2);
  expect(problems).toEqual([]);
  const value = entries.get(key);
  if (value?.kind === 'list') return value.items.map((item) => (item.kind === 'scalar' ? item.text : item));
  return value?.kind === 'scalar' ? value.text : value;
}

describe('front matter that is written', () => {
  it.each([
    '示例区示例局2021年度报告',
    '“放管服”改革：示例',
    '"放管服"改革',
    "它说'好'",
    'A: B 的 #1 报告',
    '- 减号',
    '[方括号]',
    '*星号*',
    '# 井号',
    '以冒号结尾:',
    '反斜杠\\n',
    '100%',
    '%百分',
    '@甲',
    '`码`',
    '2021',
    'null',
    '{{ 模板 }}',
    '"引号"和\'引号\'',
  ])('is read back as it was: %s', (value) => {
    expect(readBack('标题', [value])).toBe(value);
  });

  it('has lists and lines', () => {
    expect(readBack('关键词', ['甲', '乙, 丙', 'A: B'])).toEqual(['甲', '乙, 丙', 'A: B']);
    expect(readBack('落款', ['示例区示例局', '2022年2月10日'])).toBe('示例区示例局\n2022年2月10日');
    expect(readBack('公开类别', [])).toBe('');
  });

  it('has comments above a field, or instead of it', () => {
    const entries = [
      { key: '标题', values: ['示例'], comments: ['说明'] },
      { key: '索引号', values: [], comments: ['', '索引号：原文写的是“甲”'], isOmitted: true as const },
    ];
    expect(formatFrontMatter(entries)).toBe('---\n# 说明\n标题: 示例\n\n# 索引号：原文写的是“甲”\n---\n');
  });
});
