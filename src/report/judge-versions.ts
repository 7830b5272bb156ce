import type { Problem } from '../diagnostics/diagnostic.ts';
import type { FormerText, ReportFields, ReportSource } from './report.ts';
import { VERSION_FOLDER } from './version-names.ts';

/** The day from which on a text is what is published: that of its newest 修订, else 发布日期. Empty if neither is known. */
export function findTextDay({
  corrections,
  date,
}: {
  readonly corrections: readonly { readonly date: string }[];
  readonly date: string;
}): string {
  const corrected = corrections[0]?.date ?? '';
  // Nothing is corrected before it was published: that is told as a slip of the editor's.
  return corrected > date ? corrected : date;
}

/** From when to when each of the former texts was what was published. @param days of the former texts, earliest first */
export function describeSpans(
  days: readonly string[],
  fields: Pick<ReportFields, 'corrections' | 'date'>,
): { from: string; until?: string }[] {
  // Without 修订 nobody knows when the present text took over.
  const present = fields.corrections[0]?.date;
  return days.map((from, index) => {
    const until = days[index + 1] ?? present;
    return until === undefined || until < from ? { from } : { from, until };
  });
}

/** Days of former texts that cannot be. */
export function judgeVersions(
  { from }: FormerText,
  { date, corrections }: Pick<ReportSource['fields'], 'date' | 'corrections'>,
): Problem[] {
  const [newest] = corrections;
  const tell = (level: Problem['level'], message: string, remedy: string): Problem[] => [
    { level, rule: 'version-day', line: 1, column: 1, message, remedy },
  ];
  if (date !== '' && from < date && !wasPublishedSince(from, corrections))
    return tell(
      'error',
      `以前的文本的日子 ${from} 在发布日期 ${date} 之前`,
      `核对两个日期：文件名是从哪一天起公布的就是这份文本，最早的一份就是发布日期那一天；发布日期改正过的，在“修订”里写明，内容写：发布日期由 ${from} 更正为 ${date}`,
    );
  const present = findTextDay({ date, corrections });
  if (newest && from > present)
    return tell(
      'error',
      `以前的文本的日子 ${from} 在最近一次修订 ${present} 之后`,
      '核对两个日期：现行的文本是最近一次修订那一天起公布的，以前的文本都比它早；少写了一次修订的，在“修订”里补上',
    );
  if (!newest)
    return tell(
      'warning',
      `${VERSION_FOLDER} 文件夹里有 ${from} 起公布的文本，“修订”里却没有写后来改了什么`,
      '在 index.md 的“修订”里写明日期、内容和原因；并没有改过的，删去这份文件',
    );
  return [];
}

/** Whether a 修订 says that 发布日期 was an earlier one: texts are called by the days of then, and their addresses stay. */
const wasPublishedSince = (day: string, corrections: ReportFields['corrections']) =>
  corrections.some(
    ({ what }) =>
      what.includes('发布日期') &&
      [...what.matchAll(/(\d{4})[-年](\d{1,2})[-月](\d{1,2})/g)].some(
        ([, year, month = '', date = '']) =>
          `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` <= day,
      ),
  );
