import vocabulary from '../../_data/vocabulary.json' with { type: 'json' };
import type { Problem } from '../../src/diagnostics/diagnostic.ts';
import { parseReport } from '../../src/report/parse-report.ts';

const FIELDS = {
  标题: '示例区示例局2021年度示例工作报告',
  机构名称: '示例区示例局',
  发布日期: '2022-02-14',
  体裁: '报告',
  主题分类: '科技、教育',
  公开类别: '主动公开',
};

/** An example report's file with some fields written otherwise; `null` leaves a field out. */
export function writeReport(
  fields: Readonly<Record<string, string | null>> = {},
  body = '\n这是示例正文。\n',
): string {
  const lines = Object.entries({ ...FIELDS, ...fields }).flatMap(([key, value]) =>
    value === null ? [] : [`${key}:${value.startsWith('\n') ? '' : ' '}${value}`.trimEnd()],
  );
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

/** Reads a report file as the portal does. */
export function readReport(text: string, id = '2021/shili') {
  const indexNumberPattern = /^[0-9A-Z]{9}\/\d{4}-\d{5}$/u;
  return parseReport(text, { vocabulary, indexNumberPattern, id });
}

/** The fields of a report that must be sound and without any remark. */
export function readFields(text: string, id?: string) {
  const { report, problems } = readReport(text, id);
  if (!report || problems.length > 0) throw new Error(showProblems(problems));
  return report.fields;
}

/** Problems as a person reads them, for snapshots. */
export function showProblems(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ line, column, level, rule, message, remedy }) =>
        `${line}:${column} ${level} ${rule}\n${message}\n改法：${remedy}`,
    )
    .join('\n\n');
}

export const showReport = (text: string) => showProblems(readReport(text).problems);
