import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { flushFiles } from '../../../src/publish/flush-files-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const MANY = Object.fromEntries(
  Array.from({ length: 1100 }, (_, at) => [`报告/${at % 7}/${at}.html`, '正文']),
);

it.each([
  ['few files', { 'index.html': '正文' }],
  ['many', MANY],
])('flushes %s', async (_, files) => {
  const folder = await writeTree(await tempFolder(), files);
  await flushFiles(folder);
  for (const name of Object.keys(files).slice(0, 3))
    expect(await readFile(path.join(folder, name), 'utf8')).toBe('正文');
});

it('flushes many where the system has no program for it', async () => {
  const folder = await writeTree(await tempFolder(), MANY);
  vi.stubEnv('PATH', '');
  await flushFiles(folder).finally(() => vi.unstubAllEnvs());
  // Each of them: it stops in between when it is told to.
  vi.stubEnv('PATH', '');
  await expect(flushFiles(folder, AbortSignal.abort()).finally(() => vi.unstubAllEnvs())).rejects.toThrow();
});
