import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { describeFile, listFiles, type PackedFile } from './list-files-fs.ts';
import type { OpenedNode } from './open-node-fs.ts';
import type { PackFault } from './pack-fault.ts';
import type { Machine } from './platforms.ts';

/** What the program needs to run, and what explains it; what else lies in the installation is somebody's own. */
const PARTS = [
  ...['.eleventy.ts', '.npmrc', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'],
  ...['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md'],
  ...['_data', '_includes', 'docs', 'scripts', 'src'],
];

/** Reports that are written where the program lies, drafts too. */
const CONTENT = 'src/content';

const STARTERS: Readonly<Record<string, readonly string[]>> = {
  win32: ['打开编辑台.cmd'],
  darwin: ['打开编辑台.command', '打开编辑台.sh'],
  linux: ['打开编辑台.sh'],
};

/** Where the starters look for Node. */
const NODE_PLACE: Readonly<Record<string, string>> = { win32: 'node/node.exe' };

/**
 * All files of a pack, by their names in it.
 * @param packages the folder in which the packages for this system are installed
 */
export function collectPack(
  project: string,
  packages: string,
  { os }: Machine,
  node: OpenedNode,
): PackedFile[] | PackFault {
  const list = path.join(packages, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return { message: '没有装好的程序包', remedy: '用 Node.js 自带的 npm，再运行一次' };
  const starters = STARTERS[os] ?? [];
  const missing = [...PARTS, ...starters].filter(
    (name) => name !== '.npmrc' && !existsSync(path.join(project, name)),
  );
  if (missing.length > 0)
    return {
      message: `程序的文件夹里缺 ${missing.join('、')}`,
      remedy: '从公报的原件里取回来，再运行一次',
    };
  return [
    ...listFiles(project, [...PARTS, ...starters], [CONTENT]),
    ...listFiles(packages, ['node_modules'], ['node_modules/.bin', 'node_modules/.cache']),
    describeFile(NODE_PLACE[os] ?? 'node/bin/node', node.file),
    ...(node.license === undefined ? [] : [describeFile('node/LICENSE', node.license)]),
  ].sort((a, b) => compareCodeUnits(a.name, b.name));
}

/** Puts the files of a pack into a folder. */
export async function copyPack(
  files: readonly PackedFile[],
  folder: string,
  { onFile, signal }: { onFile: (done: number) => void; signal: AbortSignal },
): Promise<void> {
  const folders = new Set<string>();
  for (const [at, { name, file, isProgram }] of files.entries()) {
    signal.throwIfAborted();
    onFile(at);
    const target = path.join(folder, name);
    const parent = path.dirname(target);
    if (!folders.has(parent)) await mkdir(parent, { recursive: true });
    folders.add(parent);
    await copyFile(file, target);
    await chmod(target, isProgram ? 0o755 : 0o644);
  }
}
