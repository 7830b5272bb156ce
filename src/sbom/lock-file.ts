import { isRecord, parseRecord, readText } from '../base/json.ts';

/** A package as `package-lock.json` (version 3) has it. */
export interface LockedPackage {
  /** Its place, such as `node_modules/a/node_modules/@b/c`; the program's own is empty. */
  readonly place: string;
  readonly name: string;
  readonly version: string;
  /** SPDX expression, or whatever the package says. */
  readonly license: string;
  /** Subresource Integrity of the package's file, such as `sha512-…`. */
  readonly integrity: string;
  /** Needed to develop the program only. */
  readonly isDev: boolean;
  /** For some systems only, or for what may be missing. */
  readonly isOptional: boolean;
  /** Names that it asks for. */
  readonly needs: readonly string[];
}

const INSTALLED = 'node_modules/';

/** @returns `undefined` for what is no lock file of version 2 or 3 */
export function parseLockFile(text: string): LockedPackage[] | undefined {
  const packages = parseRecord(text)?.packages;
  if (!isRecord(packages)) return undefined;
  return Object.entries(packages).flatMap(([place, value]) => {
    if (!isRecord(value) || value.link === true) return [];
    const name = readText(value, 'name') || place.slice(place.lastIndexOf(INSTALLED) + INSTALLED.length);
    return [
      {
        ...{ place, name },
        version: readText(value, 'version'),
        license: readText(value, 'license'),
        integrity: readText(value, 'integrity'),
        isDev: value.dev === true,
        isOptional: value.optional === true || value.devOptional === true,
        needs: ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((key) => {
          const needed = value[key];
          return isRecord(needed) ? Object.keys(needed) : [];
        }),
      },
    ];
  });
}

/** The package that a name means at a place: Node looks in each `node_modules` on the way up. */
export function findPackage(
  byPlace: ReadonlyMap<string, LockedPackage>,
  from: string,
  name: string,
): LockedPackage | undefined {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf(`/${INSTALLED}`)))) {
    const found = byPlace.get(place === '' ? INSTALLED + name : `${place}/${INSTALLED}${name}`);
    if (found) return found;
    if (place === '') return undefined;
  }
}
