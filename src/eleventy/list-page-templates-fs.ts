import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** File names of the templates in `src/pages/`. @param project Folder of the installation. */
export async function listPageTemplates(project: string): Promise<string[]> {
  const names = await readdir(path.join(project, 'src/pages'));
  return names.filter((name) => /\.(?:njk|md)$/.test(name) && !name.startsWith('.')).sort();
}
