import { cp } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from './contents.ts';

/** Makes a project with what a load needs of the program, and so with a cache of its own. */
export async function copyData(project: string): Promise<void> {
  for (const folder of ['_data', 'src/styles'])
    await cp(path.join(PROJECT, folder), path.join(project, folder), { recursive: true });
}
