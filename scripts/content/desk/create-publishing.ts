import path from 'node:path';
import { decodePath } from '../../../src/base/decode-path.ts';
import type { Folder } from '../../../src/command/folders.ts';
import type { DeskRefusal, DeskRun } from '../../../src/desk/desk-api.ts';
import { locateWays, readOwnSettings, rememberOwnSettings } from '../../../src/desk/own-settings-fs.ts';
import { logAct, readActs } from '../../../src/desk/publication-log-fs.ts';
import {
  DESK_TASKS,
  type DeskTask,
  type HandedOver,
  type HandoverChoices,
  type LoggedAct,
  type ShownOutput,
} from '../../../src/desk/publish-api.ts';
import type { PublishingService, TaskRequest } from '../../../src/desk/publishing-service.ts';
import { createCommandRunner } from '../../../src/desk/run-command-fs.ts';
import { readChangeList } from '../../../src/load/read-change-list-fs.ts';
import { openFolder } from '../../../src/preview/open-folder-fs.ts';
import { readFolderState } from '../../../src/publish/former-output-fs.ts';
import { formatOutput, listKept, readHealth } from '../../../src/publish/kept-outputs-fs.ts';
import { resolveOutputPaths } from '../../../src/publish/output-paths.ts';
import { resolveRealPath } from '../../../src/publish/real-path-fs.ts';
import { resolveCommand } from '../../compile-program.mjs';
import { readWays } from '../send-output.ts';

/** Former outputs that stay beside the present one: with none, nothing could be brought back. */
const KEPT = 3;

/** Lines of the log that are shown. */
const MOST_SHOWN = 50;

/** A command as a task wants it. */
interface Prepared {
  readonly command: string;
  readonly args: readonly string[];
  /** When it was done. */
  onDone?(run: DeskRun): void;
}

/** Work that only looks may go on beside others. */
const LOOKS_ONLY: readonly DeskTask[] = ['audit'];

