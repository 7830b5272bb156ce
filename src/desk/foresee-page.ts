import { formatChinaTime } from '../base/format-china-time.ts';
import { sayHere } from '../diagnostics/diagnostic.ts';
import { describeStandings } from '../portal/document-standing.ts';
import type { FieldContext } from '../report/parse-fields.ts';
import { parseReport } from '../report/parse-report.ts';
import type { Site } from '../report/parse-site.ts';
import { formatRelationLabel } from '../report/relations.ts';
import { findFutureDays, findHold } from '../report/release.ts';
import type { ReportSource } from '../report/report.ts';
import type { DeskForesight } from './life-api.ts';

interface Surroundings {
  readonly id: string;
  readonly rules: Omit<FieldContext, 'id' | 'frontMatterStart' | 'unread'>;
  readonly site: Pick<Site, 'requiredReviews' | 'reviewsSince'>;
  /** All reports that can be read. */
  readonly sources: readonly ReportSource[];
  readonly now: Date;
}

/** What will become of a report's page when its file says something else. */
export function foreseePage(before: string, after: string, surroundings: Surroundings): DeskForesight {
  const [old, now] = [readPage(before, surroundings), readPage(after, surroundings)];
  const without = (list: readonly string[], others: readonly string[]) =>
    list.filter((line) => !others.includes(line));
  return {
    text: after,
    coming: without(now.lines, old.lines),
    going: without(old.lines, now.lines),
    faults: without(now.faults, old.faults),
  };
}

/** What a page says besides its text, and what is wrong with its fields. */
function readPage(
  text: string,
  { id, rules, site, sources, now }: Surroundings,
): { lines: string[]; faults: string[] } {
  const { report, draft, problems } = parseReport(text, { ...rules, id });
  const { fields } = report ?? draft ?? {};
  const moment = formatChinaTime(now);
  const errors = problems.filter(({ level }) => level === 'error');
  const hold = fields && findHold(fields, moment, site);
  // Of one that waits for its day no check says that the day has not come.
  const late = fields && !hold ? Array.from(findFutureDays(fields, moment), ({ fault }) => fault) : [];
  const faults = [...errors, ...late].map((fault) => `${fault.message}。${sayHere(fault)}`);
  if (!fields) return { lines: [], faults };
  const own = sources.find((source) => source.id === id);
  const others = sources.filter((source) => source !== own);
  const standing = own && describeStandings([...others, { ...own, fields }]).get(id);
  const notice = standing?.notice;
  return {
    lines: [
      hold ? `这篇报告${hold.clause}，不在网站上` : '这篇报告在网站上',
      ...(notice
        ? [notice.heading, ...notice.lines.map(({ text, document }) => `${text}${document?.title ?? ''}`)]
        : []),
      ...(fields.validity ? [`有效性：${fields.validity}`] : []),
      ...(standing?.relations ?? []).map(
        ({ relation, title }) => `${formatRelationLabel(relation)}：${title}`,
      ),
      ...fields.corrections.map(({ date, what, why }) => `修订记录：${date}　${what}（原因：${why}）`),
      ...(fields.release ? [`定于 ${fields.release} 发布`] : []),
    ],
    faults,
  };
}
