import { describeDiskFault } from '../../src/base/io-errors.ts';
import type { Folder } from '../../src/command/folders.ts';
import { createProgress } from '../../src/command/progress.ts';
import type { CommandCall } from '../../src/command/run-command.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { formatBrief } from '../../src/diagnostics/format-diagnostics.ts';
import { type FarmTask, nameTask } from '../../src/farm/farm-task.ts';
import type { PartResult } from '../../src/farm/work-bullmq.ts';
import { hashProgram } from '../../src/load/hash-program-fs.ts';
import { makeShard } from '../../src/load/make-shard-fs.ts';
import { readRunOptions } from './load-sound-portal.ts';
import { openShared } from './shared-cache.ts';

const OTHER_PROGRAM =
  '这里的程序或 Node.js 与协调机的不同。改法：装同一版程序和完全相同的 Node.js 版本，再启动工作机';
const OTHER_CONTENT =
  '这里的报告或设置与协调机的不同。改法：让 --content 指向同一份内容；刚改过的，等共享文件夹同步好';

/** Makes a part on a machine of the farm, or says why it cannot. @throws what may go better the next time */
export async function makePart(task: FarmTask, call: CommandCall, content: Folder): Promise<PartResult> {
  const { values, say } = call;
  if (task.program !== (await hashProgram()))
    return { kind: 'refused', reason: OTHER_PROGRAM, isForGood: true };
  const shared = openShared(call, true);
  if (!shared) throw new Error('没有写 --cache');
  const progress = createProgress();
  const { siteUrl, withoutPdf, at } = task;
  const told = {
    ...values,
    at,
    ...(siteUrl === undefined ? {} : { 'site-url': siteUrl }),
    ...(withoutPdf ? { 'no-pdf': true as const } : {}),
  };
  try {
    const options = { ...readRunOptions('build', told, content, progress), shared };
    const made = await makeShard(options, task, task.content);
    if (made.content !== task.content) return { kind: 'refused', reason: OTHER_CONTENT, isForGood: false };
    progress.clear();
    const isUnsound = hasErrors(made.diagnostics);
    if (made.diagnostics.length > 0) say(formatBrief(made.diagnostics, made.reports));
    const { unstored, faults } = await shared.close();
    if (unstored > 0 && !isUnsound)
      throw new Error(`有 ${unstored} 个做好的文件没有放进共享缓存：${faults[0]?.message ?? '太大'}`);
    say(`${nameTask(task)}：${made.reports} 篇${isUnsound ? '，有错误，没有做' : '，做好了'}。`);
    return { kind: 'made', reports: made.reports, isUnsound };
  } catch (error) {
    const reason = describeDiskFault(error);
    if (reason === undefined) throw error;
    return { kind: 'refused', reason, isForGood: true };
  } finally {
    progress.clear();
    await shared.close();
  }
}
