import { expect, it } from 'vitest';
import { parseManifestName } from '../../../src/archive/manifest.ts';

it.each([
  ['manifest-sha512.txt', { isTag: false, algorithm: 'sha512' }],
  ['tagmanifest-md5.txt', { isTag: true, algorithm: 'md5' }],
  ['data/manifest-md5.txt', undefined],
  ['manifest-sha512.txt.bak', undefined],
  ['manifest.txt', undefined],
])('takes the name %s for %o', (name, kind) => {
  expect(parseManifestName(name)).toEqual(kind);
});
