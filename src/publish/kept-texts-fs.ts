import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { orElse } from '../base/or-else.ts';
import { hashContent } from '../base/sha256.ts';
import { writeAtomically } from '../base/write-atomically-fs.ts';
import { resolveOutputPaths } from './output-paths.ts';
import { resolveRealPath } from './real-path-fs.ts';

/**
 * Texts that a build has replaced while nobody kept them: beside the output, until they are kept beside their report. Of
 * each report the earliest: what came after it was published without a day of its own.
 */

/** A text and the hash that the former output gives of it, which stays in the name. */
export interface KeptText {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A folder for each report: with the hash behind it, the longest names that a report's folder may have would be too long. */
const locateTexts = (output: string, id: string): string =>
  path.join(resolveOutputPaths(resolveRealPath(output)).former, ...id.split('/'));

/** @param output absolute @returns nothing if none is kept, or what is kept is damaged */
export function findKeptText(output: string, id: string): KeptText | undefined {
  for (const { file, sha256 } of listFiles(locateTexts(output, id))) {
    const bytes = readFileSync(file);
    if (hashContent(bytes) === sha256) return { file, bytes };
  }
  return undefined;
}

/** Keeps a text unless an earlier one is kept. @throws when I/O fails */
export function keepText(output: string, id: string, text: string, sha256: string): void {
  if (hashContent(text) !== sha256 || findKeptText(output, id)) return;
  writeAtomically(path.join(locateTexts(output, id), `${sha256}.md`), text);
}

/** Takes back that it was forgotten. */
export function restoreKeptText({ file, bytes }: KeptText): void {
  writeAtomically(file, bytes);
}

/** With the folders that are empty then. */
export function forgetKeptText({ file }: KeptText): void {
  rmSync(file, { force: true });
  try {
    for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder))
      rmdirSync(folder);
  } catch {
    // The first that is not empty ends it.
  }
}

function listFiles(folder: string): { file: string; sha256: string }[] {
  const names = orElse(() => readdirSync(folder).sort(), []);
  return names.flatMap((name) => {
    const sha256 = /^([\da-f]{64})\.md$/.exec(name)?.[1];
    return sha256 ? [{ file: path.join(folder, name), sha256 }] : [];
  });
}
