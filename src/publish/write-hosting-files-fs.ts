import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toExplainedError } from '../base/io-errors.ts';
import { writeAtomically } from '../base/write-atomically-fs.ts';
import type { OutputPaths } from './output-paths.ts';

/**
 * Puts files for hosts beside an output, and takes away those of an earlier build that are not wanted any more: an old
 * rule would lead visitors to where nothing is. Called while the output's lock is held.
 * @param sign with which each of our files begins: others are not touched
 * @returns whether anything is different now
 * @throws an explained error: something that is not Gongbao's has the name, or I/O failed
 */
export function writeHostingFiles(
  { hosting }: OutputPaths,
  files: readonly { readonly name: string; readonly content: string }[],
  sign: string,
): boolean {
  let hasChanged = false;
  const wanted = new Set(files.map(({ name }) => name));
  try {
    for (const name of listNames(hosting))
      if (!wanted.has(name) && isOurs(join(hosting, name), sign)) {
        rmSync(join(hosting, name));
        hasChanged = true;
      }
    for (const { name, content } of files) {
      const file = join(hosting, name);
      if (lstatSync(file, { throwIfNoEntry: false }) && !isOurs(file, sign))
        throw new Error(`${file} 已经存在，而且不是公报写的，为免丢失不会替换它。请把它改名或移走。`);
      if (readText(file) === content) continue;
      writeAtomically(file, content);
      hasChanged = true;
    }
    return hasChanged;
  } catch (error) {
    throw toExplainedError(error);
  }
}

function listNames(folder: string): string[] {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}

const isOurs = (file: string, sign: string): boolean => readText(file)?.startsWith(sign) ?? false;

const readText = (file: string): string | undefined =>
  lstatSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;
