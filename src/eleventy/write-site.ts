import type { Assets } from '../assets/bundle-assets-esbuild.ts';
import { type OfflineSearch, wantsOfflineSearch } from '../portal/offline-search.ts';
import type { Portal } from '../portal/portal.ts';
import { createSearchRecords } from '../portal/search-records.ts';
import { type OutputFile, writeFiles } from '../publish/write-files-fs.ts';
import type { Mode } from '../report/mode.ts';
import { writeSearchIndex } from '../search/write-search-index-fs.ts';
import { listSearchFiles, writeSearchScripts } from '../search/write-search-scripts-fs.ts';

export interface SiteContent {
  portal: Portal;
  assets: Assets;
  pages: readonly OutputFile[];
}

/**
 * Writes a site: pages, then what lies beside them, then the search index, which is made from the texts of the
 * portal and not from pages, last, since it is the only step that runs another program.
 * @param options.mode an archive's index exists only in the form for disks
 */
export async function writeSite(
  output: string,
  { portal, assets, pages }: SiteContent,
  { mode }: { mode: Mode },
): Promise<OfflineSearch> {
  await writeFiles(output, [...pages, ...assets.files, ...portal.files]);
  await writeSearchIndex(output, createSearchRecords(portal.reports));
  const texts = portal.reports.map(({ path }) => path.replace(/html$/, 'json'));
  const files = await listSearchFiles(output, texts);
  const { bytes } = files;
  const isOnlyWay = mode === 'archive';
  const isThere = isOnlyWay || wantsOfflineSearch(portal.site, bytes);
  if (isThere) await writeSearchScripts(output, files, { isOnlyWay });
  return { isThere, bytes };
}
