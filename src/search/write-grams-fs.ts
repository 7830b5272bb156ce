import { writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readJson, storeJson } from '../base/kept-json.ts';
import { formatKey, hashContent } from '../base/sha256.ts';
import { formatGramsPath, GRAMS_FILE } from './gram-filter.ts';
import type { IndexedReport } from './indexed-report.ts';
import { findPartGrams, makeIndexPart, type PartMaking } from './make-index-part-fs.ts';
import { type PartGrams, packGrams } from './pack-index-part.ts';

/** A part that has been written, with its grams if they were made with it. */
export interface PartWithGrams {
  readonly name: string;
  /** In the order of `planParts`. */
  readonly reports: readonly IndexedReport[];
  readonly grams?: Uint8Array | undefined;
}

interface WrittenGrams {
  readonly list: string;
  /** SHA-256 by path below the output folder. */
  readonly files: readonly (readonly [path: string, sha256: string])[];
}

/**
 * Writes the files of the grams of all parts, and the list of them.
 * @param parts newest first
 * @returns SHA-256 of the files by their paths below the output folder
 */
export async function writeGrams(
  outputFolder: string,
  parts: readonly PartWithGrams[],
  making: PartMaking,
): Promise<WrittenGrams['files']> {
  const { cache, program, takeOver } = making;
  const names = parts.map(({ name }) => name);
  const key = formatKey('written grams', program ?? '', names);
  const before = cache && takeOver && (await readJson<WrittenGrams>(cache, key));
  const isThere = before && takeOver(new Map(before.files));
  const { list, files } = isThere ? before : await writeFiles(outputFolder, await collect(parts, making));
  await writeFile(path.join(outputFolder, GRAMS_FILE), list);
  if (!isThere && cache && takeOver) await storeJson(cache, key, { list, files });
  return files;
}

/** Of a part that was taken over from the former output the cache may have lost them. */
async function collect(parts: readonly PartWithGrams[], making: PartMaking): Promise<PartGrams[]> {
  const collected: PartGrams[] = [];
  for (const { name, reports, grams: made } of parts) {
    const grams = made ?? (await findPartGrams(reports, making));
    collected.push({ name, grams: grams ?? (await makeIndexPart(reports, making)).grams });
  }
  return collected;
}

async function writeFiles(outputFolder: string, parts: readonly PartGrams[]): Promise<WrittenGrams> {
  const { list, files } = packGrams(parts);
  await mkdir(path.join(outputFolder, path.dirname(formatGramsPath(''))), { recursive: true });
  return {
    list,
    files: Object.entries(files).map(([file, bytes]) => {
      writeFileSync(path.join(outputFolder, file), bytes);
      return [file, hashContent(bytes)];
    }),
  };
}
