import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** How a bundle names the report's text: below the report's own folder. */
export const OWN_NAME = 'index.md';

/** Diagnostics of a bundle as the editor knows the files. @param file the report's own */
export function placeDiagnostics(file: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const folder = path.posix.dirname(file);
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    file: diagnostic.file === OWN_NAME ? file : path.posix.join(folder, diagnostic.file),
  }));
}
