import { parseExtension } from '../attachments/attachment-types.ts';
import { resolveReportFile } from '../attachments/resolve-report-file-fs.ts';
import { digestFile } from '../base/digest-file-fs.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { MadeMarks } from '../portal/assemble-portal.ts';
import type { ContentPlace } from '../portal/run-options.ts';
import type { Site } from '../report/parse-site.ts';
import type { LocateSetting } from './load-site-fs.ts';

/** What looks for a report's files speaks of the report's folder. */
const sayHere = (words: string): string =>
  words.replaceAll(/报告的?文件夹/g, '内容文件夹').replace('附件1.pdf', 'images/dangzheng.png');

/** The marks of the settings with their pictures, which lie in the content folder. */
export async function loadMarks(
  { content }: ContentPlace,
  { marks, attachmentMaxMegabytes }: Site,
  locate: LocateSetting,
): Promise<{ marks: MadeMarks; diagnostics: Diagnostic[] }> {
  const shown: MadeMarks['shown'][number][] = [];
  const files: MadeMarks['files'][number][] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, { image, ...mark }] of marks.entries()) {
    if (image === undefined) {
      shown.push(mark);
      continue;
    }
    const tell = ({ message, remedy }: Pick<Diagnostic, 'message' | 'remedy'>) =>
      diagnostics.push({
        level: 'error',
        rule: 'site-config',
        ...locate('marks', index, 'image'),
        message: `标识“${mark.name}”的图片用不了：${sayHere(message)}`,
        remedy: sayHere(remedy),
      });
    const file = await resolveReportFile(content, image, attachmentMaxMegabytes * 1024 * 1024);
    if (!file.ok) {
      tell(file);
      continue;
    }
    if (file.type.view !== 'image') {
      tell({ message: `“${image}”不是图片，而是“${file.type.label}”`, remedy: '换成 png 或 jpg 图片' });
      continue;
    }
    const { absolutePath, path, width, height } = file;
    const { sha256 } = await digestFile(absolutePath);
    // Named by its content, so that another picture has another address.
    const url = `marks/${sha256.slice(0, 12)}.${parseExtension(path)}`;
    if (files.every((other) => other.path !== url)) files.push({ path: url, copyFrom: absolutePath, sha256 });
    shown.push({ ...mark, image: { url, ...(width && height ? { width, height } : {}) } });
  }
  return { marks: { shown, files }, diagnostics };
}
