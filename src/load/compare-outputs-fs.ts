import { hashContent } from '../base/sha256.ts';
import { formatChecksums } from '../base/site-manifest.ts';
import { compareFiles, type FileDigests } from '../changes/compare-files.ts';
import { compareSites, type SiteChanges } from '../changes/compare-sites.ts';
import { formatChangeList } from '../changes/format-change-list.ts';
import { digestFolder } from '../publish/digest-folder-fs.ts';
import { createOutputReader, readFolderState } from '../publish/former-output-fs.ts';

export interface OutputComparison {
  /** Absent for a first build: there is nothing to compare with. */
  changes?: SiteChanges;
  /** Content of the list for hosts. */
  list: string;
}

/**
 * Compares a new output with the one it is going to replace, or with another copy of it.
 * @param former may not exist
 * @param digests of all files of one, by path, where they are known
 */
export async function compareOutputs(
  former: string,
  current: string,
  digests: { before?: FileDigests; after?: FileDigests } = {},
): Promise<OutputComparison> {
  const isFirst = readFolderState(former) !== 'gongbao';
  const before: FileDigests = isFirst ? new Map() : await (digests.before ?? digestFolder(former));
  const after = await (digests.after ?? digestFolder(current));
  const files = compareFiles(before, after);
  const list = formatChangeList(files, { from: isFirst ? undefined : hash(before), to: hash(after) });
  return isFirst
    ? { list }
    : { list, changes: compareSites(files, createOutputReader(former), createOutputReader(current)) };
}

/** What `sha256sum checksums.txt` says, where that is true of the folder. */
const hash = (digests: FileDigests) => hashContent(formatChecksums(digests));
