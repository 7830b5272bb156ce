import { expect, it } from 'vitest';
import { makeFixes, tellFix } from '../../../src/desk-page/make-fixes.ts';

/** Mends a word of a line as the server tells it. */
function fix(line: number, was: string, from: number, typed: string, insert: string) {
  const to = from + typed.length;
  const now = was.slice(0, from) + insert + was.slice(to);
  return { kind: 'line', line, was, now, part: { from, to, insert } } as const;
}

it('mends several in one line and in others, also two that stand side by side', () => {
  const text = '题\n⼈⺠,⻓\n的的\u200b\u200b了';
  expect(
    makeFixes(text, [
      fix(2, '⼈⺠,⻓', 0, '⼈', '人'),
      fix(3, '的的\u200b\u200b了', 3, '\u200b', ''),
      fix(2, '⼈⺠,⻓', 3, '⻓', '长'),
      fix(3, '的的\u200b\u200b了', 2, '\u200b', ''),
      fix(3, '的的\u200b\u200b了', 0, '的的', '的'),
      fix(2, '⼈⺠,⻓', 1, '⺠', '民'),
    ]),
  ).toBe('题\n人民,长\n的了');
});

it('leaves a line that is another by now, and one of two that overlap', () => {
  expect(makeFixes('甲,乙。\n丙', [fix(1, '甲,乙', 1, ',', '，')])).toBe('甲,乙。\n丙');
  expect(
    makeFixes('进行进行进行', [
      fix(1, '进行进行进行', 0, '进行进行', '进行'),
      fix(1, '进行进行进行', 2, '进行进行', '进行'),
    ]),
  ).toBe('进行进行');
});

it('says what became of which words, and nothing of what cannot be seen', () => {
  expect(tellFix(fix(2, '登记帐号', 2, '帐号', '账号'))).toBe('“帐号”已改为“账号”。');
  expect(tellFix(fix(2, '登记', 2, '', '。'))).toBe('已加上“。”。');
  expect(tellFix(fix(2, '的的', 0, '的', ''))).toBe('已删去“的”。');
  expect(tellFix(fix(2, '登\u200b记', 1, '\u200b', ''))).toBe('已照此改。');
  expect(tellFix({ kind: 'line', line: 2, was: '日期: 2月', now: '日期: 2022-02-14' })).toBe('已照此改。');
});
