import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { digestFile } from '../base/digest-file-fs.ts';

/** Path below the folder and SHA-256; of hidden files the name alone, of files that are too large the size. */
export type FileDigests = readonly (readonly [path: string, content: string | number])[];

/**
 * Digests of everything in a report's folder but its own text.
 * @param maxBytes of a larger file only the size is told, and read
 * @returns nothing if there is a link, or what cannot be read: then nobody can tell what a report was made of
 */
export async function digestReportFiles(folder: string, maxBytes: number): Promise<FileDigests | undefined> {
  const digests: [string, string | number][] = [];
  const walk = async (current: string, segments: readonly string[]): Promise<void> => {
    const entries = readdirSync(current, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareCodeUnits(a.name, b.name))) {
      const absolute = path.join(current, entry.name);
      const below = [...segments, entry.name];
      if (below.length === 1 && entry.name === 'index.md') continue;
      if (entry.name.startsWith('.')) digests.push([below.join('/'), '']);
      else if (entry.isDirectory()) {
        digests.push([`${below.join('/')}/`, '']);
        await walk(absolute, below);
      } else if (entry.isFile()) {
        const { size } = statSync(absolute);
        digests.push([below.join('/'), size > maxBytes ? size : (await digestFile(absolute)).sha256]);
      } else throw new Error(`${absolute} is no regular file`);
    }
  };
  return walk(folder, []).then(
    () => digests,
    () => undefined,
  );
}
