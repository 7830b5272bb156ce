import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashContent } from '../../../src/base/sha256.ts';
import { beginDigest } from '../../../src/publish/begin-digest-fs.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

/** A published folder whose list of files is long enough for a thread. */
function writeOutput(folder: string, content: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'catalog.json'), '{"generator":"gongbao"}');
  writeFileSync(join(folder, 'checksums.txt'), '示例\n'.repeat(100_000));
  writeFileSync(join(folder, '一.txt'), content);
}

it('tells the hashes that a thread has made', async () => {
  const output = join(createTempFolder(), '网站');
  writeOutput(output, '示例');
  const digests = await beginDigest(output)();
  expect([...digests.keys()].sort()).toEqual(['catalog.json', 'checksums.txt', '一.txt'].sort());
  expect(digests.get('一.txt')).toBe(hashContent('示例'));
});

it('hashes anew what another build has replaced meanwhile', async () => {
  const output = join(createTempFolder(), '网站');
  writeOutput(output, '示例');
  writeOutput(`${output}-新`, '另一个示例');
  const readDigests = beginDigest(output);
  renameSync(output, `${output}-旧`);
  renameSync(`${output}-新`, output);
  expect((await readDigests()).get('一.txt')).toBe(hashContent('另一个示例'));
});

it('tells nothing of a folder that is not there, or not ours', async () => {
  const folder = createTempFolder();
  expect((await beginDigest(join(folder, '没有'))()).size).toBe(0);
  writeFileSync(join(folder, '别人的.txt'), '示例');
  expect((await beginDigest(folder)()).size).toBe(0);
});
