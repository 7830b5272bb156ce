import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildSite } from '../../../src/eleventy/build-site.ts';
import { EXAMPLE_CONTENT } from '../../support/contents.ts';
import { loadSoundContent } from '../../support/load-example.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('a site that cannot be written is told when nothing writes any more, the index neither', async () => {
  const portal = await loadSoundContent(EXAMPLE_CONTENT);
  const output = path.join(await tempFolder(), '网站');
  const twice = { path: 'index.html', content: '' };
  await expect(buildSite({ ...portal, files: [twice] }, output, 'build')).rejects.toThrow('写了两次');
  await rm(output, { recursive: true });
  // As long as a whole site takes.
  await buildSite(portal, path.join(await tempFolder(), '另一个'), 'build');
  expect(existsSync(output)).toBe(false);
});
