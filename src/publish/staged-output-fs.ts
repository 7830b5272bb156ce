import { existsSync, renameSync, rmdirSync } from 'node:fs';
import { basename } from 'node:path';
import { sayError } from '../base/io-errors.ts';
import { retryWhileInUse, retryWhileInUseNow } from '../base/retry-in-use-fs.ts';
import { flushFiles } from './flush-files-fs.ts';
import { readFolderState } from './former-output-fs.ts';
import { keepPrevious } from './kept-outputs-fs.ts';
import type { OutputPaths } from './output-paths.ts';
import { discardOutput, publishStaged } from './staging-fs.ts';

/** Has `write` fill a fresh folder beside the output and puts that in the output's place once all of it succeeded.
 * Whatever fails before, the output stays as it is, byte for byte. A build that was killed leaves only names that
 * the next one removes; between the two renames of the swap it leaves the old output under another name, which
 * the next one puts back (no system that Node runs on lets it exchange two folders in one step).
 *
 * When `signal` aborts, staging folder and lock are removed before anything else of this process runs, without
 * waiting for `write`; the caller then ends the process (`withInterruption` does).
 *
 * @param options.keep how many replaced outputs are kept beside it; if absent, none more, and those that are stay
 * @param options.onUnretired is told why a replaced output that is to be kept lies under its hidden name yet
 * @param options.onPublished runs right after the swap, while the lock is still held
 * @param output may not exist yet, nor its parents; a symbolic link is followed and stays. Callers first ask
 *   `checkOutputFolder`: a folder that is not ours is not replaced but an error here.
 * @throws BuildBusyError; `signal.reason`; what `write` throws; an explained error when I/O fails. */
export async function publishOutput(
  output: string,
  write: (staging: string) => Promise<void>,
  {
    signal,
    keep,
    onPublished,
    onUnretired,
  }: {
    signal?: AbortSignal;
    keep?: number;
    onPublished?: (paths: OutputPaths) => void;
    onUnretired?: (paths: OutputPaths, error: unknown) => void;
  } = {},
): Promise<void> {
  const retire = createRetire(keep, onUnretired);
  await publishStaged(output, signal, {
    async prepare(paths) {
      await retryWhileInUse(() => restorePrevious(paths, retire));
      assertReplaceable(paths.output);
    },
    async make(staging) {
      await write(staging);
      await flushFiles(staging, signal);
      if (readFolderState(staging) !== 'gongbao')
        throw new Error('生成的文件夹里没有带 "generator": "gongbao" 的 catalog.json，下次构建会认不出它');
    },
    swap: (paths) => swapFolders(paths, retire),
    ...(onPublished && { onPublished }),
  });
}

/** What becomes of an output that was replaced. */
function createRetire(keep: number | undefined, onUnretired?: (paths: OutputPaths, error: unknown) => void) {
  return (paths: OutputPaths): void => {
    try {
      if (keep === undefined) discardOutput(paths.previous, paths);
      else keepPrevious(paths, keep);
    } catch (error) {
      // Still held open by a program; the new output is in place, and the next build tries again.
      if (keep !== undefined) onUnretired?.(paths, error);
    }
  };
}

/**
 * Puts an output where it belongs that was replaced and lies under its hidden name yet, or was to be and lies there
 * instead of the output: whoever looks for those that are kept finds all of them.
 * @throws as `publishOutput`
 */
export async function settleOutput(output: string): Promise<void> {
  await publishStaged(output, undefined, {
    prepare: (paths) => retryWhileInUse(() => restorePrevious(paths, createRetire(Number.POSITIVE_INFINITY))),
    make: async () => undefined,
    swap() {},
  });
}

/** Both renames in one go, so that neither a signal nor a second Ctrl+C can come between them. */
function swapFolders(paths: OutputPaths, retire: (paths: OutputPaths) => void): void {
  assertReplaceable(paths.output);
  const hadOutput = existsSync(paths.output);
  if (hadOutput) renameSync(paths.output, paths.previous);
  try {
    renameSync(paths.staging, paths.output);
  } catch (error) {
    if (hadOutput) putBack(paths);
    throw error;
  }
  if (hadOutput) retire(paths);
}

/** @throws an error with Chinese words: nothing is at the output's place now */
function putBack({ previous, output }: OutputPaths): void {
  try {
    retryWhileInUseNow(() => renameSync(previous, output));
  } catch (error) {
    throw new Error(
      `新的没有换上，原来的也没有放回，现在完整地在 ${previous}：${sayError(error)}\n改法：照上面说的处理，再运行一次，会先把它放回；要马上恢复的，把它改名为 ${basename(output)}`,
      { cause: error },
    );
  }
}

/** Decides what a killed build's `previous` is. Called under the lock only: to others a running swap looks the same. */
function restorePrevious(paths: OutputPaths, retire: (paths: OutputPaths) => void): void {
  const previous = readFolderState(paths.previous);
  if (previous === 'missing') return;
  if (previous === 'file' || previous === 'foreign') {
    throw new Error(
      `${paths.previous} 不是公报生成的，而构建要用这个名字暂存上一版页面。\n改法：把它改名或移到别处后再试。`,
    );
  }
  const output = readFolderState(paths.output);
  // An empty folder may have been made by some program that missed the output.
  const isPlaceholder = output === 'empty' && previous === 'gongbao';
  if (output !== 'missing' && !isPlaceholder) {
    retire(paths);
    return;
  }
  if (isPlaceholder) rmdirSync(paths.output);
  renameSync(paths.previous, paths.output);
}

/** `checkOutputFolder` has told the person in time; this holds if a caller forgot, or the folder has changed since. */
function assertReplaceable(output: string): void {
  const state = readFolderState(output);
  if (state === 'file' || state === 'foreign') {
    throw new Error(
      `${output} 不是公报生成的文件夹，为免丢失不会替换它。\n改法：换一个新的或空的输出文件夹。`,
    );
  }
}
