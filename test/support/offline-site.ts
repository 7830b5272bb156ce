import { mkdir } from 'node:fs/promises';
import { buildSite } from '../../src/eleventy/build-site.ts';
import { loadSoundContent } from './load-example.ts';

/** Writes a content folder's portal as the archive holds it, searchable from disk, into a folder that is made. */
export async function buildOffline(content: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await buildSite(await loadSoundContent(content), folder, 'archive');
}
