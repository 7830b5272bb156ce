import { constants, type Dirent } from 'node:fs';
import { access, lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { explainIoError, explainReadFault, isIoError, readErrorCode } from '../base/io-errors.ts';
import { isInside } from '../base/is-inside.ts';
import { type FileFailure, type FileFault, REPORT_FOLDER } from './file-fault.ts';
import { findNameFault, quoteName, tellNameFault } from './publishable-name.ts';
import { isHiddenName } from './report-path.ts';

type Located = { ok: true; kind: 'file' | 'folder'; absolutePath: string } | FileFailure;

/**
 * What `path` is, with links resolved, but never followed out of a folder.
 * @param root the real path of the folder that must not be left
 * @param path absolute, below `root`
 * @param name for messages
 */
export async function locateInside(
  root: string,
  path: string,
  name: string,
  folder = REPORT_FOLDER,
): Promise<Located> {
  const fail = (rule: string, message: string, remedy: string): FileFailure => {
    return { ok: false, rule, message: `${quoteName(name)}${message}`, remedy };
  };
  const copy = '请删去链接，把文件本身复制进来';
  try {
    const absolutePath = await realpath(path);
    if (!isInside(root, absolutePath)) return fail('file-link', `是一个链接，指向${folder.short}之外`, copy);
    const stats = await stat(absolutePath);
    if (stats.isFile()) return { ok: true, kind: 'file', absolutePath };
    if (stats.isDirectory()) return { ok: true, kind: 'folder', absolutePath };
    return fail('file-kind', '不是普通文件，不能下载', `请从${folder.name}里移走它`);
  } catch (error) {
    // What is no link was there when the folder was read: a virus scanner, or a person, has taken it away since.
    if (/^(?:ENOENT|ELOOP)$/.test(readErrorCode(error)) && (await isLink(path))) {
      return fail('file-link', '是一个链接，它指向的文件不存在', copy);
    }
    return { ok: false, ...explainUnreadable(error, name, path) };
  }
}

const isLink = (path: string): Promise<boolean> =>
  lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );

/** A folder's entries in no particular order, or why it cannot be read. Hidden ones are included. */
export async function readFolder(path: string, name: string): Promise<Dirent[] | FileFault> {
  try {
    // Names can be read without the right to look at what they name.
    await access(path, constants.X_OK);
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    // A name that is no UTF-8 cannot be found under the one that Node gives it.
    const fault = findNameFault(basename(path));
    if (fault && readErrorCode(error) === 'ENOENT') return tellNameFault('文件夹名', name, fault);
    return explainUnreadable(error, name, path);
  }
}

export interface FoundEntry {
  /** As on disk, below the folder that was walked, with `/`. */
  path: string;
  absolutePath: string;
  /** Absent: a file or link still to be located. */
  fault?: FileFault;
}

/**
 * Everything below a folder but folders themselves, in no particular order. Folders that cannot be read are
 * reported as entries with a fault; hidden files and folders are passed over.
 * @param name of the folder, for messages
 */
export async function walkFolder(folder: string, name: string): Promise<FoundEntry[]> {
  const entries = await readFolder(folder, name);
  if (!Array.isArray(entries)) return [{ path: '', absolutePath: folder, fault: entries }];
  const found: FoundEntry[] = [];
  for (const entry of entries) {
    if (isHiddenName(entry.name)) continue;
    const absolutePath = join(folder, entry.name);
    if (!entry.isDirectory()) {
      found.push({ path: entry.name, absolutePath });
      continue;
    }
    for (const inner of await walkFolder(absolutePath, `${name}/${entry.name}`)) {
      found.push({ ...inner, path: inner.path ? `${entry.name}/${inner.path}` : entry.name });
    }
  }
  return found;
}

/**
 * Turns “no permission” and “in use” into words for the editor.
 * @param path absolute
 * @throws Error for every other cause: the disk, not the content, is at fault
 */
export function explainUnreadable(error: unknown, name: string, path: string): FileFault {
  const fault = explainReadFault(error);
  if (!fault || readErrorCode(error) === 'EIO') {
    const why = isIoError(error) ? `：${explainIoError(error, path)}` : '';
    throw new Error(`读取${quoteName(name)}失败${why}`, { cause: error });
  }
  const { reason, remedy } = fault;
  return { rule: 'file-unreadable', message: `${quoteName(name)}读不了：${reason}`, remedy };
}
