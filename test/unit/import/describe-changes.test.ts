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

  it('is told at once of a yearbook of which nearly every paragraph became another', () => {
    const many = (kind: string) => Array.from({ length: 30_000 }, (_, at) => `${kind}第${at}段`).join('\n');
    const { summary } = describeChanges(`${many('旧')}\n还在的`, `${many('新')}\n还在的\n加的`);
    expect(summary).toBe('正文改 30000 段、加 1 段、删 0 段；去掉 30000 字，增加 30002 字');
  });

  it('is cut to a screen', () => {
    const { lines } = describeChanges(
      '',
      Array.from({ length: 100 }, (_, index) => `第${index}段`).join('\n'),
    );
    expect(lines).toHaveLength(41);
    expect(lines.at(-1)).toBe('……还有 60 行');
  });

  it.each<[string, string, string, string[]]>([
    ['甲', '甲\n乙丙', '正文改 0 段、加 1 段、删 0 段；去掉 0 字，增加 2 字', ['＋ 乙丙']],
    [
      '甲\n乙\n丙',
      '甲\n一',
      '正文改 1 段、加 0 段、删 1 段；去掉 2 字，增加 1 字',
      ['－ 乙', '＋ 一', '－ 丙'],
    ],
    ['甲', '一\n二', '正文改 1 段、加 1 段、删 0 段；去掉 1 字，增加 2 字', ['－ 甲', '＋ 一', '＋ 二']],
    ['甲乙', '甲甲乙', '正文改 1 段、加 0 段、删 0 段；去掉 0 字，增加 1 字', ['－ 甲乙', '＋ 甲甲乙']],
    ['甲\n\n乙', '甲\n乙', '正文没有变化', []],
  ])('from %j to %j', (before, after, summary, lines) => {
    expect(describeChanges(before, after)).toEqual({ summary, lines });
  });

  it('has twelve characters on either side, and seventy of a long change', () => {
    const around = '零一二三四五六七八九十甲';
    expect(describeChanges(`${around}旧${around}`, `${around}新${around}`).lines).toEqual([
      `－ ${around}旧${around}`,
      `＋ ${around}新${around}`,
    ]);
    expect(describeChanges(`始${around}旧${around}末`, `始${around}新${around}末`).lines[0]).toBe(
      `－ …${around}旧${around}…`,
    );
    const [, long] = describeChanges('甲', `甲${'新'.repeat(100)}`).lines;
    expect(long).toBe(`＋ 甲${'新'.repeat(69)}…`);
    expect(describeChanges('甲', `甲${'新'.repeat(69)}`).lines[1]).toBe(`＋ 甲${'新'.repeat(69)}`);
    const lines = (count: number) =>
      describeChanges('', Array.from({ length: count }, (_, at) => `第${at}段`).join('\n')).lines;
    expect([lines(40).length, lines(41).at(-1)]).toEqual([40, '……还有 1 行']);
  });
});
