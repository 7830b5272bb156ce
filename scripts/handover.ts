import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import { formatBytes } from '../src/attachments/format-bytes.ts';
import { digestFile } from '../src/base/digest-file-fs.ts';
import { makeOwnPlace } from '../src/base/own-place-fs.ts';
import { tellResult } from '../src/base/parent-process.ts';
import { type Folder, resolveFolder } from '../src/command/folders.ts';
import { createProgress, type Progress } from '../src/command/progress.ts';
import { CallFault, type CommandCall, type ExitCode, runCommand } from '../src/command/run-command.ts';
import { locateWays } from '../src/desk/own-settings-fs.ts';
import type { HandedOver } from '../src/desk/publish-api.ts';
import { formatDiagnostics } from '../src/diagnostics/format-diagnostics.ts';
import { acquireBuildLock } from '../src/publish/build-lock-fs.ts';
import { checkOutputFile, type FileGuard, formatRefusal } from '../src/publish/output-guard-fs.ts';
import { resolveOutputPaths } from '../src/publish/output-paths.ts';
import { publishFile } from '../src/publish/staged-file-fs.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import { type HandoverPlan, isHandoverPackage, packHandover, planHandover } from './content/pack-handover.ts';
import { readWays, sendOutput } from './content/send-output.ts';
import { checkSiteFolder, nameDamaged } from './trust/check-site-folder.ts';

const STANDARD_NAME = '交付包.zip';

const GUARD: FileGuard = {
  isOurs: isHandoverPackage,
  what: '交付包',
  option: '--file',
  example: STANDARD_NAME,
  forbidden: { name: '网站的文件夹', harm: '会和网站一起公布' },
};

await runCommand(
  {
    name: 'handover',
    summary:
      '交付生成的网站：做成交付包（zip：上一次生成变了的文件、清单、指纹；--whole 是整份），或者照设置好的方式传到服务器（--way）。',
    options: [
      { name: 'output', value: '文件夹', help: '网站的文件夹（默认 dist）' },
      {
        name: 'file',
        value: '文件',
        help: `交付包写到哪里（默认 ${STANDARD_NAME}）`,
        findFault: (value) =>
          /\.zip$/i.test(value)
            ? undefined
            : `交付包的文件名“${value}”要以 .zip 结尾，例如 --file ${STANDARD_NAME}`,
      },
      { name: 'whole', help: '交付整份网站，不只是变了的文件' },
      { name: 'way', value: '名称', isText: true, help: '不做交付包，照这个名称的交付方式传' },
      {
        name: 'ways',
        value: '文件',
        needs: 'way',
        help: `交付方式写在哪个文件里（默认个人文件夹里的 gongbao/handover.json；格式见 docs/examples/handover.json）`,
      },
    ],
    examples: ['--file "E:\\交付包.zip"', '--way 网站服务器 --output /srv/baogao/dist'],
  },
  (call) =>
    withInterruption(
      (signal) => handOver(call, signal),
      '已中断。原有的交付包未改动；正在传到服务器的，服务器上可能只有一部分，再交付一次就完整。',
    ),
);

async function handOver(call: CommandCall, signal: AbortSignal): Promise<ExitCode> {
  const { values } = call;
  const output = resolveFolder(PROJECT, values.output, 'dist');
  const progress = createProgress();
  const isSending = typeof values.way === 'string';
  if (isSending && values.file !== undefined) throw new CallFault('--way 和 --file 只写一个');
  const plan = planHandover(output, values.whole === true || isSending);
  if ('fault' in plan) return call.fail(`${plan.fault}\n  改法：${plan.remedy}`);
  // A build would put another portal in its place meanwhile.
  const lock = await acquireBuildLock(plan.folder);
  try {
    return await (isSending ? send : pack)(call, { output, plan, progress, signal });
  } finally {
    lock.release();
    progress.clear();
  }
}

interface Handover {
  readonly output: Folder;
  readonly plan: HandoverPlan;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

async function pack({ values, say, fail }: CommandCall, handover: Handover): Promise<ExitCode> {
  const { plan, progress } = handover;
  const target = resolveFolder(PROJECT, values.file, STANDARD_NAME);
  // Into the portal itself it would be published, and go with the next build.
  const refused = checkOutputFile(target.absolute, plan.folder, GUARD);
  if (refused) return fail(formatRefusal(refused));
  await packTo(target.absolute, handover);
  progress.clear();
  const { sha256, bytes } = await digestFile(target.absolute);
  const { files, removed, to, from, list } = plan;
  const told = list
    ? `变了的 ${files.length} 个文件，另有 ${removed.length} 个要从服务器上删去`
    : `整份网站，${files.length} 个文件`;
  say(`完成：${target.label}，${formatBytes(bytes)}，${told}。SHA-256：
  ${sha256}
怎样放到服务器上，写在里面的“交付说明.txt”里。`);
  const result: HandedOver = { file: target.absolute, to, ...(from === undefined ? {} : { from }) };
  tellResult(result);
  return 0;
}

function packTo(target: string, { output, plan, progress, signal }: Handover): Promise<void> {
  const write = async (staging: string) => {
    const file = path.join(staging, STANDARD_NAME);
    await packHandover(file, output, plan, {
      onProgress: (done, total) => progress.show(`打包 ${done}/${total}`),
      signal,
    });
    return file;
  };
  return publishFile(target, write, { guard: GUARD, signal });
}

async function send({ values, say, fail }: CommandCall, handover: Handover): Promise<ExitCode> {
  const { plan, progress, signal, output } = handover;
  const file = typeof values.ways === 'string' ? path.resolve(values.ways) : locateWays();
  if (typeof values.ways === 'string' && !existsSync(file))
    return fail(
      `没有交付：没有“${values.ways}”这个文件\n  改法：检查 --ways 后面的路径；路径里有空格时加上引号`,
    );
  const { ways, problems } = readWays(file, output.absolute);
  const way = ways.find(({ name }) => name === values.way);
  if (!way) {
    if (problems.length > 0) say(formatDiagnostics(problems));
    const names = ways.map(({ name }) => name).join('、');
    return fail(
      `没有交付：“${output.label}”没有名为“${values.way}”的交付方式\n  改法：${names === '' ? `请管网站的人写在 ${file} 里` : `写其中一个：${names}`}`,
    );
  }
  progress.show('核对网站');
  const damaged = nameDamaged((await checkSiteFolder(plan.folder, signal))?.findings ?? []);
  if (damaged !== undefined) {
    progress.clear();
    return fail(
      `“${output.label}”里的 ${damaged} 和生成时不一样，没有交付。\n  改法：再生成一次网站，再交付`,
    );
  }
  const isPacked = way.steps.some((step) => step.some((argument) => argument.includes('{package}')));
  const packed = isPacked ? path.join(await makeOwnPlace('gongbao-handover-'), STANDARD_NAME) : '';
  if (isPacked) await packTo(packed, handover);
  const { changes, hosting } = resolveOutputPaths(plan.folder);
  const fault = await sendOutput(
    way,
    { output: plan.folder, package: packed, changes, hosting, fingerprint: plan.to },
    { say: (text) => say(text.replace(/\n$/, '')), onStep: progress.show, signal },
  );
  progress.clear();
  say(fault ?? `已经交付：${way.name}`);
  if (fault === undefined) tellResult({ to: plan.to, way: way.name } satisfies HandedOver);
  return fault === undefined ? 0 : 1;
}
