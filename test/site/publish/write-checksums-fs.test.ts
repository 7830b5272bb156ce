import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hashContent } from '../../../src/base/sha256.ts';
import { digestFolder } from '../../../src/publish/digest-folder-fs.ts';
import { writeChecksums } from '../../../src/publish/write-checksums-fs.ts';
import { exampleSite } from '../../support/built-site.ts';
import { hashTree } from '../../support/hash-tree.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('lists every file of a built site once with what sha256sum says of it, but not itself', async () => {
  const site = await exampleSite();
  const { 'checksums.txt': list, ...files } = Object.fromEntries(await hashTree(site));
  expect(list).toBeDefined();
  expect(await readFile(path.join(site, 'checksums.txt'), 'utf8')).toBe(
    Object.entries(files)
      .map(([file, sha256]) => `${sha256}  ${file.normalize('NFC')}\n`)
      .join(''),
  );
});

it('takes hashes that are known, and leaves out signatures and what a checkout keeps', async () => {
  const folder = await tempFolder();
  const put = async (name: string) => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), '示例');
  };
  for (const name of ['a.html', '附件/100%.txt', '.nojekyll', '.git/HEAD', 'checksums.txt.sig'])
    await put(name);
  const digests = writeChecksums(folder, await digestFolder(folder, new Map([['a.html', 'known']])));
  const other = hashContent('示例');
  const text = `${other}  .nojekyll\nknown  a.html\n${other}  附件/100%.txt\n`;
  expect(await readFile(path.join(folder, 'checksums.txt'), 'utf8')).toBe(text);
  expect(Object.fromEntries(digests)).toEqual({
    '.nojekyll': other,
    'a.html': 'known',
    '附件/100%.txt': other,
    'checksums.txt': hashContent(text),
  });
});
