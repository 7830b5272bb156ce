import { describe, expect, it } from 'vitest';
import { formatPublicSource } from '../../../src/report/public-source.ts';
import { readReport, writeReport } from '../../support/sample-report.ts';

const publish = (text: string, publishReviewers = false) => {
  const { report, draft } = readReport(text);
  const fields = (report ?? draft)?.fields;
  if (!fields) throw new Error('not read');
  return formatPublicSource(text, fields, { publishReviewers });
};

const REVIEWS =
  '\n  - 审次: 一审\n    人: 示例甲\n    日期: 2022-02-10\n  - 审次: 二审\n    人: 示例乙\n    日期: 2022-02-11';

describe('a report’s own file, as it is published', () => {
  it('is what the editor wrote, character for character, where nobody is named', () => {
    const text = writeReport({}, '\n审核　了 什么。\n\n\n');
    expect(publish(text)).toBe(text);
  });

  it('tells who has read it only if the portal wants that', () => {
    const text = writeReport({ 审核: REVIEWS });
    expect(publish(text, true)).toBe(text);
    expect(publish(text)).toBe(text.replace('示例甲', '（不公开）').replace('示例乙', '（不公开）'));
  });

  it.each([
    ['a flow of YAML', ' [{审次: 一审, 人: 示例甲, 日期: 2022-02-10}]'],
    ['a single entry', '\n  审次: 一审\n  人: 示例甲\n  日期: 2022-02-10'],
    ['an entry that cannot be read', ' 示例甲'],
    ['a quoted name', '\n  - 审次: 一审\n    人: "示例甲"\n    日期: 2022-02-10'],
    ['a name in a remark', '\n  # 示例甲出差\n  - 审次: 一审\n    人: 示例甲\n    日期: 2022-02-10'],
    ['slips', '\n　- 审次：一审\n　　人：示例甲\n　　日期：2022-02-10'],
  ])('hides the name in %s', (_, value) => {
    const text = writeReport({ 标题: '示例报告' }).replace('公开类别:', `审核:${value}\n公开类别:`);
    const published = publish(text);
    expect(published).not.toContain('示例甲');
    expect(published).toContain('\n公开类别: 主动公开\n');
  });

  it.each([
    ['a key in quotes', '"审核":\n  - 日期: 2022-02-10\n    审次: 一审\n    人: 示例甲'],
    ['a padded name', '审　核:\n  - 审次: 一审\n    人: 示例甲\n    日期: 2022-02-10'],
    ['fields in braces', '{审核: [{审次: 一审, 人: 示例甲, 日期: 2022-02-10}]}'],
  ])('hides the name behind %s', (_, lines) => {
    const published = publish(writeReport().replace('体裁:', `${lines}\n体裁:`));
    expect(published).not.toContain('示例甲');
    expect(published).toContain('（不公开）');
  });

  it.each([
    '审核人',
    '审 核 人',
    '初审',
    '终审',
    '二审',
    '签发',
    '簽發人',
    '審核',
  ])('hides the name behind %s, which is no field', (label) => {
    expect(publish(writeReport().replace('体裁:', `${label}: 示例甲\n体裁:`))).not.toContain('示例甲');
  });

  it('hides the name at the end of the fields, and no more', () => {
    const text = writeReport({ 审核: REVIEWS }, '\n示例甲的正文。\n');
    expect(publish(text).endsWith('日期: 2022-02-11\n---\n\n示例甲的正文。\n')).toBe(true);
  });

  it('makes the same portal again', () => {
    const once = publish(writeReport({ 审核: REVIEWS }));
    expect(publish(once)).toBe(once);
    expect(readReport(once).problems).toEqual([]);
    expect(readReport(once).report?.fields.reviews.map(({ round }) => round)).toEqual(['一审', '二审']);
  });
});
