import { retainKeys } from '../base/retain-keys.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import type { FoundReport } from '../find/collect-reports-fs.ts';
import type { FieldContext } from '../report/parse-fields.ts';
import { parseReport } from '../report/parse-report.ts';
import type { ReportSource } from '../report/report.ts';

interface ReadSource {
  readonly source: ReportSource | undefined;
  /** What could be read of a report that has errors. */
  readonly draft: ReportSource | undefined;
  readonly problems: readonly Problem[];
}

type FieldRules = Pick<FieldContext, 'vocabulary' | 'indexNumberPattern'>;

/** Reads reports' texts, each once as long as neither the text nor what the portal allows in fields changes. */
export function createReportReader() {
  const read = new Map<string, { found: FoundReport; key: string; value: ReadSource }>();
  let keyed: { rules: FieldRules; key: string } | undefined;
  const readSource = (found: FoundReport, rules: FieldRules): ReadSource => {
    if (keyed?.rules !== rules) {
      keyed = { rules, key: JSON.stringify([rules.vocabulary, rules.indexNumberPattern.source]) };
    }
    const before = read.get(found.id);
    if (before?.found === found && before.key === keyed.key) return before.value;
    const { text, ...place } = found;
    const { report, draft, problems } = parseReport(text, { ...rules, id: place.id });
    const complete = (parsed: typeof report) => parsed && { ...place, text, ...parsed };
    const value = { source: complete(report), draft: complete(draft), problems };
    read.set(found.id, { found, key: keyed.key, value });
    return value;
  };
  return { readSource, forgetOthers: (ids: ReadonlySet<string>) => retainKeys(read, ids) };
}
