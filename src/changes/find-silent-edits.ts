import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ChangedReport } from './compare-sites.ts';
import { formatSectionChange } from './describe-text-changes.ts';

/** Sections that a message names; the rest is counted. */
const MAX_NAMED = 3;

/**
 * Reports whose published text is different without a new entry of 修订. Fields, attachments, pictures and the way
 * the text is written do not count.
 * @param files each report's file as the editor knows it, by the address of its page
 * @param today `YYYY-MM-DD`, for the entry to copy
 */
export function findSilentEdits(
  reports: readonly ChangedReport[],
  files: ReadonlyMap<string, string>,
  today: string,
): Diagnostic[] {
  return reports.flatMap(({ url, report }): Diagnostic[] => {
    const file = files.get(url);
    if (!file || !report || report.newCorrections > 0) return [];
    const places = [
      ...(report.isRetitled ? ['标题改了'] : []),
      ...report.sections.map((change) => formatSectionChange(change)),
    ];
    if (places.length === 0) return [];
    const rest = places.length - MAX_NAMED;
    const what = `${places.slice(0, MAX_NAMED).join('，')}${rest > 0 ? `，等 ${places.length} 处` : ''}`;
    return [
      {
        level: 'warning',
        rule: 'correction-missing',
        file,
        line: 1,
        column: 1,
        message: `文字与上一次生成的不同，没有写进“修订”：${what}`,
        remedy: `还没有公布的可以不管；已经公布的，在字段里加上（已有“修订:”的，加在它下面），写明内容和原因，再生成一次：\n    修订:\n      - 日期: ${today}\n        内容: ${what}\n        原因:`,
      },
    ];
  });
}
