import { clip } from '../base/clip.ts';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { joinLines } from './join-lines.ts';
import type { FrontMatterValue } from './parse-front-matter.ts';
import { readDay } from './read-day.ts';
import type { Correction } from './report.ts';
import type { ReportFault } from './report-fault.ts';

/** In words: a day or a reason that is copied unthinkingly would be a forged one. */
const FORM =
  '每次修订分别写日期、内容和原因，像这样：\n    修订:\n      - 日期: （年-月-日，改的那一天）\n        内容: （改了哪里）\n        原因: （为什么改）';

/**
 * Reads 修订: a list of entries, or a single one. Readers see every entry, so one that cannot be read is an error.
 * @param published 发布日期, if it is known: nothing is corrected before it was published
 * @returns newest first, those of one day as they were written
 */
export function parseCorrections(
  value: FrontMatterValue,
  published: string | undefined,
  report: ReportFault,
): Correction[] {
  const corrections: Correction[] = [];
  for (const item of value.kind === 'list' ? value.items : [value]) {
    const correction = readCorrection(item, (message, remedy, options) =>
      report(message, remedy, { at: item, ...options }),
    );
    if (!correction) continue;
    corrections.push(correction);
    if (published !== undefined && correction.date < published)
      report(
        `修订日期 ${correction.date} 在发布日期 ${published} 之前`,
        '核对两个日期；发布以前改的不必写进“修订”，删去这一项',
        { at: item, rule: 'corrections-early', level: 'warning' },
      );
  }
  return corrections.sort((a, b) => compareCodeUnits(b.date, a.date));
}

function readCorrection(item: FrontMatterValue, report: ReportFault): Correction | undefined {
  if (item.kind !== 'map') {
    const written = item.kind === 'scalar' ? `“${clip(item.text)}”` : '一个列表';
    report(`修订的每一项要分别写日期、内容和原因，写的是${written}`, FORM);
    return undefined;
  }
  const values = new Map(
    ['日期', '内容', '原因'].map((key) => {
      const entry = item.entries.get(key);
      return [key, entry?.kind === 'scalar' ? joinLines(entry.text) : ''] as const;
    }),
  );
  const missing = [...values].flatMap(([key, text]) => (text === '' ? [key] : []));
  if (missing.length > 0) {
    const first = [...values.values()].find((text) => text !== '');
    const which = first === undefined ? '' : `（“${clip(first)}”那一项）`;
    report(`修订里有一项没有写${missing.join('、')}${which}`, FORM);
  }
  let isSound = missing.length === 0;
  for (const [key, text] of values) {
    const hidden = findHiddenCharacter(text);
    if (!hidden) continue;
    isSound = false;
    report(`修订的${key}里有看不见的控制字符（${hidden.name}）`, '删去它，用键盘重新输入一遍，不要粘贴');
  }
  const [day = '', what = '', why = ''] = values.values();
  const reading = day === '' ? undefined : readDay('修订日期', '日期', day, report);
  return reading && isSound ? { date: reading.date, what, why } : undefined;
}
