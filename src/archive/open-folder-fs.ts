import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { explainReadFault } from '../base/io-errors.ts';
import { createFinding, type Finding } from '../diagnostics/finding.ts';
import { isSystemFile } from '../diagnostics/system-file.ts';
import { type BagFile, listEmptyFolders } from './bag-container.ts';
import { DECLARATION } from './bag-names.ts';
import type { OpenedContainer } from './open-zip-bag.ts';

/** Programs that unpack put a folder of the zip's name around the bag's own. */
const MOST_LEVELS = 4;

const LINK = '是链接或别的特殊文件，不是普通文件，没有读它';

interface DiskFile extends BagFile {
  readonly file: string;
}

/** Lists a folder that is a bag, or holds nothing but one. Links are never followed. @throws when I/O fails */
export async function openFolder(folder: string): Promise<OpenedContainer> {
  const findings: Finding[] = [];
  const files: DiskFile[] = [];
  const folders: string[] = [];
  const root = await findBagFolder(folder);
  // A folder of other things may be a whole disk: it is not listed.
  if (root === undefined)
    return { findings, form: 'folder', container: { files, emptyFolders: [], read: async () => undefined } };
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(root, file).split(sep).join('/');
    if (entry.isDirectory()) {
      folders.push(`${path}/`);
      continue;
    }
    const isBarred = !entry.isFile();
    if (isBarred) findings.push(createFinding('file-link', path, LINK, '从可靠的副本里取回真正的文件'));
    files.push({ path, file, size: isBarred ? 0 : (await stat(file)).size, isBarred });
  }
  files.sort((a, b) => compareCodeUnits(a.path, b.path));
  return {
    findings,
    form: 'folder',
    container: {
      files,
      emptyFolders: listEmptyFolders(folders, files),
      async read(bagFile, onPiece) {
        const { file, path } = bagFile as DiskFile;
        try {
          for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024 })) onPiece(piece);
          return undefined;
        } catch (error) {
          return describeUnreadable(path, error);
        }
      },
    },
  };
}

/** The folder with `bagit.txt`, as long as there is nothing else on the way to it. */
async function findBagFolder(folder: string): Promise<string | undefined> {
  let current = folder;
  for (let level = 0; level < MOST_LEVELS; level += 1) {
    const entries = await readdir(current, { withFileTypes: true });
    if (entries.some(({ name }) => name === DECLARATION)) return current;
    const [only, ...others] = entries.filter(({ name }) => !isSystemFile(name));
    if (!only?.isDirectory() || others.length > 0) return undefined;
    current = join(current, only.name);
  }
  return undefined;
}

/** A bad sector or a missing permission must not keep the other files from being checked. */
function describeUnreadable(path: string, error: unknown): Finding {
  const fault = explainReadFault(error);
  if (!fault) throw error;
  return createFinding('file-unreadable', path, `读不出来：${fault.reason}`, fault.remedy);
}
