import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { recallDeskAssets } from '../../src/assets/bundle-assets-esbuild.ts';
import { createTurns } from '../../src/base/create-turns.ts';
import { formatPathLabel } from '../../src/base/format-path-label.ts';
import { sayError } from '../../src/base/io-errors.ts';
import { once } from '../../src/base/once.ts';
import type { Folder } from '../../src/command/folders.ts';
import { forgetPortal, listRemembered, rememberPortal, STANDARD } from '../../src/command/last-content-fs.ts';
import { chooseOutput } from '../../src/desk/choose-output-fs.ts';
import { findPortals, readPortalLists } from '../../src/desk/find-portals-fs.ts';
import { DESK_TASKS } from '../../src/desk/publish-api.ts';
import { type ClaimedDesk, claimDesk, locateDesks, UNCLAIMED } from '../../src/desk/running-desk-fs.ts';
import { createDesk } from '../../src/desk/serve-desk-http.ts';
import type { Opened, Unopened } from '../../src/desk/start-api.ts';
import type { StartService } from '../../src/desk/start-service.ts';
import { openProgramCache } from '../../src/load/open-makers-fs.ts';
import { type PreviewServer, servePreview } from '../../src/preview/serve-preview-http.ts';
import { checkOutputFolder } from '../../src/publish/output-guard-fs.ts';
import { type PreviewRun, type RunningPreview, runPreview } from './run-preview.ts';

/** The invented portal of the demonstration, and where a copy of it may be changed at will. */
const EXAMPLE = 'src/demo';
const EXAMPLE_COPY = '.cache/example';

/** Somebody waits for the page; a desk that runs answers in less. */
const PATIENCE_MS = 10_000;

interface PortalFolders {
  readonly content: Folder;
  readonly output: Folder;
}

interface DeskRun extends Omit<PreviewRun, keyof PortalFolders> {
  port: number;
  /** Nothing: the desk begins by asking for it. */
  portal: PortalFolders | undefined;
  /** Why there is none although one was asked for. */
  unopened?: Unopened;
  /** Whether what is opened is remembered for the next start. */
  isRemembering: boolean;
  /** Whether another desk may have the same portal open. */
  isAnother: boolean;
}

export type StartedDesk =
  | { readonly kind: 'running'; readonly url: string }
  | { readonly kind: 'own'; readonly url: string; close(): Promise<void> };

/**
 * Serves the desk until it is closed: one portal at a time, and before that the page on which one is chosen.
 * @throws Error if the desk of the same portal runs and does not answer, or no port is free
 */
