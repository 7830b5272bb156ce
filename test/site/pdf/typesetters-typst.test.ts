import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { PdfAnswer, PdfJob } from '../../../src/pdf/pdf-job.ts';
import { typesetAll } from '../../../src/pdf/typesetters-typst.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Stands for the engine: it dies of one report, as native code does, and never ends another. */
const PROGRAM = `
process.on('message', ({ fonts, job }) => {
  if (fonts) process.send('ready');
  else if (job.data === 'crash') process.abort();
  else if (job.data === 'leave') process.exit(0);
  else if (job.data === 'hang') for (;;);
  else process.send({ ok: true, bytes: Buffer.from(job.data) });
});`;

const FONTS = { files: [], faces: {} } as unknown as Parameters<typeof typesetAll>[0];

async function typeset(texts: readonly string[], program: string): Promise<string[]> {
  const file = path.join(await tempFolder(), '排版 程序.mjs');
  await writeFile(file, program);
  const answers: string[] = [];
  const waiting = [...texts];
  const takeJob = async () => {
    const data = waiting.shift();
    if (data === undefined) return undefined;
    const job: PdfJob = {
      data,
      pictures: [],
      expected: { main: '', notes: '', heads: [], mayReorder: false },
    };
    const onAnswer = async (answer: PdfAnswer) => {
      answers.push(answer.ok ? Buffer.from(answer.bytes).toString() : answer.message);
    };
    return { job, onAnswer };
  };
  // Only what hangs is waited for in vain.
  const limit = ({ data }: PdfJob) =>
    data === 'hang' ? AbortSignal.timeout(1) : new AbortController().signal;
  await typesetAll(FONTS, texts.length, takeJob, { program: file, limit });
  return answers;
}

it('goes on with the next report when the engine crashes or ends', async () => {
  const crash = '这一篇没有 PDF：排这一篇的时候，排版程序意外停止了';
  expect(await typeset(['甲', 'crash', 'crash', '乙', 'leave', '丙'], PROGRAM)).toEqual([
    '甲',
    crash,
    crash,
    '乙',
    crash,
    '丙',
  ]);
});

it('goes on with the next report when the engine hangs', async () => {
  const hung = '这一篇没有 PDF：排了 10 分钟也没有排完，已经停止';
  expect(await typeset(['甲', 'hang', '乙'], PROGRAM)).toEqual(['甲', hung, '乙']);
});

it('says what to do where the engine does not start', async () => {
  await expect(typeset(['甲'], 'throw new Error()')).rejects.toThrow('--no-pdf');
});
