import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Tools } from './describe-archive.ts';

/** @param project Folder of the installation. */
export async function readTools(project: string): Promise<Tools> {
  const text = await readFile(path.join(project, 'package.json'), 'utf8');
  const { name, version, dependencies } = JSON.parse(text) as Tools;
  return { name, version, dependencies };
}
