import { openObjectCache } from '../base/object-cache-fs.ts';
import { makeWord } from '../forms/make-word-fs.ts';
import type { ReportTask } from '../portal/report-bundle.ts';
import type { Mode } from '../report/mode.ts';
import { createBundler } from './bundle-reports-fs.ts';

/** What runs in a thread. It works for one run, a report at a time, from the cache and into it. */

export interface ThreadTask extends ReportTask {
  /** Of the cache. */
  readonly folder: string;
  readonly program: string;
  readonly mode: Mode;
}

/** Where everything lies that was stored. */
type Stored = readonly string[];

export async function bundle(task: ThreadTask): Promise<Stored> {
  const { bundler, takeStored } = await openOnce(task);
  await bundler.bundle(task.source, task.settings);
  return takeStored();
}

export async function word({
  source,
  settings,
  siteUrl,
  standing,
  objects,
  ...task
}: ThreadTask): Promise<Stored> {
  const { cache, bundler, takeStored } = await openOnce(task);
  await cache.adopt(objects);
  const bundled = await bundler.bundle(source, settings);
  const made = standing ? { ...bundled, standing } : bundled;
  await makeWord(made, { cache, bundler, program: task.program, settings, site: { url: siteUrl } });
  return takeStored();
}

let opened: ReturnType<typeof open> | undefined;

function openOnce(place: Parameters<typeof open>[0]): ReturnType<typeof open> {
  opened ??= open(place);
  return opened;
}

async function open({ folder, program, mode }: Pick<ThreadTask, 'folder' | 'program' | 'mode'>) {
  const kept = await openObjectCache(folder);
  const stored: string[] = [];
  const cache: typeof kept = {
    ...kept,
    async store(...object) {
      const made = await kept.store(...object);
      stored.push(made.path);
      return made;
    },
  };
  return { cache, bundler: createBundler(cache, program, mode), takeStored: () => stored.splice(0) };
}
