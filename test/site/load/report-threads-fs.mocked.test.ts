import { expect, it, vi } from 'vitest';
import { forEachBounded } from '../../../src/base/for-each-bounded.ts';
import { openObjectCache } from '../../../src/base/object-cache-fs.ts';
import { createReportThreads } from '../../../src/load/report-threads-fs.ts';
import type { ReportTask } from '../../../src/portal/report-bundle.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Answers as a thread does: in a message, which is heard when nothing else runs. */
vi.mock('tinypool', () => ({
  Tinypool: class {
    run = () => new Promise((resolve) => setImmediate(resolve, []));
    on() {}
    async destroy() {}
  },
}));

it('threads get their share also of work that never waits', async () => {
  const folder = await tempFolder();
  const cache = await openObjectCache(folder);
  const threads = createReportThreads(cache, { folder, program: '', mode: 'build' }, false, 1);
  const madeIn = { here: 0, threads: 0 };
  await forEachBounded(
    Array.from({ length: 5000 }),
    () =>
      threads.make('word', {} as ReportTask, async (isMade) => {
        madeIn[isMade ? 'threads' : 'here'] += 1;
      }),
    threads.atOnce,
  );
  expect(madeIn.threads).toBeGreaterThan(1000);
});