export async function runDesk({
  project,
  at,
  port,
  portal,
  unopened,
  isPolling,
  isRemembering,
  isAnother,
  say,
}: DeskRun): Promise<StartedDesk> {
  const claim = (folders: PortalFolders | undefined, patience?: number): Promise<ClaimedDesk> => {
    if (isAnother) return Promise.resolve(UNCLAIMED);
    const { content, output } = folders ?? {};
    return claimDesk(locateDesks(), [project, content?.absolute ?? '', output?.absolute ?? '', at ?? ''], {
      onWait: () => say('编辑台正在打开……'),
      ...(patience === undefined ? {} : { patience }),
    });
  };
  const first = await claim(portal);
  if (first.kind === 'running') return first;

  let claimed: typeof UNCLAIMED = first;
  let open: { preview: RunningPreview; folders: PortalFolders; key: string } | undefined;
  let why = unopened;
  const show = async (folders: PortalFolders) => {
    const before = open;
    open = undefined;
    await before?.preview.close();
    const preview = await runPreview({
      ...{ project, ...folders, isPolling, say },
      ...(at === undefined ? {} : { at }),
    });
    open = { preview, folders, key: randomBytes(6).toString('base64url') };
    why = undefined;
    if (isRemembering)
      rememberPortal(project, { content: folders.content.absolute, output: folders.output.absolute });
  };

  /** One after the other, whoever asks. */
  const inTurn = createTurns();
  const change = async (folders: PortalFolders): Promise<Opened> => {
    const isNew = !existsSync(path.join(folders.content.absolute, 'site.json'));
    const now = open?.folders;
    if (now?.content.absolute === folders.content.absolute && now.output.absolute === folders.output.absolute)
      return { ok: true, isNew };
    const service = open?.preview.service;
    // The screen 发布 has the audit made by itself, and will again.
    if (service && DESK_TASKS.some((task) => task !== 'audit' && service.run(task).isRunning))
      return { ok: false, message: '正在做的还没有做完', remedy: '等它做完，或者先让它停下来' };
    // Of a portal that is open already, where it goes is what is asked for.
    const refused =
      now?.content.absolute === folders.content.absolute &&
      checkOutputFolder(folders.output.absolute, folders.content.absolute, project);
    if (refused) return { ok: false, message: refused.message, remedy: '换一个新的或空的文件夹' };
    const next = await claim(folders, PATIENCE_MS);
    if (next.kind === 'running') return { ok: true, isNew, elsewhere: next.url };
    try {
      await show(folders);
    } catch (error) {
      next.release();
      // Nothing is open now: whoever wants the former one back must not be sent to the desk that runs, which is this one.
      claimed.release();
      claimed = UNCLAIMED;
      throw error;
    }
    claimed.release();
    claimed = next;
    claimed.tell(deskUrl);
    say(`打开了：${folders.content.label}`);
    return { ok: true, isNew };
  };
  const openPortal = (folders: PortalFolders): Promise<Opened> =>
    inTurn(() => change(folders)).catch(refuseOpening);
  const place = (absolute: string): Folder => ({ absolute, label: formatPathLabel(absolute) });

  const start: StartService = {
    open: () =>
      open && { key: open.key, content: open.folders.content.absolute, output: open.folders.output.absolute },
    unopened: () => why,
    places: async () =>
      findPortals({
        ...{ project, home: homedir(), own: path.join(project, STANDARD) },
        remembered: isRemembering ? listRemembered(project).map(({ content }) => content) : [],
      }),
    home: homedir,
    openPortal: ({ content, output }) =>
      openPortal({
        content: place(content),
        output: place(output ?? chooseOutputOf(project, content, isRemembering)),
      }),
    openExample: async () => {
      const copy = path.join(project, EXAMPLE_COPY);
      const content = path.join(copy, '示例内容');
      try {
        copyOnce(path.join(project, EXAMPLE), content);
      } catch (error) {
        return refuseOpening(error);
      }
      return openPortal({ content: place(content), output: place(path.join(copy, '示例网站')) });
    },
    forget: (content) => forgetPortal(project, content),
  };

  const token = randomBytes(24).toString('base64url');
  const desk = createDesk(
    { service: () => open?.preview.service, start },
    token,
    once(() => openProgramCache({ project }).then((kept) => recallDeskAssets(project, kept))),
  );
  let server: PreviewServer;
  let deskUrl = '';
  try {
    server = await servePreview(() => open?.preview, { port, desk });
    deskUrl = new URL(`/desk/#${token}`, server.url).href;
    if (portal) await show(portal);
  } catch (error) {
    claimed.release();
    throw error;
  }
  say(`编辑台：${deskUrl}\n预览地址：${server.url}\n保存文件后网页自动更新；按 Ctrl+C 结束。`);
  claimed.tell(deskUrl);
  return {
    kind: 'own',
    url: deskUrl,
    async close() {
      try {
        await inTurn(() => {});
        await Promise.all([open?.preview.close(), server.close()]);
      } finally {
        claimed.release();
      }
    },
  };
}

/** Makes a copy of a folder, whole or not at all, unless there is one. */
function copyOnce(from: string, to: string): void {
  if (existsSync(to)) return;
  const staging = `${to}.new-${process.pid}`;
  rmSync(staging, { recursive: true, force: true });
  cpSync(from, staging, { recursive: true });
  renameSync(staging, to);
}

function refuseOpening(error: unknown): Opened {
  return {
    ok: false,
    message: `没有打开：${sayError(error)}`,
    remedy: '再试一次；还是这样，关掉编辑台重新打开',
  };
}

/** Where a portal is published to that was published before, or that somebody has listed; else where nothing else is. */
export function chooseOutputOf(project: string, content: string, isRemembering: boolean): string {
  const remembered = isRemembering ? listRemembered(project) : [];
  const known = [...remembered, ...readPortalLists([project, path.dirname(project)])];
  return chooseOutput(content, { standard: path.join(project, 'dist'), known });
}
