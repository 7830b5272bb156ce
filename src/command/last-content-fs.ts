import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatPathLabel } from '../base/format-path-label.ts';
import { parseRecord, readList, readText } from '../base/json.ts';
import { orElse } from '../base/or-else.ts';
import { writeAtomically } from '../base/write-atomically-fs.ts';
import { type Folder, resolveFolder } from './folders.ts';

export const STANDARD = 'src/content';

/** In the installation: neither the content nor what is published says where it lay. */
const MEMORY = '.cache/portals.json';

/** More than one person looks after. */
const MOST_PORTALS = 50;

/** A portal that somebody worked on here. Paths are absolute. */
export interface RememberedPortal {
  readonly content: string;
  /** Where the desk published it to. */
  readonly output?: string;
}

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
    if (existsSync(path.join(folder.absolute, 'reports')))
      rememberPortal(project, { content: folder.absolute });
    return { folder };
  }
  const last = listRemembered(project)[0]?.content;
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

/** The portals that were worked on here, the last one first. */
export function listRemembered(project: string): RememberedPortal[] {
  const text = orElse(() => readFileSync(path.join(project, MEMORY), 'utf8'), '');
  return readList(parseRecord(text) ?? {}, 'portals').flatMap((entry) => {
    const [content, output] = [readText(entry, 'content'), readText(entry, 'output')];
    if (!path.isAbsolute(content)) return [];
    return [{ content, ...(path.isAbsolute(output) ? { output } : {}) }];
  });
}

/** Puts a portal in front of the others. What was known of its output stays unless another is named. */
export function rememberPortal(project: string, { content, output }: RememberedPortal): void {
  // The invented portal of the demonstration, and copies of it, are nobody's content.
  const isOurs = [path.join(project, 'src'), path.join(project, '.cache')].some((folder) =>
    content.startsWith(folder + path.sep),
  );
  if (isOurs && content !== path.join(project, STANDARD)) return;
  const known = listRemembered(project);
  const kept = output ?? known.find((one) => one.content === content)?.output;
  write(project, [
    { content, ...(kept === undefined ? {} : { output: kept }) },
    ...known.filter((one) => one.content !== content),
  ]);
}

/** Takes a portal off the list; its files stay where they are. */
export const forgetPortal = (project: string, content: string): void =>
  write(
    project,
    listRemembered(project).filter((one) => one.content !== content),
  );

/** Nothing depends on it: where the installation cannot be written, nothing is remembered. */
function write(project: string, portals: readonly RememberedPortal[]): void {
  try {
    const text = JSON.stringify({ portals: portals.slice(0, MOST_PORTALS) }, undefined, 2);
    writeAtomically(path.join(project, MEMORY), `${text}\n`);
  } catch {
    // As said.
  }
}
