import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashContent } from '../../../src/base/sha256.ts';
import { openSiteFolder } from '../../../src/verify/site-folder-fs.ts';
import { openRecord } from '../../../src/verify/verification-record-fs.ts';
import { verifySite } from '../../../src/verify/verify-site.ts';
import { canLink } from '../../support/can-link.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SECRET = '示例：不在网站里';

it.runIf(canLink.files && canLink.folders)('a link is told, and what it leads to never read', async () => {
  const root = await tempFolder();
  const site = path.join(root, '网站');
  await mkdir(path.join(root, '别处'), { recursive: true });
  await mkdir(site);
  await writeFile(path.join(root, '别处/a.html'), SECRET);
  await symlink(path.join(root, '别处/a.html'), path.join(site, 'a.html'));
  await symlink(path.join(root, '别处'), path.join(site, 'b'), 'dir');
  const entries = ['a.html', 'b/a.html', '../别处/a.html'].map((each) => ({
    path: each,
    checksum: hashContent(SECRET),
  }));
  const { findings, bytes } = await verifySite(await openSiteFolder(site), entries, { parallel: 2 });
  expect(bytes).toBe(0);
  expect(findings.map(({ rule, path: where }) => [rule, where])).toEqual([
    ['file-missing', '../别处/a.html'],
    ['file-link', 'a.html'],
    ['file-extra', 'b'],
    ['file-missing', 'b/a.html'],
  ]);
});

it('what a checkout keeps at the top is no part of a site', async () => {
  const site = await tempFolder();
  for (const name of ['.git/HEAD', 'index.html', '.nojekyll']) {
    await mkdir(path.dirname(path.join(site, name)), { recursive: true });
    await writeFile(path.join(site, name), '');
  }
  const entries = ['index.html', '.nojekyll'].map((each) => ({ path: each, checksum: hashContent('') }));
  expect((await verifySite(await openSiteFolder(site), entries, { parallel: 2 })).findings).toEqual([]);
});

it.runIf(process.platform === 'linux')(
  'two forms of one name are two files: the listed one is checked, the other told',
  async () => {
    const site = await tempFolder();
    const [listed, other] = ['caf\u00e9.html', 'cafe\u0301.html'] as const;
    const verify = async () =>
      verifySite(await openSiteFolder(site), [{ path: listed, checksum: hashContent('公布的') }], {
        parallel: 2,
      });
    await writeFile(path.join(site, other), '公布的');
    expect((await verify()).findings).toEqual([]);
    await writeFile(path.join(site, listed), '公布的');
    await writeFile(path.join(site, other), '别人的');
    expect((await verify()).findings).toMatchObject([{ rule: 'file-extra', path: other }]);
    await writeFile(path.join(site, listed), '别人的');
    await writeFile(path.join(site, other), '公布的');
    expect((await verify()).findings.map(({ rule }) => rule).sort()).toEqual(['file-changed', 'file-extra']);
  },
);

describe('the record of an interrupted check', () => {
  const NOW = Date.parse('2026-03-01T00:00:00Z');

  it('is read by the next, also with half a line at its end, and is gone when all is done', async () => {
    const folder = await tempFolder();
    const first = openRecord(folder, 'x', Date.now());
    first.add('a.html');
    first.add('换\n行.html');
    await writeFile(path.join(folder, 'x.txt'), '"half', { flag: 'a' });
    const second = openRecord(folder, 'x', Date.now());
    expect([...second.known]).toEqual(['a.html', '换\n行.html']);
    second.remove();
    expect(openRecord(folder, 'x', Date.now()).known.size).toBe(0);
  });

  it('is not believed when it is a day old, damaged, or of another site', async () => {
    const folder = await tempFolder();
    expect(openRecord(folder, 'y', Date.now()).known.size).toBe(0);
    // By a clock that was ahead, it would be believed until that day.
    for (const hours of [25, -25]) {
      openRecord(folder, 'x', NOW).add('a.html');
      const then = new Date(NOW - hours * 60 * 60 * 1000);
      await utimes(path.join(folder, 'x.txt'), then, then);
      expect(openRecord(folder, 'x', NOW).known.size).toBe(0);
    }
    await writeFile(path.join(folder, 'x.txt'), '不是清单\n');
    expect(openRecord(folder, 'x', Date.now()).known.size).toBe(0);
  });

  it('that cannot be kept hinders nothing', async () => {
    const folder = path.join(await tempFolder(), '文件');
    await writeFile(folder, '');
    const record = openRecord(folder, 'x', Date.now());
    record.add('a.html');
    record.remove();
    expect(record.known.size).toBe(0);
  });
});
