import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { formatStamp } from '../base/format-stamp.ts';
import { orElse } from '../base/or-else.ts';

/**
 * Names the state of the files that belong to a report: everything in its folder but the report's own text and
 * reports further down. Two stamps are the same if no file came, went or was saved in between.
 */
export function stampFolder(folder: string): string {
  const parts: string[] = [];
  const walk = (current: string, depth: number): void => {
    const entries = listEntries(current);
    if (depth > 0 && entries.some(({ name }) => name === 'index.md')) return;
    for (const entry of entries.sort((a, b) => compareCodeUnits(a.name, b.name))) {
      const absolute = path.join(current, entry.name);
      if (depth === 0 && entry.name === 'index.md') continue;
      if (entry.isDirectory()) {
        parts.push(absolute);
        walk(absolute, depth + 1);
        continue;
      }
      parts.push(`${absolute} ${stampFile(absolute)}`);
    }
  };
  walk(folder, 0);
  return parts.join('\n');
}

/** Why a file cannot be looked at, whoever reads it says. */
const stampFile = (file: string): string => orElse(() => formatStamp(lstatSync(file)), '');

/** What lies in a folder; nothing of one that cannot be read. */
export const listEntries = (folder: string): Dirent[] =>
  orElse(() => readdirSync(folder, { withFileTypes: true }), []);
