import type { Assets } from '../assets/bundle-assets-esbuild.ts';
import type { Portal } from '../portal/portal.ts';
import { createSearchRecords } from '../portal/search-records.ts';
import { type OutputFile, writeFiles } from '../publish/write-files-fs.ts';
import { writeSearchIndex } from '../search/write-search-index-fs.ts';

export interface SiteContent {
  portal: Portal;
  assets: Assets;
  /** Pages, unless Eleventy has written them itself. */
  pages?: readonly OutputFile[];
}

/**
 * Writes a site: pages, then what lies beside them, then the search index, which is made from the texts of the
 * portal and not from pages, last, since it is the only step that runs another program.
 */
export async function writeSite(
  output: string,
  { portal, assets, pages = [] }: SiteContent,
  options: { overwrite?: boolean } = {},
): Promise<void> {
  await writeFiles(output, [...pages, ...assets.files, ...portal.files], options);
  await writeSearchIndex(output, createSearchRecords(portal.reports));
}
