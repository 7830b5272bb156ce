import type { TextPosition } from '../base/text-position.ts';

/** Tells what is wrong with a field: where nothing else is said, an error in its form, at its value. */
export type ReportFault = (
  message: string,
  remedy: string,
  options?: { rule?: string; level?: 'warning'; at?: TextPosition },
) => void;
