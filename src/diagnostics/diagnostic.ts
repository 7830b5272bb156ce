import type { TextPosition } from '../base/text-position.ts';

/** What is wrong with a portal's content, told to the editor who can mend it. */

/** `error` stops a build; `warning` never does. */
export type DiagnosticLevel = 'error' | 'warning';

/** A finding at its place in the file that the editor edits, before it is known which file that is. */
export interface Problem extends TextPosition {
  readonly level: DiagnosticLevel;
  /** Stable kebab-case name of the rule, such as `date-format`. */
  readonly rule: string;
  /** Chinese; names the actual value. */
  readonly message: string;
  /** Chinese; what to do, with a text to copy where there is one. */
  readonly remedy: string;
  /** Only where it is certain: what stands at the place, and what belongs there. */
  readonly fix?: TextFix;
}

export interface TextFix {
  readonly was: string;
  readonly now: string;
}

export interface Diagnostic extends Problem {
  /** Path as the editor knows it: relative to where the command runs, with `/`. */
  readonly file: string;
}

/** Attaches the file's name to problems found in its text. */
export function locateProblems(file: string, problems: readonly Problem[]): Diagnostic[] {
  return problems.map((problem) => ({ ...problem, file }));
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.level === 'error');
}
