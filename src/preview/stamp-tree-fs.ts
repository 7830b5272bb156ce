import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { formatStamp } from '../base/format-stamp.ts';

/** What the system says of a file; nothing if there is none, or a folder. */
export async function readFileState(file: string): Promise<Stats | undefined> {
  const state = await lstat(file).catch(() => undefined);
  return state?.isDirectory() ? undefined : state;
}

/** Names a state: another one after each save. `none`: there is no such file. */
export const nameState = (state: Stats | undefined): string => (state ? formatStamp(state) : 'none');

export const stampFile = async (file: string): Promise<string> => nameState(await readFileState(file));

/** The states of all files in some folders, by their absolute paths. Links to folders are not followed. */
export async function stampTree(
  folders: readonly string[],
  isIgnored: (file: string) => boolean,
): Promise<Map<string, string>> {
  const stamps = new Map<string, string>();
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    await Promise.all(
      entries.map(async (entry) => {
        const file = path.join(folder, entry.name);
        if (isIgnored(file)) return;
        if (entry.isDirectory()) await walk(file);
        else stamps.set(file, await stampFile(file));
      }),
    );
  };
  await Promise.all(folders.map(walk));
  return stamps;
}

/** The paths whose states differ, or that only one of the two has. */
export function compareStamps(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): string[] {
  const changed = [...now].filter(([file, stamp]) => before.get(file) !== stamp).map(([file]) => file);
  const gone = [...before.keys()].filter((file) => !now.has(file));
  return [...changed, ...gone];
}
