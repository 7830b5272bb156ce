import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { explainReadFault, isIoError } from '../base/io-errors.ts';
import type { SiteSource } from './site-source.ts';

/**
 * A site in a folder. Links are never followed, and nothing is opened that the folder's own list does not name.
 * @throws when the folder cannot be listed
 */
export async function openSiteFolder(folder: string): Promise<SiteSource> {
  const there = new Map<string, { readonly file: string; readonly isPlain: boolean }>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    there.set(name, { file, isPlain: entry.isFile() });
  }
  // Another system may have brought a name into another Unicode form; beside the file of that name it is one more.
  const files: typeof there = new Map();
  for (const [name, file] of there) {
    const composed = name.normalize('NFC');
    files.set(there.has(composed) || files.has(composed) ? name : composed, file);
  }
  return {
    async read(name, signal, onPiece) {
      const { file, isPlain } = files.get(name.normalize('NFC')) ?? {};
      if (file === undefined) return { fault: { kind: 'file-missing' } };
      if (!isPlain) return { fault: { kind: 'file-link' } };
      try {
        for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024, signal }))
          onPiece(piece);
        return {};
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (!isIoError(error)) throw error;
        return {
          fault: {
            kind: 'file-unreadable',
            detail: explainReadFault(error)?.reason ?? `系统报告 ${error.code}`,
          },
        };
      }
    },
    // A checkout keeps its `.git` there.
    paths: [...files.keys()].filter((name) => !name.startsWith('.')),
    mayLack: () => false,
  };
}
