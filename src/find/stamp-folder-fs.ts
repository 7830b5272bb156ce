import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { formatStamp } from '../base/format-stamp.ts';

/**
 * Names the state of the files that belong to a report: everything in its folder but the report's own text and
 * reports further down. Two stamps are the same if no file came, went or was saved in between.
 */
export async function stampFolder(folder: string): Promise<string> {
  const parts: string[] = [];
  const walk = async (current: string, depth: number): Promise<void> => {
    const entries = await readdir(current, { withFileTypes: true }).catch(() => []);
    if (depth > 0 && entries.some(({ name }) => name === 'index.md')) return;
    for (const entry of entries.sort((a, b) => compareCodeUnits(a.name, b.name))) {
      const absolute = path.join(current, entry.name);
      if (depth === 0 && entry.name === 'index.md') continue;
      if (entry.isDirectory()) {
        parts.push(absolute);
        await walk(absolute, depth + 1);
        continue;
      }
      const state = await lstat(absolute).catch(() => undefined);
      parts.push(`${absolute} ${state ? formatStamp(state) : ''}`);
    }
  };
  await walk(folder, 0);
  return parts.join('\n');
}
