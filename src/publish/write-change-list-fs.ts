import { lstatSync, rmSync } from 'node:fs';
import { toExplainedError } from '../base/io-errors.ts';
import { writeAtomically } from '../base/write-atomically-fs.ts';
import { hasGeneratorSign } from './former-output-fs.ts';
import type { OutputPaths } from './output-paths.ts';

/**
 * Puts the list of changed files beside an output, whole or not at all. Called while the output's lock is held. When
 * it fails, no list of an earlier build stays that a host could take for this one's.
 * @throws an explained error: something that is not Gongbao's has the name, or I/O failed
 */
export function writeChangeList({ changes, changesStaging }: OutputPaths, text: string): void {
  if (!isFree(changes)) {
    throw new Error(`${changes} 已经存在，而且不是公报写的，为免丢失不会替换它。请把它改名或移走。`);
  }
  try {
    writeAtomically(changes, text, changesStaging);
  } catch (error) {
    removeFile(changes);
    throw toExplainedError(error);
  }
}

/** Takes away the list of an earlier build, which is not true any more. */
export function removeChangeList({ changes }: OutputPaths): void {
  if (isFree(changes)) removeFile(changes);
}

/** Whether nothing is there, or a list of ours. */
function isFree(file: string): boolean {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return !stat || (stat.isFile() && hasGeneratorSign(file));
}

function removeFile(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}
