import { groupBy } from '../base/group-by.ts';
import { createFinding, type Finding } from '../diagnostics/finding.ts';
import { describeExtra } from '../diagnostics/system-file.ts';
import { PAYLOAD } from './bag-names.ts';
import type { BagManifest } from './manifest.ts';

export interface BagContents {
  readonly paths: readonly string[];
  /** Checksums of a file by algorithm; absent for one that could not be read, which has been told of. */
  readonly checksums: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** Holds a bag's files against its manifests. Paths in manifests are looked up among the files, never opened. */
export function compareManifests(
  manifests: readonly BagManifest[],
  { paths, checksums }: BagContents,
): Finding[] {
  const find = createFinder(paths);
  const listed = new Set<string>();
  const changed: Finding[] = [];
  const missing = new Map<string, string>();
  const told = new Set<string>();
  for (const { algorithm, entries } of manifests) {
    for (const { path, checksum } of entries) {
      const found = find(path);
      if (found === undefined) {
        if (!missing.has(path)) missing.set(path, checksum);
        continue;
      }
      listed.add(found);
      const actual = checksums.get(found)?.[algorithm];
      if (actual === undefined || actual === checksum || told.has(found)) continue;
      told.add(found);
      const message = `内容变了：算出的指纹（${algorithm.toUpperCase()}）和清单里的不一样`;
      const remedy = '从可靠的副本里取回这个文件；没有别的副本，它就不能再当原件用';
      changed.push(createFinding('file-changed', found, message, remedy));
    }
  }
  const extra = paths.filter((path) => !listed.has(path) && isExpectedListed(path, manifests));
  const renamed = new Set<string>();
  const takeSame = createTaker(extra, checksums);
  const gone = [...missing].map(([path, checksum]) => {
    const same = takeSame(checksum);
    if (same === undefined)
      return createFinding(
        'file-missing',
        path,
        '缺少这个文件：清单里有，却没有找到',
        '从可靠的副本里取回它',
      );
    renamed.add(same);
    const message = `没有找到，可能被改名为“${same}”（内容一样）`;
    return createFinding('file-renamed', path, message, `把它改回原来的名字和位置：${path}`);
  });
  const remedy = '归档的时候没有它：把它移到别处，再核对一次';
  const added = extra
    .filter((path) => !renamed.has(path))
    .map((path) => describeExtra(path, path.startsWith(PAYLOAD), '多出来的文件，清单里没有', remedy));
  return [...changed, ...gone, ...added];
}

/** Gives each of `paths` out once, by one of its checksums: no two algorithms have the same length. */
function createTaker(
  paths: readonly string[],
  checksums: BagContents['checksums'],
): (checksum: string) => string | undefined {
  const sums = paths
    .toReversed()
    .flatMap((path) => Object.values(checksums.get(path) ?? {}).map((sum) => ({ path, sum })));
  const bySum = groupBy(sums, ({ sum }) => sum);
  const taken = new Set<string>();
  return (checksum) => {
    const same = bySum.get(checksum) ?? [];
    for (let one = same.pop(); one; one = same.pop()) {
      if (taken.has(one.path)) continue;
      taken.add(one.path);
      return one.path;
    }
    return undefined;
  };
}

/** Also names that another system has brought into another Unicode form on the way. */
function createFinder(paths: readonly string[]): (path: string) => string | undefined {
  const exact = new Set(paths);
  const composed = new Map(paths.map((path) => [path.normalize('NFC'), path]));
  return (path) => (exact.has(path) ? path : composed.get(path.normalize('NFC')));
}

/** Manifests of the tag files do not list themselves; without any manifest, nothing is known of the files. */
function isExpectedListed(path: string, manifests: readonly BagManifest[]): boolean {
  if (path.startsWith(PAYLOAD)) return manifests.some(({ isTag }) => !isTag);
  return manifests.some(({ isTag }) => isTag) && !manifests.some(({ isTag, name }) => isTag && name === path);
}
