import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import { recogniseZip } from '../src/archive/recognise-zip-fs.ts';
import { UNDATED, writeZip } from '../src/archive/write-zip-fs.ts';
import { formatBytes } from '../src/attachments/format-bytes.ts';
import { digestFile } from '../src/base/digest-file-fs.ts';
import { describeDiskFault } from '../src/base/io-errors.ts';
import { resolveFolder } from '../src/command/folders.ts';
import { createProgress } from '../src/command/progress.ts';
import { type CommandCall, type ExitCode, runCommand } from '../src/command/run-command.ts';
import { collectPack, copyPack } from '../src/pack/collect-pack-fs.ts';
import { installPackages } from '../src/pack/install-packages-fs.ts';
import type { PackedFile } from '../src/pack/list-files-fs.ts';
import { type OpenedNode, openNode } from '../src/pack/open-node-fs.ts';
import type { PackFault } from '../src/pack/pack-fault.ts';
import { formatPlatform, listPlatforms, type Platform } from '../src/pack/platforms.ts';
import { recogniseProgram } from '../src/pack/recognise-node.ts';
import { checkOutputFile, findSite, formatRefusal } from '../src/publish/output-guard-fs.ts';
import { isInside } from '../src/publish/output-paths.ts';
import { resolveRealPath } from '../src/publish/real-path-fs.ts';
import { publishFile } from '../src/publish/staged-file-fs.ts';
import { publishStaged } from '../src/publish/staging-fs.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';

/** The folder in the zip. */
const ROOT = '公报';

const GUARD = {
  isOurs: recogniseZip((first) => first.startsWith(`${ROOT}/`)),
  what: '程序包',
  forbidden: { name: '程序的文件夹', harm: '会一起打进程序包' },
};

const require = createRequire(import.meta.url);
/** What the starters know of Node and npm: it is plain JavaScript of its own. */
const { isNewEnough, findNpm } = require('./open-desk.cjs') as {
  isNewEnough(version: string, range: string): boolean;
  findNpm(node: string): string | undefined;
};

/** Ends what has begun to be written. */
class PackError extends Error {
  readonly fault: PackFault;
  constructor(fault: PackFault) {
    super(fault.message);
    this.fault = fault;
  }
}

await runCommand(
  {
    name: 'pack',
    summary:
      '把程序、要用的程序包和 Node.js 做成一个 zip 或文件夹，给不联网的电脑：解压，双击“打开编辑台”就能用，不用安装。要在能联网的电脑上做。',
    options: [
      {
        name: 'platform',
        value: '系统',
        help: '给哪一种电脑，例如 win-x64（64 位 Windows）、linux-x64、linux-arm64；不写就是这台电脑这一种',
      },
      {
        name: 'node',
        value: '文件',
        help: '那种系统的 Node.js：nodejs.org 的压缩包，或者解压出来的文件夹；给这台电脑这一种系统做时可以不写',
      },
      {
        name: 'output',
        value: '位置',
        help: '写到哪里：以 .zip 结尾是一个文件，不是就是一个文件夹（默认 gongbao-系统.zip）',
      },
    ],
    examples: ['--platform win-x64 --node "D:\\下载\\node-v22.11.0-win-x64.zip"', '--output "E:\\公报"'],
  },
  (call) => withInterruption((signal) => pack(call, signal), '已中断，没有做出来，原有的没有改动。'),
);

