import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { resolveStart } from '../base/resolve-start.ts';
import type { PdfAnswer, PdfJob } from './pdf-job.ts';
import type { TypesetFonts } from './prepare-fonts-fs.ts';
import type { TypesetterReply, TypesetterRequest } from './typesetter-process-typst.ts';

/** Reports for each process: with fewer, its start and the memory for its fonts cost more than it saves. */
const REPORTS_PER_PROCESS = 150;

/** Each process holds its fonts and what the engine remembers, about 200 MB. */
const MAX_PROCESSES = 8;

/** `npm ci --omit=optional` leaves the engine out, and a few systems have none. */
const ENGINE_ABSENT =
  '排 PDF 的程序启动不了。重新运行 npm ci（不要加 --omit=optional）；这台电脑装不上时，加上 --no-pdf，或在 site.json 里写 "pdf": false。';

const CRASHED: PdfAnswer & { ok: false } = {
  ok: false,
  message: '这一篇没有 PDF：排这一篇的时候，排版程序意外停止了',
  remedy: '不改也可以：网页和其他文件照常生成。要有 PDF，请把这一篇发给维护程序的人',
};

/** Only ends what would never end: a long report on a slow machine takes seconds. */
const LIMIT_MINUTES = 10;

const HUNG: PdfAnswer = {
  ok: false,
  message: `这一篇没有 PDF：排了 ${LIMIT_MINUTES} 分钟也没有排完，已经停止`,
  remedy: CRASHED.remedy,
};

const PROGRAM = fileURLToPath(resolveStart('start-typesetter.mjs', import.meta.url));

/**
 * Typesets with as many processes as there are processors and work for them. The engine is native code: a report that
 * makes it crash ends its process, one that makes it hang has its process ended, and only that report is not typeset.
 * @param count number of jobs
 * @param takeJob makes the next one, when a process is free for it, or gives none any more
 * @param how.program what each process runs
 * @param how.limit when to stop waiting for a report
 */
export async function typesetAll(
  fonts: TypesetFonts,
  count: number,
  takeJob: () => Promise<{ job: PdfJob; onAnswer: (answer: PdfAnswer) => Promise<void> } | undefined>,
  {
    program = PROGRAM,
    limit = () => AbortSignal.timeout(LIMIT_MINUTES * 60_000),
  }: { program?: string; limit?: (job: PdfJob) => AbortSignal } = {},
): Promise<void> {
  const processes = Math.min(availableParallelism(), MAX_PROCESSES, Math.ceil(count / REPORTS_PER_PROCESS));
  const run = async () => {
    let typesetter: ChildProcess | undefined;
    try {
      for (let next = await takeJob(); next; next = await takeJob()) {
        typesetter ??= await startTypesetter(fonts, program);
        const signal = limit(next.job);
        const answer = await ask(typesetter, { job: next.job }, signal);
        if (answer === undefined || answer === 'ready') {
          typesetter.kill('SIGKILL');
          typesetter = undefined;
          await next.onAnswer(signal.aborted ? HUNG : CRASHED);
        } else await next.onAnswer(answer);
      }
    } finally {
      typesetter?.kill();
    }
  };
  await Promise.all(Array.from({ length: processes }, run));
}

/** @throws Error if there is no engine */
async function startTypesetter(fonts: TypesetFonts, program: string): Promise<ChildProcess> {
  // Without the options of the command itself: they may name TypeScript files to be loaded first.
  const started = fork(program, [], { execArgv: [], serialization: 'advanced', stdio: 'ignore' });
  if ((await ask(started, { fonts })) === 'ready') return started;
  started.kill();
  throw new Error(ENGINE_ABSENT);
}

/** @returns nothing if the process ends, or the signal comes, before it answers */
async function ask(
  typesetter: ChildProcess,
  request: TypesetterRequest,
  signal?: AbortSignal,
): Promise<TypesetterReply | undefined> {
  const over = new AbortController();
  const end = () => over.abort();
  typesetter.once('exit', end);
  signal?.addEventListener('abort', end);
  try {
    const answer = once(typesetter, 'message', { signal: over.signal });
    // Fails if the process has just ended, which `exit` tells of.
    typesetter.send(request, () => undefined);
    return (await answer)[0];
  } catch {
    return undefined;
  } finally {
    typesetter.off('exit', end);
    signal?.removeEventListener('abort', end);
  }
}
