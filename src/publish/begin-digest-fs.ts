import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beginInThread } from '../base/begin-in-thread-fs.ts';
import { resolveStart } from '../base/resolve-start.ts';
import { CHECKSUMS } from '../base/site-manifest.ts';
import { digestFolder } from './digest-folder-fs.ts';
import { readFolderState } from './former-output-fs.ts';
import { resolveRealPath } from './real-path-fs.ts';

/** Bytes of the list of files from which on a thread takes less time than it saves: some two thousand files. */
const MANY = 200_000;

/**
 * Hashes of the files of an output, by path; none if it is not ours. Where there are many, a thread begins at once, while
 * the new content is loaded.
 * @param output absolute
 * @returns to be called when the output's lock is held: what was replaced meanwhile is hashed anew
 */
export function beginDigest(output: string): () => Promise<ReadonlyMap<string, string>> {
  const before = describeFolder(output);
  const start = resolveStart('start-digest-worker.mjs', import.meta.url);
  const begun =
    before.size > MANY ? beginInThread<ReadonlyMap<string, string>>(start, before.folder) : undefined;
  return async () => {
    const folder = resolveRealPath(output);
    if (readFolderState(folder) !== 'gongbao') return new Map();
    const isSame = describeFolder(output).state === before.state;
    return (isSame && (await begun?.())) || digestFolder(folder);
  };
}

/** Its state is the same for the same folder: a build puts another one in its place. */
function describeFolder(output: string): { folder: string; state: string; size: number } {
  try {
    const folder = resolveRealPath(output);
    const { dev, ino, ctimeNs } = statSync(folder, { bigint: true });
    const { size } = statSync(join(folder, CHECKSUMS));
    return { folder, state: [folder, dev, ino, ctimeNs].join(' '), size };
  } catch {
    // It is not there, or whoever needs it will say what is wrong with it.
    return { folder: output, state: '', size: 0 };
  }
}
