import { bundleStyles } from '../assets/bundle-assets-esbuild.ts';
import { type Diagnostic, hasErrors, locateProblems } from '../diagnostics/diagnostic.ts';
import { lintPortal } from '../lint/run-rules.ts';
import { settleExceptions } from '../lint/settle-exceptions.ts';
import { parseReport } from '../report/parse-report.ts';
import type { ReportSource } from '../report/report.ts';
import { collectReports } from '../source/collect-reports-fs.ts';
import { addPdfs } from './add-pdfs-fs.ts';
import { addSingleFiles } from './add-single-files-fs.ts';
import { addWordFiles } from './add-word-files-fs.ts';
import { assemblePortal } from './assemble-portal.ts';
import { createFilePreviewer } from './file-previewer-fs.ts';
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
  /** Only the diagnostics are wanted: reports are not also made into single files, which finds nothing. */
  isCheck?: boolean;
  /** Each report is also offered as a Word file, unless the site's settings say no: as `withPdf`. */
  withWord?: boolean;
  /** Reports are also typeset as PDFs, unless the site's settings say no: for what is published, not for a preview. */
  withPdf?: boolean;
  /** Called as reports are read, for a progress line. */
  onProgress?: (done: number, total: number) => void;
  /** Called as reports are typeset. */
  onTypeset?: (done: number, total: number) => void;
}

export interface LoadedPortal {
  /** Absent if a diagnostic is an error. */
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
  const previewer = createFilePreviewer(options.project, { isCheck: options.isCheck ?? false });
  try {
    for (const source of sources) {
      const { report, diagnostics: own, findings: slips } = await prepareReport(source, site, ids, previewer);
      diagnostics.push(...own);
      findings.push(...slips);
      prepared.push(report);
      options.onProgress?.(prepared.length, sources.length);
    }
  } finally {
    await previewer.close();
  }
  // References between reports can only be judged when all of them are known.
  diagnostics.push(...findUnknownReferences(sources, ids), ...findDeadCrossLinks(prepared));
  findings.push(...lintPortal(sources, site.checks));
  for (const finding of settleExceptions(findings, sources, site.checks)) diagnostics.push(finding);

  if (hasErrors(diagnostics)) return { diagnostics, checked: found.length };
  const assembled = assemblePortal(prepared, site);
  diagnostics.push(...assembled.diagnostics);
  if (!options.isCheck) {
    await addSingleFiles(assembled.portal, prepared, await bundleStyles(options.project, 'single-file.css'));
  }
  if (options.withWord && site.word) {
    const faults = await addWordFiles(assembled.portal, prepared);
    diagnostics.push(...faults);
    if (hasErrors(faults)) return { diagnostics, checked: found.length };
  }
  if (options.withPdf && site.pdf) {
    const faults = await addPdfs(assembled.portal, prepared, {
      project: options.project,
      content,
      siteFile: `${label}/site.json`,
      ...(options.onTypeset ? { onProgress: options.onTypeset } : {}),
    });
    diagnostics.push(...faults);
    if (hasErrors(faults)) return { diagnostics, checked: found.length };
  }
  return { portal: assembled.portal, diagnostics, checked: found.length };
}
