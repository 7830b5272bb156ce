import { describe, expect, it } from 'vitest';
import { readReport, showReport, writeReport } from '../../support/sample-report.ts';

describe('parseReport', () => {
  it('gives the body as it is, and the line on which it starts', () => {
    const body = '\n## 一、总体情况\n\n正文。  \n\n---\n';
    const text = writeReport({}, body);
    const { report } = readReport(text);
    expect(report?.body).toBe(body);
    expect(text.split('\n')[(report?.bodyLine ?? 0) + 3 - 1]).toBe('正文。  ');
    expect(report?.bodyLine).toBe(9);
  });

  it.each(['', '\n\n', ' \n\t　\n'])('refuses the empty body %j', (body) => {
    expect(readReport(writeReport({}, body)).report).toBeUndefined();
    expect(showReport(writeReport({}, body))).toBe(
      '9:1 error body-empty\n字段后面没有正文\n改法：把报告的正文粘贴到第二个“---”下面',
    );
  });

  it('takes long hostile fields as they are', () => {
    const spaces = ' '.repeat(100_000);
    const { report } = readReport(
      `---\n标题: 甲${spaces}乙\n主题分类: 甲${'-'.repeat(100_000)}${spaces}乙${'\n'.repeat(100_000)}发布日期: "2022-02-14\n---\n\n甲\n`,
    );
    expect(report).toBeUndefined();
    for (const sign of [']', '"', '\u2028'])
      expect(readReport(`---\n标题: ${sign.repeat(100_000)}\n---\n\n甲\n`).report).toBeUndefined();
    const { report: folded } = readReport(
      writeReport({ 摘要: `甲${spaces}乙\n  丙`, 信息来源: `"${'\\\\'.repeat(50_000)}甲\n  乙"` }, '\n甲\n'),
    );
    expect(folded?.fields.summary === `甲${spaces}乙丙`).toBe(true);
  });

  it('tells of fields and body at once', () => {
    const rules = (text: string) => readReport(text).problems.map((problem) => problem.rule);
    expect(rules(writeReport({ 标题: '', 体裁: '甲' }, ''))).toEqual([
      'field-required',
      'genre-unknown',
      'body-empty',
    ]);
    expect(rules(writeReport({ 标题: '"示例' }, ''))).toEqual(['front-matter-syntax', 'body-empty']);
    expect(rules('')).toEqual(['file-empty']);
  });

  it('tells of all that is wrong with a file, whatever is in the way', () => {
    const text = `———
标题: "示例
机构名称：示例区示例局
发布日期: 2022-02-30
体裁: 报告
主题分类: [科技
就是一行字
公开类别: 不予公开
标题: 又一个
---

第一段\u202e。
`;
    const { draft, problems } = readReport(text);
    expect(problems.map(({ line, level, rule }) => `${line} ${level} ${rule}`)).toEqual([
      '1 error front-matter-missing',
      '3 warning front-matter-form',
      '2 error front-matter-syntax',
      '6 error front-matter-syntax',
      '7 error front-matter-syntax',
      '4 error date-format',
      '8 error disclosure-refused',
      '12 error text-control',
    ]);
    // What can be read is there, so that text and files are looked at as well.
    expect(draft).toMatchObject({ fields: { org: '示例区示例局', genre: '报告', date: '' }, bodyLine: 11 });
  });

  it.each([
    ['U+FFFE', '\ufffe'],
    ['U+1FFFE', '\u{1fffe}'],
    ['U+10FFFF', '\u{10ffff}'],
    ['U+FDD0', '\ufdd0'],
    ['U+FDEF', '\ufdef'],
    ['U+202E', '&#x202E;'],
    ['U+FDD0', '&#64976;'],
  ])('refuses %s in the text, and names the place', (name, char) => {
    expect(readReport(writeReport({}, `\n第一段。\n\n第二段有${char}在这里。\n`)).problems).toMatchObject([
      { level: 'error', rule: 'text-control', line: 12, column: 5, message: expect.stringContaining(name) },
    ]);
  });

  it('takes characters beside the noncharacters, and references to what can be seen', () => {
    expect(showReport(writeReport({}, '\n\ufdcf\ufdf0\ufffd\u{1fffd}&#20013;&#x4e2d;&#xfffffff;\n'))).toBe(
      '',
    );
  });

  it('lets warnings through together with the report', () => {
    const { report, problems } = readReport(writeReport({ 备注: '示例' }));
    expect(report?.fields.title).toBeTruthy();
    expect(problems).toMatchObject([{ level: 'warning', rule: 'field-unknown', line: 8 }]);
  });

  it('refuses control characters in the text, at their place', () => {
    expect(
      showReport(writeReport({}, '\n第一段。\n\n第二段有换行\u000b在这里。\n\u202e倒写。\n')),
    ).toMatchInlineSnapshot(`
      "12:7 error text-control
      正文里有看不见的控制字符（U+000B），在“第二段有换行”后面
      改法：删去这一处前后各一个字，再重新输入这两个字

      13:1 error text-control
      正文里有看不见的控制字符（U+202E），在行首
      改法：删去这一处前后各一个字，再重新输入这两个字"
    `);
  });

  it('takes tabs, ideographic spaces, no-break spaces and zero-width joiners in the text', () => {
    expect(showReport(writeReport({}, '\n　　甲\t乙\u00a0丙\u200d丁\ufeff\n'))).toBe('');
  });

  it.each([
    '---',
    '---\n---',
    '---\n---\n---',
    '\ufffd',
    '<script>',
    '---\n标题: [\n---\n',
  ])('does not break on %j', (text) => {
    const { report, problems } = readReport(text);
    expect(report).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  });
});
