import { createSearchRecords } from '../portal/search-records.ts';
import { writeSearchIndex } from '../search/write-index-pagefind.ts';
import type { EleventyConfig } from './eleventy.ts';
import type { PortalSource } from './portal-source.ts';

/** Writes the search index from the texts of the portal; pages are not parsed again. */
export function searchPlugin(config: EleventyConfig, { source }: { source: PortalSource }): void {
  config.on('eleventy.after', async ({ directories, outputMode }) => {
    if (outputMode === 'fs')
      await writeSearchIndex(directories.output, createSearchRecords(source.portal().reports));
  });
}
