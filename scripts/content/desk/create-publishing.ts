import path from 'node:path';
import { decodePath } from '../../../src/base/decode-path.ts';
import type { Folder } from '../../../src/command/folders.ts';
import type { DeskRun } from '../../../src/desk/desk-api.ts';
import { locateWays, readOwnSettings } from '../../../src/desk/own-settings-fs.ts';
import { logAct, readActs } from '../../../src/desk/publication-log-fs.ts';
import type {
  HandedOver,
  HandoverChoices,
  KeptSite,
  LoggedAct,
  Publishing,
  ShownOutput,
} from '../../../src/desk/publish-api.ts';
import { readChangeList } from '../../../src/load/read-change-list-fs.ts';
import { createShownAgain } from '../../../src/load/read-shown-again-fs.ts';
import { readFolderState } from '../../../src/publish/former-output-fs.ts';
import { formatOutput, type KeptOutput, listKept, readHealth } from '../../../src/publish/kept-outputs-fs.ts';
import { resolveOutputPaths } from '../../../src/publish/output-paths.ts';
import { resolveRealPath } from '../../../src/publish/real-path-fs.ts';
import { readWays } from '../send-output.ts';
import { readZipPlace, type TaskTable, withName } from './create-tasks.ts';

/** Former outputs that stay beside the present one: with none, nothing could be brought back. */
const KEPT = 3;

/** Lines of the log that are shown. */
const MOST_SHOWN = 50;

/**
 * What the screen 发布 has the commands do, and what it tells of what is published.
 * @param atOption the moment that commands are told to take for now, if any
 */
export function createPublishing(
  content: Folder,
  output: Folder,
  atOption: readonly string[],
): {
  tasks: TaskTable<'build' | 'audit' | 'rollback' | 'handover'>;
  publishing(): Publishing;
} {
  /** By the fingerprints of both: catalogues are large, and this is asked for with each save. */
  const shownAgain = new Map<string, readonly string[]>();
  const locate = () => resolveOutputPaths(resolveRealPath(output.absolute));
  const folders = ['--content', content.absolute, '--output', output.absolute];
  const log = (who: string, what: LoggedAct['what'], more: Pick<LoggedAct, 'state' | 'way'> = {}) => {
    const { reports = 0, fingerprint = '' } = readHealth(locate().output) ?? {};
    logAct(content.absolute, { who, what, reports, fingerprint, ...more }, new Date());
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

  return {
    tasks: {
      build: (asked) =>
        withName(asked, (who) => ({
          command: 'build',
          args: [...folders, '--keep', String(KEPT), ...atOption],
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
          const file = readZipPlace(asked.file, output.absolute);
          if (typeof file !== 'string') return file;
          const isWhole = asked.isWhole === true ? ['--whole'] : [];
          return { command: 'handover', args: [...args, '--file', file, ...isWhole], onDone };
        }),
      audit: () => {
        const isPublished = readFolderState(locate().output) === 'gongbao';
        return {
          command: 'check',
          args: [
            ...['--audit', '--content', content.absolute, ...atOption],
            ...(isPublished ? ['--since', output.absolute] : []),
          ],
        };
      },
    },
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
      const present = readFolderState(paths.output) === 'gongbao' ? show(paths.output) : undefined;
      const findShownAgain = createShownAgain(paths.output);
      const showKept = ({ number, folder }: KeptOutput): KeptSite => {
        const shown = show(folder);
        const key = `${shown.fingerprint} ${present?.fingerprint}`;
        const titles = shownAgain.get(key) ?? findShownAgain(folder);
        // An output of an earlier version has none.
        if (shown.fingerprint && present?.fingerprint) shownAgain.set(key, titles);
        return { number, ...shown, shownAgain: titles };
      };
      return {
        who: readOwnSettings().who ?? '',
        ...(present ? { present, handover: chooseHandover(acts) } : {}),
        kept: listKept(paths).map(showKept).reverse(),
        log: acts.slice(0, MOST_SHOWN),
      };
    },
  };
}
