import type { Diagnostic } from '../diagnostics/diagnostic.ts';

export interface TextService {
  /** Typesets a report as a build does. @returns its file, or why there is none; nothing for a report that is not there */
  makePdf(
    id: string,
  ): Promise<{ readonly file?: string; readonly faults: readonly Diagnostic[] } | undefined>;
}
