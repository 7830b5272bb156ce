import path from 'node:path';
import { type Attachment, collectAttachments } from '../attachments/collect-attachments-fs.ts';
import { resolveReportFile } from '../attachments/resolve-report-file-fs.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { type RenderedBody, type ResolvedTarget, renderBody } from '../markdown/render-body.ts';
import type { Site } from '../report/parse-site.ts';
import type { ReportSource } from '../report/report.ts';
import { formatRoot, formatUrl } from '../report/urls.ts';

/** A link from the text into another report, to be checked when all reports are known. */
export interface CrossLink {
  id: string;
  fragment: string;
  target: string;
}

/** A report with everything that can be known of it alone. */
export interface PreparedReport {
  source: ReportSource;
  rendered: RenderedBody;
  attachments: Attachment[];
  /** Images and files that the text refers to, outside `attachments/`. */
  localFiles: { path: string; absolutePath: string }[];
  crossLinks: CrossLink[];
}

const PLACEHOLDER: ResolvedTarget = { kind: 'local', url: '#' };

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

  // Rendering is pure and the disk is not: a first pass names the targets, the second has the answers.
  const targets = new Set<string>();
  const render = (resolveTarget: (target: string) => ResolvedTarget) =>
    renderBody(source.body, { bodyLine: source.bodyLine, resolveTarget });
  let rendered = render((target) => {
    targets.add(target);
    return PLACEHOLDER;
  });
  const localFiles = new Map<string, string>();
  const crossLinks: CrossLink[] = [];
  if (targets.size > 0) {
    const answers = new Map<string, ResolvedTarget>();
    for (const target of targets) {
      const cross = resolveCrossLink(source.id, target);
      if (cross && ids.has(cross.id)) {
        crossLinks.push(cross);
        answers.set(target, { kind: 'local', url: formatReportUrl(source.id, cross) });
        continue;
      }
      const file = await resolveReportFile(source.folder, target, { maxBytes });
      if (!file.ok) {
        answers.set(target, { kind: 'problem', rule: file.rule, message: file.message, remedy: file.remedy });
        continue;
      }
      if (!file.path.startsWith('attachments/')) localFiles.set(file.path, file.absolutePath);
      const { width, height, suffix } = file;
      const name = source.id.split('/').at(-1) ?? '';
      const size = width && height ? { width, height } : {};
      answers.set(target, { kind: 'local', url: formatUrl(`${name}/${file.path}`) + suffix, ...size });
    }
    rendered = render((target) => answers.get(target) ?? PLACEHOLDER);
  }
  diagnostics.push(...locateProblems(source.file, rendered.problems));
  return {
    report: {
      source,
      rendered,
      attachments,
      localFiles: [...localFiles].map(([local, absolutePath]) => ({ path: local, absolutePath })),
      crossLinks,
    },
    diagnostics,
  };
}

/** `../../2020/jiaoyuju/index.md#s1`, as it works in an editor's own preview, names another report. */
function resolveCrossLink(id: string, target: string): CrossLink | undefined {
  const [, file = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/.exec(target) ?? [];
  if (!file.endsWith('index.md')) return undefined;
  try {
    const other = path.posix.join('/', id, decodeURIComponent(file), '..').slice(1);
    return { id: other.normalize('NFC'), fragment, target };
  } catch {
    return undefined;
  }
}

function formatReportUrl(from: string, { id, fragment }: CrossLink): string {
  const url = `${formatRoot(`reports/${from}.html`)}${formatUrl(`reports/${id}.html`)}`;
  return fragment ? `${url}#${encodeURIComponent(fragment)}` : url;
}
