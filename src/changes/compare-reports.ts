import { clip } from '../base/clip.ts';
import { describeTextChanges, type SectionChange } from './describe-text-changes.ts';
import type { PublishedReport } from './published-report.ts';

export interface ReportChanges {
  readonly sections: readonly SectionChange[];
  /** Fields and attachments, in Chinese, one each. */
  readonly details: readonly string[];
  /** Entries of 修订 that were not there before. */
  readonly newCorrections: number;
  readonly isRetitled: boolean;
}

export function compareReports(before: PublishedReport, after: PublishedReport): ReportChanges {
  const sections = describeTextChanges(before.lines, after.lines);
  const known = new Set(before.corrections);
  const newCorrections = after.corrections.filter((entry) => !known.has(entry)).length;
  const gone = before.corrections.filter((entry) => !after.corrections.includes(entry)).length;
  const fields = [...after.fields].flatMap(([label, to]) =>
    describeValue(label, before.fields.get(label) ?? '', to),
  );
  return {
    sections,
    newCorrections,
    isRetitled: bare(before.title) !== bare(after.title),
    details: [
      ...fields,
      // Where the editor wrote none it is the beginning of the text.
      ...(sections.length > 0 ? [] : describeValue('摘要', before.summary, after.summary)),
      ...(newCorrections > 0 ? [`修订记录加 ${newCorrections} 条`] : []),
      ...(gone > 0 ? [`修订记录少了 ${gone} 条`] : []),
      ...describeRelations(before.relations, after.relations),
      ...describeAttachments(before.attachments, after.attachments),
    ],
  };
}

/** What is told of a report or a fixed page that has changed. */
export interface ToldChanges {
  /** Absent if only files beside the text changed, or the former text cannot be read. */
  readonly report?: ReportChanges;
  /** Chinese: attachments, pictures, and what cannot be told more exactly. */
  readonly details: readonly string[];
}

/**
 * What is different between two published texts, as far as both can be read.
 * @param ofSame what is told where neither words nor fields are different
 */
export function compareTexts(
  before: PublishedReport | undefined,
  after: PublishedReport | undefined,
  ofSame: readonly string[],
): ToldChanges {
  if (!before || !after) return { details: ['有改动，上一次的文字读不出来，不能细说'] };
  const report = compareReports(before, after);
  const isSame = report.sections.length + report.details.length === 0;
  return { report, details: isSame ? ofSame : [] };
}

/** Documents that bear on the report and did not before, or do no longer; another title of one is that one's change. */
export function describeRelations(
  before: PublishedReport['relations'],
  after: PublishedReport['relations'],
): string[] {
  const tell = (word: string, some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) => {
    const known = new Set(others.values());
    // A report that only moved is told of by itself.
    const isSame = (key: string, text: string) =>
      others.has(key) || (key.includes(' reports/') && known.has(text));
    return [...some].flatMap(([key, text]) => (isSame(key, text) ? [] : [`关联：${word}“${clip(text)}”`]));
  };
  return [...tell('加', after, before), ...tell('删', before, after)];
}

/** Attachments that came, went, got another content or another name. */
export function describeAttachments(
  before: PublishedReport['attachments'],
  after: PublishedReport['attachments'],
): string[] {
  const old = new Map(before.map((file) => [file.url, file]));
  const now = new Set(after.map((file) => file.url));
  return [
    ...after.flatMap(({ url, name, sha256 }) => {
      const former = old.get(url);
      if (!former) return [`加附件“${name}”`];
      return [
        former.sha256 === sha256 ? [] : [`换附件“${name}”`],
        former.name === name ? [] : [`附件“${former.name}”改名为“${name}”`],
      ].flat();
    }),
    ...before.filter(({ url }) => !now.has(url)).map(({ name }) => `删附件“${name}”`),
  ];
}

/** `发布日期：2022-02-14 → 2022-02-15`, or nothing. */
export function describeValue(label: string, from: string, to: string): string[] {
  return from === to ? [] : [`${label}：${clip(from) || '（空）'} → ${clip(to) || '（空）'}`];
}

const bare = (text: string) => text.replace(/\s/gu, '');
