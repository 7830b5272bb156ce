import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { sayError } from '../../src/base/io-errors.ts';
import { CHECKSUMS_SIGNATURE } from '../../src/base/site-manifest.ts';
import { findSilentEdits } from '../../src/changes/find-silent-edits.ts';
import { formatChanges } from '../../src/changes/format-changes.ts';
import type { CommandOption } from '../../src/command/command.ts';
import { type Folder, resolveFolder } from '../../src/command/folders.ts';
import { STANDARD } from '../../src/command/last-content-fs.ts';
import { createProgress } from '../../src/command/progress.ts';
import type { CommandCall, ExitCode } from '../../src/command/run-command.ts';
import { quoteWord } from '../../src/command/swallowed-options.ts';
import { formatDiagnostics } from '../../src/diagnostics/format-diagnostics.ts';
import { preloadEleventy } from '../../src/eleventy/build-site.ts';
import { isTextFile } from '../../src/portal/media-types.ts';
import { formatOfflineSearch } from '../../src/portal/offline-search.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { beginDigest } from '../../src/publish/begin-digest-fs.ts';
import { writeCompressed } from '../../src/publish/compress-output-fs.ts';
import { formatOutput } from '../../src/publish/kept-outputs-fs.ts';
import { checkOutputFolder, formatRefusal } from '../../src/publish/output-guard-fs.ts';
import { resolveOutputPaths } from '../../src/publish/output-paths.ts';
import { resolveRealPath } from '../../src/publish/real-path-fs.ts';
import { publishOutput } from '../../src/publish/staged-output-fs.ts';
import type { SharedStore } from '../../src/store/shared-store.ts';
import { withContent } from './choose-content.ts';
import { chooseFormer, SINCE_OPTION } from './choose-former.ts';
import { CONTENT_OPTIONS, NO_PDF_OPTION } from './content-options.ts';
import { countReports, loadSoundPortal, toReader } from './load-sound-portal.ts';
import { type Published, publishPortal } from './publish-portal.ts';
import { OVERWRITE_OPTION, refuseOther } from './refuse-other.ts';

const KEEP_OPTION: CommandOption = {
  name: 'keep',
  value: '几份',
  help: '换下来的网站留几份（在“输出文件夹.kept”里），可以用 npm run rollback 换回来；0 是都不留',
  findFault: (value) =>
    /^\d{1,2}$/.test(value) ? undefined : `“${value}”不对：--keep 后面写 0 到 99 的一个整数，例如 --keep 3`,
};

const COMPRESS_OPTION: CommandOption = {
  name: 'compress',
  help: '另做一份带压缩好的文件（.br .gz）的网站，在“输出文件夹.compressed”里，给 nginx、Caddy 直接发送',
};

/** What `buildPortal` reads. */
export const BUILD_OPTIONS: readonly CommandOption[] = [
  ...CONTENT_OPTIONS,
  { name: 'output', value: '文件夹', help: '网站写到哪里（默认 dist）' },
  OVERWRITE_OPTION,
  NO_PDF_OPTION,
  SINCE_OPTION,
  KEEP_OPTION,
  COMPRESS_OPTION,
];

/** Builds the portal of the content that a command names, and publishes it. */
export const buildPortal = (
  call: CommandCall,
  shared: SharedStore | undefined,
  signal: AbortSignal,
): Promise<ExitCode> =>
  withContent(call, '原有页面未改动。', (content) => buildContent(call, content, shared, signal));

async function buildContent(
  call: CommandCall,
  content: Folder,
  shared: SharedStore | undefined,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { values, say, fail } = call;
  const output = resolveFolder(PROJECT, values.output, 'dist');
  const refused = checkOutputFolder(output.absolute, content.absolute, PROJECT);
  if (refused) return fail(formatRefusal(refused));
  const since = values.since === undefined ? output : resolveFolder(PROJECT, values.since, '');
  const { former, refusal: unusable } = chooseFormer(since, values.since !== undefined);
  if (unusable !== undefined) return fail(unusable);
  const readDigests = beginDigest(output.absolute);
  const wasSigned = existsSync(path.join(output.absolute, CHECKSUMS_SIGNATURE));
  const progress = createProgress();
  const started = performance.now();
  let isOther = false;
  const loaded = await loadSoundPortal('build', call, content, progress, {
    shared,
    former,
    refuse(coming) {
      const refusal = values.overwrite ? undefined : refuseOther(output, coming, content);
      isOther = refusal !== undefined;
      // While threads find 相关文章.
      if (!isOther) preloadEleventy();
      return refusal;
    },
  });
  if (!loaded) {
    if (!isOther) say('没有生成：先改正上面的错误。原有页面未改动。');
    return 1;
  }
  progress.show('生成页面和索引……');
  const { portal, store, held, at } = loaded;
  const published = await publishPortal(portal, store, {
    output: output.absolute,
    since: since.absolute,
    readDigests,
    signal,
    progress,
    ...(typeof values.keep === 'string' ? { keep: Number(values.keep) } : {}),
  });
  if (values.compress) {
    progress.show('压缩……');
    await publishCompressed(output.absolute, signal);
  }
  progress.clear();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  for (const part of formatPublished(published, portal, { content, output, day: at.slice(0, 10) }))
    say(`\n${part}`);
  if (values.compress) say(`\n压缩好的网站：${output.label}.compressed`);
  if (wasSigned)
    say(
      `\n原来的网站签过名，换上的这一份还没有。上传以前再签一次：\n  npm run sign -- sign ${quoteWord(output.label)} --key （私钥）`,
    );
  if (!former) say(`\n${UNCHECKED}`);
  say(
    `完成：${countReports(portal, held)}，用时 ${seconds} 秒。打开 ${output.label}/index.html 查看。\n网站：${formatOutput(resolveRealPath(output.absolute))}`,
  );
  return 0;
}

