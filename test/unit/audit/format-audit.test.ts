import { describe, expect, it } from 'vitest';
import type { Audit, AuditRow } from '../../../src/audit/audit-row.ts';
import { formatAudit, formatAuditJson } from '../../../src/audit/format-audit.ts';
import { renderAudit } from '../../../src/audit/render-audit.ts';

const row = (changes: Partial<AuditRow>): AuditRow => ({
  id: 'icp',
  group: '页脚',
  item: 'ICP 备案号',
  basis: '示例依据',
  status: '有',
  evidence: [{ text: '示例' }],
  remedy: '',
  ...changes,
});

const audit = (...rows: AuditRow[]): Audit => ({
  site: { name: '示例区公报', url: 'https://www.shili.gov.cn/' },
  day: '2024-02-20',
  checked: 3,
  errors: 0,
  faulty: 0,
  links: [],
  rows,
});

it('text stands in columns, Chinese or not', () => {
  const text = formatAudit(
    audit(
      row({ item: 'SiteName 网站名称' }),
      row({ item: '主办单位', status: '不适用', evidence: [{ text: '甲' }] }),
      row({
        status: '缺',
        remedy: '写上',
        evidence: [
          { file: '内容/site.json', line: 3, column: 2, text: '没有写' },
          { text: '乙', remedy: '改好' },
        ],
      }),
    ),
  );
  expect(text).toBe(
    [
      '检查清单：示例区公报 https://www.shili.gov.cn/（2024-02-20，报告 3 篇）',
      '',
      '页脚',
      '  有      SiteName 网站名称  示例',
      '  不适用  主办单位           甲',
      '  缺      ICP 备案号         内容/site.json:3:2 没有写',
      '                             乙',
      '                               改法：改好',
      '                             改法：写上',
      '',
      '共 3 项：有 1、缺 1、错 0、不适用 1',
    ].join('\n'),
  );
});

it('errors in the content are told with the list', () => {
  const told =
    '内容有 3 处错误，涉及 2 篇报告：有错误的没有查完，这里列出的可能不全。用 npm run check 逐条看，改好以后再列一次。';
  const made = { ...audit(row({})), errors: 3, faulty: 2 };
  expect(formatAudit(made).endsWith(`\n\n${told}`)).toBe(true);
  expect(renderAudit(made)).toContain(`<p>${told}</p>`);
  expect(formatAudit({ ...made, faulty: 0 })).toContain('内容有 3 处错误，不在报告里：');
});

describe('many places', () => {
  const many = audit(
    row({ status: '错', evidence: Array.from({ length: 10_000 }, (_, n) => ({ text: `第${n}处` })) }),
  );

  it('are cut for people, and whole for programs', () => {
    expect(formatAudit(many)).toContain('另有 9992 处');
    expect(renderAudit(many)).toContain('<li>另有 9980 处</li>');
    const { rows, counts } = JSON.parse(formatAuditJson(many));
    expect(rows[0].evidence).toHaveLength(10_000);
    expect(counts).toEqual({ 有: 0, 缺: 0, 错: 1, 不适用: 0 });
  });
});

it('nothing hostile acts, in a terminal or on the page', () => {
  const hostile = '<script>alert(1)</script>"\u001b[31m\u202e<img src=x onerror=alert(1)>';
  const made = {
    ...audit(
      row({
        item: hostile,
        basis: hostile,
        remedy: hostile,
        evidence: [{ file: hostile, line: 1, column: 1, text: hostile, remedy: hostile }],
      }),
    ),
    site: { name: hostile, url: hostile },
  };
  const text = formatAudit(made);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not reach a terminal
  expect(text).not.toMatch(/[\u001b\u202e]/);
  const html = renderAudit(made);
  expect(html).not.toMatch(/<script|<img|\u202e/);
  expect(html).toContain("default-src 'none'");
});
