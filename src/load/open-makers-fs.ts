import path from 'node:path';
import { openObjectCache, type ProgramCache } from '../base/object-cache-fs.ts';
import type { Bundler, ReportThreads } from '../portal/report-bundle.ts';
import type { RunOptions } from '../portal/run-options.ts';
import { createBundler } from './bundle-reports-fs.ts';
import { hashProgram } from './hash-program-fs.ts';
import { createReportThreads } from './report-threads-fs.ts';

/** Where everything lies that can be made again: below the installation, and removable at any time. */
const CACHE = path.join('.cache', 'objects');

/** What makes the parts of a portal, and keeps them. */
export interface Makers extends ProgramCache {
  readonly bundler: Bundler;
  readonly threads: ReportThreads | undefined;
}

export async function openMakers({ project, mode, shared }: RunOptions): Promise<Makers> {
  const folder = path.join(project, CACHE);
  const [cache, program] = await Promise.all([openObjectCache(folder, { store: shared }), hashProgram()]);
  const isOnce = mode === 'build' || mode === 'archive';
  const threads = isOnce
    ? createReportThreads(cache, { folder, program, mode }, shared !== undefined)
    : undefined;
  return { cache, program, bundler: createBundler(cache, program, mode, threads), threads };
}
