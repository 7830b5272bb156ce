import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isStagingName, type OutputPaths } from './output-paths.ts';

/** Removes what killed builds left. All of it, not only that of dead processes: the lock's holder is the only one
 * that may have a staging folder, and a process id may belong to another program by now. */
export function removeStaleStaging(paths: OutputPaths): void {
  for (const name of readdirSync(paths.parent)) {
    if (isStagingName(paths.output, name)) removeFolder(join(paths.parent, name));
  }
}

/** As far as it can be done now: what a program holds open is left to the next build. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
  } catch {}
}
