import { beginInThread } from '../base/begin-in-thread-fs.ts';
import { readJson, storeJson } from '../base/kept-json.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import { resolveStart } from '../base/resolve-start.ts';
import { formatKey } from '../base/sha256.ts';
import { describeForRanking, type RelatedIds } from '../portal/assemble-portal.ts';
import type { PortalReport } from '../portal/portal.ts';
import { rankRelated } from '../related/rank-related.ts';

/** Reports from which on a thread takes less time than it saves. */
const MANY = 300;

/**
 * Begins to find 相关文章, of many reports in a thread; what was found of the same reports before comes from the cache.
 * @param reports those that are listed
 * @returns waits for them
 */
export async function beginRanking(
  reports: readonly PortalReport[],
  { cache, program }: ProgramCache,
): Promise<() => Promise<RelatedIds>> {
  const described = reports.map(describeForRanking);
  const key = formatKey(
    'related',
    program,
    described.map(({ terms: _, ...fields }, at) => [reports[at]?.key, fields]),
  );
  const kept = await readJson<[string, string[]][]>(cache, key);
  if (kept) {
    const known = new Map(kept);
    return async () => known;
  }
  const begun =
    reports.length >= MANY
      ? beginInThread<RelatedIds>(resolveStart('start-rank-worker.mjs', import.meta.url), described)
      : undefined;
  return async () => {
    const ranked = (await begun?.()) ?? rankRelated(described);
    await storeJson(cache, key, [...ranked]);
    return ranked;
  };
}
