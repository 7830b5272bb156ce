import { join } from 'node:path';
import { ATTACHMENT_FOLDER, isMeantForAttachments } from '../report/own-folders.ts';
import { type FileFault, REPORT_FOLDER } from './file-fault.ts';
import { locateInside, readFolder, walkFolder } from './locate-file-fs.ts';
import { compareNaturally } from './natural-order.ts';
import { findNameFault, quoteName, tellNameFault } from './publishable-name.ts';
import { normalizeReportPath } from './report-path.ts';

export interface ListedFile {
  /** NFC. */
  path: string;
  /** As the disk spells it. */
  diskPath: string;
  absolutePath: string;
}

/** Takes a fault of the file or folder at `path` below `attachments/`. */
type Tell = (path: string, fault: FileFault) => void;

/**
 * All files of a report's `attachments/` in natural order, each path once; `undefined` if the folder itself is at fault,
 * so that nothing is known of its files. Tells which of them no one could tell apart or store.
 * @param root real path of the report's folder
 */
export async function listAttachments(root: string, tell: Tell): Promise<ListedFile[] | undefined> {
  const folder = await locateFolder(root, tell);
  if (folder === 'unusable') return undefined;
  return folder === undefined ? [] : dropClashes(await listFiles(folder, tell), tell);
}

/** `undefined` if the report has no attachments. Looked up by listing: some disks do not tell case apart. */
async function locateFolder(root: string, tell: Tell): Promise<string | 'unusable' | undefined> {
  const entries = await readFolder(root, REPORT_FOLDER.name);
  if (!Array.isArray(entries)) {
    tell('', entries);
    return 'unusable';
  }
  const names = entries.map((entry) => entry.name);
  if (!names.includes(ATTACHMENT_FOLDER)) {
    const other = names.sort().find(isMeantForAttachments);
    if (other === undefined) return undefined;
    tell('', {
      rule: 'attachment-folder',
      message: `附件的文件夹叫${quoteName(other)}，里面的文件不会列入附件下载`,
      remedy: `请把文件夹改名为（全部小写）：\n    ${ATTACHMENT_FOLDER}`,
    });
    return 'unusable';
  }
  const located = await locateInside(root, join(root, ATTACHMENT_FOLDER), ATTACHMENT_FOLDER);
  if (located.ok && located.kind === 'folder') return located.absolutePath;
  tell(
    '',
    located.ok
      ? {
          rule: 'attachment-folder',
          message: `${quoteName(ATTACHMENT_FOLDER)}是文件，不是文件夹`,
          remedy: `请把它改名，另建文件夹 ${ATTACHMENT_FOLDER}，把附件放进去`,
        }
      : located,
  );
  return 'unusable';
}

/** In natural order. Tells of folders that cannot be read and of names, once for each, that cannot be published. */
async function listFiles(folder: string, tell: Tell): Promise<ListedFile[]> {
  const found = await walkFolder(folder, ATTACHMENT_FOLDER);
  const files: ListedFile[] = [];
  const judged = new Set<string>();
  const sorted = found
    .map((entry) => ({ ...entry, diskPath: entry.path, path: normalizeReportPath(entry.path) }))
    .sort((a, b) => compareNaturally(a.path, b.path) || compareNaturally(a.diskPath, b.diskPath));
  for (const { fault, ...file } of sorted) {
    if (fault) {
      tell(file.diskPath, fault);
      continue;
    }
    files.push(file);
    const segments = file.diskPath.split('/');
    for (const [index, segment] of segments.entries()) {
      const path = segments.slice(0, index + 1).join('/');
      const nameFault = judged.has(path) ? undefined : findNameFault(segment);
      judged.add(path);
      const what = index < segments.length - 1 ? '文件夹名' : '文件名';
      if (nameFault) tell(path, tellNameFault(what, segment, nameFault));
    }
  }
  return files;
}

/** Windows and macOS keep only one of two names that differ in case or in the way accents are encoded. */
function dropClashes(files: readonly ListedFile[], tell: Tell): ListedFile[] {
  const first = new Map<string, ListedFile>();
  return files.filter((file) => {
    const key = file.path.toLowerCase();
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, file);
      return true;
    }
    const isSame = earlier.path === file.path;
    tell(file.diskPath, {
      rule: 'file-name-clash',
      message: `${quoteName(file.path)}和${quoteName(earlier.path)}的名字${
        isSame ? '看起来完全一样，只是字符的编码方式不同' : '只差大小写，在 Windows 上会互相覆盖'
      }`,
      remedy: '请把其中一个改成不同的名字；内容相同就删去一个',
    });
    return !isSame;
  });
}
