import { describe, expect, it } from 'vitest';
import { spliceLines } from '../../../src/base/splice-lines.ts';
import { findCorrectionEdit } from '../../../src/report/add-correction.ts';
import { readReport, writeReport } from '../../support/sample-report.ts';

const ADDED = { date: '2023-05-10', what: '第二节改 3 字', why: '数字有误' };
const OLD = { date: '2022-03-01', what: '旧内容', why: '旧原因' };
const OLDER = { date: '2022-02-20', what: '更旧', why: '更旧的原因' };

/** The text with the entry; `undefined` where no place is certain. */
function add(text: string, correction = ADDED): string | undefined {
  const edit = findCorrectionEdit(text, correction);
  return edit && Buffer.from(spliceLines(Buffer.from(text), edit) as Uint8Array).toString();
}

const write = (field: string, end = '') =>
  writeReport().replace('\n---\n\n', `\n${field}${field && '\n'}${end}---\n\n`);

describe('an entry of 修订', () => {
  it('is the last field where there was none', () => {
    expect(add(writeReport())).toBe(
      write('修订:\n  - 日期: 2023-05-10\n    内容: 第二节改 3 字\n    原因: 数字有误'),
    );
  });

  it.each<[string, string, readonly (typeof OLD)[]]>([
    ['as the template has it', '修订:', []],
    ['empty, with a remark', '修订: # 公布以后改了什么\n  # - 日期: （年-月-日）', []],
    ['an empty list', '修订: []', []],
    ['a list', '修订:\n  - 日期: 2022-03-01\n    内容: 旧内容\n    原因: 旧原因', [OLD]],
    ['a list at the margin', '修订:\n- 日期: 2022-03-01\n  内容: 旧内容\n  原因: 旧原因', [OLD]],
    ['a deep list', '修订:\n      - 日期: 2022-03-01\n        内容: 旧内容\n        原因: 旧原因', [OLD]],
    [
      'two entries with remarks and empty lines',
      '修订:\n  # 第二次\n  - 日期: 2022-03-01\n    内容: 旧内容\n    原因: 旧原因\n\n  - 日期: 2022-02-20\n    内容: 更旧\n    原因: 更旧的原因',
      [OLD, OLDER],
    ],
    ['one entry that is no list', '修订:\n  日期: 2022-03-01\n  内容: 旧内容\n  原因: 旧原因', [OLD]],
    ['one, deeper', '修订:\n    日期: 2022-03-01\n    内容: 旧内容\n    原因: 旧原因', [OLD]],
    ['on one line', '修订: [{日期: 2022-03-01, 内容: 旧内容, 原因: 旧原因}]', [OLD]],
    ['with a Chinese colon', '修订：\n  - 日期：2022-03-01\n    内容：旧内容\n    原因：旧原因', [OLD]],
    ['with full-width spaces', '修订:\n　- 日期: 2022-03-01\n　　内容: 旧内容\n　　原因: 旧原因', [OLD]],
    ['padded', '修　订:\n  - 日期: 2022-03-01\n    内容: 旧内容\n    原因: 旧原因', [OLD]],
  ])('goes in front of those that are there: %s', (_name, field, old) => {
    for (const text of [
      write(field),
      write(field, '附件: []\n# 末尾的备注\n'),
      write(`关键词: [甲]\n${field}`),
    ]) {
      const before = readReport(text);
      const edited = add(text) ?? '';
      const after = readReport(edited);
      expect(after.problems.filter(({ level }) => level === 'error')).toEqual([]);
      expect(after.report?.fields).toMatchObject({
        ...before.report?.fields,
        attachments: [],
        corrections: [ADDED, ...old],
      });
      // Every line that was there is there, in its order.
      const kept = edited.split('\n');
      for (const line of text.split('\n').filter((each) => !/^\s*日期|^修订: \[/.test(each))) {
        const at = kept.indexOf(line);
        expect(at, line).toBeGreaterThanOrEqual(0);
        kept.splice(0, at + 1);
      }
    }
  });

  it.each([
    'a: b',
    '甲: 乙 #丙',
    "'引'号",
    '"引"号',
    '反斜杠\\',
    '- 减号',
    '[方括号]',
    '{花括号}',
    '逗号, 冒号：',
    '*星*',
    '&和',
    '!感叹',
    '@甲',
    '`甲`',
    '%甲',
    '|竖线',
    '> 大于',
    '? 问',
    'true',
    '2023-01-01',
    '0x10',
    '~',
    '<script>alert(1)</script>',
    '../../甲',
    '---',
  ])('says what was typed, whatever it is: %s', (value) => {
    const correction = { date: '2023-05-10', what: value, why: value };
    for (const text of [
      writeReport(),
      write('修订: []'),
      write('修订:\n  日期: 2022-03-01\n  内容: 旧内容\n  原因: 旧原因'),
    ]) {
      const read = readReport(add(text, correction) ?? '');
      expect(read.problems.filter(({ level }) => level === 'error')).toEqual([]);
      expect(read.report?.fields.corrections[0]).toEqual(correction);
    }
  });

  it.each([
    ['no fields', '正文'],
    ['unclosed', '---\n标题: 示例\n\n## 一、正文'],
    ['in quotes', write('"修订":\n  - 日期: 2022-03-01\n    内容: 旧\n    原因: 旧')],
    ['twice', write('修订:\n修订:')],
    ['a single entry on one line', write('修订: {日期: 2022-03-01, 内容: 旧, 原因: 旧}')],
    ['prose', write('修订: 2022年3月改过一次')],
    ['with a tab', write('修订:\n\t日期: 2022-03-01\n\t内容: 旧\n\t原因: 旧')],
  ])('has no certain place: %s', (_name, text) => {
    expect(add(text)).toBeUndefined();
  });

  it('is read back from nearly everything that an editor may have written', () => {
    let state = 15;
    const below = (limit: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const pieces = [
      '修订:',
      '修订: []',
      '  - ',
      '- ',
      '    ',
      '  ',
      '日期: 2022-03-01',
      '内容: 旧',
      '原因: 旧',
      '# 备注',
      '\n',
      '\n',
      '\n',
      '落款: |',
      '  一行',
      '关键词: [甲,',
      '乙]',
      '：',
      '\t',
      '　',
      "'",
      '"',
    ];
    const counts = { right: 0, wrong: 0 };
    for (let round = 0; round < 800; round += 1) {
      const field = Array.from({ length: below(14) }, () => pieces[below(pieces.length)]).join('');
      const text = write(field);
      const before = readReport(text).report;
      const edited = before && add(text);
      if (!before || edited === undefined) continue;
      const { corrections = [] } = readReport(edited).report?.fields ?? {};
      // The command sees it when it reads the result back, and says what to write by hand.
      const isRight = JSON.stringify(corrections) === JSON.stringify([ADDED, ...before.fields.corrections]);
      counts[isRight ? 'right' : 'wrong'] += 1;
    }
    expect(counts.right).toBeGreaterThan(30);
    expect(counts.wrong).toBeLessThan(counts.right / 20);
  });
});
