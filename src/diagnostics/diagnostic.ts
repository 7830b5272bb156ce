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
  /** Chinese; what to do, with a text to copy where there is one. For whoever writes the file and types the command. */
  readonly remedy: string;
  /** The same for whoever has the desk's forms and buttons instead; absent where it is no different. */
  readonly form?: string;
  /** Setting of the portal in which it is mended. */
  readonly setting?: string;
  /** Only where it is certain: what stands at the place, and what belongs there. */
  readonly fix?: TextFix;
}

/** What to do, where that is said in one way for a file and in another for the form of the desk. */
export type Remedy = string | { readonly file: string; readonly form: string };

export const tellRemedy = (remedy: Remedy): Pick<Problem, 'remedy' | 'form'> =>
  typeof remedy === 'string' ? { remedy } : { remedy: remedy.file, form: remedy.form };

/** What to do, to whoever has the desk before him. */
export const sayHere = ({ remedy, form }: Partial<Pick<Problem, 'remedy' | 'form'>>): string =>
  form ?? remedy ?? '';

export interface TextFix {
  readonly was: string;
  readonly now: string;
}

export interface Diagnostic extends Problem {
  /** Path as the editor knows it: relative to where the command runs, with `/`. */
  readonly file: string;
}

/** Where a setting of the portal stands. */
export type SettingPlace = Pick<Diagnostic, 'file' | 'line' | 'column' | 'setting'>;

/** Attaches the file's name to problems found in its text. */
export function locateProblems(file: string, problems: readonly Problem[]): Diagnostic[] {
  return problems.map((problem) => ({ ...problem, file }));
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.level === 'error');
}
