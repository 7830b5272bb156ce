import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { formatPathLabel } from '../base/format-path-label.ts';
import { writeAtomically } from '../base/write-atomically-fs.ts';
import { type Folder, resolveFolder } from './folders.ts';

export const STANDARD = 'src/content';

/** In the installation: neither the content nor what is published says where it lay. */
const MEMORY = '.cache/last-content.txt';

/** Whether a person sits at the command: a script has neither a keyboard nor a screen. */
export function isAtTerminal({ stdin, stdout }: Pick<NodeJS.Process, 'stdin' | 'stdout'>): boolean {
  return Boolean(stdin.isTTY && stdout.isTTY);
}

/**
 * The content folder that was named; else, for a person, the one that was named last; else the installation's own.
 * @param memory.isPerson a script gets the same folder each time, whatever was done before
 * @param memory.isRemembering whether there is a memory at all: not on a machine for continuous integration
 * @returns `remark`: what to say of a folder that was not named, in Chinese
 */
export function chooseContentFolder(
  project: string,
  typed: string | true | undefined,
  { isPerson, isRemembering }: { isPerson: boolean; isRemembering: boolean },
): { folder: Folder; remark?: string } {
  const folder = resolveFolder(project, typed, STANDARD);
  if (!isRemembering) return { folder };
  if (typeof typed === 'string') {
    if (existsSync(path.join(folder.absolute, 'reports'))) remember(project, folder.absolute);
    return { folder };
  }
  const last = recall(project);
  if (last === undefined || last === folder.absolute) return { folder };
  const label = formatPathLabel(last);
  const isThere = existsSync(last);
  if (!isPerson) {
    if (!isThere) return { folder };
    const remark = `内容文件夹：${STANDARD}（没有写 --content）。上次用的是 ${label}，要用它就写 --content "${label}"`;
    return { folder, remark };
  }
  const missing = isThere ? '' : '，现在找不到：可能改了名，或者 U 盘、网络盘没有接上';
  return {
    folder: { absolute: last, label },
    remark: `内容文件夹：${label}（没有写 --content，用上次的${missing}）。要用程序自带的，写 --content ${STANDARD}`,
  };
}

function recall(project: string): string | undefined {
  try {
    const last = readFileSync(path.join(project, MEMORY), 'utf8').trim();
    return path.isAbsolute(last) ? last : undefined;
  } catch {
    return undefined;
  }
}

/** Nothing depends on it: where the installation cannot be written, nothing is remembered. */
function remember(project: string, content: string): void {
  const file = path.join(project, MEMORY);
  try {
    if (content === path.join(project, STANDARD)) {
      rmSync(file, { force: true });
      return;
    }
    // The invented portal of the demonstration is nobody's content.
    if (content.startsWith(path.join(project, 'src') + path.sep)) return;
    writeAtomically(file, `${content}\n`);
  } catch {
    // As said.
  }
}
