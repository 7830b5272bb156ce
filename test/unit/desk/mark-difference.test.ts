import { expect, it } from 'vitest';
import { parsePublishedReport } from '../../../src/changes/published-report.ts';
import { markFileDifference, markTextDifference } from '../../../src/desk/mark-difference.ts';

const report = (lines: readonly string[], title = '示例区示例局报告') => {
  const read = parsePublishedReport(JSON.stringify({ title, preamble: lines.join('\n'), sections: [] }));
  if (!read) throw new Error('no report');
  return read;
};
const LINES = Array.from({ length: 20 }, (_, at) => `第${at + 1}段示例文字。`);

it('shows what comes and goes with a line around it, and says how many lines are left out', () => {
  const after = LINES.with(10, '第11段另外的文字。');
  const parts = markTextDifference(report(LINES), report(after));
  const [first] = parts;
  expect(first).toEqual({ same: 10 });
  expect(parts.at(-1)).toEqual({ same: 8 });
  const shown = parts.flatMap((part) => ('pieces' in part ? part.pieces : []));
  const join = (leftOut: string) =>
    shown.flatMap(({ change, text }) => (change === leftOut ? [] : text)).join('');
  expect(join('added')).toBe(LINES.slice(9, 12).join(''));
  expect(join('removed')).toBe(after.slice(9, 12).join(''));
});

it('shows another title, and loses no character of what was put in or taken out', () => {
  const parts = markTextDifference(report([]), report(['<b>甲</b>\t乙'], '另一个标题'));
  const text = (leftOut: string) =>
    parts
      .flatMap((part) => ('pieces' in part ? part.pieces : []))
      .flatMap(({ change, text }) => (change === leftOut ? [] : text))
      .join('\n');
  expect(text('added').replaceAll('\n', '')).toBe('示例区示例局报告');
  expect(text('removed').replaceAll('\n', '')).toBe('另一个标题<b>甲</b>\t乙');
});

it('of texts that are the same, nothing is shown', () => {
  expect(markTextDifference(report(LINES), report(LINES))).toEqual([{ same: 21 }]);
});

it('of two files, shows the fields and the empty lines that are others', () => {
  const before = `---\n标题: 甲\n---\n\n${LINES.join('\n\n')}\n`;
  const shown = (after: string) => {
    const parts = markFileDifference(before, after).flatMap((part) => ('pieces' in part ? part.pieces : []));
    return parts.flatMap(({ change, text }) => (change === 'same' ? [] : `${change} ${text}`));
  };
  expect(shown(before.replace('甲', '乙').replace('第9段', '第10段'))).toEqual([
    'removed 甲',
    'added 乙',
    'removed 9',
    'added 10',
  ]);
  expect(shown(before.replace('第8段示例文字。\n\n', '第8段示例文字。\n'))).toEqual(['removed \n']);
  expect(shown(`${before}\n添的一段。\n`)).toEqual(['added \n', 'added 添的一段。']);
  expect(shown(before)).toEqual([]);
});
