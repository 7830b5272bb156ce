import type { DiagnosticLevel } from './diagnostic.ts';

/** Something that is not as it should be in an archive or a site. `error` means that it is not proved whole. */
export interface Finding {
  readonly level: DiagnosticLevel;
  /** Stable kebab-case name, such as `file-changed`. */
  readonly rule: string;
  /** File in the archive or site, or whatever else is meant; as named there, and so to be printed with care. */
  readonly path: string;
  /** Chinese. */
  readonly message: string;
  /** Chinese; what to do. */
  readonly remedy: string;
}

export const createFinding = (
  rule: string,
  path: string,
  message: string,
  remedy: string,
  level: DiagnosticLevel = 'error',
): Finding => ({ level, rule, path, message, remedy });
