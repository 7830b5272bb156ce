import { expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import { formatTemplate } from '../../../src/import/format-template.ts';
import { FIELDS } from '../../../src/report/fields.ts';
import { parseFrontMatter } from '../../../src/report/parse-front-matter.ts';

it('a new report has every field explained, and what is known filled in', () => {
  const text = formatTemplate({ title: '示例区示例局2022年工作报告', org: '示例区示例局' }, vocabulary);
  const [, yaml = '', rest] = /^---\n(.*?)\n---\n(.*)$/su.exec(text) ?? [];
  expect(yaml).toMatch(/^# 这里是字段[^\n]*\n# 以 # 开头的行是说明/u);
  for (const { key, help, required } of FIELDS.filter(({ isRare }) => !isRare)) {
    expect(yaml).toContain(`# ${key}${required ? '（必填）' : ''}：${help}\n`);
    expect(yaml).toMatch(new RegExp(`^${key}:`, 'mu'));
  }
  expect(yaml).toMatch(/\n#?\n# 机构名称/u);
  expect(yaml).toMatch(/# 可选：[^\n]*主动公开/u);
  expect(yaml).toMatch(/附件放进旁边的 attachments 文件夹。[^\n]*$/u);
  const { entries } = parseFrontMatter(yaml, 1);
  const filled = [...entries].filter(([, entry]) => entry.kind === 'scalar' && entry.text !== '');
  expect(
    Object.fromEntries(filled.map(([key, entry]) => [key, entry.kind === 'scalar' && entry.text])),
  ).toEqual({
    标题: '示例区示例局2022年工作报告',
    机构名称: '示例区示例局',
    体裁: '报告',
  });
  expect(rest?.trim()).toBe('');
});

it('a new report without a body and a genre has their lines to fill in', () => {
  expect(formatTemplate({ title: '示例' }, vocabulary)).toMatch(/^机构名称:\s*$/mu);
  expect(formatTemplate({ title: '示例' }, vocabulary)).toMatch(/^体裁:\s*$/mu);
});
