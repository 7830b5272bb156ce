import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { orElse } from '../base/or-else.ts';

/** Files of a site may be others by then. */
const OLDEST_MS = 24 * 60 * 60 * 1000;

/**
 * What an interrupted run has found, for the one that goes on. Where it cannot be kept, nothing is.
 * @param name of the site and its manifest, so that another state is never taken for this one
 */
export function openRecord(folder: string, name: string, now: number) {
  const file = path.join(folder, `${name}.txt`);
  const known = new Set(orElse(() => read(file, now), []));
  let canWrite = true;
  const attempt = (work: () => void) => {
    if (!canWrite) return;
    try {
      work();
    } catch {
      canWrite = false;
    }
  };
  attempt(() => {
    mkdirSync(folder, { recursive: true });
    if (known.size === 0) writeFileSync(file, '');
  });
  return {
    /** Files that an interrupted run has found to be right. */
    known: known as ReadonlySet<string>,
    add: (each: string) => attempt(() => appendFileSync(file, `${JSON.stringify(each)}\n`)),
    /** Nothing is known any more: the next run begins anew. */
    remove() {
      known.clear();
      attempt(() => rmSync(file, { force: true }));
    },
  };
}

function read(file: string, now: number): string[] {
  if (Math.abs(now - statSync(file).mtimeMs) > OLDEST_MS) return [];
  // The last line may be half of one.
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as string);
}
