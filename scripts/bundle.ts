import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import { isSealed } from '../src/archive/is-sealed-fs.ts';
import { writeZip } from '../src/archive/write-zip-fs.ts';
import { formatBytes } from '../src/attachments/format-bytes.ts';
import { compareCodeUnits } from '../src/base/compare-code-units.ts';
import { digestFile } from '../src/base/digest-file-fs.ts';
import { resolveFolder } from '../src/command/folders.ts';
import { createProgress } from '../src/command/progress.ts';
import { runCommand } from '../src/command/run-command.ts';
import { checkOutputFile, formatRefusal } from '../src/publish/output-guard-fs.ts';
import { publishFile } from '../src/publish/staged-file-fs.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';

const STANDARD_NAME = 'gongbao-bundle.zip';

/** Folder in the zip. */
const ROOT = 'gongbao';

/** The same on every day. */
const DATE = '1980-01-01';

/** What a build needs, and what explains it; what else lies in the installation is somebody's own. */
const PARTS = [
  ...['.eleventy.ts', '.npmrc', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'],
  ...['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md'],
  ...['_data', '_includes', 'docs', 'node_modules', 'scripts', 'src'],
];

await runCommand(
  {
    name: 'bundle',
    summary: '把程序和装好的软件包做成一个 zip，给不联网的、系统相同的机器：解压就能用，不用再安装。',
    options: [
      {
        name: 'output',
        value: '文件',
        help: `写到哪里（默认 ${STANDARD_NAME}）`,
        findFault: (value) =>
          /\.zip$/i.test(value)
            ? undefined
            : `文件名“${value}”要以 .zip 结尾，例如 --output ${STANDARD_NAME}`,
      },
    ],
    examples: ['--output "E:\\gongbao-bundle.zip"'],
  },
  ({ values, say }) =>
    withInterruption(async (signal) => {
      const output = resolveFolder(PROJECT, values.output, STANDARD_NAME);
      // Not into what is packed.
      const source = path.join(PROJECT, 'src');
      const refused = checkOutputFile(output.absolute, source, { isOurs: isSealed, example: STANDARD_NAME });
      if (refused) {
        say(formatRefusal(refused));
        return 1;
      }
      const progress = createProgress();
      const files = PARTS.flatMap((name) => listFiles(name)).sort((a, b) => compareCodeUnits(a.path, b.path));
      if (!files.some(({ path: file }) => file.startsWith('node_modules/'))) {
        say('没有装好的软件包（node_modules）\n  改法：先在能联网的机器上运行 npm ci --omit=dev');
        return 1;
      }
      await publishFile(
        output.absolute,
        async (staging) => {
          const target = path.join(staging, STANDARD_NAME);
          await writeZip(target, DATE, async (zip) => {
            for (const [at, { path: file, size, isProgram }] of files.entries()) {
              signal.throwIfAborted();
              if (at % 100 === 0) progress.show(`打包 ${at}/${files.length}`);
              await zip.addFile(`${ROOT}/${file}`, path.join(PROJECT, file), size, isProgram);
            }
          });
          return target;
        },
        { isOurs: isSealed, signal },
      );
      progress.clear();
      const { sha256, bytes } = await digestFile(output.absolute);
      say(`完成：${output.label}，${formatBytes(bytes)}，${files.length} 个文件。SHA-256：
  ${sha256}
在系统相同、Node.js 大版本相同（${process.version.split('.')[0]}，${process.platform}-${process.arch}）的机器上解压，在 ${ROOT} 文件夹里运行命令，不用联网。`);
      return 0;
    }, '已中断，原有的文件未改动。'),
);

/** Hidden names below are what programs keep for themselves; links lead to what is packed anyway. */
function listFiles(name: string): { path: string; size: number; isProgram: boolean }[] {
  const stat = lstatSync(path.join(PROJECT, name), { throwIfNoEntry: false });
  if (stat?.isFile()) return [{ path: name, size: stat.size, isProgram: (stat.mode & 0o100) !== 0 }];
  if (!stat?.isDirectory()) return [];
  return readdirSync(path.join(PROJECT, name)).flatMap((child) =>
    name === 'node_modules' && child.startsWith('.') ? [] : listFiles(`${name}/${child}`),
  );
}
