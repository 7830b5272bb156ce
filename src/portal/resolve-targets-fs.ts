import path from 'node:path';
import { resolveReportFile } from '../attachments/resolve-report-file-fs.ts';
import type { ResolvedTarget } from '../markdown/render-body.ts';
import type { ReportSource } from '../report/report.ts';
import { formatRoot, formatUrl } from '../report/urls.ts';

/** A local address in a report's text, and what it is used for. */
export interface Target {
  readonly target: string;
  readonly kind: 'link' | 'image';
}

/** A link from the text into another report, to be checked when all reports are known. */
interface CrossLink {
  readonly id: string;
  readonly fragment: string;
  readonly target: string;
}

export interface TargetAnswers {
  answer(target: string, kind: Target['kind']): ResolvedTarget;
  /** Files that the text refers to, outside `attachments/`. */
  readonly localFiles: readonly { readonly path: string; readonly absolutePath: string }[];
  readonly crossLinks: readonly CrossLink[];
  /** Whether the text links to another report, also to one that is not there: the answer hangs on which there are. */
  readonly namesReports: boolean;
  /** Pictures that the text shows, by the address that its HTML gives them. */
  readonly images: readonly { readonly url: string; readonly absolutePath: string; readonly mime: string }[];
}

const keyOf = ({ target, kind }: Target) => `${kind} ${target}`;

/**
 * Finds what the local addresses in a report's text lead to: a file in its folder, or another report.
 * @param ids Ids of all reports.
 * @param maxBytes Largest file that may be published.
 */
export async function resolveTargets(
  source: ReportSource,
  targets: readonly Target[],
  ids: ReadonlySet<string>,
  maxBytes: number,
): Promise<TargetAnswers> {
  const answers = new Map<string, ResolvedTarget>();
  const localFiles = new Map<string, string>();
  const crossLinks: CrossLink[] = [];
  const images = new Map<string, TargetAnswers['images'][number]>();
  let namesReports = false;

  for (const used of targets) {
    const { target, kind } = used;
    const cross = resolveCrossLink(source.id, target);
    if (cross) {
      namesReports = true;
      if (ids.has(cross.id)) crossLinks.push(cross);
      answers.set(
        keyOf(used),
        ids.has(cross.id) ? formatCrossLink(source.id, cross) : explainMissing(target, ids),
      );
      continue;
    }
    const file = await resolveReportFile(source.folder, target, { maxBytes });
    if (!file.ok) {
      const { rule, message, remedy } = file;
      answers.set(keyOf(used), { kind: 'problem', rule, message, remedy });
    } else if (kind === 'image' && file.type.preview !== 'image') {
      answers.set(keyOf(used), {
        kind: 'problem',
        rule: 'image-type',
        message: `“${target}”不是图片，而是“${file.type.label}”，不能显示在正文里`,
        remedy: `去掉开头的感叹号，改成链接：[说明文字](${target})`,
      });
    } else {
      if (!file.path.startsWith('attachments/')) localFiles.set(file.path, file.absolutePath);
      const { width, height } = file;
      // The page lies beside the folder that holds the report's files.
      const url = formatUrl(`${path.posix.basename(source.id)}/${file.path}`) + file.suffix;
      if (kind === 'image') {
        images.set(url, { url, absolutePath: file.absolutePath, mime: file.type.mime });
      }
      answers.set(keyOf(used), { kind: 'local', url, ...(width && height ? { width, height } : {}) });
    }
  }
  return {
    answer(target, kind) {
      const answer = answers.get(keyOf({ target, kind }));
      if (!answer) throw new Error(`no answer for ${kind} ${target}`);
      return answer;
    },
    localFiles: [...localFiles].map(([local, absolutePath]) => ({ path: local, absolutePath })),
    crossLinks,
    namesReports,
    images: [...images.values()],
  };
}

/** `../../2020/jiaoyuju/index.md#s1`, as it works in an editor's own preview, names another report. */
function resolveCrossLink(id: string, target: string): CrossLink | undefined {
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

function formatCrossLink(from: string, { id, fragment }: CrossLink): ResolvedTarget {
  const url = `${formatRoot(`reports/${from}.html`)}${formatUrl(`reports/${id}.html`)}`;
  return { kind: 'local', url: fragment ? `${url}#${encodeURIComponent(fragment)}` : url };
}

function explainMissing(target: string, ids: ReadonlySet<string>): ResolvedTarget {
  const known = [...ids].sort().slice(0, 8).join('、');
  return {
    kind: 'problem',
    rule: 'report-missing',
    message: `链接“${target}”指向的报告没有找到`,
    remedy: `从这篇报告的文件夹写起，写成 ../../年份/文件夹/index.md；现有的报告：${known}`,
  };
}
