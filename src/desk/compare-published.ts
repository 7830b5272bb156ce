import { compareReports } from '../changes/compare-reports.ts';
import { formatSectionChange } from '../changes/describe-text-changes.ts';
import type { FormerSite } from '../changes/former-portal.ts';
import { parsePublishedReport } from '../changes/published-report.ts';
import type { PortalReport } from '../portal/portal.ts';
import type { DeskChange } from './desk-api.ts';
import type { PublishedState } from './list-rows.ts';

interface Compared {
  readonly state: PublishedState;
  readonly change?: DeskChange;
}

/** More lines about one report than anybody reads: the page shows the text itself. */
const MOST_DETAILS = 12;

/**
 * Holds reports against what is published, each once as long as both stay the same.
 * @param former what is published; absent where nothing is
 */
export function createPublishedComparison(former: FormerSite | undefined) {
  const known = new WeakMap<PortalReport, Compared>();
  return {
    former,
    async compare(report: PortalReport): Promise<Compared> {
      const before = known.get(report);
      if (before) return before;
      const compared = await compareReport(report, former);
      known.set(report, compared);
      return compared;
    },
  };
}

async function compareReport(report: PortalReport, former: FormerSite | undefined): Promise<Compared> {
  const { title } = report.fields;
  const published = former?.reports.get(report.url);
  if (!former || !published) return { state: 'new', change: { title, kind: 'added', details: [] } };
  const path = report.path.replace(/html$/, 'json');
  const file = report.files.find((one) => one.path === path);
  const content =
    !file || 'copyFrom' in file ? undefined : 'content' in file ? file.content : await file.produce();
  const [old, now] = [former.read(path), typeof content === 'string' ? content : undefined];
  if (old !== undefined && old === now) return { state: 'same' };
  const [before, after] = [parsePublishedReport(old ?? ''), parsePublishedReport(now ?? '')];
  if (!before || !after)
    return {
      state: 'changed',
      change: { title, kind: 'changed', details: ['公布的那一份读不出来，不能细说'] },
    };
  const { sections, details } = compareReports(before, after);
  const lines = [...sections.map(formatSectionChange), ...details];
  if (lines.length === 0) return { state: 'same' };
  const shown = lines.slice(0, MOST_DETAILS);
  const rest = lines.length > shown.length ? [`另有 ${lines.length - shown.length} 处`] : [];
  return { state: 'changed', change: { title, kind: 'changed', details: [...shown, ...rest] } };
}
