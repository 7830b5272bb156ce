import { parentPort, workerData } from 'node:worker_threads';
import { type RelatedInput, rankRelated } from '../related/rank-related.ts';

/** The thread that finds 相关文章 while a build makes what does not need them. */
parentPort?.postMessage(rankRelated(workerData as RelatedInput[]));
