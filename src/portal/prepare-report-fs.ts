import { posix } from 'node:path';
import { type Attachment, collectAttachments } from '../attachments/collect-attachments-fs.ts';
import { ATTACHMENT_FOLDER } from '../attachments/list-attachments-fs.ts';
import { quoteName } from '../attachments/publishable-name.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { lintReport } from '../lint/run-rules.ts';
import {
  parseBodyDocument,
  type RenderContext,
  type RenderedBody,
  renderPlacedBody,
} from '../markdown/render-body.ts';
import type { BodyDocument } from '../report/body-document.ts';
import { formatForeignText } from '../report/foreign-text.ts';
import type { Site } from '../report/parse-site.ts';
import type { ReportSource } from '../report/report.ts';
import type { FilePreviewer, FilePreviewResult } from './file-previewer-fs.ts';
import type { FilePreview } from './file-previews.ts';
import { resolveTargets, type Target, type TargetAnswers } from './resolve-targets-fs.ts';

/** A report with everything that can be known of it alone. */
export interface PreparedReport
  extends Pick<TargetAnswers, 'localFiles' | 'crossLinks' | 'images' | 'namesReports'> {
  source: ReportSource;
  rendered: RenderedBody;
  attachments: PreparedAttachment[];
  /**
   * The body as a tree, for typeset files. Parsed again at each call: the trees of a large portal need not be in
   * memory together, nor at all where no such file is made.
   */
  createDocument(): BodyDocument;
}

/** An attachment with its preview, whichever way that was made. */
type PreparedAttachment = Omit<Attachment, 'preview' | 'text'> &
  Pick<FilePreviewResult, 'text' | 'pictures'> & { preview?: FilePreview };

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
  previewer: FilePreviewer,
): Promise<ReportPreparation> {
  const maxBytes = Math.floor(site.attachmentMaxMegabytes * 1024 * 1024);
  const { attachments: collected, diagnostics } = await collectAttachments(
    source,
    source.fields.attachments,
    { maxBytes },
  );
  const attachments = await previewAttachments(collected, source, previewer, diagnostics);

  // Rendering is pure and the disk is not: a first pass names the targets, a second has the answers.
  const targets: Target[] = [];
  const { body, bodyLine } = source;
  const render = (resolveTarget: RenderContext['resolveTarget']) =>
    renderPlacedBody(body, { bodyLine, resolveTarget });
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
      attachments: attachments.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }])),
      locate,
    },
    site.checks,
  );
  const createDocument = () => parseBodyDocument(body, { bodyLine, resolveTarget: answer });
  return {
    findings,
    report: { source, rendered, attachments, localFiles, crossLinks, images, namesReports, createDocument },
    diagnostics,
  };
}

/** Adds what has to be made of whole files. A file that cannot be shown stays a download, with a warning. */
async function previewAttachments(
  attachments: readonly Attachment[],
  { file }: ReportSource,
  previewer: FilePreviewer,
  diagnostics: Diagnostic[],
): Promise<PreparedAttachment[]> {
  const prepared: PreparedAttachment[] = [];
  for (const attachment of attachments) {
    const { warning, ...made } = await previewer.preview(attachment);
    if (warning) {
      const { rule, message, remedy } = warning;
      diagnostics.push({
        level: 'warning',
        rule,
        file: posix.join(posix.dirname(file), ATTACHMENT_FOLDER, attachment.path),
        line: 1,
        column: 1,
        message: `${quoteName(attachment.path)}${message}`,
        remedy,
      });
    }
    const text = made.text ?? attachment.text;
    prepared.push({
      ...attachment,
      ...made,
      ...(text === undefined ? {} : { text: formatForeignText(text) }),
    });
  }
  return prepared;
}
