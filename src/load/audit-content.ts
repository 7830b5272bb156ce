import { posix } from 'node:path';
import { type AuditSubject, nameSource, type SettingsSubject, type Unseen } from '../audit/audit-item.ts';
import { auditPortal } from '../audit/audit-portal.ts';
import type { Audit, AuditEvidence } from '../audit/audit-row.ts';
import type { LinkResults } from '../audit/parse-link-results.ts';
import { listPathParts } from '../base/list-path-parts.ts';
import { START } from '../base/text-position.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { LINT_RULES } from '../lint/lint-rules.ts';
import { assemblePortal, createReport } from '../portal/assemble-portal.ts';
import { createFixedPages } from '../portal/fixed-pages.ts';
import { lineUp } from '../portal/portal-series.ts';
import type { SettledRun } from '../portal/run-options.ts';
import { listOutsideLinks } from '../report/outside-address.ts';
import type { PageSource } from '../report/parse-page.ts';
import type { Site } from '../report/parse-site.ts';
import type { LoadedSite } from './load-site-fs.ts';
import type { BundledReports, ListedReport, ReadReports } from './load-stages-fs.ts';
import type { FixedPages } from './make-pages-fs.ts';

/** What an audit is told. */
export interface AuditRequest {
  /** What a host found where links lead that leave the portal. */
  readonly results?: LinkResults;
}

/** What was found in the content folder. */
export interface AuditedContent extends Pick<BundledReports, 'made' | 'unsound'>, Pick<ReadReports, 'held'> {
  /** What is wrong with files and folders of reports. */
  readonly folderFaults: readonly Diagnostic[];
  readonly listed: readonly ListedReport[];
  readonly fixed: FixedPages;
}

/** The settings with the rules on that only audits look at, unless the portal says that it does not want them. */
export const addAuditedRules = (site: Site): Site => ({
  ...site,
  checks: {
    ...site.checks,
    on: [
      ...site.checks.on,
      ...LINT_RULES.filter(
        ({ code, isAudited }) => isAudited && site.checks.off.every(({ rule }) => rule !== code),
      ).map(({ code }) => ({ rule: code, reason: '检查清单' })),
    ],
  },
});

/** What the settings alone tell of a portal's duties. */
export const describeSettings = <Page extends Pick<PageSource, 'id'>>(
  { site, faults, locate }: LoadedSite,
  pages: readonly Page[],
): SettingsSubject & { readonly pages: readonly Page[] } => ({
  site,
  faults,
  locate: (name) => {
    // The place of a fault is nearer than that of the value.
    const { file, line, column } = faults.get(name) ?? locate(name);
    return { file, line, column, setting: name };
  },
  pages,
});

/**
 * Goes through the list of an inspection with what a check has found. The portal is put together of all that is sound,
 * without the forms that take time: its pages tell their labels.
 * The standing of each report is part of `made`.
 */
export function auditContent(
  { at, former }: SettledRun,
  content: AuditedContent,
  settings: SettingsSubject & Pick<AuditSubject, 'pages'>,
  diagnostics: readonly Diagnostic[],
  { results }: AuditRequest,
): Audit {
  const { site } = settings;
  const { made, unsound, held, fixed } = content;
  const day = at.slice(0, 10);
  const pages = made.map((one) => createReport(one, site));
  const portal = assemblePortal(
    pages,
    lineUp(pages),
    createFixedPages(fixed.pages, site),
    site,
    undefined,
    () => new Map(),
  );
  // A report with errors counts as well, or its year would seem to have none.
  const valid = [...made, ...unsound].filter(({ source }) => !source.fields.withdrawal);
  const unpublished = new Set(held.map(({ source }) => posix.dirname(source.file)));
  const isUnpublished = (file: string) => listFolders(file).some((folder) => unpublished.has(folder));
  const subject: AuditSubject = {
    ...settings,
    portal,
    sources: valid.map(({ source }) => source),
    unseen: listUnseen(content, diagnostics),
    diagnostics: diagnostics.filter(({ file }) => !isUnpublished(file)),
    links: [
      ...valid.flatMap(({ source: { file, fields }, bundle }) =>
        listOutsideLinks(bundle.outsideLinks, fields.relations).map((link) => ({ ...link, file })),
      ),
      ...fixed.pages.flatMap(({ source: { file }, outsideLinks }) =>
        outsideLinks.map((link) => ({ ...link, file })),
      ),
    ],
    ...(results ? { results } : {}),
    isCompared: former !== undefined,
    day,
  };
  return {
    site: { name: site.name, url: site.url },
    day,
    checked: valid.length,
    ...countErrors(content, diagnostics),
    links: subject.links,
    rows: auditPortal(subject),
  };
}

/** Errors, and the reports that have some: in their files, or instead of them. */
function countErrors(
  { listed, folderFaults }: Pick<AuditedContent, 'listed' | 'folderFaults'>,
  diagnostics: readonly Diagnostic[],
): Pick<Audit, 'errors' | 'faulty'> {
  const files = faultFiles(diagnostics);
  const folders = new Set(listed.map(({ file }) => posix.dirname(file)));
  const faulty = new Set([
    ...files.flatMap((file) => listFolders(file).findLast((folder) => folders.has(folder)) ?? []),
    ...faultFiles(folderFaults),
  ]);
  return { errors: files.length, faulty: faulty.size };
}

const faultFiles = (faults: readonly Diagnostic[]) =>
  faults.flatMap(({ level, file }) => (level === 'error' ? file : []));

const TO_MEND = {
  remedy: '照 npm run check 说的改好这里的错误，再列一次清单',
  form: '改好这里的错误，再列一次清单',
};

/** What the rules of the check have not looked at, each once, at the first error of its file. */
function listUnseen(
  { unsound, listed, folderFaults, fixed }: AuditedContent,
  diagnostics: readonly Diagnostic[],
): Unseen {
  const firsts = new Map<string, Diagnostic>();
  for (const one of diagnostics)
    if (one.level === 'error' && !firsts.has(one.file)) firsts.set(one.file, one);
  const explain = (file: string): AuditEvidence[] => {
    const first = firsts.get(file);
    if (!first) return [];
    const { line, column, message } = first;
    return [{ file, line, column, text: `没有查：${message}`, ...TO_MEND }];
  };
  const unread = listed.flatMap(({ source, file }) => (source ? [] : file));
  const soundPages = new Set(fixed.pages.map(({ source }) => source.file));
  const unreadPages = faultFiles(fixed.diagnostics).filter((file) => !soundPages.has(file));
  return {
    texts: unsound.flatMap(({ source }): AuditEvidence[] => {
      const { file, bodyLine, fields } = source;
      if (fields.withdrawal) return [];
      const { line, column } = firsts.get(file) ?? START;
      const what = line < bodyLine ? '字段' : '正文';
      const text = `${nameSource(source)}的${what}有错，没有查`;
      return [{ file, line, column, text, ...TO_MEND }];
    }),
    reports: [...new Set([...faultFiles(folderFaults), ...unread])].flatMap(explain),
    pages: [...new Set(unreadPages)].flatMap(explain),
  };
}

/** The folders that a file lies in. */
const listFolders = (file: string): string[] => listPathParts(file).slice(0, -1);
