import { mkdir } from 'node:fs/promises';
import { buildSite } from '../../src/eleventy/build-site.ts';
import { EXAMPLE_CONTENT, loadSoundContent } from './load-example.ts';
import { shareOnce } from './shared-folder.ts';

/** The example's portal as an archive holds it, searchable from disk, for reading only. */
export const exampleCopy = () =>
  shareOnce('法规 库#1 (50%25) 副本', async (output) => {
    await mkdir(output);
    await buildSite(await loadSoundContent(EXAMPLE_CONTENT), output, 'archive');
  });
