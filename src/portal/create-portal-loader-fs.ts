import path from 'node:path';
import { type Diagnostic, hasErrors, locateProblems } from '../diagnostics/diagnostic.ts';
import { lintPortal } from '../lint/run-rules.ts';
import { settleExceptions } from '../lint/settle-exceptions.ts';
import type { Site } from '../report/parse-site.ts';
import type { ReportSource } from '../report/report.ts';
import {
  collectReports,
  type FoundReport,
  type KnownReports,
  readReportAgain,
} from '../source/collect-reports-fs.ts';
import { assemblePortal, createReport, type RankReports } from './assemble-portal.ts';
import { createReportCodes } from './create-report-codes.ts';
import { createSourceReader } from './create-source-reader.ts';
import { createFilePreviewer } from './file-previewer-fs.ts';
import { findDeadCrossLinks, findUnknownReferences } from './find-dead-references.ts';
import { findUrlClashes } from './find-url-clashes.ts';
import { foreseePdfFaults } from './foresee-pdf-faults-fs.ts';
import { keepOnly } from './keep-only.ts';
import { loadFieldRules } from './load-field-rules-fs.ts';
import type { LoadedPortal } from './load-portal-fs.ts';
import { loadSite } from './load-site-fs.ts';
import type { PortalReport } from './portal.ts';
import { type PreparedReport, prepareReport } from './prepare-report-fs.ts';
import { createReportPreparer } from './report-preparer-fs.ts';
import type { RunOptions } from './run-options.ts';

/** What is known of a change. Without a word of it everything on the disk is looked at. */
interface PortalChange {
  /** Absolute paths of the files that were saved, added or removed; `undefined`: any could have been. */
  readonly paths?: readonly string[];
  /** How 相关文章 are found; see `assemblePortal`. */
  readonly rank?: RankReports;
}

export interface PortalLoader {
  /** Reads what has changed since the last time. Throws only for failed I/O and bugs. */
  load(change?: PortalChange): Promise<LoadedPortal & { prepared: readonly PreparedReport[] }>;
}

/**
 * Loads a content folder once (a build) or again and again (a preview), with the same result: what a report alone
 * makes is kept until the report, one of its files or a setting that it depends on changes.
 */
