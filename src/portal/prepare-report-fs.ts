import { type Attachment, collectAttachments } from '../attachments/collect-attachments-fs.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { lintReport } from '../lint/run-rules.ts';
import { type RenderContext, type RenderedBody, renderPlacedBody } from '../markdown/render-body.ts';
import type { Site } from '../report/parse-site.ts';
import type { ReportSource } from '../report/report.ts';
import { resolveTargets, type Target, type TargetAnswers } from './resolve-targets-fs.ts';

/** A report with everything that can be known of it alone. */
export interface PreparedReport
  extends Pick<TargetAnswers, 'localFiles' | 'crossLinks' | 'images' | 'namesReports'> {
  source: ReportSource;
  rendered: RenderedBody;
  attachments: Attachment[];
}

export interface ReportPreparation {
  report: PreparedReport;
  diagnostics: Diagnostic[];
  /** Of the content check, before `settleExceptions`. */
  findings: Diagnostic[];
}

/**
 * Reads a report's files, renders its text and looks it over.
 */
export async function prepareReport(
  source: ReportSource,
  site: Site,
  ids: ReadonlySet<string>,
): Promise<ReportPreparation> {
  const maxBytes = Math.floor(site.attachmentMaxMegabytes * 1024 * 1024);
  const { attachments, diagnostics } = await collectAttachments(source, source.fields.attachments, {
    maxBytes,
  });

  // Rendering is pure and the disk is not: a first pass names the targets, a second has the answers.
  const targets: Target[] = [];
  const render = (resolveTarget: RenderContext['resolveTarget']) =>
    renderPlacedBody(source.body, { bodyLine: source.bodyLine, resolveTarget });
  const draft = render((target, kind) => {
    targets.push({ target, kind });
    return { kind: 'local', url: '#' };
  });
  const { answer, localFiles, crossLinks, images, namesReports } = await resolveTargets(
    source,
    targets,
    ids,
    maxBytes,
  );
  const { rendered, locate } = targets.length > 0 ? render(answer) : draft;

  diagnostics.push(...locateProblems(source.file, rendered.problems));
  const findings = lintReport(
    {
      source,
      blocks: rendered.blocks,
      sections: rendered.sections,
      files: attachments.map((attachment) => attachment.path),
      locate,
    },
    site.checks,
  );
  return {
    findings,
    report: { source, rendered, attachments, localFiles, crossLinks, images, namesReports },
    diagnostics,
  };
}
