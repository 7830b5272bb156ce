import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import {
  formatBrief,
  formatCounts,
  formatDiagnostics,
  formatSummary,
  sortDiagnostics,
} from '../../../src/diagnostics/format-diagnostics.ts';

const create = (values: Partial<Diagnostic> = {}): Diagnostic => ({
  level: 'error',
  rule: 'date-format',
  file: 'src/content/reports/2021/shili/index.md',
  line: 5,
  column: 7,
  message: '发布日期写成“2022年2月”，缺少日',
  remedy: '写成“年-月-日”，例如：\n    发布日期: 2022-02-14',
  ...values,
});

describe('formatDiagnostics', () => {
  it('prints place, level, message, remedy and rule', () => {
    const warning = create({
      level: 'warning',
      line: 9,
      rule: 'text-length',
      message: '标题太长',
      remedy: '缩短',
    });
    expect(formatDiagnostics([create(), warning])).toMatchInlineSnapshot(`
      "src/content/reports/2021/shili/index.md:5:7  错误  发布日期写成“2022年2月”，缺少日
        改法：写成“年-月-日”，例如：
          发布日期: 2022-02-14
        规则：date-format

      src/content/reports/2021/shili/index.md:9:7  提醒  标题太长
        改法：缩短
        规则：text-length"
    `);
  });

  it('lets nothing through that commands a terminal or hides text', () => {
    const hostile = '甲\u001b[2J\u0007\r\u009b\u202e\u2028\ud800乙';
    const text = formatDiagnostics([create({ file: `a\nb/${hostile}`, message: hostile, remedy: hostile })]);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cs}\u2028-\u202e]/u);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('甲�[2J�����');
  });
});

describe('sortDiagnostics', () => {
  it('goes by file, line, column and rule, whatever order they were found in', () => {
    const sorted = [
      create({ file: 'a', line: 2, column: 10 }),
      create({ file: 'a', line: 10, column: 2 }),
      create({ file: 'a', line: 10, column: 10, rule: 'a' }),
      create({ file: 'a', line: 10, column: 10, rule: 'b' }),
      create({ file: 'b', line: 1 }),
      create({ file: '乙', line: 1 }),
    ];
    for (const order of [
      [3, 1, 5, 0, 4, 2],
      [5, 4, 3, 2, 1, 0],
    ]) {
      const found = order.flatMap((index) => sorted[index] ?? []);
      expect(sortDiagnostics(found)).toEqual(sorted);
      expect(formatDiagnostics(found)).toBe(formatDiagnostics(sorted));
    }
  });

  it('leaves the list that it was given', () => {
    const list = Object.freeze([create({ file: 'b' }), create({ file: 'a' })]);
    expect(sortDiagnostics(list).map(({ file }) => file)).toEqual(['a', 'b']);
  });
});

it('formatSummary counts', () => {
  const warning = create({ level: 'warning' });
  expect(formatSummary([create(), warning, create()], 128)).toBe('共 2 处错误、1 处提醒（检查 128 篇）');
  expect(formatSummary([], 0)).toBe('共 0 处错误、0 处提醒（检查 0 篇）');
});

describe('many diagnostics', () => {
  const many = [
    ...Array.from({ length: 12 }, () => create({ level: 'warning', rule: 'b-rule' })),
    ...Array.from({ length: 9 }, () => create({ level: 'warning', rule: 'a-rule' })),
  ];

  it('are counted by rule, the most frequent first', () => {
    expect(formatCounts(many, new Map([['a-rule', '示例规则']]))).toBe(
      '各条规则的处数：\n  12  b-rule\n   9  a-rule（示例规则）',
    );
    expect(formatCounts(many.slice(1))).toBe('');
  });

  it('are only counted by commands that do more than check, but every error is listed', () => {
    const brief = formatBrief([create({ line: 7 }), ...many], 3);
    expect(brief).toContain('index.md:7:7  错误');
    expect(brief).not.toContain('提醒  ');
    expect(brief).toContain('  12  b-rule');
    expect(brief).toContain('npm run check');
    expect(brief.endsWith('共 1 处错误、21 处提醒（检查 3 篇）')).toBe(true);
  });

  it('of rules that a check does not know are listed, however many others there are', () => {
    const brief = formatBrief([create({ level: 'warning', rule: 'pdf', line: 8 }), ...many], 3, undefined, [
      'pdf',
    ]);
    expect(brief).toContain('index.md:8:7  提醒');
    expect(brief.match(/提醒 {2}/g)).toHaveLength(1);
    expect(brief).toContain('  12  b-rule');
    expect(brief).toContain('22 处提醒');
  });

  it('that are few are listed there too', () => {
    const brief = formatBrief(many.slice(1), 3);
    expect(brief.match(/提醒 {2}/g)).toHaveLength(20);
    expect(brief).not.toContain('各条规则的处数');
    expect(formatBrief([], 1)).toBe('共 0 处错误、0 处提醒（检查 1 篇）');
  });
});