const UNCHECKED =
  '公布过的报告，发布日期有没有改、有没有少，没有核对：已经公布过的，用 --since 指明那份网站的文件夹，再生成一次。';

/** What a person should know of a build besides that it is done. */
function formatPublished(
  { changes, list, hosting, fault, unkept, unretired, offline }: Published,
  { reportPages, site }: Portal,
  { content, output, day }: { content: Folder; output: Folder; day: string },
): string[] {
  const files = new Map(reportPages.map(({ url, file }) => [url, file]));
  const silent = findSilentEdits(changes?.reports ?? [], files, day, (id, options) =>
    formatRevise(id, options, content, output),
  );
  const known = [changes ? formatChanges(changes) : '第一次生成，没有上一次可以比较。'];
  const place = [
    list && `清单：${labelBeside(list, output)}`,
    hosting && `给服务器的规则有变化，交给管网站的人：${labelBeside(hosting, output)}`,
  ]
    .filter(Boolean)
    .join('\n  ');
  return [
    ...[offline ? formatOfflineSearch(site, offline) : ''].filter(Boolean),
    ...(silent.length > 0 ? [formatDiagnostics(toReader(silent))] : []),
    ...(unretired === undefined ? [] : [unretired]),
    ...unkept.map(
      ({ id, path: file, reason }) =>
        `网站已经生成，只是 ${id} 被换下的文本没有留下来：${reason}\n  改法：不影响网站；已经公布过的，从服务器或备份里取回以前的 ${file}，再运行：\n    ${formatRevise(id, '--from （取回的文件） --reason ""', content, output)}`,
    ),
    ...(fault === undefined
      ? [[...known, place && `  ${place}`].filter(Boolean).join('\n')]
      : [
          ...(changes ? known : []),
          list
            ? `网站已经生成，只是给服务器的规则没有写成：${fault}\n  改法：不影响网站；服务器上用这些规则的，先不要更新规则`
            : `网站已经生成，只是变化的清单没有写成：${fault}\n  改法：不影响网站；用清单刷新 CDN 的，这一次请刷新全部地址`,
        ]),
  ];
}

/** The command to be copied, for the folders of this build. */
function formatRevise(id: string, options: string, content: Folder, output: Folder): string {
  const folders = [
    content.label === STANDARD ? '' : `--content ${quoteWord(content.label)}`,
    output.label === 'dist' ? '' : `--output ${quoteWord(output.label)}`,
  ];
  return ['npm run revise --', quoteWord(id), ...folders, options].filter(Boolean).join(' ');
}

/** A file beside the output as the person knows it, unless the output is a link to elsewhere. */
function labelBeside(file: string, { absolute, label }: Folder): string {
  if (path.dirname(file) !== path.dirname(absolute)) return file;
  const parent = path.posix.dirname(label);
  return parent === '.' ? path.basename(file) : `${parent}/${path.basename(file)}`;
}

/** Once more what was just published, with compressed forms. @throws what kept it from being made: the portal is published */
async function publishCompressed(output: string, signal: AbortSignal): Promise<void> {
  const { output: folder, compressed } = resolveOutputPaths(resolveRealPath(output));
  const fill = (staging: string) =>
    writeCompressed(folder, staging, { isText: isTextFile, former: compressed, signal });
  try {
    await publishOutput(compressed, fill, { signal });
  } catch (error) {
    throw new Error(`网站已经生成，只是压缩好的那一份没有写成：${sayError(error)}`, { cause: error });
  }
}