/** What the screen 发布 has the commands do, each task in a process of its own. */
export function createPublishing(
  content: Folder,
  output: Folder,
): PublishingService & { close(): Promise<void> } {
  const runners = new Map(DESK_TASKS.map((task) => [task, createCommandRunner(resolveCommand)]));
  const runnerOf = (task: DeskTask) => runners.get(task) as ReturnType<typeof createCommandRunner>;
  const locate = () => resolveOutputPaths(resolveRealPath(output.absolute), process.pid);
  const folders = ['--content', content.absolute, '--output', output.absolute];
  const log = (who: string, what: LoggedAct['what'], more: Pick<LoggedAct, 'state' | 'way'> = {}) => {
    const { reports = 0, fingerprint = '' } = readHealth(locate().output) ?? {};
    logAct(content.absolute, { who, what, reports, fingerprint, ...more }, new Date());
  };
  /** A zip that the person names; a name alone is beside the output. */
  const readZipPlace = (typed: unknown): string | DeskRefusal => {
    const place = typeof typed === 'string' ? typed.trim() : '';
    if (!/.\.zip$/i.test(place))
      return { message: `文件名“${place}”要以 .zip 结尾`, remedy: '在名字最后写上 .zip' };
    return path.resolve(path.dirname(output.absolute), place);
  };
  const chooseHandover = (acts: readonly LoggedAct[]): HandoverChoices => {
    const list = readChangeList(output);
    const decode = (urls: readonly string[]) => urls.map((url) => decodePath(url) ?? url);
    const last = acts.find(({ what }) => what === 'handover')?.state;
    const isKnown = !('fault' in list) && list.from !== undefined;
    const file = locateWays();
    const { ways, problems } = readWays(file, output.absolute);
    return {
      file: path.join(path.dirname(output.absolute), '交付包.zip'),
      ...(isKnown
        ? { changed: { put: decode([...list.added, ...list.changed]), removed: decode(list.removed) } }
        : {}),
      isGap: isKnown && last !== undefined && last !== list.from && last !== list.to,
      ways: ways.map(({ name }) => name),
      waysFile: file,
      problems,
    };
  };

  /** What each task runs, or why it cannot. */
  const PREPARE: Record<DeskTask, (asked: TaskRequest) => Prepared | DeskRefusal> = {
    build: (asked) =>
      withName(asked, (who) => ({
        command: 'build',
        args: [...folders, '--keep', String(KEPT)],
        onDone: () => log(who, 'build'),
      })),
    rollback: (asked) =>
      withName(asked, (who) => {
        const kept = listKept(locate()).find(({ number }) => number === asked.number);
        if (!kept) return { message: '要换回的那一份不在了', remedy: '在列表里另选一份' };
        return {
          command: 'rollback',
          args: [String(kept.number), '--output', output.absolute],
          onDone: () => log(who, 'rollback'),
        };
      }),
    handover: (asked) =>
      withName(asked, (who) => {
        const onDone = ({ result }: DeskRun) => {
          const { to, way } = result as HandedOver;
          log(who, 'handover', { state: to, ...(way === undefined ? {} : { way }) });
        };
        const args = ['--output', output.absolute];
        if (typeof asked.way === 'string')
          return { command: 'handover', args: [...args, '--way', asked.way], onDone };
        const file = readZipPlace(asked.file);
        if (typeof file !== 'string') return file;
        const isWhole = asked.isWhole === true ? ['--whole'] : [];
        return { command: 'handover', args: [...args, '--file', file, ...isWhole], onDone };
      }),
    audit: () => {
      const isPublished = readFolderState(locate().output) === 'gongbao';
      return {
        command: 'check',
        args: [
          ...['--audit', '--content', content.absolute],
          ...(isPublished ? ['--since', output.absolute] : []),
        ],
      };
    },
  };

  return {
    begin(task, asked) {
      const busy = DESK_TASKS.find((other) => runnerOf(other).state().isRunning && isApart(task, other));
      if (busy) return { message: '前面的还没有做完', remedy: '等它做完，或者先让它停下来' };
      const prepared = PREPARE[task](asked);
      if ('message' in prepared) return prepared;
      const { command, args, onDone } = prepared;
      runnerOf(task).start(command, args, {
        onEnd: (run) => {
          if (run.code === 0) onDone?.(run);
        },
      });
      return undefined;
    },
    stop: (task) => runnerOf(task).stop(),
    run: (task) => runnerOf(task).state(),
    publishing() {
      const paths = locate();
      const acts = readActs(content.absolute);
      const show = (folder: string): ShownOutput => {
        const fingerprint = readHealth(folder)?.fingerprint ?? '';
        const act = acts.find((each) => each.what === 'build' && each.fingerprint === fingerprint);
        return {
          ...{ told: formatOutput(folder), fingerprint },
          ...(act ? { published: { at: act.at, who: act.who } } : {}),
        };
      };
      return {
        who: readOwnSettings().who ?? '',
        ...(readFolderState(paths.output) === 'gongbao'
          ? { present: show(paths.output), handover: chooseHandover(acts) }
          : {}),
        kept: listKept(paths)
          .map(({ number, folder }) => ({ number, ...show(folder) }))
          .reverse(),
        log: acts.slice(0, MOST_SHOWN),
      };
    },
    showFolder(of) {
      if (of === 'output') return openFolder(locate().output);
      const { file } = (runnerOf(of).state().result ?? {}) as { file?: unknown };
      return typeof file === 'string' && openFolder(path.dirname(file));
    },
    async close() {
      await Promise.all([...runners.values()].map((runner) => runner.close()));
    },
  };
}

/** Whether one has to wait for the other. */
const isApart = (task: DeskTask, other: DeskTask) =>
  task === other || !(LOOKS_ONLY.includes(task) || LOOKS_ONLY.includes(other));

/** What a person answers for has the person's name, which is remembered on this computer. */
function withName(
  { who: typed }: TaskRequest,
  prepare: (who: string) => Prepared | DeskRefusal,
): Prepared | DeskRefusal {
  const who = typeof typed === 'string' ? typed.trim() : '';
  if (who === '' || who.length > 60 || /[\p{Cc}\p{Cf}]/u.test(who))
    return { message: '还没有写是谁发布的', remedy: '在“发布的人”里写上名字，只写一次，这台电脑会记住' };
  rememberOwnSettings({ who });
  return prepare(who);
}
