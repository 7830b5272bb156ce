import type { TextPosition } from '../base/text-position.ts';
import type { DiagnosticLevel, Problem } from '../diagnostics/diagnostic.ts';
import type { PlacedLink } from '../report/outside-address.ts';
import type { ReportSource, Section, TextBlock } from '../report/report.ts';
import type { TypedTable } from '../report/typed-table.ts';
import type { WordList } from './word-list.ts';

/** A run of text that a reader sees, as rules look at it. */
export interface LintText {
  readonly kind: TextBlock['kind'] | 'title' | 'summary';
  readonly text: string;
  /** Id of the section that the text belongs to. */
  readonly section?: string;
  /** @param index in UTF-16 units */
  locate(index: number): TextPosition;
}

/** A report as rules see it. */
export interface LintReport {
  readonly source: ReportSource;
  /** Title and summary as the editor wrote them, then the blocks of the body, in reading order. */
  readonly texts: readonly LintText[];
  readonly sections: readonly Section[];
  /** Of a report that a profile applies to: the tables that the profile describes, as far as the report has them. */
  readonly tables?: readonly TypedTable[];
  /** Links of the text that lead out of the portal. */
  readonly links: readonly PlacedLink[];
  /** Paths of the files below `attachments/`. */
  readonly files: readonly string[];
  /** The text of those that are searched. */
  readonly attachments: readonly AttachedText[];
  /** What lies beside its text and is not published: names of files, and of folders with a `/` behind. */
  readonly unused?: readonly string[];
  /** The portal's own list of words. */
  readonly words?: WordList;
}

/** An attached file as its view shows it. */
export interface AttachedText {
  /** Below `attachments/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Where a finding is: a place in a text, the value of a field (the opening `---` if the field is not written), an
 * attached file, by its path, or a place of the report's file, such as that of a table's cell.
 */
export type FindingPlace =
  | { readonly text: LintText; readonly index: number }
  | TextPosition
  | { readonly field: string }
  | { readonly attachment: string };

export interface Finding extends Pick<Problem, 'message' | 'remedy' | 'form' | 'fix'> {
  readonly at: FindingPlace;
}

/** A finding of a rule that looks at all reports. */
export interface PortalFinding extends Omit<Finding, 'at'> {
  readonly report: ReportSource;
  readonly field: string;
  /** A place in the report's text, where that is nearer than the field. */
  readonly at?: TextPosition;
}

/** A report as rules see it that look at all reports. */
export interface PortalLintReport extends ReportSource {
  /** Rows of its tables that go on from one year's report to the next. */
  readonly carried?: readonly TypedTable[];
}

/** A report as small as its example needs it: what is left out is filled with sound values. */
export interface LintExample {
  /** Front matter, by key. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly body?: string;
  /** The lines of a long body that the example is about: only these are printed. */
  readonly shown?: string;
  /** Files in `attachments/`. */
  readonly files?: readonly string[];
  readonly unused?: readonly string[];
  readonly attachments?: readonly AttachedText[];
  /** The portal's list of words, as CSV. */
  readonly words?: string;
}

interface RuleDescription {
  /** Stable kebab-case name, which editors write into exceptions. */
  readonly code: string;
  /** A warning, where nothing else is said. */
  readonly level?: DiagnosticLevel;
  /** Chinese; what a finding of this rule says, in a few words. */
  readonly title: string;
  /** The standard or the good reason behind the rule, Chinese. */
  readonly basis: string;
  /** Why the rule is off unless a portal switches it on, Chinese; absent for rules that are on. */
  readonly offBecause?: string;
  /** Told of every text that can be read, also of one whose slips stay as they are: taken back (撤回), or a former text. */
  readonly isOfEveryText?: true;
  /** Looked for by `npm run check -- --audit` even where it is off: what excepts it is not in vain. */
  readonly isAudited?: true;
}

/** Looks at one report. */
export interface ReportRule extends RuleDescription {
  readonly scope?: undefined;
  readonly wrong: LintExample;
  readonly right: LintExample;
  check(report: LintReport): Iterable<Finding>;
}

/** Looks at all reports of the portal together. */
export interface PortalRule extends RuleDescription {
  readonly scope: 'portal';
  readonly wrong: readonly LintExample[];
  readonly right: readonly LintExample[];
  /**
   * @param reports in the order of their ids
   * @param today of a run that may tell something else tomorrow
   */
  check(reports: readonly PortalLintReport[], today?: string): Iterable<PortalFinding>;
}

export type LintRule = ReportRule | PortalRule;
