import { fork } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { resolveStart } from '../base/resolve-start.ts';
import { retainKeys } from '../base/retain-keys.ts';
import { describeForRanking, type RelatedIds } from '../portal/assemble-portal.ts';
import type { Portal, PortalReport } from '../portal/portal.ts';
import { createPageRecord, createSearchRecords, listFormerTexts } from '../portal/search-records.ts';
import type { BackgroundOrder, BackgroundReply } from './background-message.ts';

/** Milliseconds without a change after which the background begins: whoever writes saves again soon. */
const QUIET = 2500;
/** Reports handed over at once: pages are answered in between. */
const PORTION = 10;

const WORKER = fileURLToPath(resolveStart('start-background.mjs', import.meta.url));

/**
 * Starts the process behind `background-worker-fs.ts`.
 * @param folder For the indexes, each in a folder of its own.
 */
export function connectBackground(
  folder: string,
  notify: {
    onBegun(): void;
    onRanked(ranked: RelatedIds): void;
    /** An index is ready; those before the last one are deleted. */
    onIndexed(folder: string): void;
    onFailed(message: string): void;
  },
) {
  const child = fork(WORKER, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  /** What the process has, by id: `source` is the same object as long as the report is. */
  const sent = new Map<string, PortalReport['source']>();
  const indexes: string[] = [];
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const send = (order: BackgroundOrder) =>
    new Promise<void>((resolve) => {
      if (!child.connected) return resolve();
      child.send(order, () => resolve());
    });

  const begin = async (portal: Portal, isRanking: boolean): Promise<void> => {
    const own = ++turn;
    notify.onBegun();
    const changed = portal.reportPages.filter(({ id, source }) => sent.get(id) !== source);
    for (let at = 0; at < changed.length; at += PORTION) {
      const portion = changed.slice(at, at + PORTION);
      const records = createSearchRecords(portion);
      const texts = portion.flatMap((report, index) => {
        const record = records[index];
        const versions = createSearchRecords(listFormerTexts([report]));
        const ranking = report.fields.withdrawal ? {} : { ranking: describeForRanking(report) };
        return record ? [{ id: report.id, record, versions, ...ranking }] : [];
      });
      await send({ kind: 'put', texts });
      for (const { id, source } of portion) sent.set(id, source);
      await turnOfLoop();
      if (own !== turn || isClosed) return;
    }
    const ids = portal.reportPages.map(({ id }) => id);
    retainKeys(sent, new Set(ids));
    const pages = portal.pages.map((page) => ({ id: page.path, record: createPageRecord(page) }));
    await send({ kind: 'put', texts: pages });
    await send({ kind: 'keep', ids: [...ids, ...pages.map(({ id }) => id)] });
    const index = path.join(folder, `index-${own}`);
    await mkdir(index, { recursive: true });
    await send({ kind: 'work', turn: own, folder: index, isRanking });
  };

  child.on('message', (reply: BackgroundReply) => {
    if (reply.turn !== turn) return;
    if (reply.kind === 'ranked') notify.onRanked(reply.ranked);
    if (reply.kind === 'failed') notify.onFailed(reply.message);
    if (reply.kind === 'indexed') {
      notify.onIndexed(reply.folder);
      indexes.push(reply.folder);
      // A page may still be loading parts of the one before.
      for (const old of indexes.splice(0, indexes.length - 2)) {
        void rm(old, { recursive: true, force: true }).catch(() => {});
      }
    }
  });
  child.on('error', ({ message }) => notify.onFailed(message));

  return {
    /** Has everything made anew for this portal, when no other follows soon. */
    update(portal: Portal, { isRanking }: { isRanking: boolean }) {
      clearTimeout(timer);
      // The first one has nothing to wait for.
      const start = () => begin(portal, isRanking).catch((error: Error) => notify.onFailed(error.message));
      timer = setTimeout(start, turn === 0 ? 0 : QUIET);
    },
    close: () =>
      new Promise<void>((resolve) => {
        isClosed = true;
        clearTimeout(timer);
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}
