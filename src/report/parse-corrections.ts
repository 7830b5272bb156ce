import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { FrontMatterValue } from './parse-front-matter.ts';
import { readDay } from './read-day.ts';
import { readEntries } from './read-entry.ts';
import type { Correction } from './report.ts';
import type { ReportFault } from './report-fault.ts';

const ENTRY = {
  field: '修订',
  keys: ['日期', '内容', '原因'],
  // In words: a day or a reason that is copied unthinkingly would be a forged one.
  form: {
    file: '每次修订分别写日期、内容和原因，像这样：\n    修订:\n      - 日期: （年-月-日，改的那一天）\n        内容: （改了哪里）\n        原因: （为什么改）',
    form: '每次修订分别写日期、内容和原因',
  },
};

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
  for (const { values, isSound, tell } of readEntries(value, ENTRY, report)) {
    const [day = '', what = '', why = ''] = values;
    const reading = day === '' ? undefined : readDay('修订日期', '日期', day, tell);
    if (!reading || !isSound) continue;
    const { date } = reading;
    corrections.push({ date, what, why });
    if (published !== undefined && date < published)
      tell(
        `修订日期 ${date} 在发布日期 ${published} 之前`,
        '核对两个日期；发布以前改的不必写进“修订”，删去这一项',
        { rule: 'corrections-early', level: 'warning' },
      );
  }
  return corrections.sort((a, b) => compareCodeUnits(b.date, a.date));
}
