import { describe, expect, it } from 'vitest';
import { describeChanges } from '../../../src/import/describe-changes.ts';

describe('what an update changes', () => {
  it('is told in words and in lines that show the place', () => {
    const long = '这是一段很长的文字，用来说明只显示改动前后的几个字，';
    const before = `第一段。\n\n${long}全年办结12件，${long}\n\n删去的一段。`;
    const after = `第一段。\n\n${long}全年办结13件，${long}`;
    expect(describeChanges(before, after)).toEqual({
      summary: '正文改 1 段、加 0 段、删 1 段；去掉 7 字，增加 1 字',
      lines: [
        '－ …前后的几个字，全年办结12件，这是一段很长的文字，…',
        '＋ …前后的几个字，全年办结13件，这是一段很长的文字，…',
        '－ 删去的一段。',
      ],
    });
  });

  it('is nothing where only empty lines differ', () => {
    expect(describeChanges('甲\n\n乙', '甲\n\n\n乙\n')).toEqual({ summary: '正文没有变化', lines: [] });
  });

  it('is cut to a screen', () => {
    const { lines } = describeChanges(
      '',
      Array.from({ length: 100 }, (_, index) => `第${index}段`).join('\n'),
    );
    expect(lines).toHaveLength(41);
    expect(lines.at(-1)).toBe('……还有 60 行');
  });
});
