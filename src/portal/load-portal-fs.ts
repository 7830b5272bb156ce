import { bundleStyles } from '../assets/bundle-assets-esbuild.ts';
import { type Diagnostic, hasErrors, locateProblems } from '../diagnostics/diagnostic.ts';
import { lintPortal } from '../lint/run-rules.ts';
import { settleExceptions } from '../lint/settle-exceptions.ts';
import { parseReport } from '../report/parse-report.ts';
import type { ReportSource } from '../report/report.ts';
import { collectReports } from '../source/collect-reports-fs.ts';
import { addSingleFiles } from './add-single-files-fs.ts';
import { assemblePortal } from './assemble-portal.ts';
import { createReportCodes } from './create-report-codes.ts';
import { findDeadCrossLinks, findUnknownReferences } from './find-dead-references.ts';
import { findUrlClashes } from './find-url-clashes.ts';
import { loadFieldRules } from './load-field-rules-fs.ts';
import { loadSite } from './load-site-fs.ts';
import type { Portal } from './portal.ts';
import { type PreparedReport, prepareReport } from './prepare-report-fs.ts';

export interface PortalOptions {
  /** Folder of the installation, which holds `_data/`. */
  project: string;
  /** Content folder, absolute. */
  content: string;
  /** The content folder as the editor typed it, for messages. */
  label: string;
  /** Overrides `url` of the site settings; empty for none. */
  siteUrl?: string;
  /** Only the diagnostics are wanted: no portal is assembled, which finds nothing. */
  isCheck?: boolean;
  /** Called as reports are read, for a progress line. */
  onProgress?: (done: number, total: number) => void;
}

export interface LoadedPortal {
  /** Absent if a diagnostic is an error, or if only the diagnostics were wanted. */
  portal?: Portal;
  diagnostics: Diagnostic[];
  /** Report files that were looked at. */
  checked: number;
}

/** Reads a content folder and everything in it into the portal that the pages are made of. Throws only for failed I/O and bugs. */
export async function loadPortal(options: PortalOptions): Promise<LoadedPortal> {
  const { content, label } = options;
  const { site, diagnostics } = await loadSite(options);
  const { found, diagnostics: missing } = await collectReports(content, label);
  diagnostics.push(...missing);

  const context = await loadFieldRules(options.project, site);
  const sources: ReportSource[] = [];
  for (const { text, ...place } of found) {
    const { report, problems } = parseReport(text, { ...context, id: place.id });
    diagnostics.push(...locateProblems(place.file, problems));
    if (report) sources.push({ ...place, text, ...report });
  }
  diagnostics.push(...findUrlClashes(found));

  const ids = new Set(found.map(({ id }) => id));
  const prepared: PreparedReport[] = [];
  const findings: Diagnostic[] = [];
  for (const source of sources) {
    const { report, diagnostics: own, findings: slips } = await prepareReport(source, site, ids);
    diagnostics.push(...own);
    findings.push(...slips);
    prepared.push(report);
    options.onProgress?.(prepared.length, sources.length);
  }
  // References between reports can only be judged when all of them are known.
  diagnostics.push(...findUnknownReferences(sources, ids), ...findDeadCrossLinks(prepared));
  findings.push(...lintPortal(sources, site.checks));
  for (const finding of settleExceptions(findings, sources, site.checks)) diagnostics.push(finding);

  if (hasErrors(diagnostics)) return { diagnostics, checked: found.length };
  const { codes, diagnostics: dense } = createReportCodes(sources, site.url);
  diagnostics.push(...dense);
  if (options.isCheck) return { diagnostics, checked: found.length };
  const portal = assemblePortal(prepared, site, codes);
  await addSingleFiles(portal, prepared, await bundleStyles(options.project, 'single-file.css'));
  return { portal, diagnostics, checked: found.length };
}
