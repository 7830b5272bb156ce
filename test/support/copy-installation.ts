import { cp, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempFolder } from './temp-folder.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
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
 * Copies the program to where a test may break its templates and styles. The packages stay where they are, behind a
 * link: needs `canLink.folders`.
 */
export async function copyInstallation(): Promise<string> {
  const project = path.join(await tempFolder(), '程序');
  for (const part of PARTS) await cp(path.join(PROJECT, part), path.join(project, part), { recursive: true });
  // Windows lets everyone make a junction, but not a link.
  await symlink(path.join(PROJECT, 'node_modules'), path.join(project, 'node_modules'), 'junction');
  return project;
}
