import { append } from '../base/long-lists.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import type { FoundReport } from '../find/collect-reports-fs.ts';
import { describeSpans, judgeVersions } from '../report/judge-versions.ts';
import type { FieldContext } from '../report/parse-fields.ts';
import { type ParsedReport, parseReport } from '../report/parse-report.ts';
import type { FormerSource } from '../report/report.ts';
import { formatVersionId } from '../report/version-names.ts';

/**
 * What keeps a former text from being shown. It was right when it was published: what fields may hold has changed since,
 * and nobody may mend a text of the past.
 */
const FAULTS: ReadonlySet<string> = new Set([
  'body-empty',
  'file-empty',
  'front-matter-missing',
  'front-matter-syntax',
  'front-matter-unclosed',
  'text-control',
]);

/** Reads the former texts of a report. @param present the report itself, as far as it could be read */
export function readVersions(
  { id, folder, versions = [] }: Pick<FoundReport, 'id' | 'folder' | 'versions'>,
  rules: Omit<FieldContext, 'id' | 'frontMatterStart' | 'unread'>,
  present: ParsedReport | undefined,
): { versions: FormerSource[]; diagnostics: Diagnostic[] } {
  if (!present) return { versions: [], diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const spans = describeSpans(
    versions.map(({ day }) => day),
    present.fields,
  );
  const read = versions.flatMap(({ file, text, sha256 }, index): FormerSource[] => {
    const former = { of: id, ...(spans[index] as (typeof spans)[number]) };
    append(diagnostics, locateProblems(file, judgeVersions(former, present.fields)));
    const { report, draft, problems } = parseReport(text, { ...rules, id });
    const faults = problems.filter(({ level, rule }) => level === 'error' && FAULTS.has(rule));
    append(diagnostics, locateProblems(file, faults));
    const parsed = report ?? draft;
    if (!parsed || faults.length > 0) return [];
    const title = parsed.fields.title || present.fields.title;
    return [
      {
        id: formatVersionId(id, former.from),
        file,
        folder,
        text,
        sha256,
        ...parsed,
        fields: { ...parsed.fields, title, attachments: [], related: [] },
        former,
      },
    ];
  });
  return { versions: read, diagnostics };
}
