import { sayError, sayRefusal } from '../../src/base/io-errors.ts';
import { hashContent } from '../../src/base/sha256.ts';
import { formatChecksums } from '../../src/base/site-manifest.ts';
import type { ChangedReport, SiteChanges, UnkeptText } from '../../src/changes/compare-sites.ts';
import { formatTextChanges } from '../../src/changes/find-silent-edits.ts';
import type { ReadFile } from '../../src/changes/former-portal.ts';
import type { Progress } from '../../src/command/progress.ts';
import { buildSite, type Kept } from '../../src/eleventy/build-site.ts';
import { formatHostingFiles } from '../../src/hosting/format-hosting-files.ts';
import { HOSTING_SIGN, type Redirect } from '../../src/hosting/hosting.ts';
import { compareOutputs, type OutputComparison } from '../../src/load/compare-outputs-fs.ts';
import { formatHealth } from '../../src/portal/format-health.ts';
import { MEDIA_TYPES } from '../../src/portal/media-types.ts';
import type { OfflineSearch } from '../../src/portal/offline-search.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { beginDigest } from '../../src/publish/begin-digest-fs.ts';
import { digestFolder } from '../../src/publish/digest-folder-fs.ts';
import { createOutputReader } from '../../src/publish/former-output-fs.ts';
import { HEALTH } from '../../src/publish/kept-outputs-fs.ts';
import { keepText } from '../../src/publish/kept-texts-fs.ts';
import type { OutputPaths } from '../../src/publish/output-paths.ts';
import { resolveRealPath } from '../../src/publish/real-path-fs.ts';
import { publishOutput } from '../../src/publish/staged-output-fs.ts';
import { removeChangeList, writeChangeList } from '../../src/publish/write-change-list-fs.ts';
import { writeChecksums } from '../../src/publish/write-checksums-fs.ts';
import { writeFiles } from '../../src/publish/write-files-fs.ts';
import { writeHostingFiles } from '../../src/publish/write-hosting-files-fs.ts';

export interface Published {
  /** Absent for a first build, and if the comparison failed. */
  changes?: SiteChanges;
  /** The list for hosts; absent if it could not be written. */
  list?: string;
  /** The folder of files for hosts, where there is anything to say. */
  hosting?: string;
  /** Why one of them could not; the portal is published all the same. */
  fault?: string;
  /** Former texts that could not be kept, each with the reason. */
  unkept: readonly (UnkeptText & { readonly reason: string })[];
  /** What to say of a replaced output that was to be kept and could not, in Chinese. */
  unretired?: string;
  offline?: OfflineSearch;
}

/**
 * Publishes a portal and says what is different from another copy of it.
 * @param output Folder, absolute; so is `since`, the copy, which may be the output's former content.
 * @param keep see `publishOutput`
 * @param readDigests of the output, if they are being made already
 */
export async function publishPortal(
  portal: Portal,
  store: Kept,
  {
    output,
    since,
    readDigests = beginDigest(output),
    signal,
    progress,
    keep,
  }: {
    output: string;
    since: string;
    readDigests?: ReturnType<typeof beginDigest>;
    signal: AbortSignal;
    progress: Progress;
    keep?: number;
  },
): Promise<Published> {
  const published: Published = { unkept: [] };
  let comparison: OutputComparison | undefined;
  const attempt = createAttempt(published);
  await publishOutput(
    output,
    async (staging) => {
      const folder = resolveRealPath(output);
      const digests = await readDigests();
      const kept = { ...store, former: { folder, digests } };
      const written = await buildSite(portal, staging, 'build', kept, tellPages(progress));
      published.offline = written.offline;
      const files = await digestFolder(staging, written.digests);
      const health = formatHealth(portal, hashContent(formatChecksums(files)));
      await writeFiles(staging, [{ path: HEALTH, content: health }]);
      const after = writeChecksums(staging, files.set(HEALTH, hashContent(health)));
      await store.cache.sweep();
      progress.show('比较有什么变化……');
      await attempt(async () => {
        const copy = resolveRealPath(since);
        comparison = await compareOutputs(copy, staging, {
          ...(copy === folder ? { before: digests } : {}),
          after,
        });
        published.unkept = keepTexts(folder, comparison.changes?.reports ?? [], createOutputReader(copy));
      });
    },
    {
      signal,
      ...(keep === undefined ? {} : { keep }),
      onUnretired: noteUnretired(published),
      onPublished: (paths) => writeBeside(paths, comparison, portal, published),
    },
  ).finally(store.indexing?.stop);
  return { ...published, ...(comparison?.changes ? { changes: comparison.changes } : {}) };
}

/** Tells how far the pages of a portal are. */
export const tellPages =
  (progress: Progress) =>
  (done: number, total: number): void =>
    progress.show(done < total ? `生成页面 ${done}/${total}` : '做检索索引，写文件……');

/** Keeps the texts that were edited and that only the replaced output has. @returns those that could not be kept */
function keepTexts(output: string, reports: readonly ChangedReport[], read: ReadFile): Published['unkept'] {
  return reports.flatMap(({ unkept, report }) => {
    if (!unkept || !report || formatTextChanges(report) === '') return [];
    try {
      keepText(output, unkept.id, read(unkept.path) ?? '', unkept.sha256);
      return [];
    } catch (error) {
      // A file that another program holds open, too: it would be told as a fault of the list or the rules.
      return [{ ...unkept, reason: sayRefusal(error) }];
    }
  });
}

/** Takes down where a replaced output lies that could not be kept: the next build or rollback puts it among the others. */
export const noteUnretired =
  (published: Published) =>
  ({ previous }: OutputPaths, error: unknown): void => {
    published.unretired = `换下来的这一份还没有收好，现在在 ${previous}：${sayError(error)}\n  改法：不影响网站；照上面说的处理，下一次生成或换回时会收好，在那以前不要动它`;
  };

/** What does not keep an output from being published when it fails: the first reason is told. */
export function createAttempt(published: Published) {
  return async (work: () => void | Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      published.fault ??= sayError(error);
    }
  };
}

/** What hosts want to know of an output that was just put in its place: what is different, and their rules. */
export function writeBeside(
  paths: OutputPaths,
  comparison: OutputComparison | undefined,
  { site, redirects }: { readonly site: { readonly url: string }; readonly redirects: readonly Redirect[] },
  published: Published,
): void {
  const attempt = createAttempt(published);
  attempt(() => {
    if (!comparison) return removeChangeList(paths);
    writeChangeList(paths, comparison.list);
    published.list = paths.changes;
  });
  attempt(() => {
    const files = formatHostingFiles({ siteUrl: site.url, redirects, types: MEDIA_TYPES });
    if (writeHostingFiles(paths, files, HOSTING_SIGN)) published.hosting = paths.hosting;
  });
}
