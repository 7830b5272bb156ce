import { retainKeys } from '../base/retain-keys.ts';
import { formatKey } from '../base/sha256.ts';
import { createReport } from '../portal/assemble-portal.ts';
import type { HeldNote, PortalReport } from '../portal/portal.ts';
import type { MadeReport } from '../portal/report-bundle.ts';
import type { Site } from '../report/parse-site.ts';

/** Pages that were created, by their reports, with what of. */
type KnownPages = Map<string, { of: MadeReport; key: string; page: PortalReport }>;

export interface PageMemory {
  create(made: MadeReport, site: Site, held: HeldNote | undefined): PortalReport;
  forgetOthers(ids: ReadonlySet<string>): void;
  /** One that knows the same and tells this one nothing. */
  fork(): PageMemory;
}

/** Page contents of each report: in a preview the same object, as long as the report and the site are the same. */
export function createPageMemory(known: KnownPages = new Map()): PageMemory {
  // The settings may be large, and are those of all reports.
  let last: { site: Site; key: string } | undefined;
  return {
    create(made, site, held) {
      const { id } = made.source;
      if (last?.site !== site) last = { site, key: formatKey(site) };
      const key = JSON.stringify([last.key, held, made.standing]);
      const before = known.get(id);
      const isSame = before?.of.source === made.source && before.of.bundle === made.bundle;
      if (isSame && before.key === key) return before.page;
      const page = held ? { ...createReport(made, site), held } : createReport(made, site);
      known.set(id, { of: made, key, page });
      return page;
    },
    forgetOthers: (ids) => retainKeys(known, ids),
    fork: () => createPageMemory(new Map(known)),
  };
}
