import path from 'node:path';
import { openObjectCache, type ProgramCache } from '../base/object-cache-fs.ts';
import type { Bundler, ReportThreads } from '../portal/report-bundle.ts';
import type { RunOptions } from '../portal/run-options.ts';
import { createBundler } from './bundle-reports-fs.ts';
import { hashProgram } from './hash-program-fs.ts';
import { createReportThreads } from './report-threads-fs.ts';

/** What makes the parts of a portal, and keeps them. */
export interface Makers extends ProgramCache {
  readonly bundler: Bundler;
  readonly threads: ReportThreads | undefined;
}

/** Where everything lies that can be made again: below the installation, and removable at any time. */
const locateCache = (project: string) => path.join(project, '.cache', 'objects');

export async function openProgramCache({
  project,
  shared,
}: Pick<RunOptions, 'project' | 'shared'>): Promise<ProgramCache> {
  const [cache, program] = await Promise.all([
    openObjectCache(locateCache(project), { store: shared }),
    hashProgram(),
  ]);
  return { cache, program };
}

export async function openMakers(options: RunOptions): Promise<Makers> {
  const { project, mode, shared } = options;
  const folder = locateCache(project);
  const { cache, program } = await openProgramCache(options);
  const isOnce = mode === 'build' || mode === 'archive';
  const threads = isOnce
    ? createReportThreads(cache, { folder, program, mode }, shared !== undefined)
    : undefined;
  return { cache, program, bundler: createBundler(cache, program, mode, threads), threads };
}
