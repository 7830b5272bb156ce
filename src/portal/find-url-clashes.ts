import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FoundReport } from '../source/collect-reports-fs.ts';

/**
 * Two reports whose addresses differ only in letter case or Unicode form: on Windows, macOS and many hosts
 * they are one file, and one report would overwrite the other.
 */
export function findUrlClashes(found: readonly FoundReport[]): Diagnostic[] {
  const first = new Map<string, FoundReport>();
  const diagnostics: Diagnostic[] = [];
  for (const report of found) {
    const key = report.id.normalize('NFC').toLowerCase();
    const other = first.get(key);
    if (!other) {
      first.set(key, report);
      continue;
    }
    diagnostics.push({
      level: 'error',
      rule: 'url-duplicate',
      file: report.file,
      line: 1,
      column: 1,
      message: `网址与另一篇报告重复：${report.id}.html（另一篇：${other.file}）`,
      remedy: `把这个文件夹改成不同的名字，例如 ${report.id.split('/').at(-1)}-2；只有大小写不同也算重复`,
    });
  }
  return diagnostics;
}
