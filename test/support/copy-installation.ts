import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from './contents.ts';
import { tempFolder } from './temp-folder.ts';

const PARTS = [
  '.eleventy.ts',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  '_data',
  '_includes',
  'scripts',
  'src',
];

/**
 * Copies the program to where a test may break its templates and styles. The packages stay where they are, behind
 * links: needs `canLink.folders`.
 */
export async function copyInstallation(): Promise<string> {
  const project = path.join(await tempFolder(), '程序');
  for (const part of PARTS) await cp(path.join(PROJECT, part), path.join(project, part), { recursive: true });
  // A folder of its own: the program that is compiled into it goes with the copy.
  const packages = path.join(PROJECT, 'node_modules');
  const own = path.join(project, 'node_modules');
  await mkdir(own);
  // Windows lets everyone make a junction, but not a link.
  for (const name of await readdir(packages))
    if (!name.startsWith('.')) await symlink(path.join(packages, name), path.join(own, name), 'junction');
  return project;
}
