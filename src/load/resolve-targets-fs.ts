import path from 'node:path';
import { resolveReportFile } from '../attachments/resolve-report-file-fs.ts';
import type { RenderContext, ResolvedTarget, Target } from '../markdown/render-context.ts';
import type { CrossLink } from '../portal/report-bundle.ts';
import type { ReportSource } from '../report/report.ts';
import { formatRoot, formatUrl } from '../report/urls.ts';

/** Looks up what the local addresses in a report's text lead to. */
export type FindTargets = (
  report: TargetPlace,
  targets: readonly Target[],
  maxBytes: number,
) => Promise<FoundTargets>;

/** Where the text stands: a former one is read as it was in its report's folder, and has a page of its own. */
export type TargetPlace = Pick<ReportSource, 'id' | 'former'>;

export interface FoundTargets {
  answer: RenderContext['resolveTarget'];
  /** What the answers that were given lead to. */
  used(): {
    /** Files that the text refers to, outside `attachments/`. */
    localFiles: { path: string; absolutePath: string }[];
    /** Pictures that the text shows, by the address that its HTML gives them. */
    images: { url: string; absolutePath: string; mime: string }[];
    crossLinks: CrossLink[];
  };
}

/**
 * Finds what the local addresses in a report's text lead to: a file in its folder, or another report, which is not asked
 * whether it exists: that is judged when all reports are known.
 * @param folder absolute @param maxBytes largest file that may be published
 */
export async function resolveTargets(
  folder: string,
  { id, former }: TargetPlace,
  targets: readonly Target[],
  maxBytes: number,
): Promise<FoundTargets> {
  const written = former?.of ?? id;
  const files = new Map<string, Awaited<ReturnType<typeof resolveReportFile>>>();
  for (const { target } of targets)
    if (!files.has(target) && !resolveCrossLink(written, target))
      files.set(target, await resolveReportFile(folder, target, maxBytes));

  const localFiles = new Map<string, string>();
  const images = new Map<string, { url: string; absolutePath: string; mime: string }>();
  const crossLinks: CrossLink[] = [];
  return {
    answer(target, kind, locate): ResolvedTarget {
      const cross = resolveCrossLink(written, target);
      if (cross) {
        crossLinks.push({ ...cross, ...locate() });
        return formatCrossLink(id, cross);
      }
      const file = files.get(target);
      if (!file) throw new Error(`no answer for ${kind} ${target}`);
      if (!file.ok) {
        const { rule, message, remedy } = file;
        return { kind: 'problem', rule, message, remedy };
      }
      if (kind === 'image' && file.type.view !== 'image')
        return {
          kind: 'problem',
          rule: 'image-type',
          message: `“${target}”不是图片，而是“${file.type.label}”，不能显示在正文里`,
          remedy: `去掉开头的感叹号，改成链接：[说明文字](${target})`,
        };
      const { absolutePath, width, height } = file;
      if (!file.path.startsWith('attachments/')) localFiles.set(file.path, absolutePath);
      // The page lies beside the folder that holds the report's files; that of a former text lies in a folder in it.
      const place = former
        ? `../${formatUrl(file.path)}`
        : formatUrl(`${path.posix.basename(id)}/${file.path}`);
      const url = place + file.suffix;
      if (kind === 'image') images.set(url, { url, absolutePath, mime: file.type.mime });
      return { kind: 'local', url, ...(width && height ? { width, height } : {}) };
    },
    used: () => ({
      localFiles: [...localFiles].map(([local, absolutePath]) => ({ path: local, absolutePath })),
      images: [...images.values()],
      crossLinks,
    }),
  };
}

type ReportAddress = Omit<CrossLink, 'line' | 'column'>;

/** `../../2020/jiaoyuju/index.md#s1`, as it works in an editor's own preview, names another report. */
function resolveCrossLink(id: string, target: string): ReportAddress | undefined {
  const [, file = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/.exec(target) ?? [];
  if (!/(^|\/)index\.md$/.test(file)) return undefined;
  try {
    const other = path.posix.join('/', id, decodeURIComponent(file), '..').slice(1);
    return { id: other.normalize('NFC'), fragment, target };
  } catch {
    // A lone % is no address of a report.
    return undefined;
  }
}

function formatCrossLink(from: string, { id, fragment }: ReportAddress): ResolvedTarget {
  const url = `${formatRoot(`reports/${from}.html`)}${formatUrl(`reports/${id}.html`)}`;
  return { kind: 'local', url: fragment ? `${url}#${encodeURIComponent(fragment)}` : url };
}
