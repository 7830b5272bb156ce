import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes files, by path with `/`, below a folder, and returns the folder. A path that ends in `/` is an empty folder. */
export async function writeTree(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) await writeFile(file, content);
  }
  return folder;
}
