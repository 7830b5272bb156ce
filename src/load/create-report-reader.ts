import { retainKeys } from '../base/retain-keys.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import type { FoundReport } from '../find/collect-reports-fs.ts';
import { findProfile } from '../report/find-profile.ts';
import type { FieldContext } from '../report/parse-fields.ts';
import { type ParsedReport, parseReport } from '../report/parse-report.ts';
import type { Profile } from '../report/profile.ts';
import type { ReportSource } from '../report/report.ts';
import { withholdText } from '../report/withhold-text.ts';
import type { KeptSources } from './kept-sources.ts';
import { readVersions } from './read-versions.ts';

interface ReadSource {
  readonly source: ReportSource | undefined;
  /** What could be read of a report that has errors. */
  readonly draft: ReportSource | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The text alone, if nothing is wrong with it. */
  readonly sound: ParsedReport | undefined;
}

/** What the portal allows in fields, and the kinds of report that the installation knows. */
export interface ReadingRules extends Pick<FieldContext, 'vocabulary' | 'indexNumberPattern'> {
  readonly profiles: readonly Profile[];
}

/** What was read, by the report's id. */
type ReadReports = Map<string, { found: FoundReport; key: string; value: ReadSource }>;

/** In one string, for whoever keeps what was read by them. */
export const formatRules = ({ vocabulary, indexNumberPattern, profiles }: ReadingRules): string =>
  JSON.stringify([vocabulary, indexNumberPattern.source, profiles]);

export interface ReportReader {
  /** @param kept looked at before the text is read; what it has was read by the same rules */
  readSource(found: FoundReport, rules: ReadingRules, kept?: Pick<KeptSources, 'find'>): ReadSource;
  forgetOthers(ids: ReadonlySet<string>): void;
  /** One that knows the same and tells this one nothing. */
  fork(): ReportReader;
}

/** Reads reports' texts, each once as long as neither the text nor what the portal allows in fields changes. */
export function createReportReader(read: ReadReports = new Map()): ReportReader {
  let keyed: { rules: ReadingRules; key: string } | undefined;
  const readSource: ReportReader['readSource'] = (found, rules, kept) => {
    if (keyed?.rules !== rules) keyed = { rules, key: formatRules(rules) };
    const before = read.get(found.id);
    if (before?.found === found && before.key === keyed.key) return before.value;
    const { text, versions: _found, versionFaults = [], ...place } = found;
    const known = kept?.find(found);
    const { report, draft, problems } = known
      ? { report: known, problems: [] }
      : parseReport(text, { ...rules, id: place.id });
    const { versions, diagnostics } = readVersions(found, rules, report ?? draft);
    const former = versions.length > 0 ? { versions } : {};
    const complete = (parsed: typeof report) => {
      const profile = parsed && findProfile(rules.profiles, parsed.fields);
      return (
        parsed && withholdText({ text, ...place, ...parsed, ...(profile ? { profile } : {}), ...former })
      );
    };
    const value = {
      source: complete(report),
      draft: complete(draft),
      diagnostics: [...locateProblems(found.file, problems), ...versionFaults, ...diagnostics],
      sound: problems.length === 0 ? report : undefined,
    };
    read.set(found.id, { found, key: keyed.key, value });
    return value;
  };
  return {
    readSource,
    forgetOthers: (ids) => retainKeys(read, ids),
    fork: () => createReportReader(new Map(read)),
  };
}
