import { accessSync, constants, existsSync, lstatSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { readErrorCode, sayError } from '../base/io-errors.ts';
import { CATALOG, hasGeneratorSign, readFolderState } from './former-output-fs.ts';
import { isInside } from './output-paths.ts';
import { leadsThroughFile, resolveRealPath } from './real-path-fs.ts';

/** Why a folder cannot be the output. Chinese, for the person who named it. */
export interface OutputProblem {
  readonly rule:
    | 'output-is-root'
    | 'output-is-file'
    | 'output-is-folder'
    | 'output-holds-source'
    | 'output-in-content'
    | 'output-in-site'
    | 'output-not-ours'
    | 'output-unwritable';
  readonly message: string;
  readonly remedy: string;
}

export const formatRefusal = ({ message, remedy, rule }: { message: string; remedy: string; rule: string }) =>
  `${message}\n  改法：${remedy}\n  规则：${rule}`;

const NEW_FOLDER = '换一个新的或空的文件夹，例如 --output dist';

/** Whether a build may replace this folder as a whole: someone who types `--output ~/Documents` must lose nothing.
 * Paths as given, relative to where the command runs; symbolic links are followed.
 * @returns the first reason against it, `undefined` when there is none. */
export function checkOutputFolder(
  output: string,
  content: string,
  project: string,
): OutputProblem | undefined {
  const folder = resolveRealPath(output);
  const contentFolder = resolveRealPath(content);
  const refuse = (rule: OutputProblem['rule'], message: string, remedy = NEW_FOLDER): OutputProblem => ({
    rule,
    message: `输出文件夹“${output}”${message}`,
    remedy,
  });

  if (dirname(folder) === folder) return refuse('output-is-root', '是磁盘的根目录，不能整个替换');
  const sources = [
    { name: '内容文件夹', path: contentFolder },
    { name: '公报程序所在的文件夹', path: resolveRealPath(project) },
    { name: '你的个人文件夹', path: resolveRealPath(homedir()) },
  ];
  for (const { name, path } of sources) {
    if (isInside(folder, path))
      return refuse('output-holds-source', `就是${name}，或把它包含在内（${path}）`);
  }
  if (isInside(contentFolder, folder)) {
    return refuse('output-in-content', `在内容文件夹里（${contentFolder}），生成的页面会混进原稿`);
  }
  const site = findSite(dirname(folder));
  if (site !== undefined)
    return refuse(
      'output-in-site',
      `在另一个生成的网站里（${site}），那个网站下一次生成就没有了`,
      '写到那个网站的文件夹外面，例如放在它旁边',
    );
  const state = leadsThroughFile(folder) ? 'file' : readFolderState(folder);
  if (state === 'file') return refuse('output-is-file', '是一个文件，或它的上级是一个文件');
  if (state === 'foreign')
    return refuse(
      'output-not-ours',
      '里已有文件，而且不是公报生成的（没有公报的 catalog.json），为免丢失，不会替换它',
    );
  // A gh-pages checkout inside the output: commits that were not pushed would go with the folder.
  if (state === 'gongbao' && existsSync(join(folder, '.git')))
    return refuse(
      'output-not-ours',
      '里有 Git 仓库（.git），替换会把它一起删掉',
      `${NEW_FOLDER}，再复制进仓库`,
    );
  // A new output is made beside the one that it replaces.
  const denied = findWriteFault(dirname(folder));
  return denied === undefined
    ? undefined
    : refuse('output-unwritable', `写不进去：${sayError(denied)}`, '换一个能写的位置：--output 文件夹');
}

/** What the system has against writing in a folder, or in the one where it is to be made. */
function findWriteFault(folder: string): unknown {
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    const isMissing = readErrorCode(error) === 'ENOENT' && dirname(folder) !== folder;
    return isMissing ? findWriteFault(dirname(folder)) : error;
  }
}

/** What a command makes as one file. */
export interface FileGuard {
  /** Whether an existing file may be replaced. */
  isOurs(file: string): boolean;
  /** For people, such as 归档. */
  readonly what: string;
  /** The option that names the file; `--output` if absent. */
  readonly option?: string;
  /** A file name for the remedy, such as `gongbao-archive.zip`. */
  readonly example: string;
  /** What the folder is called in which it must not lie, and what would come of it; the content folder if absent. */
  readonly forbidden?: { readonly name: string; readonly harm: string };
}

const CONTENT = { name: '内容文件夹', harm: '会混进原稿' };

/** Whether a file may be put here. Paths as given; symbolic links are followed.
 * @param forbidden a folder that the command reads
 * @returns the first reason against it, `undefined` when there is none. */
export function checkOutputFile(
  output: string,
  forbidden: string,
  guard: FileGuard,
): OutputProblem | undefined {
  const refuse = createRefusal(output, guard);
  const file = resolveRealPath(output);
  const folder = resolveRealPath(forbidden);
  const { name, harm } = guard.forbidden ?? CONTENT;
  if (isInside(folder, file)) return refuse('output-in-content', `在${name}里（${folder}），${harm}`);
  return checkReplaceable(output, guard);
}

/** Whether a file may be put here as far as what is there goes, for small lists that may lie anywhere but in a portal. */
export function checkReplaceable(output: string, guard: FileGuard): OutputProblem | undefined {
  const { isOurs, what, option = '--output', example } = guard;
  const refuse = createRefusal(output, guard);
  const file = resolveRealPath(output);
  const site = findSite(dirname(file));
  if (site !== undefined)
    return refuse('output-in-site', `在生成的网站里（${site}），下一次生成就没有了`, '写到网站的文件夹外面');
  if (leadsThroughFile(file)) return refuse('output-is-file', '的上级是一个文件，不是文件夹');
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (stat.isDirectory())
    return refuse(
      'output-is-folder',
      '是一个文件夹',
      `写出文件名，例如 ${option} "${join(output, example)}"`,
    );
  if (stat.isFile() && isOurs(file)) return undefined;
  return refuse('output-not-ours', `已经存在，而且不是公报的${what}，为免丢失，不会替换它`);
}

const createRefusal =
  (output: string, { option = '--output', example }: FileGuard) =>
  (
    rule: OutputProblem['rule'],
    message: string,
    remedy = `换一个文件名，例如 ${option} ${example}`,
  ): OutputProblem => ({ rule, message: `输出文件“${output}”${message}`, remedy });

/** The output that a folder lies in, or is: a build replaces it with all that is in it. @param folder links followed */
export function findSite(folder: string): string | undefined {
  if (hasGeneratorSign(join(folder, CATALOG))) return folder;
  return dirname(folder) === folder ? undefined : findSite(dirname(folder));
}
