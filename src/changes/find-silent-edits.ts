import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ReportChanges } from './compare-reports.ts';
import type { ChangedReport } from './compare-sites.ts';
import { formatSectionChange } from './describe-text-changes.ts';

/** Sections that a message names; the rest is counted. */
const MAX_NAMED = 3;

/** What was changed in the text, for people; empty if nothing was. */
export function formatTextChanges({ isRetitled, sections }: ReportChanges): string {
  const places = [...(isRetitled ? ['标题改了'] : []), ...sections.map(formatSectionChange)];
  const rest = places.length - MAX_NAMED;
  return `${places.slice(0, MAX_NAMED).join('，')}${rest > 0 ? `，等 ${places.length} 处` : ''}`;
}

/** The command that keeps the former text of a report and writes its 修订. @param options such as `--reason` */
export type FormatRevise = (id: string, options: string) => string;

/**
 * Reports whose published text is different without a new entry of 修订, or without the former text being kept. Fields,
 * attachments, pictures and the way the text is written do not count.
 * @param files each report's file as the editor knows it, by the address of its page
 * @param today `YYYY-MM-DD`, for the entry to copy
 */
export function findSilentEdits(
  reports: readonly ChangedReport[],
  files: ReadonlyMap<string, string>,
  today: string,
  formatRevise: FormatRevise,
): Diagnostic[] {
  return reports.flatMap(({ url, report, unkept }): Diagnostic[] => {
    const file = files.get(url);
    const what = report ? formatTextChanges(report) : '';
    if (!file || !report || what === '') return [];
    const tell = (rule: string, message: string, remedy: string, form: string): Diagnostic[] => [
      { level: 'warning', rule, file, line: 1, column: 1, message, remedy, form },
    ];
    if (report.newCorrections > 0)
      return unkept
        ? tell(
            'version-missing',
            '写了“修订”，以前公布的文本没有留下来，读者看不到那一天的文本',
            `运行下面这一行，再生成一次：\n    ${formatRevise(unkept.id, '')}`,
            '在“手续”的“修订”里再写一次，会留下以前的文本',
          )
        : [];
    const entry = `修订:\n      - 日期: ${today}\n        内容: ${what}\n        原因:`;
    return tell(
      'correction-missing',
      `文字与上一次生成的不同，没有写进“修订”：${what}`,
      unkept
        ? `还没有公布的可以不管；已经公布的，运行下面这一行，引号里写上为什么改，再生成一次（会留下以前的文本，写好“修订”）：\n    ${formatRevise(unkept.id, '--reason ""')}`
        : `还没有公布的可以不管；已经公布的，在字段里加上（已有“修订:”的，加在它下面），写明内容和原因，再生成一次：\n    ${entry}`,
      '还没有公布的可以不管；已经公布的，打开它，在“手续”的“修订”里写明为什么改，会留下以前的文本',
    );
  });
}