async function pack({ values, say, fail }: CommandCall, signal: AbortSignal): Promise<ExitCode> {
  const refuse = ({ message, remedy }: PackFault) => fail(`没有打包：${message}\n  改法：${remedy}`);
  const platform = choosePlatform(values.platform);
  if ('message' in platform) return refuse(platform);
  const { name } = platform;
  const ownName = `gongbao-${name}.zip`;
  const output = resolveFolder(PROJECT, values.output, ownName);
  const isZip = /\.zip$/i.test(output.absolute);
  const refused = isZip ? checkZip(output.absolute, ownName) : checkFolder(output.absolute);
  if (refused !== undefined) return fail(refused);

  const progress = createProgress();
  const { engines } = require('../package.json') as { engines: { node: string } };
  const gather = async (staging: string): Promise<{ files: PackedFile[]; node: OpenedNode } | PackFault> => {
    const wanted = {
      ...{ machine: platform, range: engines.node },
      isNewEnough: (version: string) => isNewEnough(version, engines.node),
    };
    progress.show('核对 Node.js……');
    const given = typeof values.node === 'string' ? path.resolve(values.node) : process.execPath;
    const node = await openNode(given, path.join(staging, 'node'), wanted);
    if ('message' in node) return typeof values.node === 'string' ? node : explainOwn(node, name);
    progress.show(`安装 ${name} 的程序包，要联网……`);
    const packages = path.join(staging, 'packages');
    mkdirSync(packages);
    const npm = findNpm(process.execPath);
    if (npm === undefined)
      return { message: '这台电脑的 Node.js 没有 npm', remedy: '用 nodejs.org 的 Node.js 运行这条命令' };
    const fault = await installPackages(PROJECT, packages, platform, { npm, signal });
    if (fault !== undefined)
      return {
        message: `程序包没有装好。npm 说：\n${fault.replace(/^/gm, '    ')}`,
        remedy:
          describeDiskFault(new Error(fault)) ??
          '多半是连不上网：打包要在能联网的电脑上做；连上网，再运行一次',
      };
    const files = collectPack(PROJECT, packages, platform, node);
    return Array.isArray(files) ? { files, node } : files;
  };

  let told = '';
  const fill = async (staging: string, target: string): Promise<string> => {
    const gathered = await gather(staging);
    if ('message' in gathered) throw new PackError(gathered);
    const { files, node } = gathered;
    const onFile = (at: number) => at % 100 === 0 && progress.show(`打包 ${at}/${files.length}`);
    if (isZip) await writeFiles(target, files, { onFile, signal });
    else await copyPack(files, target, { onFile, signal });
    told = formatResult(files, node, name);
    return target;
  };
  try {
    if (isZip)
      await publishFile(output.absolute, (staging) => fill(staging, path.join(staging, ownName)), {
        ...{ guard: GUARD, signal },
      });
    else
      await publishStaged(output.absolute, signal, {
        make: (staging) => fill(staging, path.join(staging, ROOT)),
        swap(paths, made) {
          if (lstatSync(paths.output, { throwIfNoEntry: false })) rmdirSync(paths.output);
          renameSync(made, paths.output);
        },
      });
  } catch (error) {
    if (error instanceof PackError) return refuse(error.fault);
    throw error;
  } finally {
    progress.clear();
  }
  const { sha256, bytes } = isZip ? await digestFile(output.absolute) : { sha256: '', bytes: 0 };
  say(`完成：${output.label}${isZip ? `，${formatBytes(bytes)}` : ''}${told}${
    isZip ? `\n这个文件的 SHA-256：\n  ${sha256}` : ''
  }
拿到那台电脑上${isZip ? `，解压，打开里面的“${ROOT}”文件夹` : '，打开这个文件夹'}，双击“打开编辑台”。不用安装，不用联网。`);
  return 0;
}

function choosePlatform(typed: string | true | undefined): Platform | PackFault {
  const platforms = listPlatforms(readFileSync(path.join(PROJECT, 'package-lock.json'), 'utf8'));
  if (!platforms) return { message: 'package-lock.json 不是完整的版本清单', remedy: '从公报的原件里取回它' };
  const { offered } = platforms;
  const choices = `可以写的：${offered.map(({ name }) => name).join('、')}`;
  const own = recogniseProgram(readFileSync(process.execPath));
  const name = typeof typed === 'string' ? typed : own && formatPlatform(own);
  const platform = offered.find((one) => one.name === name);
  if (platform) return platform;
  const missing = name === undefined ? undefined : platforms.findMissing(name);
  return {
    message: missing
      ? `${name} 上不能用：${missing.join('、')} 没有给它的`
      : name === undefined
        ? '看不出这台电脑是哪一种系统'
        : `没有“${name}”这种系统`,
    remedy: choices,
  };
}

/** This computer's Node does not fit: say that one has to be given. */
function explainOwn({ message, remedy }: PackFault, name: string): PackFault {
  return { message: `给 ${name} 打包要有它的 Node.js，这台电脑上的不能用：${message}`, remedy };
}

function checkZip(output: string, example: string): string | undefined {
  // Not into what is packed.
  const source = path.join(PROJECT, 'src');
  const refused = checkOutputFile(output, source, { ...GUARD, example });
  return refused && formatRefusal(refused);
}

/** A pack that is in use holds what was made with it: no folder is replaced. */
function checkFolder(output: string): string | undefined {
  const fault = findFolderFault(resolveRealPath(output));
  return fault && `没有打包：输出文件夹“${output}”${fault}\n  改法：换一个新的或空的文件夹`;
}

function findFolderFault(folder: string): string | undefined {
  if (isInside(path.join(PROJECT, 'src'), folder)) return '在程序的文件夹里';
  const site = findSite(folder);
  if (site !== undefined) return `在生成的网站里（${site}），下一次生成就没有了`;
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (!stat.isDirectory()) return '是一个文件；要做成 zip，写的位置以 .zip 结尾';
  return readdirSync(folder).length > 0 ? '里已有文件，为免丢失，不会替换' : undefined;
}

async function writeFiles(
  target: string,
  files: readonly PackedFile[],
  { onFile, signal }: { onFile: (done: number) => void; signal: AbortSignal },
): Promise<void> {
  await writeZip(target, UNDATED, async (zip) => {
    for (const [at, { name, file, size, isProgram }] of files.entries()) {
      signal.throwIfAborted();
      onFile(at);
      await zip.addFile(`${ROOT}/${name}`, file, size, isProgram);
    }
  });
}

function formatResult(files: readonly PackedFile[], node: OpenedNode, name: string): string {
  const license =
    node.license === undefined ? '\n  没有找到 Node.js 的许可（LICENSE），请把它放进里面的 node 文件夹' : '';
  const compare = node.isArchive
    ? `压缩包的 SHA-256（与 nodejs.org 的 SHASUMS256.txt 核对）`
    : '程序的 SHA-256';
  return `，${files.length} 个文件，给 ${name}。
里面的 Node.js 是 ${node.version}，${compare}：
  ${node.sha256}${license}`;
}