export function createPortalLoader(options: RunOptions): PortalLoader {
  const isCheck = options.mode === 'check';
  const known: KnownReports = new Map();
  const reader = createSourceReader();
  const preparer = createReportPreparer({ isOnce: options.mode !== 'preview' });
  const cache = createReportCache();
  const previewer = createFilePreviewer(options.project, { isCheck });
  let found: readonly FoundReport[] = [];
  let missing: readonly Diagnostic[] | undefined;

  /** Looks at the named files alone if they are known reports or their attachments, else at the whole folder. */
  const collect = async (paths: readonly string[] | undefined): Promise<void> => {
    for (const changed of paths ?? []) known.delete(changed);
    const again = missing?.length === 0 ? await readKnown(found, paths, known) : undefined;
    if (again) {
      found = again;
      return;
    }
    const collected = await collectReports(options.content, options.label, known);
    found = collected.found;
    missing = collected.diagnostics;
  };

  return {
    async load({ paths, rank } = {}) {
      const { site, diagnostics } = await loadSite(options);
      await collect(paths);
      diagnostics.push(...(missing ?? []));

      const context = await loadFieldRules(options.project, site);
      const sources: ReportSource[] = [];
      const drafts: ReportSource[] = [];
      for (const file of found) {
        const { source, draft, problems } = reader.readSource(file, context);
        diagnostics.push(...locateProblems(file.file, problems));
        if (source) sources.push(source);
        if (draft) drafts.push(draft);
      }
      diagnostics.push(...findUrlClashes(found));

      const ids = new Set(found.map(({ id }) => id));
      keepOnly(known, new Set(found.map(({ folder }) => path.join(folder, 'index.md'))));
      for (const kept of [reader, preparer, cache]) kept.forgetOthers(ids);
      const prepared: PreparedReport[] = [];
      const unsound: PreparedReport[] = [];
      const findings: Diagnostic[] = [];
      try {
        for (const source of sources) {
          const isTouched = paths?.some((changed) => isInside(changed, source.folder)) ?? true;
          const made = await preparer.prepare(source, { site, ids, previewer, isTouched });
          diagnostics.push(...made.diagnostics);
          findings.push(...made.findings);
          prepared.push(made.report);
          options.onProgress?.(prepared.length, sources.length);
        }
        // What else is wrong with them is told at once. The content check waits until their fields are right.
        for (const draft of drafts) {
          const made = await prepareReport(draft, site, ids, previewer);
          diagnostics.push(...made.diagnostics);
          unsound.push(made.report);
        }
      } finally {
        await previewer.rest();
      }
      // References between reports can only be judged when all of them are known.
      diagnostics.push(...findUnknownReferences([...sources, ...drafts], ids));
      diagnostics.push(...findDeadCrossLinks([...prepared, ...unsound]));
      findings.push(...lintPortal(sources, site.checks));
      for (const finding of settleExceptions(findings, sources, site.checks)) diagnostics.push(finding);

      if (isCheck && site.pdf) {
        const { content, label } = options;
        const place = { pdfFonts: site.pdfFonts, content, siteFile: `${label}/site.json` };
        diagnostics.push(...(await foreseePdfFaults(prepared, place)));
      }

      const checked = found.length;
      if (hasErrors(diagnostics)) return { diagnostics, checked, prepared };
      const reports: PortalReport[] = [];
      for (const one of prepared) {
        const { report, diagnostics: dense } = cache.create(one, site);
        diagnostics.push(...dense);
        if (!isCheck) reports.push(report());
      }
      if (isCheck) return { diagnostics, checked, prepared };
      return { portal: assemblePortal(reports, site, rank), diagnostics, checked, prepared };
    },
  };
}

const isInside = (file: string, folder: string) => file.startsWith(folder + path.sep);

/** @returns nothing if a changed file is neither a known report nor an attachment of one */
async function readKnown(
  found: readonly FoundReport[],
  paths: readonly string[] | undefined,
  known: KnownReports,
): Promise<FoundReport[] | undefined> {
  if (!paths) return undefined;
  const saved = new Map<FoundReport, FoundReport>();
  for (const changed of paths) {
    const owner = found.find(({ folder }) => isInside(changed, folder));
    if (!owner) {
      // Settings and templates are read anew by whom they concern.
      if (/[\\/]reports(?:[\\/]|$)/.test(changed)) return undefined;
      continue;
    }
    if (isInside(changed, path.join(owner.folder, 'attachments'))) continue;
    if (changed !== path.join(owner.folder, 'index.md')) return undefined;
    const report = await readReportAgain(owner, known);
    if (!report) return undefined;
    saved.set(owner, report);
  }
  return found.map((report) => saved.get(report) ?? report);
}

/** Page contents and QR code of a report, made once for each state of it and of the site. */
function createReportCache() {
  const made = new Map<string, { of: PreparedReport; key: string; value: CreatedReport }>();
  const create = (prepared: PreparedReport, site: Site): CreatedReport => {
    const { source } = prepared;
    const key = JSON.stringify([site.url, site.pubTime]);
    const before = made.get(source.id);
    if (before?.of === prepared && before.key === key) return before.value;
    const { codes, diagnostics } = createReportCodes([source], site.url);
    let report: PortalReport | undefined;
    const value: CreatedReport = {
      diagnostics,
      report: () => {
        report ??= createReport(prepared, site, codes.get(source.id));
        return report;
      },
    };
    made.set(source.id, { of: prepared, key, value });
    return value;
  };
  return { create, forgetOthers: (ids: ReadonlySet<string>) => keepOnly(made, ids) };
}

interface CreatedReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly report: () => PortalReport;
}
