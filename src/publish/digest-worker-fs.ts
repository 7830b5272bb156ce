import { parentPort, workerData } from 'node:worker_threads';
import { digestFolder } from './digest-folder-fs.ts';

/** The thread that hashes an output while its new content is loaded. */
parentPort?.postMessage(await digestFolder(workerData as string));
