import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { retryWhileInUse } from '../base/retry-in-use-fs.ts';
import { changeText } from '../base/splice-lines.ts';
import { hideStaging, makeFolder, nameTarget, writeAtomically } from '../base/write-atomically-fs.ts';
import type { ReportFile } from './report-file.ts';

/**
 * Writes a new report: first into a hidden folder beside it, which then gets its name, so that nobody ever finds half
 * a report.
 * @param folder Absolute path of the report's folder.
 * @param folders that are to be there although nothing is in them yet, below the report's
 * @returns false if there is such a folder already; then nothing was written
 * @throws if the disk fails; what was written is removed
 */
export async function writeNewReport(
  folder: string,
  files: readonly ReportFile[],
  folders: readonly string[] = [],
): Promise<boolean> {
  const staging = hideStaging(folder);
  if (await isThere(folder)) return false;
  const takeBack = makeFolder(path.dirname(folder));
  try {
    // A process of the same number may have been killed here.
    await rm(staging, { recursive: true, force: true });
    await writeAll(staging, files);
    for (const name of folders) await mkdir(path.join(staging, name));
    await retryWhileInUse(() => rename(staging, folder));
    return true;
  } catch (error) {
    // What failed first says what helps.
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    takeBack();
    // Made by someone else meanwhile: systems refuse to replace a folder that is not empty, each in its own words.
    if (await isThere(folder)) return false;
    throw nameTarget(error, staging, folder);
  }
}

/** Whether anything has this name, a dead link too. */
export async function isThere(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}

/** Replaces files of a report one by one, each whole or not at all; the text last, in which lines that stay keep their bytes. */
export async function updateReport(folder: string, files: readonly ReportFile[]): Promise<void> {
  const inOrder = [...files].sort((a, b) => Number(a.path === 'index.md') - Number(b.path === 'index.md'));
  for (const { path: name, content } of inOrder) {
    const file = path.join(folder, ...name.split('/'));
    const former = typeof content === 'string' ? await readFile(file).catch(() => undefined) : undefined;
    const bytes = (former && changeText(former, String(content))) ?? content;
    writeAtomically(file, bytes, hideStaging(file));
  }
}

async function writeAll(folder: string, files: readonly ReportFile[]): Promise<void> {
  for (const { path: name, content } of files) {
    const target = path.join(folder, ...name.split('/'));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content, { flag: 'wx' });
  }
}
