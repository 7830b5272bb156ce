import { decodePath } from '../base/decode-path.ts';
import { formatKey } from '../base/sha256.ts';
import { compareReports, describeValue, type ReportChanges } from '../changes/compare-reports.ts';
import { formatSectionChange } from '../changes/describe-text-changes.ts';
import type { FormerSite } from '../changes/former-portal.ts';
import { type PublishedReport, parsePublishedReport } from '../changes/published-report.ts';
import type { FixedPage, PortalReport } from '../portal/portal.ts';
import { formatJsonPath } from '../portal/report-forms.ts';
import { formatWithdrawal } from '../report/format-withdrawal.ts';
import type { PublishedState } from './desk-api.ts';
import type { DeskChange } from './publish-api.ts';

export type ComparedChange = Omit<DeskChange, 'isLooked'>;

interface Compared {
  readonly state: PublishedState;
  readonly change?: ComparedChange;
  /** Both texts, where there are two. */
  readonly texts?: readonly [PublishedReport, PublishedReport];
  /** Where they differ. */
  readonly changes?: ReportChanges;
}

/** More lines about one report than anybody reads: the page shows the text itself. */
const MOST_DETAILS = 12;

/**
 * Holds reports against what is published, each once as long as both stay the same.
 * @param former what is published; absent where nothing is
 */
export function createPublishedComparison(former: FormerSite | undefined) {
  const known = new Map<string, { origin: string; told: readonly unknown[]; compared: Compared }>();
  return {
    former,
    /** @param origin address that the report was published under */
    async compare(report: PortalReport, origin = report.url): Promise<Compared> {
      const before = known.get(report.id);
      if (before?.origin === origin && isToldSame(before.told, report)) return before.compared;
      const compared = await compareReport(report, origin, former);
      known.set(report.id, { origin, told: listTold(report), compared });
      return compared;
    },
  };
}

/** What a report's JSON does not tell: with each change of another report these are made anew. */
const NEIGHBOURS: ReadonlySet<string> = new Set<keyof PortalReport>(['files', 'related', 'newer', 'older']);

/** What its JSON is made of: the same objects as long as nothing of it changes. */
const listTold = (report: PortalReport): unknown[] =>
  Object.entries(report).flatMap(([name, value]) => (NEIGHBOURS.has(name) ? [] : [name, value]));

/** Asked of each report after each save: makes no lists. */
function isToldSame(told: readonly unknown[], report: PortalReport): boolean {
  let at = 0;
  for (const name in report) {
    if (NEIGHBOURS.has(name)) continue;
    if (told[at] !== name || told[at + 1] !== report[name as keyof PortalReport]) return false;
    at += 2;
  }
  return at === told.length;
}

async function compareReport(
  report: PortalReport,
  origin: string,
  former: FormerSite | undefined,
): Promise<Compared> {
  const { id, url, fields } = report;
  const now = await readOwnJson(report);
  const published = former?.reports.get(origin);
  const describe = (kind: DeskChange['kind'], details: readonly string[], old: string, hasText: boolean) => {
    const rest = details.length - MOST_DETAILS;
    const shown = [...details.slice(0, MOST_DETAILS), ...(rest > 0 ? [`另有 ${rest} 处`] : [])];
    const key = formatKey(kind, url, old, now ?? '');
    return { key, title: fields.title, kind, id, details: shown, hasText };
  };
  if (!former || !published) return { state: 'new', change: describe('added', [], '', false) };
  const moved = origin === url ? [] : [`网址：${origin} → ${url}`];
  const old = former.read(formatJsonPath(decodePath(origin) ?? ''));
  if (old !== undefined && old === now && moved.length === 0) return { state: 'same' };
  const [before, after] = [parsePublishedReport(old ?? ''), parsePublishedReport(now ?? '')];
  const withdrawal = fields.withdrawal ? formatWithdrawal(fields.withdrawal) : '';
  const withdrawn = describeValue('撤回', published.withdrawal, withdrawal);
  const kind = withdrawn.length > 0 && withdrawal ? 'withdrawn' : moved.length > 0 ? 'moved' : 'changed';
  if (!before || !after) {
    const details = [...withdrawn, ...moved, '公布的那一份读不出来，不能细说'];
    return { state: 'changed', change: describe(kind, details, old ?? '', false) };
  }
  const changes = compareReports(before, after);
  const { sections, details } = changes;
  const lines = [...withdrawn, ...moved, ...sections.map(formatSectionChange), ...details];
  if (lines.length === 0) return { state: 'same' };
  return {
    state: 'changed',
    change: describe(kind, lines, old ?? '', sections.length > 0 || before.title !== after.title),
    texts: [before, after],
    changes,
  };
}

/** The JSON that a build will write beside a page. */
export async function readOwnJson({
  path,
  files,
}: Pick<FixedPage, 'path' | 'files'>): Promise<string | undefined> {
  const own = formatJsonPath(path);
  const file = files.find((one) => one.path === own);
  if (!file || 'copyFrom' in file) return undefined;
  const content = 'content' in file ? file.content : await file.produce();
  return typeof content === 'string' ? content : undefined;
}
