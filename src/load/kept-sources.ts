import { groupBy } from '../base/group-by.ts';
import { readJson, storeJson } from '../base/kept-json.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import { formatKey, hashContent } from '../base/sha256.ts';
import type { FoundReport } from '../find/collect-reports-fs.ts';
import type { ParsedReport } from '../report/parse-report.ts';

/** Reports as they were read before, of whose text nothing has changed since. */
export interface KeptSources {
  find(found: FoundReport): ParsedReport | undefined;
  /** @param parsed nothing was wrong with it, and it is published as it stands: nothing else may lie in a cache */
  note(found: FoundReport, parsed: ParsedReport): void;
  /** Has what was noted found the next time. */
  close(): Promise<void>;
}

/** A report without its text, whose last characters are the body. */
type Kept = Omit<ParsedReport, 'body' | 'places'> & {
  readonly places: readonly (readonly [string, { line: number; column: number }])[];
  readonly characters: number;
};

/** Reports in an object of the cache, or some more: as many are read anew when one changes. */
const SHARED = 100;

/** @param rules what fields may hold, in one string */
export async function openKeptSources(
  found: readonly FoundReport[],
  rules: string,
  { cache, program }: ProgramCache,
): Promise<KeptSources> {
  const groups = Math.ceil(found.length / SHARED);
  const digits = Math.ceil(Math.log2(Math.max(1, groups)) / 4);
  const known = new Map<FoundReport, Kept | null>();
  const missing: { readonly key: string; readonly members: readonly FoundReport[] }[] = [];
  for (const members of groupBy(found, ({ id }) => hashContent(id).slice(0, digits)).values()) {
    const key = formatKey(
      'sources',
      program,
      rules,
      members.map(({ id, sha256 }) => [id, sha256]),
    );
    const kept = await readJson<(Kept | null)[]>(cache, key);
    if (!kept) missing.push({ key, members });
    for (const [at, one] of (kept ?? []).entries()) known.set(members[at] as FoundReport, one);
  }
  return {
    find(report) {
      const kept = known.get(report);
      if (!kept) return undefined;
      const { places, characters, ...parsed } = kept;
      return { body: report.text.slice(report.text.length - characters), ...parsed, places: new Map(places) };
    },
    note(report, { body, places, ...parsed }) {
      known.set(report, { ...parsed, places: [...places], characters: body.length });
    },
    async close() {
      for (const { key, members } of missing)
        await storeJson(
          cache,
          key,
          members.map((one) => known.get(one) ?? null),
        );
    },
  };
}
