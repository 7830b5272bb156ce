import { groupBy } from '../base/group-by.ts';
import { listPathParts } from '../base/list-path-parts.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FoundReport } from '../find/collect-reports-fs.ts';
import { REPORT_ENDINGS } from '../portal/report-forms.ts';

/**
 * Reports that would overwrite each other. Addresses that differ only in letter case or Unicode form are one file on
 * Windows, macOS and many hosts. And the folder of `2021/a.json` takes the place of a file of the report `2021/a`.
 */
export function findUrlClashes(found: readonly FoundReport[]): Diagnostic[] {
  const keyOf = ({ id }: FoundReport) => id.normalize('NFC').toLowerCase();
  const named = groupBy(found, keyOf);
  const findFirst = (key: string) => named.get(key)?.[0];

  return found.flatMap((report): Diagnostic[] => {
    const key = keyOf(report);
    const same = findFirst(key);
    const name = report.id.split('/').at(-1) ?? '';
    const clash = (message: string, remedy: string): Diagnostic[] => [
      { level: 'error', rule: 'url-duplicate', file: report.file, line: 1, column: 1, message, remedy },
    ];
    if (same && same !== report) {
      return clash(
        `网址与另一篇报告重复：${report.id}.html（另一篇：${same.file}）`,
        `把这个文件夹改成不同的名字，例如：${name}-2\n    （只有大小写不同，或者看上去完全一样，也算重复）`,
      );
    }
    if (!key.includes('.')) return [];
    // Any folder on the way counts, not only the report's own; and `a.single` has the page `a.single.html`.
    for (const [depth, place] of [...listPathParts(key), `${key}.html`].entries()) {
      const owner = REPORT_ENDINGS.filter((ending) => place.endsWith(ending))
        .map((ending) => findFirst(place.slice(0, -ending.length)))
        .find((other) => other && other !== report);
      if (!owner) continue;
      return clash(
        `文件夹名“${report.id.split('/')[depth] ?? name}”与另一篇报告的文件重名（另一篇：${owner.file}）`,
        '文件夹名里去掉句点和后面的部分，或者改成别的名字',
      );
    }
    return [];
  });
}
