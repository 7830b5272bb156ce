import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { digestFile } from '../base/digest-file-fs.ts';
import { CHECKSUMS_SIGNATURE } from '../base/site-manifest.ts';
import { NO_JEKYLL } from './output-paths.ts';

/** Files after which signals are heard again. */
const BATCH = 200;

/**
 * The files of a published folder with their SHA-256, lower-case hexadecimal, by their paths below it, `/`-separated
 * and NFC. Other hidden names at its root than `.nojekyll` are not a portal's: a checkout keeps its `.git` there. Nor are
 * signatures, which come after a build.
 * @param known those that were just written are not read again
 */
export async function digestFolder(
  folder: string,
  known: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const digests = new Map<string, string>();
  for (const [index, entry] of entries.entries()) {
    if (index % BATCH === 0) await setImmediate();
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split(sep).join('/').normalize('NFC');
    if ((path.startsWith('.') && path !== NO_JEKYLL) || path === CHECKSUMS_SIGNATURE) continue;
    digests.set(path, known.get(path) ?? (await digestFile(file)).sha256);
  }
  return digests;
}
