import { locateOffset } from '../base/text-position.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CrossLink, MadeReport, SectionHead } from '../portal/report-bundle.ts';
import { isTextRemoved } from '../report/format-withdrawal.ts';
import type { Mode } from '../report/mode.ts';
import { createNamer } from '../report/name-some.ts';
import type { Hold } from '../report/release.ts';
import type { ReportSource } from '../report/report.ts';

/** What a reference may lead to. */
export interface KnownIds {
  /** By the id that a report had before the one that it has now. */
  readonly moved?: ReadonlyMap<string, string>;
  /** Reports that are published. */
  readonly ids: ReadonlySet<string>;
  /** Reports that are there, and not published yet. */
  readonly held: ReadonlyMap<string, Hold>;
}

/** Ids in 相关文章 that name no other report, or one that is not published. */
export function findUnknownReferences(
  sources: readonly ReportSource[],
  { ids, held, moved }: KnownIds,
): Diagnostic[] {
  const name = createNamer(ids);
  return sources.flatMap((source) =>
    source.fields.related
      .filter((related) => !ids.has(related) || related === source.id)
      .map((related): Diagnostic => {
        const place = locateReference(source, related);
        const unknown = { level: 'error', rule: 'related-unknown', ...place } as const;
        if (related === source.id)
          return { ...unknown, message: `相关文章“${related}”就是这篇报告自己`, remedy: '删去这一项' };
        const hold = held.get(related);
        if (hold)
          return {
            level: 'warning',
            rule: 'related-held',
            ...place,
            message: `相关文章“${related}”${hold.clause}，先不列出`,
            remedy: '不用改：那一篇发布以后会自己列出来',
          };
        const now = moved?.get(related);
        if (now !== undefined && now !== source.id)
          return {
            ...unknown,
            message: `相关文章“${related}”搬到了“${now}”`,
            remedy: `改为：${now}`,
          };
        const known = name(related, source.id);
        return {
          ...unknown,
          message: `相关文章“${related}”没有找到`,
          remedy: known
            ? `写报告所在的文件夹（从 reports 下面算起），可选：${known}`
            : '还没有别的报告，删去这一项',
          ...(known ? { form: PICK_REPORT } : {}),
        };
      }),
  );
}

/**
 * Links from a text to a report that is not there or not published, or to a section that the other report does not have.
 * A preview has what is not published.
 */
export function findDeadCrossLinks(
  made: readonly MadeReport[],
  { ids, held, moved }: KnownIds,
  mode: Mode,
): Diagnostic[] {
  const byId = new Map(made.map((report) => [report.source.id, report]));
  const name = createNamer(ids);
  const explain = (link: CrossLink, from: string): LinkFault | undefined => {
    const { id, fragment, target } = link;
    const hold = held.get(id);
    if (hold)
      return {
        ...(mode === 'preview' ? { level: 'warning' } : {}),
        rule: 'report-held',
        message: `链接“${target}”指向的报告${hold.clause}，网站上没有这个网页`,
        remedy: '等那一篇发布以后再加这个链接；或者用“发布于”把两篇定在同一个时间',
      };
    if (ids.has(id)) return explainSection(link, byId.get(id));
    const now = moved?.get(id);
    if (now !== undefined)
      return {
        rule: 'report-missing',
        message: `链接“${target}”指向的报告搬到了“${now}”`,
        remedy: `改为：${relateReport(from, now)}${fragment && `#${fragment}`}`,
      };
    return {
      rule: 'report-missing',
      message: `链接“${target}”指向的报告没有找到`,
      remedy: `从这篇报告的文件夹写起，写成 ../../年份/文件夹/index.md；现有的报告：${name(id)}`,
      form: '删去这个链接，按“链接”按钮，写那篇报告标题里的几个字，从找到的里面选',
    };
  };
  const texts = made.flatMap((one) => [one, ...(one.versions ?? [])]);
  return texts.flatMap(({ source: { id, file, former }, bundle }) =>
    bundle.crossLinks.flatMap((link): Diagnostic[] => {
      const fault = link.isPage ? undefined : explain(link, id);
      if (!fault) return [];
      const { line, column } = link;
      // What was published is not to be changed any more.
      return [{ level: former ? 'warning' : 'error', file, line, column, ...fault }];
    }),
  );
}

type LinkFault = Pick<Diagnostic, 'rule' | 'message' | 'remedy'> &
  Partial<Pick<Diagnostic, 'level' | 'form'>>;

function explainSection({ fragment, target }: CrossLink, report?: MadeReport): LinkFault | undefined {
  // A published text need not be changed because another was taken back: the link opens the notice.
  if (!report || fragment === '' || isTextRemoved(report.source.fields)) return undefined;
  const { sections } = report.bundle;
  if (sections.some(({ id }) => id === fragment)) return undefined;
  return {
    rule: 'anchor-missing',
    message: `链接“${target}”指向的小节“#${fragment}”在那篇报告里没有`,
    remedy: describeSections(sections),
  };
}

/** Where reports are found by their titles. */
export const PICK_REPORT = '写那篇报告标题里的几个字，从找到的里面选；没有那一篇，删去这一项';

/** The way from one report's folder to another's text. */
const relateReport = (from: string, to: string) => `${'../'.repeat(from.split('/').length)}${to}/index.md`;

export function describeSections(sections: readonly SectionHead[]): string {
  if (sections.length === 0) return '那篇报告没有小标题，删去链接里的“#”和后面的部分';
  const first = sections.slice(0, 8).map(({ id, title }) => `#${id} ${title}`);
  return `那篇报告的小节有：${first.join('、')}${sections.length > first.length ? '……' : ''}`;
}

/** Where in the editor's file an id first stands behind 相关文章; the first line if it is written otherwise there. */
const locateReference = ({ file, text }: ReportSource, id: string) => ({
  file,
  ...locateOffset(text, text.indexOf(id, text.indexOf('相关文章'))),
});
