import { describe, expect, it } from 'vitest';
import { describeTextChanges, formatSectionChange } from '../../../src/changes/describe-text-changes.ts';
import type { TextLine } from '../../../src/changes/published-report.ts';

/** `节|文字`, a line each. */
const lines = (text: string): TextLine[] =>
  text.split('\n').map((line) => {
    const [section = '', words = ''] = line.split('|');
    return { section, text: words };
  });
const compare = (before: string, after: string) =>
  describeTextChanges(lines(before), lines(after)).map(formatSectionChange).join('；');

describe('what changed in a text', () => {
  it.each([
    ['甲|共12件。', '甲|共21件。', '甲改 1 字'],
    ['甲|共十二件。', '甲|共三十件。', '甲改 1 字'],
    ['甲|推进工作。', '甲|全力推进各项工作。', '甲加 4 字'],
    ['甲|全力推进各项工作。', '甲|推进工作。', '甲删 4 字'],
    ['甲|一二三。', '甲|四五六七八。', '甲改 3 字、加 2 字'],
    ['甲|不变。\n乙|旧文。\n丙|不变二。', '甲|不变。\n乙|新文。\n丙|不变二。', '乙改 1 字'],
    ['甲|𠮷野。', '甲|吉野。', '甲改 1 字'],
  ])('%s → %s: %s', (before, after, expected) => {
    expect(compare(before, after)).toBe(expected);
  });

  it('tells of a section that came or went by its own name', () => {
    const two = '第一节|一、甲。\n第二节|二、乙。';
    expect(compare('第一节|一、甲。', two)).toBe('第二节加 4 字');
    expect(compare(two, '第一节|一、甲。')).toBe('第二节删 4 字');
  });

  it('follows a section that got another number', () => {
    expect(
      compare('第一节|一、甲\n第二节|二、乙和丙', '第一节|一、甲\n第二节|二、新写的一节\n第三节|三、乙和丙'),
    ).toMatch(/^第二节加 \d+ 字/);
    // By its new number alone, where the former one is gone.
    expect(compare('第五节|五、其他甲', '第六节|六、其他乙')).toBe('第六节改 2 字');
  });

  it.each([
    ['甲|一句。二句。', '甲|一句。\n甲|二句。'],
    ['甲|深化 示例\u00a0改革', '甲|深化示例改革'],
    ['甲|一\n甲|', '甲|\n甲|一'],
  ])('is nothing where only white space and line breaks differ: %j', (before, after) => {
    expect(compare(before, after)).toBe('');
  });

  it('counts a text that was wholly replaced, however long it is', () => {
    const long = (word: string) =>
      Array.from({ length: 5000 }, (_, index) => `甲|${word}${index}`).join('\n');
    expect(compare(long('旧'), long('新文'))).toMatch(/^甲改 \d+ 字、加 \d+ 字$/);
  });
});
