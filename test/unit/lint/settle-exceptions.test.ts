import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { lintReport } from '../../../src/lint/run-rules.ts';
import { settleExceptions } from '../../../src/lint/settle-exceptions.ts';
import type { CheckSettings } from '../../../src/report/check-settings.ts';
import { createLintInput } from '../../support/lint-sample.ts';

const STANDARD: CheckSettings = { off: [], on: [] };

const BODY = '推进“甲项工作，落实“乙项工作。\n\n推进“丙项工作。';

/** What is left of the findings in a report with these 检查例外, as `line:column rule`. */
function settle(exceptions: string, body = BODY, settings = STANDARD): string[] {
  const input = createLintInput({ fields: { 检查例外: exceptions }, body });
  const settled = settleExceptions(lintReport(input, settings), [input.source], settings);
  return settled.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

const shown = (exceptions: string, settings = STANDARD) => {
  const input = createLintInput({ fields: { 检查例外: exceptions }, body: BODY });
  return settleExceptions(lintReport(input, settings), [input.source], settings)
    .filter(({ rule }) => rule === 'exception-unused')
    .map(({ message, remedy }) => `${message}\n改法：${remedy}`);
};

describe('检查例外', () => {
  it('with a place keeps the finding in that place only', () => {
    expect(settle('[{规则: pair-unmatched, 位置: 落实“乙项, 原因: 原文如此}]')).toEqual([
      '11:3 pair-unmatched',
      '13:3 pair-unmatched',
    ]);
  });

  it('without a place keeps all findings of the rule', () => {
    expect(settle('[{规则: pair-unmatched, 原因: 原文如此}]')).toEqual([]);
  });

  it('keeps the place that a message quotes', () => {
    const input = createLintInput({ body: BODY });
    const quotes = lintReport(input, STANDARD).map(({ message }) => /「(.*)」/.exec(message)?.[1]);
    expect(quotes).toHaveLength(3);
    const entries = quotes.map((quote) => `{规则: pair-unmatched, 位置: '${quote}', 原因: 原文如此}`);
    expect(settle(`[${entries.join(', ')}]`)).toEqual([]);
  });

  it.each([
    ['with bold words in it', '落实**乙项”工作**，并完成。'],
    ['over several lines', '落实\n乙项”工\n作，并完成。'],
    ['with escaped marks', '落实\\*乙项”工\\*作，并完成。'],
    ['with a number that is not shown whole', '示例人员证号11010519491231002X。'],
    ['with a telephone that is not shown whole', '联系人：13812348000。'],
  ])('keeps the place that a message quotes, %s', (_, body) => {
    const [finding] = lintReport(createLintInput({ body }), STANDARD);
    const quote = /「(.*)」/.exec(finding?.message ?? '')?.[1];
    expect(settle(`[{规则: ${finding?.rule}, 位置: '${quote}', 原因: 原文如此}]`, body)).toEqual([]);
    expect(settle(`[{规则: ${finding?.rule}, 位置: '${quote}别处', 原因: 原文如此}]`, body)).toHaveLength(2);
  });

  it('keeps any warning of the report, not those of the content check only, and no error', () => {
    const { source } = createLintInput({
      fields: {
        检查例外:
          '[{规则: text-length, 原因: 原文如此}, {规则: file-missing, 原因: 示例}, {规则: exception-unused, 原因: 示例}]',
      },
      body: BODY,
    });
    const tell = (level: 'error' | 'warning', rule: string): Diagnostic => ({
      ...{ level, rule, file: source.file, line: 2, column: 5 },
      ...{ message: '示例', remedy: '示例' },
    });
    const told = [tell('warning', 'text-length'), tell('error', 'file-missing')];
    expect(
      settleExceptions(told, [source], STANDARD).map(({ rule, message }) => `${rule}：${message}`),
    ).toEqual([
      'file-missing：示例',
      'exception-unused：检查例外里的规则“file-missing”是错误，不能写成例外，这一项不起作用',
      'exception-unused：检查例外里的规则“exception-unused”在这一篇里没有提醒，这一项不起作用',
    ]);
  });

  it('keeps nothing of another rule', () => {
    expect(settle('[{规则: final-mark, 原因: 原文如此}]')).toEqual([
      '11:3 pair-unmatched',
      '11:11 pair-unmatched',
      '13:3 pair-unmatched',
      '8:8 exception-unused',
    ]);
  });

  it('that only an audit looks at is not told as in vain', () => {
    expect(shown('[{规则: annual-overdue, 原因: 机构已撤销}]')).toEqual([]);
  });

  it('that excepts nothing is told, whatever the cause', () => {
    const off = { off: [{ rule: 'pair-unmatched', reason: '示例' }], on: [] };
    expect([
      ...shown('[{规则: pair-unmatched, 位置: 不在文中的字, 原因: 原文如此}]'),
      ...shown('[{规则: pair-unmached, 原因: 原文如此}]'),
      ...shown('[{规则: pair-unmatched, 原因: 原文如此}]', off),
    ]).toMatchInlineSnapshot(`
      [
        "检查例外（规则“pair-unmatched”、位置“不在文中的字”）不再对应任何问题
      改法：删去这一项；如果问题还在，位置要照检查结果里「」中的字写",
        "检查例外里的规则“pair-unmached”在这一篇里没有提醒，这一项不起作用
      改法：已经改好的，删去这一项；如果指的是这一条，改为：
          规则: pair-unmatched",
        "检查例外（规则“pair-unmatched”）是多余的：本站没有用这条规则
      改法：删去这一项",
      ]
    `);
  });
});

describe('the choice of rules', () => {
  it('switches a rule off, and on again one that is off by itself', () => {
    const input = createLintInput({ body: '落实《示例条例》、《示例办法》和“示例' });
    const find = (settings: CheckSettings) => lintReport(input, settings).map(({ rule }) => rule);
    expect(find(STANDARD)).toEqual(['pair-unmatched']);
    expect(find({ off: [{ rule: 'pair-unmatched', reason: '示例' }], on: [] })).toEqual([]);
    expect(find({ off: [], on: [{ rule: 'quoted-list-mark', reason: '示例' }] })).toEqual([
      'pair-unmatched',
      'quoted-list-mark',
    ]);
  });
});

it('lists no more than fifty findings of a rule in one report, and says so', () => {
  const found = lintReport(createLintInput({ body: '甲，，乙。'.repeat(20_000) }), STANDARD);
  expect(found).toHaveLength(50);
  expect(found.at(-1)?.message).toContain('不止 50 处');
});
