import { type Attachment, collectAttachments } from '../attachments/collect-attachments-fs.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { type RenderContext, type RenderedBody, renderBody } from '../markdown/render-body.ts';
import type { Site } from '../report/parse-site.ts';
import type { ReportSource } from '../report/report.ts';
import { resolveTargets, type Target, type TargetAnswers } from './resolve-targets-fs.ts';

/** A report with everything that can be known of it alone. */
export interface PreparedReport extends Pick<TargetAnswers, 'localFiles' | 'crossLinks' | 'images'> {
  source: ReportSource;
  rendered: RenderedBody;
  attachments: Attachment[];
}

/** Reads a report's files and renders its text. */
export async function prepareReport(
  source: ReportSource,
  site: Site,
  ids: ReadonlySet<string>,
): Promise<{ report: PreparedReport; diagnostics: Diagnostic[] }> {
  const maxBytes = site.attachmentMaxMegabytes * 1024 * 1024;
  const { attachments, diagnostics } = await collectAttachments(source, source.fields.attachments, {
    maxBytes,
  });

  // Rendering is pure and the disk is not: a first pass names the targets, a second has the answers.
  const targets: Target[] = [];
  const render = (resolveTarget: RenderContext['resolveTarget']) =>
    renderBody(source.body, { bodyLine: source.bodyLine, resolveTarget });
  const draft = render((target, kind) => {
    targets.push({ target, kind });
    return { kind: 'local', url: '#' };
  });
  const { answer, localFiles, crossLinks, images } = await resolveTargets(source, targets, ids, maxBytes);
  const rendered = targets.length > 0 ? render(answer) : draft;

  diagnostics.push(...locateProblems(source.file, rendered.problems));
  return { report: { source, rendered, attachments, localFiles, crossLinks, images }, diagnostics };
}
