import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { createTurns } from '../base/create-turns.ts';
import { sayError } from '../base/io-errors.ts';
import { openObjectCache } from '../base/object-cache-fs.ts';
import { retainKeys } from '../base/retain-keys.ts';
import { rankRelated } from '../related/rank-related.ts';
import { createIndexedReport } from '../search/indexed-report.ts';
import { writeSearchIndex } from '../search/write-search-index-fs.ts';
import type { BackgroundOrder, BackgroundReply, BackgroundText } from './background-message.ts';

/**
 * The process in which a preview makes what takes seconds in a large portal: the ranking of 相关文章 and the search
 * index. It stands behind everything else that the computer does, and so do the programs that it starts.
 */
const texts = new Map<string, BackgroundText>();
let current = new AbortController();

const reply = (message: BackgroundReply) => process.send?.(message);

async function work({ turn, folder, isRanking }: Extract<BackgroundOrder, { kind: 'work' }>): Promise<void> {
  const { signal } = current;
  try {
    if (isRanking) {
      const ranked = rankRelated([...texts.values()].flatMap(({ ranking }) => ranking ?? []));
      reply({ kind: 'ranked', turn, ranked });
      await turnOfLoop();
    }
    const reports = [...texts.values()].map(({ record }) => createIndexedReport(record));
    const versions = [...texts.values()].flatMap((text) => (text.versions ?? []).map(createIndexedReport));
    // The parts of the index before: a save changes one of them.
    const cache = await openObjectCache(path.join(folder, '../parts'), {
      limits: { unusedDays: 0, bytes: 0 },
    });
    await writeSearchIndex(folder, reports, { signal, cache }, versions);
    await cache.sweep();
    if (!signal.aborted) reply({ kind: 'indexed', turn, folder });
  } catch (error) {
    if (!signal.aborted) reply({ kind: 'failed', turn, message: sayError(error) });
  }
}

/** One at a time: Pagefind has one engine a process. */
const inTurn = createTurns();

process.on('message', (order: BackgroundOrder) => {
  if (order.kind === 'put') for (const text of order.texts) texts.set(text.id, text);
  if (order.kind === 'keep') retainKeys(texts, new Set(order.ids));
  if (order.kind === 'work') {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    inTurn(() => (signal.aborted ? undefined : work(order)));
  }
});
// The preview has ended, however it did.
process.on('disconnect', () => process.exit());

try {
  setPriority(constants.priority.PRIORITY_LOW);
} catch {
  // Not allowed here: it works all the same.
}
