import path from 'node:path';
import { groupBy } from '../base/group-by.ts';
import { ATTACHMENT_FOLDER, isMeantForAttachments, SOURCE_FOLDER } from '../report/own-folders.ts';
import { VERSION_FOLDER } from '../report/version-names.ts';
import { findAttachmentType, isKnownType } from './attachment-types.ts';
import { REPORT_FOLDER } from './file-fault.ts';
import { walkFolder } from './locate-file-fs.ts';
import { compareNaturally } from './natural-order.ts';

const OWN_FOLDERS: ReadonlySet<string> = new Set([ATTACHMENT_FOLDER, SOURCE_FOLDER, VERSION_FOLDER]);

/**
 * What lies beside the texts of a folder and no reader will see, though it looks as if it was meant for them: a document
 * that belongs into `attachments/`, or another copy of a text.
 * @param root real path of a report's folder, or of that of the fixed pages
 * @param used real paths of the files that the texts show or link to
 * @returns names of files, and of folders of which nothing is used, with a `/` behind
 */
export async function listUnused(root: string, used: readonly string[]): Promise<string[]> {
  const relate = (file: string) => path.relative(root, file).split(path.sep).join('/');
  const known = new Set(used.map((file) => selectTop(relate(file))));
  const files = (await walkFolder(root, REPORT_FOLDER.name)).flatMap((file) => (file.fault ? [] : file.path));
  return [...groupBy(files, selectTop)]
    .filter(([top, inside]) => !known.has(top) && isLeftOut(top, inside))
    .map(([top]) => top)
    .sort(compareNaturally);
}

/** The file, or the folder beside the text that it lies in. */
const selectTop = (path: string): string => /^[^/]*\/?/.exec(path)?.[0] ?? path;

function isLeftOut(top: string, inside: readonly string[]): boolean {
  if (!top.endsWith('/')) return top !== 'index.md' && isKnownType(top);
  const name = top.slice(0, -1);
  if (OWN_FOLDERS.has(name) || isMeantForAttachments(name)) return false;
  // Another report may lie below this one; a picture that the text no longer shows is nobody's loss.
  const isReport = inside.some((path) => path.endsWith('/index.md'));
  return !isReport && inside.some((path) => isKnownType(path) && findAttachmentType(path)?.view !== 'image');
}
