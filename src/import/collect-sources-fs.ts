import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { formatPathLabel } from '../base/format-path-label.ts';
import { append } from '../base/long-lists.ts';
import type { ImportFault } from './importer.ts';
import { isDocumentPath, isPassedOver, NO_DOCUMENTS } from './importers.ts';

/** A file that is to be imported, or a name that leads to none. */
export interface FoundSource {
  /** As the person typed it, with `/`, and with the way to it inside a folder. */
  readonly label: string;
  /** Absolute. */
  readonly file: string;
  readonly fault?: ImportFault;
  /** Its own name, where the file had to be put under another. */
  readonly name?: string;
}

/**
 * The files that names on the command line stand for. A folder stands for the documents in it and below, in an order
 * that does not depend on the disk; links are not followed.
 */
export async function collectSources(names: readonly string[]): Promise<FoundSource[]> {
  const found: FoundSource[] = [];
  for (const name of names) {
    const file = path.resolve(name);
    const label = formatPathLabel(name);
    // An empty name is no name of this folder.
    const stats = name === '' ? undefined : await stat(file).catch(() => undefined);
    if (stats?.isDirectory()) {
      const inside = await walk(file, label);
      if (inside.length === 0) found.push({ label, file, fault: NO_DOCUMENTS });
      append(found, inside);
    } else if (stats?.isFile()) found.push({ label, file });
    else {
      const remedy = '检查路径；路径里有空格时加上引号，例如："D:\\我的文档\\报告.docx"';
      found.push({ label, file, fault: { message: stats ? '不是普通的文件' : '找不到这个文件', remedy } });
    }
  }
  return found;
}

async function walk(folder: string, label: string): Promise<FoundSource[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: FoundSource[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isPassedOver(entry.name)) continue;
    const file = path.join(folder, entry.name);
    const below = `${label}/${entry.name}`;
    if (entry.isDirectory()) append(found, await walk(file, below));
    else if (entry.isFile() && isDocumentPath(entry.name)) found.push({ label: below, file });
  }
  return found;
}
