import type { CommandOption } from '../../src/command/command.ts';
import type { Folder } from '../../src/command/folders.ts';
import { createProgress } from '../../src/command/progress.ts';
import type { CommandCall, ExitCode } from '../../src/command/run-command.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { formatBrief } from '../../src/diagnostics/format-diagnostics.ts';
import { makeShard } from '../../src/load/make-shard-fs.ts';
import { parseShard, type Shard } from '../../src/load/share-reports.ts';
import type { SharedStore } from '../../src/store/shared-store.ts';
import { readRunOptions } from './load-sound-portal.ts';

export const SHARD_OPTION: CommandOption = {
  name: 'shard',
  value: '第几份/共几份',
  needs: 'cache',
  help: '只做其中一份报告要用的文件，放进共享的缓存，不生成网站；各份都做完，再不带它生成一次',
  findFault: (value) =>
    parseShard(value)
      ? undefined
      : `“${value}”不对：写第几份、斜线、一共几份，从 1 数起，例如 --shard 2/4（最多 9999 份）`,
};

/** Makes one of several shares of the content. Nothing is published. */
export async function buildShard(
  { values, say, fail }: CommandCall,
  content: Folder,
  shard: Shard,
  shared: SharedStore,
): Promise<ExitCode> {
  if (values['cache-read-only'])
    return fail('“--shard”做好的要放进共享的缓存，不能和“--cache-read-only”一起写\n  改法：去掉其中一个');
  const progress = createProgress();
  const started = performance.now();
  const options = { ...readRunOptions('build', values, content, progress), shared };
  const { diagnostics, reports, all } = await makeShard(options, shard);
  progress.clear();
  if (diagnostics.length > 0) say(formatBrief(diagnostics, reports));
  const name = `第 ${shard.index}/${shard.count} 份`;
  if (hasErrors(diagnostics)) return fail(`${name}没有做：先改正上面的错误。别的份里的错误由最后一步列出。`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${name}做好了：${all} 篇报告里的 ${reports} 篇，用时 ${seconds} 秒。`);
  return 0;
}
