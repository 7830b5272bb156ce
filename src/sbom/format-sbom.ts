import { compareCodeUnits } from '../base/compare-code-units.ts';
import { findPackage, type LockedPackage } from './lock-file.ts';

/** SPDX licence expressions as far as npm packages write them; anything else is a name. */
const SPDX = /^\(?[A-Za-z0-9.+-]+(?: (?:OR|AND|WITH) [A-Za-z0-9.+-]+)*\)?$/;

const SRI = /^(sha\d+)-([A-Za-z0-9+/=]+)$/;

const HASH_NAMES: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/**
 * The packages of a lock file as CycloneDX 1.5. What npm writes has the time and a random number; this is the same for the
 * same lock file.
 * @param packages all of a lock file
 * @param withDev also those that only development needs
 */
export function formatSbom(packages: readonly LockedPackage[], { withDev = false } = {}): string {
  const root = packages.find(({ place }) => place === '');
  const byPlace = new Map(packages.map((each) => [each.place, each]));
  const wanted = packages
    .filter((each) => each !== root && (withDev || !each.isDev))
    .sort(
      (a, b) =>
        compareCodeUnits(formatReference(a), formatReference(b)) || compareCodeUnits(a.place, b.place),
    );
  // The same version may lie in several places, and find others from there.
  const components = new Map<string, object>();
  const needs = new Map<string, Set<string>>();
  for (const each of [...(root ? [root] : []), ...wanted]) {
    const reference = formatReference(each);
    const needed = needs.get(reference) ?? new Set();
    needs.set(reference, needed);
    for (const name of each.needs) {
      const found = findPackage(byPlace, each.place, name);
      if (found && (withDev || !found.isDev)) needed.add(formatReference(found));
    }
    if (each !== root) components.set(reference, describePackage(each));
  }
  const value = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      ...(root ? { component: { ...describePackage(root), type: 'application', scope: 'required' } } : {}),
    },
    components: [...components.values()],
    dependencies: [...needs].map(([ref, dependsOn]) => ({
      ref,
      dependsOn: [...dependsOn].sort(compareCodeUnits),
    })),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** A package URL (purl-spec, type npm), which names it in this document as well. */
function formatReference({ name, version }: LockedPackage): string {
  return `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`;
}

function describePackage(each: LockedPackage): object {
  const reference = formatReference(each);
  const [, algorithm = '', digest = ''] = SRI.exec(each.integrity) ?? [];
  const alg = HASH_NAMES[algorithm];
  const { license } = each;
  const licenses = SPDX.test(license) ? [{ expression: license }] : [{ license: { name: license } }];
  return {
    type: 'library',
    'bom-ref': reference,
    name: each.name,
    version: each.version,
    scope: each.isOptional ? 'optional' : 'required',
    ...(alg ? { hashes: [{ alg, content: Buffer.from(digest, 'base64').toString('hex') }] } : {}),
    ...(license === '' ? {} : { licenses }),
    purl: reference,
  };
}
