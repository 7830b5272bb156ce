import type { ReportSource } from '../report/report.ts';

/** The reports that a profile applies to. */
export interface Profiled {
  readonly profile: string;
  /** Of the kind of report, Chinese. */
  readonly name: string;
  /** Ids. */
  readonly reports: readonly string[];
}

/** Which profile was applied to which reports, in the order of the reports. */
export function groupByProfile(sources: readonly ReportSource[]): Profiled[] {
  const groups = new Map<string, { profile: string; name: string; reports: string[] }>();
  for (const { id, profile } of sources) {
    if (!profile) continue;
    const group = groups.get(profile.id) ?? { profile: profile.id, name: profile.name, reports: [] };
    group.reports.push(id);
    groups.set(profile.id, group);
  }
  return [...groups.values()];
}

/** Reports that are named; the others are counted. */
const NAMED = 5;

export function formatProfiled(profiled: readonly Profiled[]): string {
  const parts = profiled.map(({ name, reports }) => {
    const names = reports.slice(0, NAMED).join('、');
    return `${name} ${reports.length} 篇（${names}${reports.length > NAMED ? '等' : ''}）`;
  });
  return parts.length === 0 ? '' : `照格式检查：${parts.join('；')}`;
}
