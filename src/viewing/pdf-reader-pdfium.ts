import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createTurns } from '../base/create-turns.ts';
import { resolveStart } from '../base/resolve-start.ts';
import type { PdfQuestion } from './pdf-worker-pdfium.ts';
import type { PdfPages } from './read-pdf-pdfium.ts';

/** Reads one PDF after the other in a thread of its own. */
export interface PdfReader {
  /** `late`: the file took too long; `broken`: it broke the engine. */
  read(question: PdfQuestion): Promise<PdfPages | { ok: false; reason: 'late' | 'broken' }>;
  close(): Promise<void>;
}

/** Far more than any real file takes; a file that takes longer is made to, on every machine. */
const MAX_MILLISECONDS = 60_000;

/** The thread starts with the first file. */
export function createPdfReader(): PdfReader {
  let worker: Worker | undefined;
  const inTurn = createTurns();
  const stop = async () => {
    await worker?.terminate();
    worker = undefined;
  };
  const ask = async (question: PdfQuestion) => {
    worker ??= await startWorker();
    const answer = await waitForAnswer(worker, question);
    if (!answer.ok && (answer.reason === 'late' || answer.reason === 'broken')) await stop();
    return answer;
  };
  return {
    read: (question) => inTurn(() => ask(question)),
    close: stop,
  };
}

/** @throws Error if the engine does not start: that is no fault of a file */
async function startWorker(): Promise<Worker> {
  const worker = new Worker(resolveStart('start-pdf-worker.mjs', import.meta.url), { execArgv: [] });
  await once(worker, 'message');
  // A thread without a question must not keep the command from ending.
  worker.unref();
  return worker;
}

async function waitForAnswer(worker: Worker, question: PdfQuestion): ReturnType<PdfReader['read']> {
  const signal = AbortSignal.timeout(MAX_MILLISECONDS);
  worker.ref();
  try {
    const answer = once(worker, 'message', { signal });
    worker.postMessage(question);
    return (await answer)[0];
  } catch {
    return { ok: false, reason: signal.aborted ? 'late' : 'broken' };
  } finally {
    worker.unref();
  }
}
