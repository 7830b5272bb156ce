import path from 'node:path';
import type { DeskRefusal, DeskRun } from '../../../src/desk/desk-api.ts';
import { rememberOwnSettings } from '../../../src/desk/own-settings-fs.ts';
import { DESK_TASKS, type DeskTask } from '../../../src/desk/publish-api.ts';
import { refuseIo } from '../../../src/desk/refuse-io.ts';
import { createCommandRunner } from '../../../src/desk/run-command-fs.ts';
import type { TaskRequest, TaskService } from '../../../src/desk/task-service.ts';
import { openFolder } from '../../../src/preview/open-folder-fs.ts';
import { resolveCommand } from '../../compile-program.mjs';

/** A command as a task wants it. */
export interface Prepared {
  readonly command: string;
  readonly args: readonly string[];
  /** What the process alone may know. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder that is nobody's business: it is left out of what is said. */
  readonly hidden?: string;
  /** When it was done. */
  onDone?(run: DeskRun): void;
}

/** What each task runs, or why it cannot. */
export type TaskTable<Task extends DeskTask> = Readonly<
  Record<Task, (asked: TaskRequest) => Prepared | DeskRefusal>
>;

/** Neither reads nor writes what others are about to change. */
const BESIDE: readonly DeskTask[] = ['audit', 'archive'];

/** Whether one has to wait for the other. */
const isApart = (task: DeskTask, other: DeskTask) =>
  task === other || !(BESIDE.includes(task) || BESIDE.includes(other));

/**
 * Has the commands do what takes long, each task in a process of its own.
 * @param output folder of what is published
 * @param revision of the content
 */
export function createTasks(
  table: TaskTable<DeskTask>,
  output: string,
  revision: () => number,
): TaskService & { close(): Promise<void> } {
  const runners = new Map(DESK_TASKS.map((task) => [task, createCommandRunner(resolveCommand)]));
  const runnerOf = (task: DeskTask) => runners.get(task) as ReturnType<typeof createCommandRunner>;
  const hidden = new Map<DeskTask, string>();
  const begun = new Map<DeskTask, number>();
  const show = (task: DeskTask): DeskRun => {
    const known = begun.get(task);
    const run = { ...runnerOf(task).state(), ...(known === undefined ? {} : { revision: known }) };
    const folder = hidden.get(task);
    return folder === undefined ? run : { ...run, said: run.said.replaceAll(folder + path.sep, '') };
  };
  return {
    begin(task, asked) {
      const busy = DESK_TASKS.find((other) => runnerOf(other).state().isRunning && isApart(task, other));
      if (busy) return { message: '前面的还没有做完', remedy: '等它做完，或者先让它停下来' };
      const prepared = table[task](asked);
      if ('message' in prepared) return prepared;
      const { command, args, env, onDone } = prepared;
      if (prepared.hidden === undefined) hidden.delete(task);
      else hidden.set(task, prepared.hidden);
      begun.set(task, revision());
      runnerOf(task).start(command, args, {
        ...(env ? { env } : {}),
        onEnd: (run) => (run.code === 0 && onDone ? tell(() => onDone(run)) : {}),
      });
      return undefined;
    },
    stop: (task) => runnerOf(task).stop(),
    run: show,
    showFolder(of) {
      if (of === 'output') return openFolder(output);
      const { file } = (runnerOf(of).state().result ?? {}) as { file?: unknown };
      return typeof file === 'string' && openFolder(path.dirname(file));
    },
    async close() {
      await Promise.all([...runners.values()].map((runner) => runner.close()));
    },
  };
}

/** A disk that takes nothing more undoes nothing of what was done. */
function tell(log: () => void): Pick<DeskRun, 'unlogged'> {
  try {
    log();
    return {};
  } catch (error) {
    const remedy = '照上面说的处理，以后做的就会写进去';
    return { unlogged: refuseIo(error, '做好了，只是谁做的、什么时候做的没有写进记录', remedy) };
  }
}

/** What a person answers for has the person's name, which is remembered on this computer. */
export function withName(
  { who: typed }: TaskRequest,
  prepare: (who: string) => Prepared | DeskRefusal,
): Prepared | DeskRefusal {
  const who = typeof typed === 'string' ? typed.trim() : '';
  if (who === '' || who.length > 60 || /[\p{Cc}\p{Cf}]/u.test(who))
    return { message: '还没有写是谁做的', remedy: '写上名字；只写一次，这台电脑会记住' };
  rememberOwnSettings({ who });
  return prepare(who);
}

/** A zip that a person names; a name alone is beside the output. */
export function readZipPlace(typed: unknown, output: string): string | DeskRefusal {
  const place = typeof typed === 'string' ? typed.trim() : '';
  if (!/.\.zip$/i.test(place))
    return { message: `文件名“${place}”要以 .zip 结尾`, remedy: '在名字最后写上 .zip' };
  return path.resolve(path.dirname(output), place);
}
