import type { ReportSource } from '../../src/report/report.ts';
import { readReport, showProblems, writeReport } from './sample-report.ts';

type Fields = Readonly<Record<string, string>>;

/** Reports with these fields besides what each needs, by their ids. */
export function readSources(reports: Readonly<Record<string, Fields>>): ReportSource[] {
  return Object.entries(reports).map(([id, fields]) => {
    const text = writeReport({ 标题: `示例区示例局文件${id}`, ...fields });
    const { report, problems } = readReport(text, id);
    if (!report) throw new Error(showProblems(problems));
    return { ...report, id, file: `内容/reports/${id}/index.md`, folder: `/${id}`, text, sha256: '' };
  });
}

/** Reports `r0`, `r1` and so on that were read once, each with the document that it is based on. */
export function relateMany(count: number, findBasis: (at: number) => string): ReportSource[] {
  return readSources({ r0: relate('依据', 'r1') }).flatMap((one) =>
    Array.from({ length: count }, (_, at) => {
      const id = `r${at}`;
      const relations = one.fields.relations.map((entry) => ({ ...entry, target: { id: findBasis(at) } }));
      return { ...one, id, file: `内容/reports/${id}/index.md`, fields: { ...one.fields, relations } };
    }),
  );
}

/** The field 关联, from pairs of a word and the document that it is about. */
export function relate(...pairs: readonly string[]): Fields {
  const entries = pairs.flatMap((relation, at) =>
    at % 2 === 0 ? [`\n  - 关系: ${relation}\n    对象: ${pairs[at + 1]}`] : [],
  );
  return { 关联: entries.join('') };
}
