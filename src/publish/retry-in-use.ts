/** Waits between attempts, in milliseconds: about two seconds in all. */
const WAITS = [10, 20, 40, 80, 150, 250, 350, 500, 600];

/** Windows cannot rename or delete what a browser, an Explorer window, an indexer or a virus scanner holds open, and
 * reports that as a lack of permission. Elsewhere only EBUSY (network drives, mount points) can pass by itself. */
function isInUse(error: unknown, platform: NodeJS.Platform): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'EBUSY' || (platform === 'win32' && (code === 'EPERM' || code === 'EACCES'));
}

/** Runs an operation again while what it needs is held open by another program.
 * @throws when that lasts longer than about two seconds: an error with Chinese words, the system's as `cause`. */
export async function retryWhileInUse<T>(
  operation: () => T,
  platform: NodeJS.Platform = process.platform,
): Promise<T> {
  for (const wait of WAITS) {
    try {
      return operation();
    } catch (error) {
      if (!isInUse(error, platform)) throw error;
    }
    await new Promise((done) => setTimeout(done, wait));
  }
  return runOrExplain(operation, platform);
}

/** The same without giving way to anything else of this process, for a step that no signal may cut in two. */
export function retryWhileInUseNow<T>(operation: () => T, platform: NodeJS.Platform = process.platform): T {
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (const wait of WAITS) {
    try {
      return operation();
    } catch (error) {
      if (!isInUse(error, platform)) throw error;
    }
    Atomics.wait(never, 0, 0, wait);
  }
  return runOrExplain(operation, platform);
}

function runOrExplain<T>(operation: () => T, platform: NodeJS.Platform): T {
  try {
    return operation();
  } catch (error) {
    if (!isInUse(error, platform)) throw error;
    const { path } = error as NodeJS.ErrnoException;
    throw new Error(
      `某个文件正被其他程序打开，无法移动或删除${path === undefined ? '' : `：${path}`}\n` +
        '改法：关掉正在显示这些文件的浏览器、资源管理器窗口或编辑器后再试。' +
        '如果它是挂载点（例如容器的卷），请改用其中的一个子文件夹。',
      { cause: error },
    );
  }
}
