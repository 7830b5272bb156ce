import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canLink } from '../../support/can-link.ts';
import { hashTree } from '../../support/hash-tree.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('hashTree', () => {
  it('tells contents, names and empty folders apart', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, '空'));
    await mkdir(join(folder, 'b'));
    await writeFile(join(folder, 'b', 'a.txt'), 'abc');
    await writeFile(join(folder, 'b.txt'), '');
    expect([...(await hashTree(folder))]).toEqual([
      ['b.txt', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      ['b/a.txt', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
      ['空/', ''],
    ]);
  });

  it.runIf(canLink.folders)('refuses what is neither file nor folder', async () => {
    const folder = await tempFolder();
    await symlink(folder, join(folder, 'link'), 'junction');
    await expect(hashTree(folder)).rejects.toThrow('neither file nor folder');
  });
});
