import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where programs of this user keep something of their own: Windows has one place for all of it.
 * @param variable that names the folder elsewhere (XDG Base Directory Specification)
 * @param usual in the user's home, where the variable is not set
 */
export function locateUserFolder(
  variable: 'XDG_CACHE_HOME' | 'XDG_CONFIG_HOME',
  usual: string,
  { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'> = process,
  home = homedir(),
): string {
  const base =
    platform === 'win32'
      ? (env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'))
      : (env[variable] ?? path.join(home, usual));
  return path.join(base, 'gongbao');
}
