import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inTempFolder } from '../../../src/base/temp-folder-fs.ts';

test('gives an empty folder outside of all content and deletes it with what was put there', async () => {
  const told = await inTempFolder('example', async (folder) => {
    expect(await readdir(folder)).toEqual([]);
    await writeFile(path.join(folder, 'part.txt'), 'text');
    return folder;
  });
  expect(path.dirname(told)).toBe(tmpdir());
  expect(path.basename(told)).toMatch(/^gongbao-example-/);
  expect(existsSync(told)).toBe(false);
});

test('deletes it where the work fails', async () => {
  let used = '';
  const work = inTempFolder('example', async (folder) => {
    used = folder;
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(existsSync(used)).toBe(false);
});
