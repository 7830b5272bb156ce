import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import type { ArchiveSubject } from '../src/archive/archive-subject.ts';
import { BAG_INFO } from '../src/archive/bag-names.ts';
import { formatArchiveName, isArchiveOf } from '../src/archive/format-archive-name.ts';
import { recogniseZip } from '../src/archive/recognise-zip-fs.ts';
import { type WrittenArchive, writeArchive } from '../src/archive/write-archive-fs.ts';
import { formatBytes } from '../src/attachments/format-bytes.ts';
import { tellResult } from '../src/base/parent-process.ts';
import { type Folder, resolveFolder } from '../src/command/folders.ts';
import { createProgress, type Progress } from '../src/command/progress.ts';
import { type CommandCall, type ExitCode, runCommand } from '../src/command/run-command.ts';
import type { MadeArchive as ToldArchive } from '../src/desk/archive-api.ts';
import { buildSite, type Kept } from '../src/eleventy/build-site.ts';
import { createArchiveFiles, describeArchive, type Tools } from '../src/portal/describe-archive.ts';
import type { DigestedFile } from '../src/portal/describe-provenance.ts';
import type { Portal } from '../src/portal/portal.ts';
import {
  checkOutputFile,
  checkReplaceable,
  type FileGuard,
  formatRefusal,
} from '../src/publish/output-guard-fs.ts';
import { publishFile } from '../src/publish/staged-file-fs.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import { createOutputWriter } from '../src/publish/write-files-fs.ts';
import type { SharedStore } from '../src/store/shared-store.ts';
import { withContent } from './content/choose-content.ts';
import { CONTENT_OPTIONS, NO_PDF_OPTION } from './content/content-options.ts';
import { countReports, loadSoundPortal, type SoundPortal } from './content/load-sound-portal.ts';
import { tellPages } from './content/publish-portal.ts';
import { CACHE_OPTIONS, withSharedCache } from './content/shared-cache.ts';
import {
  createSbomFiles,
  listInputs,
  readLock,
  readParameters,
  readTools,
  writeProvenance,
} from './trust/archive-provenance.ts';

const KEPT = '原有的归档未改动。';

const STANDARD_NAME = 'gongbao-archive.zip';

const isBagInfo = (file: string) => file.endsWith(`/${BAG_INFO}`);

const GUARD: FileGuard = {
  isOurs: recogniseZip(isBagInfo),
  what: '归档',
  example: STANDARD_NAME,
};

await runCommand(
  {
    name: 'archive',
    summary: '把内容文件夹里的报告做成一份归档副本（zip）：解压就能看，不用联网；每个字节都能核对。',
    options: [
      ...CONTENT_OPTIONS,
      {
        name: 'output',
        value: '文件',
        help: `归档写到哪里（默认 ${STANDARD_NAME}）`,
        findFault: (value) =>
          /\.zip$/i.test(value)
            ? undefined
            : `归档的文件名“${value}”要以 .zip 结尾，例如 --output ${STANDARD_NAME}`,
      },
      NO_PDF_OPTION,
      ...CACHE_OPTIONS,
    ],
    examples: ['--content "D:\\报告" --output "E:\\归档\\2022年.zip"'],
  },
  (call) =>
    withInterruption(
      (signal) =>
        withSharedCache(call, (shared) =>
          withContent(call, KEPT, (content) => archive(call, content, shared, signal)),
        ),
      `已中断，${KEPT}`,
    ),
);

async function archive(
  call: CommandCall,
  content: Folder,
  shared: SharedStore | undefined,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { values, say, fail } = call;
  const output = resolveFolder(PROJECT, values.output, STANDARD_NAME);
  const refused = checkOutputFile(output.absolute, content.absolute, GUARD);
  if (refused) return fail(formatRefusal(refused));
  const progress = createProgress();
  const started = performance.now();
  const loaded = await loadSoundPortal('archive', call, content, progress, { shared });
  if (!loaded) return fail(`没有归档：先改正上面的错误。${KEPT}`);
  const { portal, store } = loaded;
  const tools = await readTools(PROJECT);
  const subject = describeArchive(portal, tools);
  const guard = guardArchivesOf(subject);
  const taken = checkReplaceable(output.absolute, guard);
  if (taken) {
    store.indexing?.stop();
    progress.clear();
    return fail(formatRefusal(taken));
  }
  let made: MadeArchive | undefined;
  await publishFile(
    output.absolute,
    async (staging) => {
      const target = path.join(staging, STANDARD_NAME);
      const folder = path.join(staging, 'data');
      made = await writePortalArchive(target, folder, loaded, {
        content: content.absolute,
        ...{ subject, tools, progress, signal },
      });
      return target;
    },
    { guard, signal },
  ).finally(store.indexing?.stop);
  await store.cache.sweep();
  progress.clear();
  if (made) {
    const { written, inputs } = made;
    const parameters = readParameters(values);
    const beside = await writeProvenance(output.absolute, written, { inputs, tools, parameters });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(formatResult(output.label, loaded, written, seconds));
    say(beside);
    const { site, reports } = portal;
    const { files, bytes, fingerprint } = written;
    tellResult({
      ...{ file: output.absolute, title: site.name, reports: reports.length },
      ...{ files, bytes, fingerprint },
    } satisfies ToldArchive);
  }
  return 0;
}

/** An archive of another portal stays: what it holds may be nowhere else. */
function guardArchivesOf(subject: ArchiveSubject): FileGuard {
  return {
    isOurs: recogniseZip((first) => isBagInfo(first) && isArchiveOf(subject.name, first)),
    what: `“${subject.name}”的归档`,
    example: `${formatArchiveName(subject)}.zip`,
  };
}

interface MadeArchive {
  readonly written: WrittenArchive;
  /** What it was made of. */
  readonly inputs: readonly DigestedFile[];
}

/** @param folder is made, and holds the portal and its sources afterwards */
async function writePortalArchive(
  target: string,
  folder: string,
  { portal, store }: { portal: Portal; store: Kept },
  {
    content,
    subject,
    tools,
    progress,
    signal,
  }: {
    content: string;
    subject: ArchiveSubject;
    tools: Tools;
    progress: Progress;
    signal: AbortSignal;
  },
): Promise<MadeArchive> {
  progress.show('生成页面和索引……');
  const site = await buildSite(portal, folder, 'archive', store, tellPages(progress));
  const lock = await readLock(PROJECT);
  const added = createArchiveFiles(portal, tools);
  const writer = createOutputWriter(folder);
  await writer.write([...added, ...createSbomFiles(lock)]);
  const written = await writeArchive(target, folder, subject, {
    onProgress: (done, total) => progress.show(`打包 ${done}/${total}`),
    signal,
  });
  const digests = new Map([...site.digests, ...writer.digests]);
  return { written, inputs: listInputs(portal, content, { added, digests, lock }) };
}

function formatResult(
  label: string,
  { portal, held }: SoundPortal,
  written: WrittenArchive,
  seconds: string,
): string {
  return `完成：${label}，${formatBytes(written.bytes)}，${countReports(portal, held)}、${written.files} 个文件，用时 ${seconds} 秒。
总指纹（SHA-512）：
  ${written.fingerprint}
  请把总指纹记在别处，例如归档登记表里，不要只留在归档旁边。以后核对：
    npm run verify -- "${label}"
  显示完好，总指纹又和登记的一样，就说明没有一个字节变过。`;
}
