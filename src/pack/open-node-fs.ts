import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { digestFile } from '../base/digest-file-fs.ts';
import { isIoError } from '../base/io-errors.ts';
import { readRange } from '../base/read-range-fs.ts';
import { openZip } from '../zip/open-zip.ts';
import type { PackFault } from './pack-fault.ts';
import { formatPlatform, type Machine, runsOn } from './platforms.ts';
import { type NodeProgram, recogniseNode } from './recognise-node.ts';

export interface OpenedNode extends NodeProgram {
  /** The program itself. */
  readonly file: string;
  /** Node's licence, which goes with every copy; absent where none lies beside it. */
  readonly license?: string;
  /** Of the archive that was named, which nodejs.org lists, or of the program. */
  readonly sha256: string;
  readonly isArchive: boolean;
}

interface Wanted {
  readonly machine: Machine;
  /** Whether a version is one that the program runs on, and which those are. */
  readonly isNewEnough: (version: string) => boolean;
  readonly range: string;
}

/** Where Node lies in what is downloaded: in Windows' zip, in the others' archives, in npm's packages. */
const PROGRAM = /^(?:[^/]+\/)?(?:bin\/)?(?:node\.exe|node)$/;
const LICENSE = /^(?:[^/]+\/)?LICENSE$/;
/** How archives begin. */
const [ZIP, GZIP, XZ] = ['504b', '1f8b', 'fd377a585a'] as const;
/** A downloaded Node has some 6,000 files. */
const MOST_FILES = 50_000;
const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * Finds Node in an archive as nodejs.org offers it, in a folder, or in the program itself, and looks at its bytes: whether
 * it is made for this system and new enough.
 * @param staging a folder for what is taken out of an archive
 */
export async function openNode(
  place: string,
  staging: string,
  { machine, isNewEnough, range }: Wanted,
): Promise<OpenedNode | PackFault> {
  const name = formatPlatform(machine);
  const download = `从 https://nodejs.org 下载 ${name} 的压缩包（${range.replace('>=', '')} 或更新），用 --node 写它的位置`;
  if (!existsSync(place)) return { message: `找不到 ${place}`, remedy: '看看 --node 后面的位置写得对不对' };
  const taken = statSync(place).isDirectory() ? findInFolder(place) : await takeOut(place, staging);
  if ('message' in taken) return taken;
  const node = recogniseNode(readFileSync(taken.file));
  if (!node)
    return {
      message: `${taken.file} 不是 nodejs.org 的 Node.js（有些系统自带的要靠系统里别的文件，拿到别的电脑上不能用）`,
      remedy: download,
    };
  if (!runsOn(node.machine, machine))
    return {
      message: `${place} 是给 ${formatPlatform(node.machine)} 的，不是给 ${name} 的`,
      remedy: download,
    };
  if (!isNewEnough(node.version))
    return {
      message: `${place} 是 Node.js ${node.version}，要 ${range.replace('>=', '')} 或更新`,
      remedy: download,
    };
  const isArchive = path.dirname(taken.file) === staging;
  const { sha256 } = await digestFile(isArchive ? place : taken.file);
  return { ...node, ...taken, sha256, isArchive };
}

type Taken = { readonly file: string; readonly license?: string };

function findInFolder(folder: string): Taken | PackFault {
  const names = [folder, ...listFolders(folder)].flatMap((one) =>
    ['node.exe', 'bin/node.exe', 'bin/node', 'node'].map((name) => path.join(one, name)),
  );
  const file = names.find((one) => statSync(one, { throwIfNoEntry: false })?.isFile());
  return file === undefined
    ? { message: `${folder} 里没有 Node.js`, remedy: '写解压出来的文件夹：里面有 node.exe，或者有 bin/node' }
    : { file, ...findLicense(file) };
}

const listFolders = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name))
    .sort();

function findLicense(file: string): { license?: string } {
  const license = ['LICENSE', '../LICENSE', '../share/doc/nodejs/LICENSE', '../share/doc/node/LICENSE']
    .map((name) => path.join(path.dirname(file), name))
    .find((name) => existsSync(name));
  return license === undefined ? {} : { license };
}

async function takeOut(file: string, staging: string): Promise<Taken | PackFault> {
  const handle = await open(file);
  const source = {
    size: (await handle.stat()).size,
    read: (offset: number, length: number) => readRange(handle, offset, length),
  };
  try {
    const start = (await source.read(0, 6)).toString('hex');
    mkdirSync(staging);
    if (start.startsWith(ZIP)) await takeFromZip(source, staging);
    else if ([GZIP, XZ].some((sign) => start.startsWith(sign))) takeFromTar(file, staging);
    else return { file, ...findLicense(file) };
  } catch (error) {
    // A disk that is full says nothing of what was downloaded.
    if (isIoError(error)) throw error;
    return {
      message: `${file} 打不开：${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      remedy: '多半没有下载完：重新下载；或者自己解压，用 --node 写解压出来的文件夹',
    };
  } finally {
    await handle.close();
  }
  const program = ['node.exe', 'node']
    .map((name) => path.join(staging, name))
    .find((name) => existsSync(name));
  if (program === undefined)
    return { message: `${file} 里没有 Node.js`, remedy: '从 https://nodejs.org 下载不用安装的压缩包' };
  return { file: program, ...findLicense(program) };
}

/** Into the folder itself, each under its own name: no name of an archive leads anywhere. */
const targetOf = (name: string, staging: string) => path.join(staging, path.posix.basename(name));

async function takeFromZip(source: Parameters<typeof openZip>[0], staging: string): Promise<void> {
  const { zip } = await openZip(source, {
    ...{ mostFiles: MOST_FILES, mostListBytes: 16 * 1024 * 1024, mostBytes: MOST_BYTES },
    tolerates: new Set(),
  });
  if (!zip) throw new Error('不是完整的 zip');
  for (const file of zip.files) {
    if (!PROGRAM.test(file.path) && !LICENSE.test(file.path)) continue;
    const pieces: Uint8Array[] = [];
    const fault = file.isBarred ? 'header' : await zip.read(file, (piece) => pieces.push(piece));
    if (fault !== undefined) throw new Error(`里面的 ${file.path} 不完整`);
    writeFileSync(targetOf(file.path, staging), Buffer.concat(pieces));
  }
}

/** By the system's own tar, which every Linux, macOS and Windows 10 has. */
function takeFromTar(archive: string, staging: string): void {
  const run = (args: readonly string[]) => {
    const { error, status, stdout } = spawnSync('tar', args, { maxBuffer: MOST_BYTES });
    if (error) throw new Error(`这台电脑没有解压用的 tar（${error.message}）`);
    if (status !== 0) throw new Error('tar 解不开它');
    return stdout;
  };
  const names = run(['-tf', archive]).toString().split(/\r?\n/);
  for (const name of names.filter((one) => PROGRAM.test(one) || LICENSE.test(one)))
    writeFileSync(targetOf(name, staging), run(['-xOf', archive, name]));
}
