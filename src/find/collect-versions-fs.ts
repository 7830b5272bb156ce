import { lstatSync } from 'node:fs';
import path from 'node:path';
import { formatStamp } from '../base/format-stamp.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ReportSource } from '../report/report.ts';
import { readVersionNames, VERSION_FOLDER } from '../report/version-names.ts';
import { listNames, readDigested } from './read-text-fs.ts';

/** A text of a report that was published before, as found. */
export interface FoundVersion extends Pick<ReportSource, 'file' | 'text' | 'sha256'> {
  /** From which on it was what was published, `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * Finds the former texts of a report.
 * @param folder of the report, absolute @param label the same for diagnostics
 */
export async function collectVersions(
  folder: string,
  label: string,
): Promise<{ versions: FoundVersion[]; stamps: string[]; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const labelOf = (...names: readonly string[]) => [label, VERSION_FOLDER, ...names].join('/');
  const fault = (file: string, rule: string, message: string, remedy: string) =>
    diagnostics.push({ level: 'error', rule, file, line: 1, column: 1, message, remedy });
  const absolute = path.join(folder, VERSION_FOLDER);
  const place = lstatSync(absolute);
  if (!place.isDirectory()) {
    const what = place.isSymbolicLink() ? '是指向别处的链接' : '是一个文件';
    const remedy = '新建文件夹 versions，以前的文本放在里面；不是以前的文本，改成别的名字';
    fault(labelOf(), 'version-name', `“${VERSION_FOLDER}”${what}，以前的文本不会发布`, remedy);
    return { versions: [], stamps: [], diagnostics };
  }
  const names = await listNames(absolute, (message, remedy) =>
    fault(labelOf(), 'file-unreadable', message, remedy),
  );
  const files = names.filter((name) => !lstatSync(path.join(absolute, name)).isDirectory());
  const read = readVersionNames(files);
  for (const { name, message, remedy } of read.faults) fault(labelOf(name), 'version-name', message, remedy);
  const versions: FoundVersion[] = [];
  const stamps: string[] = [];
  for (const { day, name } of read.versions) {
    const file = path.join(absolute, name);
    const state = lstatSync(file);
    if (state.isSymbolicLink()) {
      const message = `“${name}”是指向别处的链接，不会发布`;
      fault(labelOf(name), 'report-outside', message, '把真正的文件复制到这里，不要用链接（快捷方式）');
      continue;
    }
    stamps.push(name, formatStamp(state));
    const found = await readDigested(file, (message, remedy) =>
      fault(labelOf(name), 'file-unreadable', message, remedy),
    );
    if (found) versions.push({ day, file: labelOf(name), ...found });
  }
  return { versions, stamps, diagnostics };
}
