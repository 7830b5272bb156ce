import { createFinding, type Finding } from './finding.ts';

const SYSTEM_FILE =
  /^(?:\.DS_Store|\._.*|\.Spotlight-V100|\.Trashes|\.fseventsd|__MACOSX|(?:eh)?thumbs\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information)$/i;

/**
 * Whether Windows or macOS put the file there by themselves: folder views, thumbnails, resource forks.
 * @param path with `/`; a folder's name on the way counts
 */
export const isSystemFile = (path: string): boolean => path.split('/').some((name) => SYSTEM_FILE.test(name));

/**
 * What is in a bag or a site, or around it, and in no manifest. What systems put there is harmless beside the payload; in it, other
 * programs find the bag wrong.
 * @param message and remedy: for whatever no system puts there
 */
export function describeExtra(path: string, isPayload: boolean, message: string, remedy: string): Finding {
  if (!isSystemFile(path)) return createFinding('file-extra', path, message, remedy);
  const said = '多出来的文件，是 Windows 或 macOS 自己放进来的';
  return createFinding('file-system', path, said, '它没有害处，可以删去', isPayload ? 'error' : 'warning');
}
