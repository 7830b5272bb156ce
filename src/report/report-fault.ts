import type { TextPosition } from '../base/text-position.ts';
import type { Remedy } from '../diagnostics/diagnostic.ts';

/** Tells what is wrong with a field: where nothing else is said, an error in its form, at its value. */
export type ReportFault = (
  message: string,
  remedy: Remedy,
  options?: { rule?: string; level?: 'warning'; at?: TextPosition },
) => void;
