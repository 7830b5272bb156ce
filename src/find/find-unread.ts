import type { Diagnostic } from '../diagnostics/diagnostic.ts';

const UNREAD: ReadonlySet<string> = new Set(['content-missing', 'file-unreadable']);

/**
 * What could not be read where a report was looked for and not found: it may be in there, and is not to be made a second time.
 * @param diagnostics of `collectReports`
 * @returns the end of a sentence, in Chinese
 */
export function findUnread(
  diagnostics: readonly Diagnostic[],
): Pick<Diagnostic, 'message' | 'remedy'> | undefined {
  const unread = diagnostics.find(({ rule }) => UNREAD.has(rule));
  return (
    unread && {
      message: `有读不了的，可能就在里面：${unread.file}：${unread.message}`,
      remedy: unread.remedy,
    }
  );
}
