import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeKey, refuseNewKey } from '../../../scripts/trust/make-key.ts';
import { breakDisk } from '../../support/faulty-disk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('leaves nothing of a pair of keys that does not fit on the disk, so that it can be made again', async () => {
  const folder = await tempFolder();
  const file = path.join(folder, '钥匙', '示例局.key');
  const wish = {
    name: '示例区示例局',
    file,
    algorithm: 'ed25519',
    passphrase: '示例示例示例示例示例示例',
  } as const;
  let places = 0;
  for (let at = 1; ; at += 1) {
    const disk = breakDisk({ folders: [folder], kind: 'full', at });
    let fault: unknown;
    try {
      makeKey(wish);
    } catch (error) {
      fault = error;
    } finally {
      disk.mend();
    }
    if (fault === undefined) break;
    places += 1;
    expect(fault).toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(folder)).toEqual([]);
    expect(refuseNewKey(file)).toBeUndefined();
  }
  expect(places).toBe(5);
  expect((await readdir(path.dirname(file))).sort()).toEqual(['示例局.key', '示例局.key.pub.json']);
});
