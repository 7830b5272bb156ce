import { parentPort, workerData } from 'node:worker_threads';
import type { PdfJob } from './pdf-job.ts';
import type { TypesetFonts } from './prepare-fonts-fs.ts';
import { createTypesetter } from './typeset-typst.ts';

/** The thread that typesets: its parent stays free to read and write files. */

const typeset = await createTypesetter(workerData as TypesetFonts);
parentPort?.on('message', (job: PdfJob) => parentPort?.postMessage(typeset(job)));
parentPort?.postMessage('ready');
