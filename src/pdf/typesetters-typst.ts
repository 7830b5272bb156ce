import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PdfAnswer, PdfJob } from './pdf-job.ts';
import type { TypesetFonts } from './prepare-fonts-fs.ts';

/** Reports for each thread: with fewer, its start and the memory for its fonts cost more than it saves. */
const REPORTS_PER_THREAD = 150;

/** `npm ci --omit=optional` leaves the engine out, and a few systems have none. */
const ENGINE_ABSENT =
  '排 PDF 的程序启动不了。重新运行 npm ci（不要加 --omit=optional）；这台电脑装不上时，加上 --no-pdf，或在 site.json 里写 "pdf": false。';

/** Each thread holds its fonts and what the engine remembers, about 150 MB. */
const MAX_THREADS = 8;

/**
 * Typesets with as many threads as there are processors and work for them.
 * @param count number of jobs
 * @param takeJob makes the next one, when a thread is free for it, or gives none any more
 */
export async function typesetAll(
  fonts: TypesetFonts,
  count: number,
  takeJob: () => Promise<{ job: PdfJob; onAnswer: (answer: PdfAnswer) => Promise<void> } | undefined>,
): Promise<void> {
  const threads = Math.min(availableParallelism(), MAX_THREADS, Math.ceil(count / REPORTS_PER_THREAD));
  const run = async () => {
    const worker = new Worker(new URL('./start-typesetter.mjs', import.meta.url), {
      workerData: fonts,
      // Not what the command itself was started with: it may hold TypeScript files to be loaded first.
      execArgv: [],
    });
    try {
      await once(worker, 'message').catch((cause) => {
        throw new Error(ENGINE_ABSENT, { cause });
      });
      for (let next = await takeJob(); next; next = await takeJob()) {
        worker.postMessage(next.job);
        const [answer] = (await once(worker, 'message')) as [PdfAnswer];
        await next.onAnswer(answer);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, run));
}
