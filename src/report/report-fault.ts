import type { TextPosition } from '../base/text-position.ts';
import { type Problem, type Remedy, tellRemedy } from '../diagnostics/diagnostic.ts';

/** Tells what is wrong with a field: where nothing else is said, an error in its form, at its value. */
export type ReportFault = (
  message: string,
  remedy: Remedy,
  options?: { rule?: string; level?: 'warning'; at?: TextPosition },
) => void;

/** Puts what is told among the problems. @param usual what holds where nothing else is said */
export const collectFaults =
  (problems: Problem[], usual: { readonly rule: string; readonly at: TextPosition }): ReportFault =>
  (message, remedy, { rule = usual.rule, level, at = usual.at } = {}) => {
    const { line, column } = at;
    problems.push({ level: level ?? 'error', rule, line, column, message, ...tellRemedy(remedy) });
  };
