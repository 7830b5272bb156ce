import { closeSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Waits between attempts, in milliseconds: about two seconds in all. */
const WAITS = [10, 20, 40, 80, 150, 250, 350, 500, 600];

const WINDOWS_CODES: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'ENOTEMPTY']);

/**
 * Runs an operation again while what it needs is held open by another program.
 * @throws when that lasts longer than about two seconds: an error with Chinese words, the system's as `cause`
 */
export async function retryWhileInUse<T>(
  operation: () => T | Promise<T>,
  platform: NodeJS.Platform = process.platform,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await operation();
    } catch (error) {
      const wait = chooseWait(error, failures, platform);
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

/** The same without giving way to anything else of this process, for a step that no signal may cut in two. */
export function retryWhileInUseNow<T>(operation: () => T, platform: NodeJS.Platform = process.platform): T {
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (let failures = 0; ; failures += 1) {
    try {
      return operation();
    } catch (error) {
      Atomics.wait(never, 0, 0, chooseWait(error, failures, platform));
    }
  }
}

/** @throws if waiting does not help, or has not helped */
function chooseWait(error: unknown, failures: number, platform: NodeJS.Platform): number {
  if (!isInUse(error, platform)) throw error;
  const wait = WAITS[failures];
  if (wait !== undefined) return wait;
  // What was to be renamed, and what has that name.
  const { path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const places = [path, dest].filter((place) => place !== undefined);
  const open = places.flatMap(listOpenFiles);
  throw new Error(
    [
      `某个文件正被其他程序打开，无法移动、替换或删除：${open.length > 0 ? '' : (path ?? '')}`,
      ...open.map((file) => `  ${file}`),
      '改法：关掉正在显示这些文件的浏览器、资源管理器窗口、Word 之类的程序，以及停在这个文件夹里的命令窗口，再试一次。' +
        '如果它是挂载点（例如容器的卷），请改用其中的一个子文件夹。',
    ].join('\n'),
    { cause: error },
  );
}

/**
 * Windows cannot rename or delete what a browser, an Explorer window, an indexer or a virus scanner holds open, and
 * reports that as a lack of permission; a deleted file keeps its name, and its folder is not empty, until the last
 * program has closed it. Elsewhere only EBUSY (network drives, mount points) can pass by itself.
 */
function isInUse(error: unknown, platform: NodeJS.Platform): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'EBUSY' || (platform === 'win32' && WINDOWS_CODES.has(code));
}

/** More are not named: whoever closes these will see. */
const MOST_NAMED = 5;

/**
 * Files at a path or below it that another program has opened so that nobody else may write them, as Word, WPS, Excel and
 * PDF programs do. Only Windows refuses that; a program that merely looks into a folder is not found anywhere.
 * @returns the first few, absolute
 */
function listOpenFiles(place: string): string[] {
  const open: string[] = [];
  const visit = (at: string): void => {
    if (open.length === MOST_NAMED) return;
    try {
      if (lstatSync(at).isDirectory()) for (const name of readdirSync(at).sort()) visit(join(at, name));
      // Opens without writing anything: the question alone tells.
      else closeSync(openSync(at, 'r+'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EBUSY') open.push(at);
    }
  };
  visit(place);
  return open;
}
