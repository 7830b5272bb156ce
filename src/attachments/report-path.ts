/** Paths as an editor writes them: below a folder of the report, with `/`. */

import { readScheme } from '../base/read-scheme.ts';
import { type FileFault, REPORT_FOLDER } from './file-fault.ts';
import { quoteName } from './publishable-name.ts';

/** What makes a path point outside its folder, or work on one system only; `undefined` if nothing does. */
export function findPathFault(path: string, { name, short } = REPORT_FOLDER): FileFault | undefined {
  const fault = (message: string, remedy: string): FileFault => ({
    rule: 'file-path',
    message: `${quoteName(path)}${message}`,
    remedy,
  });
  const copy = `请把文件放进${name}，再写它的名字，如 附件1.pdf`;
  if (/^[a-z]:/i.test(path)) return fault('是这台电脑上的路径，别的电脑上没有', copy);
  if (readScheme(path) !== undefined) return fault(`是网址，不是${short}里的文件`, copy);
  if (/^[/\\]/.test(path)) return fault(`以斜杠开头，指向${short}之外`, copy);
  if (path.split(/[/\\]/).includes('..')) return fault('含有“../”，指向上一级文件夹', copy);
  if (path.includes('\\')) {
    return fault('用了反斜杠“\\”，网页上找不到', `改为：\n    ${path.replaceAll('\\', '/')}`);
  }
  return undefined;
}

/** `./a//b.pdf` → `a/b.pdf`, NFC: macOS used to store names decomposed, editors type them composed. */
export function normalizeReportPath(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/')
    .normalize('NFC');
}

/** Files that systems and office programs leave behind; nobody means to publish them. */
export function isHiddenName(name: string): boolean {
  return /^(?:\..*|~\$.*|~WRL\d+\.tmp|thumbs\.db|ehthumbs\.db|desktop\.ini|__MACOSX|\$RECYCLE\.BIN)$/is.test(
    name,
  );
}

/** @param otherwise what else helps */
export const describeHidden = (name: string, otherwise = ''): FileFault => ({
  rule: 'file-hidden',
  message: `${quoteName(name)}是隐藏文件或临时文件，不会发布`,
  remedy: `请换一个普通的文件名（不以“.”或“~$”开头）${otherwise}`,
});
