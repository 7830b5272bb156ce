/// <reference types="vite/types/importMeta.d.ts" />
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { formatSbom } from '../../../src/sbom/format-sbom.ts';
import { parseLockFile } from '../../../src/sbom/lock-file.ts';

const [lockText = ''] = Object.values(
  import.meta.glob<string>('../../../package-lock.json', { query: '?raw', import: 'default', eager: true }),
);
const packages = parseLockFile(lockText) ?? [];
const LOCK: Record<string, { name?: string; version?: string; dev?: boolean; integrity?: string }> =
  JSON.parse(lockText).packages;

const validate = (text: string) => new Validation.JsonStrictValidator(Spec.Version.v1dot5).validate(text);

describe('the SBOM of the program', () => {
  const sbom = JSON.parse(formatSbom(packages));

  it('is valid CycloneDX 1.5, with and without packages for development', async () => {
    expect(await validate(formatSbom(packages))).toBeNull();
    expect(await validate(formatSbom(packages, { withDev: true }))).toBeNull();
  });

  it('has every installed package once, with the hash of its file, and none that only development needs', () => {
    const expected = new Set(
      Object.entries(LOCK)
        .filter(([place, { dev }]) => place !== '' && !dev)
        .map(([place, { name, version }]) => `${name ?? place.replace(/^.*node_modules\//, '')}@${version}`),
    );
    const names = sbom.components.map(({ name, version }: Record<string, string>) => `${name}@${version}`);
    expect(names).toHaveLength(expected.size);
    expect(new Set(names)).toEqual(expected);
    const { integrity = '' } = LOCK['node_modules/fflate'] ?? {};
    const one = sbom.components.find(({ name }: { name: string }) => name === 'fflate');
    expect(one.hashes).toEqual([
      { alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') },
    ]);
    expect(one.licenses).toEqual([{ expression: 'MIT' }]);
  });

  it('has no time and no random number, and names only what it has', () => {
    expect(sbom.serialNumber ?? sbom.metadata.timestamp).toBeUndefined();
    expect(formatSbom([...packages].reverse())).toBe(formatSbom(packages));
    const known = new Set([
      sbom.metadata.component['bom-ref'],
      ...sbom.components.map((each: Record<string, string>) => each['bom-ref']),
    ]);
    for (const { ref, dependsOn } of sbom.dependencies)
      for (const each of [ref, ...dependsOn]) expect(known, each).toContain(each);
  });
});

it('finds the version that a package sees from its place', () => {
  const lock = {
    packages: {
      '': { name: '示例', version: '1.0.0', dependencies: { a: '1', b: '1' } },
      'node_modules/a': { version: '1.0.0', license: 'SEE LICENSE IN x', dependencies: { '@s/b': '2' } },
      'node_modules/a/node_modules/@s/b': { version: '2.0.0', license: 'MIT' },
      'node_modules/@s/b': { version: '1.0.0', license: '(MIT OR Apache-2.0)', optional: true },
      'node_modules/c': { version: '1.0.0', dev: true },
    },
  };
  const sbom = JSON.parse(formatSbom(parseLockFile(JSON.stringify(lock)) ?? []));
  expect(sbom.dependencies.find(({ ref }: { ref: string }) => ref === 'pkg:npm/a@1.0.0').dependsOn).toEqual([
    'pkg:npm/%40s/b@2.0.0',
  ]);
  expect(sbom.components.map(({ licenses, scope }: Record<string, unknown>) => [licenses, scope])).toEqual([
    [[{ expression: '(MIT OR Apache-2.0)' }], 'optional'],
    [[{ expression: 'MIT' }], 'required'],
    [[{ license: { name: 'SEE LICENSE IN x' } }], 'required'],
  ]);
});

it('what is no lock file is none', () => {
  for (const text of ['', '[]', '{}', '{"packages": 1}', lockText.slice(0, 1000)])
    expect(parseLockFile(text)).toBeUndefined();
});
