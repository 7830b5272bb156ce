import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createTurns } from '../../src/base/create-turns.ts';
import { sayError } from '../../src/base/io-errors.ts';
import { retryWhileInUse } from '../../src/base/retry-in-use-fs.ts';
import type { Folder } from '../../src/command/folders.ts';
import { createProgress } from '../../src/command/progress.ts';
import type { DeskService } from '../../src/desk/desk-service.ts';
import { type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { formatBrief, formatDiagnostics } from '../../src/diagnostics/format-diagnostics.ts';
import { createPreviewSite, type PreviewSite } from '../../src/eleventy/create-preview-site.ts';
import { RULE_TITLES } from '../../src/lint/lint-rules.ts';
import { classifyChange, WATCHED_PLACES } from '../../src/preview/classify-change.ts';
import { connectBackground } from '../../src/preview/connect-background-fs.ts';
import { createLiveEvents } from '../../src/preview/live-events.ts';
import { createLookAgain } from '../../src/preview/look-again.ts';
import type { ServedPortal } from '../../src/preview/serve-preview-http.ts';
import { stampFile } from '../../src/preview/stamp-tree-fs.ts';
import { watchFolders } from '../../src/preview/watch-folders-fs.ts';
import { createDeskService } from './desk/create-desk-service.ts';

/** Milliseconds after the first reading: the list is asked for then. */
const IDLE = 1000;

const UPDATING = '检索正在更新：刚保存的字可能还搜不到。';

export interface PreviewRun {
  project: string;
  content: Folder;
  /** Where the desk publishes to. */
  output: Folder;
  /** See `RunOptions`. */
  at?: string;
  isPolling: boolean;
  say(line: string): void;
}

/** A portal that is worked on: its pages, and the functions of the desk. */
export interface RunningPreview extends ServedPortal {
  readonly service: DeskService;
  close(): Promise<void>;
}

/** Keeps the pages of a content folder up to date until it is closed: they are there when the reports are read. */
export async function runPreview({
  project,
  content,
  output,
  at,
  isPolling,
  say,
}: PreviewRun): Promise<RunningPreview> {
  const progress = createProgress();
  /** What is wrong with templates, as it came out since the last change. */
  const pageFaults = new Map<string, Diagnostic>();
  let reading = '';
  let isUpdating = false;
  let isClosed = false;
  const site = createPreviewSite(
    {
      mode: 'preview',
      project,
      content: content.absolute,
      label: content.label,
      ...(at === undefined ? {} : { at }),
      onProgress(done, total) {
        reading = `${done}/${total}`;
        progress.show(`读取报告 ${reading}`);
      },
    },
    (faults) => {
      const fresh = faults.filter((fault) => !pageFaults.has(formatDiagnostics([fault])));
      for (const fault of fresh) pageFaults.set(formatDiagnostics([fault]), fault);
      if (!isUpdating && fresh.length > 0) say(`\n${formatDiagnostics(fresh)}`);
    },
  );
  const events = createLiveEvents();
  const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-preview-'));
  const background = connectBackground(folder, {
    onBegun: () => events.tell('search', UPDATING),
    onRanked(ranked) {
      // It judges all reports anew, and a save that comes meanwhile would wait.
      if (site.takeRanking(ranked))
        void enqueue(async () => {
          await site.update({ paths: [], kinds: new Set(['content']) });
          await events.refresh(site.stateOf);
        });
    },
    onIndexed(index) {
      site.takeIndex(index);
      events.tell('search', '');
    },
    onFailed: (message) => say(`检索没有更新：${message}`),
  });

  /** What was printed last: without errors, and at all. Warnings that stay are not repeated with each save. */
  const said = { sound: '', last: '' };
  const sayFound = (diagnostics: readonly Diagnostic[], checked: number) => {
    const text = diagnostics.length > 0 ? `\n${formatBrief(diagnostics, checked, RULE_TITLES)}` : '';
    const isNew = hasErrors(diagnostics) ? text !== said.last : text !== said.sound;
    if (isNew && text !== '') say(text);
    said.last = text;
    if (!hasErrors(diagnostics)) said.sound = text;
  };

  const takeIn = async (paths: readonly string[] | undefined) => {
    pageFaults.clear();
    isUpdating = true;
    try {
      const { diagnostics, checked } = await site.update({ paths, kinds: classifyChange(project, paths) });
      progress.clear();
      await events.refresh(site.stateOf);
      return { diagnostics: [...diagnostics, ...pageFaults.values()], checked };
    } finally {
      isUpdating = false;
      again.markFresh();
    }
  };

  const update = async (paths: readonly string[] | undefined): Promise<void> => {
    const before = site.current()?.portal;
    const { diagnostics, checked } = await takeIn(paths);
    if (isClosed) return;
    sayFound(diagnostics, checked);
    desk.tellChange();
    const current = site.current();
    if (hasErrors(diagnostics)) {
      say(
        current
          ? '网页还是上一次的样子，改正上面的错误并保存后会自动更新。'
          : '还没有可以显示的网页：改正上面的错误并保存，网页就会出现。',
      );
    } else say('网页已更新。');
    if (current && current.portal !== before) background.update(current.portal, current);
  };

  /** One change after another: each builds on what the one before has read. */
  const inTurn = createTurns();
  const enqueue = (work: () => Promise<void>): Promise<void> =>
    inTurn(work).catch((error: unknown) => {
      say(`这次没有更新：${sayError(error)}`);
    });

  const again = createLookAgain(() => watched.look());
  /** What the desk has saved and taken in, by the files: the watch notices it as well. */
  const own = new Map<string, string>();
  const takeOwn = async (paths: readonly string[] | undefined) => {
    // Before it is read: whoever saves after that is noticed.
    for (const file of paths ?? []) own.set(file, await stampFile(file));
    await enqueue(() => update(paths));
  };
  const takeNoticed = async (paths: readonly string[] | undefined) => {
    const stamps = await Promise.all((paths ?? []).map(stampFile));
    const foreign = paths?.filter((file, at) => own.get(file) !== stamps[at]);
    if (foreign?.length !== 0) await enqueue(() => update(foreign));
  };
  /** The first page that is made has the templates compiled: better before somebody waits for it. */
  const warmUp = async () => {
    await wait(IDLE, undefined, { ref: false });
    const [report] = site.current()?.portal.reportPages ?? [];
    if (report && !isClosed) await site.stateOf(report.path).catch(() => {});
  };
  /** In its turn: what is read meanwhile would be of two states. */
  const imagine: PreviewSite['imagine'] = (imagined) =>
    inTurn(() => site.imagine(imagined).finally(progress.clear));
  const desk = createDeskService(
    content,
    output,
    { ...site, imagine },
    { update: takeOwn, reading: () => reading, at },
  );
  const places = WATCHED_PLACES.map((place) => path.join(project, place));
  const watched = watchFolders([content.absolute, ...places], takeNoticed, { isPolling });
  // What is saved while the reports are read for the first time is noticed already.
  void watched.ready.then(() => enqueue(() => update(undefined))).then(warmUp);
  return {
    content: site,
    events,
    onVisit: again.look,
    service: desk,
    async close() {
      isClosed = true;
      events.close();
      await Promise.all([desk.close(), watched.close(), background.close()]);
      // Windows: what the background process had open may take a moment to be let go of.
      await retryWhileInUse(() => rm(folder, { recursive: true, force: true }));
    },
  };
}
