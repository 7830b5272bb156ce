import type { Diagnostic, Remedy, SettingPlace } from '../diagnostics/diagnostic.ts';
import { RULE_TITLES, TEXT_RULES } from '../lint/lint-rules.ts';
import type { Portal } from '../portal/portal.ts';
import type { PlacedLink } from '../report/outside-address.ts';
import type { PageSource } from '../report/parse-page.ts';
import type { Site } from '../report/parse-site.ts';
import type { ReportSource } from '../report/report.ts';
import type { AuditEvidence, AuditVerdict } from './audit-row.ts';
import type { LinkResults } from './parse-link-results.ts';

/** What the settings alone tell. */
export interface SettingsSubject {
  readonly site: Site;
  /** What is wrong with settings, by their names. */
  readonly faults: ReadonlyMap<string, Diagnostic>;
  locate(name: string): SettingPlace;
  /** Fixed pages that are there. */
  readonly pages: readonly Pick<PageSource, 'id'>[];
}

/** What an audit looks at: a portal as a build would make it of all that is sound, and what the check says of the rest. */
export interface AuditSubject extends SettingsSubject {
  readonly pages: readonly PageSource[];
  readonly portal: Portal;
  /** What is published and was not taken back. */
  readonly sources: readonly ReportSource[];
  readonly unseen: Unseen;
  /** Of the check; nothing of reports that are not published yet. */
  readonly diagnostics: readonly Diagnostic[];
  /** Links that leave the portal, each where it stands. */
  readonly links: readonly (PlacedLink & { readonly file: string })[];
  /** What a host found where those lead; absent if nobody looked. */
  readonly results?: LinkResults;
  /** Whether the content was held against what was published before. */
  readonly isCompared: boolean;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** What could not be looked at, each with its place and the reason. */
export interface Unseen {
  /** Texts of reports with errors, by the reports' files; what their fields and links say is known. */
  readonly texts: readonly AuditEvidence[];
  /** Reports of which nothing could be read. */
  readonly reports: readonly AuditEvidence[];
  /** Fixed pages. */
  readonly pages: readonly AuditEvidence[];
}

/** One line of the list. */
export interface AuditItem<Subject = AuditSubject> {
  readonly id: string;
  readonly group: string;
  readonly item: string;
  readonly basis: string;
  readonly remedy: Remedy;
  judge(subject: Subject): AuditVerdict;
}

/** What most items stand in. */
export const GUIDE = '《政府网站发展指引》（国办发〔2017〕47号）';

const conclude =
  (status: AuditVerdict['status']) =>
  (...evidence: readonly (AuditEvidence | string)[]): AuditVerdict => ({
    status,
    evidence: evidence.map((one) => (typeof one === 'string' ? { text: one } : one)),
  });

export const present = conclude('有');
export const missing = conclude('缺');
export const wrong = conclude('错');
/** @param evidence the reason */
export const notApplicable = conclude('不适用');

/** A diagnostic as the place where a fault is to be seen. */
export const describeDiagnostic = ({
  level: _,
  rule: __,
  fix: ___,
  message,
  ...rest
}: Diagnostic): AuditEvidence => ({ ...rest, text: message });

/** What is there, unless something could not be looked at that may say otherwise. */
export const presentUnless = (
  unseen: readonly AuditEvidence[],
  ...evidence: readonly (AuditEvidence | string)[]
): AuditVerdict => (unseen.length > 0 ? missing(...unseen) : present(...evidence));

const TEXT_CODES = new Set(TEXT_RULES.map(({ code }) => code));

/** What rules of the check have not looked at. */
const listUnseen = ({ texts, reports, pages }: Unseen, rules: readonly string[]): AuditEvidence[] => [
  ...(rules.some((rule) => RULE_TITLES.has(rule)) ? texts : []),
  ...reports,
  ...(rules.some((rule) => TEXT_CODES.has(rule)) ? pages : []),
];

/**
 * What rules of the check have found. A portal that has switched all of them off has said why.
 * @param sound what is said where they have found nothing
 */
export function judgeRules(
  subject: AuditSubject,
  rules: readonly string[],
  sound: string,
  {
    status = '错',
    unseen = listUnseen(subject.unseen, rules),
  }: { readonly status?: '缺' | '错'; readonly unseen?: readonly AuditEvidence[] } = {},
): AuditVerdict {
  const { diagnostics, site } = subject;
  const found = diagnostics.filter(({ rule }) => rules.includes(rule));
  if (found.length > 0) return { status, evidence: [...found.map(describeDiagnostic), ...unseen] };
  const off = site.checks.off.filter(({ rule }) => rules.includes(rule));
  const [choice] = off;
  return choice && off.length === rules.length
    ? notApplicable(`本站不检查这一项（site.json 的 checks）：${choice.reason}`)
    : presentUnless(unseen, sound);
}

/** One whose title has errors goes by its folder. */
export const nameSource = ({ id, fields: { title } }: Pick<ReportSource, 'id' | 'fields'>): string =>
  title ? `《${title}》` : `“${id}”`;

/** The place of a report's field, or of its beginning. */
export const locateField = (
  { file, places }: Pick<ReportSource, 'file' | 'places'>,
  key: string,
): Pick<Diagnostic, 'file' | 'line' | 'column'> => ({
  file,
  ...(places.get(key) ?? { line: 1, column: 1 }),
});
