import { existsSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { foldFileName } from '../base/fold-file-name.ts';
import { isReservedName } from '../base/reserved-name.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PageSource } from '../report/parse-page.ts';
import { explainUnsafe, isFolder, MAX_NAME_BYTES, UNSAFE_NAME } from './collect-reports-fs.ts';
import { explainShut, listNames, readDigested } from './read-text-fs.ts';

/** A fixed page as found, decoded but not yet understood. */
export type FoundPage = Pick<PageSource, 'id' | 'file' | 'folder' | 'text' | 'sha256'>;

/** A page under a name that is not read: Windows hides endings, so Notepad makes `指南.md.txt`. */
const STRAY = /\.(?:md|markdown)\.txt$|\.markdown$/i;

/**
 * Finds `pages/*.md` in a content folder, which need not have the folder. What else lies there are the pages' files.
 * @param content absolute @param label the folder as the editor typed it
 */
export async function collectPages(
  content: string,
  label: string,
): Promise<{ found: FoundPage[]; diagnostics: Diagnostic[] }> {
  const found: FoundPage[] = [];
  const diagnostics: Diagnostic[] = [];
  const folder = path.join(content, 'pages');
  // One that cannot be read is there all the same: a site without its pages is not what is meant.
  if (!isFolder(folder) && !explainShut(folder)) return { found, diagnostics };
  const labelOf = (name: string) => `${label === '/' ? '' : label}/pages${name && `/${name}`}`;
  const fault = (
    name: string,
    rule: string,
    message: string,
    remedy: string,
    level: Diagnostic['level'] = 'error',
  ) => diagnostics.push({ level, rule, file: labelOf(name), line: 1, column: 1, message, remedy });

  const names = await listNames(folder, (message, remedy) => fault('', 'file-unreadable', message, remedy));
  const taken = new Map<string, string>();
  for (const name of names) {
    const absolute = path.join(folder, name);
    if (STRAY.test(name) && !isFolder(absolute)) {
      const remedy = '改名，让末尾是 .md（Windows 里先在“查看”中勾选“文件扩展名”）';
      fault(name, 'page-name', `“${name}”不会发布：网页的文件名要以 .md 结尾`, remedy, 'warning');
    }
    for (const inner of await listPagesWithin(absolute)) {
      const moved = inner === 'index.md' ? `${name}.md` : inner;
      const remedy = `把它移到 pages 里，叫“${moved}”，里面写的文件的路径也跟着改；不是网页的，移出 pages`;
      const message = `“${name}/${inner}”不会发布：网页直接放在 pages 里，不放在它的文件夹里`;
      fault(`${name}/${inner}`, 'page-name', message, remedy, 'warning');
    }
    if (!name.endsWith('.md')) continue;
    const id = name.slice(0, -'.md'.length).normalize('NFC');
    const remedy = '文件名用字母、数字、汉字和减号，例如：zhinan.md';
    if (UNSAFE_NAME.test(id) || isReservedName(id) || id === '') {
      fault(name, 'page-name', `文件名“${name}”不能用：${explainUnsafe(id)}`, remedy);
      continue;
    }
    if (Buffer.byteLength(id) > MAX_NAME_BYTES) {
      fault(name, 'page-name', `文件名太长（${[...id].length} 个字）`, '缩短到 60 个字以内，例如：zhinan.md');
      continue;
    }
    const other = taken.get(foldFileName(id));
    if (other !== undefined) {
      const message = `“${name}”与“${other}”只有大小写不同，网址会重复`;
      fault(name, 'url-duplicate', message, '把其中一个改成不同的名字');
      continue;
    }
    taken.set(foldFileName(id), name);
    if (lstatSync(absolute).isSymbolicLink() && existsSync(absolute)) {
      const message = `“${name}”是指向别处的链接，不会发布`;
      fault(name, 'report-outside', message, '把真正的文件复制到这里，不要用链接（快捷方式）');
      continue;
    }
    const read = await readDigested(absolute, (message, cure) =>
      fault(name, 'file-unreadable', message, cure),
    );
    if (read) found.push({ id, file: labelOf(name), folder, ...read });
  }
  return { found, diagnostics };
}

/** Pages in a folder of their own, as reports lie. What is wrong with a folder of pictures is told where a page shows one. */
async function listPagesWithin(folder: string): Promise<string[]> {
  if (!isFolder(folder) || lstatSync(folder).isSymbolicLink()) return [];
  return (await listNames(folder, () => {})).filter((name) => name.endsWith('.md'));
}
