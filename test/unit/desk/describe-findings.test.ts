import { describe, expect, it } from 'vitest';
import { describeFields } from '../../../src/desk/describe-fields.ts';
import { describeFindings } from '../../../src/desk/describe-findings.ts';
import { locateProblems } from '../../../src/diagnostics/diagnostic.ts';
import { LINT_RULES } from '../../../src/lint/lint-rules.ts';
import { lintReport } from '../../../src/lint/run-rules.ts';
import { settleExceptions } from '../../../src/lint/settle-exceptions.ts';
import { parseReport } from '../../../src/report/parse-report.ts';
import { ALL_RULES, createLintInput } from '../../support/lint-sample.ts';

const FILE = '内容/reports/2021/jia/index.md';
const VOCABULARY = { topics: ['科技、教育'], genres: ['报告'], disclosures: ['主动公开'] } as never;

const find = (text: string) => {
  const { problems } = parseReport(text, { vocabulary: VOCABULARY, indexNumberPattern: /./, id: '2021/jia' });
  const { fields } = describeFields(text, VOCABULARY);
  return describeFindings(locateProblems(FILE, problems), { file: FILE, text, fields });
};
const TEXT = `---
标题: 示例区示例局2021年度报告
发布日期: 2022年2月14日
体裁：报告
主题分类: 教育，科技
审核:
  - 人: 示例甲
    日期: 2022.2.10
    审次: 初审
有效性: 是
公开类别: 主动
---
正文。
`;
/** The text with each certain remedy applied. */
const mend = (text: string) => {
  const lines = text.split('\n');
  for (const { fix } of find(text)) {
    if (fix?.kind !== 'line') continue;
    expect(lines[fix.line - 1]).toBe(fix.was);
    lines[fix.line - 1] = fix.now;
  }
  return lines.join('\n');
};

describe('what is wrong with a report', () => {
  it('stands at its field, written or not', () => {
    const at = find(TEXT).map(({ field, message }) => [field, message.slice(0, 4)]);
    expect(at.map(([field]) => field)).not.toContain(undefined);
    expect(new Set(at.map(([field]) => field))).toEqual(
      new Set(['发布日期', '体裁', '主题分类', '审核', '有效性', '公开类别', '机构名称']),
    );
  });

  it('is put right at its place only while that says what was found', () => {
    const finding = {
      ...({ level: 'warning', rule: 'half-width-mark', file: FILE, line: 2, column: 1 } as const),
      ...{ message: '“,”', remedy: '改为：，', fix: { was: ',', now: '，' } },
    };
    const fixOf = (text: string) => describeFindings([finding], { file: FILE, text, fields: [] })[0]?.fix;
    expect(fixOf('甲\n,乙')).toMatchObject({ was: ',乙', now: '，乙' });
    expect(fixOf('甲\n乙,')).toBeUndefined();
  });

  it('is put right by one press where the remedy is certain, and nothing else is touched', () => {
    expect(mend(TEXT)).toBe(
      TEXT.replace('2022年2月14日', '2022-02-14')
        .replace('体裁：报告', '体裁: 报告')
        .replace('教育，科技', '科技、教育')
        .replace('2022.2.10', '2022-02-10')
        .replace('初审', '一审')
        .replace('有效性: 是', '有效性: 有效'),
    );
    expect(
      find(mend(TEXT))
        .map(({ field }) => field)
        .sort(),
    ).toEqual(['公开类别', '机构名称'].sort());
  });

  it('is left to the editor where it is not', () => {
    for (const { field, fix, exception } of find(mend(TEXT))) {
      expect([field, fix]).toEqual([field, undefined]);
      expect(exception).toBeUndefined();
    }
  });
});

/** Rules that look at one report, with what they find in their own wrong example. */
const FOUND = LINT_RULES.flatMap((rule) => {
  if (rule.scope === 'portal') return [];
  const input = createLintInput(rule.wrong);
  return [[rule.code, rule, input, lintReport(input, ALL_RULES, [rule])] as const];
});

describe.each(FOUND)('%s', (_, rule, input, found) => {
  const { file, text } = input.source;
  const { fields } = describeFields(text, VOCABULARY);
  const described = describeFindings(found, { file, text, fields });

  it('is gone when its certain remedy is applied', () => {
    for (const { fix } of described) {
      if (fix?.kind !== 'line' || rule.wrong.body === undefined) continue;
      const lines = text.split('\n');
      if (fix.line < input.source.bodyLine) continue;
      lines[fix.line - 1] = fix.now;
      const body = lines.slice(input.source.bodyLine - 1).join('\n');
      const after = lintReport(createLintInput({ ...rule.wrong, body }), ALL_RULES, [rule]);
      expect(after.length).toBeLessThan(found.length);
    }
  });

  it('is kept by the exception that is offered, and no other finding is', () => {
    for (const [index, { exception, level }] of described.entries()) {
      expect(exception === undefined).toBe(level === 'error');
      if (!exception) continue;
      const entry = { ...exception, reason: '示例', line: 1, column: 1 };
      const source = { ...input.source, fields: { ...input.source.fields, exceptions: [entry] } };
      const left = settleExceptions(found, [source], ALL_RULES);
      expect(left).not.toContain(found[index]);
    }
  });
});

it('most findings in a text have an exception of their own, and the marks that are certain a remedy', () => {
  const all = FOUND.flatMap(([, , input, found]) =>
    describeFindings(found, { file: input.source.file, text: input.source.text, fields: [] }),
  );
  const repaired = all.filter(({ fix }) => fix).map(({ rule }) => rule);
  for (const rule of [
    'half-width-mark',
    'doubled-mark',
    'repeated-word',
    'word-confusion',
    'hidden-character',
    'word-list',
  ])
    expect(repaired).toContain(rule);
  const inText = all.filter(({ message, exception }) => message.includes('「') && exception);
  expect(inText.filter(({ exception }) => exception?.quote === undefined)).toEqual([]);
});
