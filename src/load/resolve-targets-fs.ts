import path from 'node:path';
import type { AttachmentType } from '../attachments/attachment-types.ts';
import { type FileFault, type FolderName, REPORT_FOLDER } from '../attachments/file-fault.ts';
import { type ReportFile, resolveReportFile } from '../attachments/resolve-report-file-fs.ts';
import type { RenderContext, ResolvedTarget, Target } from '../markdown/render-context.ts';
import type { CrossLink } from '../portal/report-bundle.ts';
import { ATTACHMENT_FOLDER } from '../report/own-folders.ts';
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
    /** Files that the text refers to and that nothing else publishes. */
    localFiles: LocalFile[];
    /** Pictures that the text shows, by the address that its HTML gives them. */
    images: { url: string; absolutePath: string; mime: string }[];
    crossLinks: CrossLink[];
  };
}

/** Of a file that is to be shown as a picture and is none. */
export const describeNoPicture = (target: string, { label }: AttachmentType): string =>
  `“${target}”不是图片，而是“${label}”，不能显示在正文里`;

type LocalFile = Readonly<Pick<ReportFile, 'path' | 'absolutePath' | 'bytes' | 'type'>>;

/** Where a text lies whose addresses are looked up. */
export interface TextPlace {
  /** Absolute; its files are in it. */
  readonly folder: string;
  /** The same below the content folder: `reports/2021/jiaoyuju`, `pages`. */
  readonly path: string;
  /** The page that shows it, below the output folder. */
  readonly page: string;
  /** Folder of its files, from that page. */
  readonly files: string;
  /** Of its folders the one that is published as it is. */
  readonly attached?: string;
}

/** @param folder absolute */
export const describeReportPlace = (folder: string, { id, former }: TargetPlace): TextPlace => ({
  folder,
  path: `reports/${former?.of ?? id}`,
  page: `reports/${id}.html`,
  // The page lies beside the folder that holds the report's files; that of a former text lies in a folder in it.
  files: former ? '../' : `${path.posix.basename(id)}/`,
  attached: `${ATTACHMENT_FOLDER}/`,
});

/**
 * Finds what the local addresses in a text lead to: a file in its folder, or another report or page, which is not asked
 * whether it exists: that is judged when all are known.
 * @param maxBytes largest file that may be published
 */
export async function resolveTargets(
  place: TextPlace,
  targets: readonly Target[],
  maxBytes: number,
): Promise<FoundTargets> {
  const folder = isOfReport(place) ? REPORT_FOLDER : PAGE_FOLDER;
  const files = new Map<string, Awaited<ReturnType<typeof resolveReportFile>>>();
  for (const { target } of targets)
    if (!files.has(target) && !resolveCrossLink(place, target))
      files.set(target, await resolveReportFile(place.folder, target, maxBytes, folder));

  const localFiles = new Map<string, LocalFile>();
  const images = new Map<string, { url: string; absolutePath: string; mime: string }>();
  const crossLinks: CrossLink[] = [];
  return {
    answer(target, kind, locate): ResolvedTarget {
      const cross = resolveCrossLink(place, target);
      if (cross) {
        crossLinks.push({ ...cross, ...locate() });
        return formatCrossLink(place, cross);
      }
      const file = files.get(target);
      if (!file) throw new Error(`no answer for ${kind} ${target}`);
      if (!file.ok) return { kind: 'problem', ...explainFault(place, target, file) };
      if (kind === 'image' && file.type.view !== 'image')
        return {
          kind: 'problem',
          rule: 'image-type',
          message: describeNoPicture(target, file.type),
          remedy: `去掉开头的感叹号，改成链接：[说明文字](${target})`,
        };
      const { absolutePath, bytes, type, width, height } = file;
      if (!place.attached || !file.path.startsWith(place.attached))
        localFiles.set(file.path, { path: file.path, absolutePath, bytes, type });
      const url = formatUrl(`${place.files}${file.path}`) + file.suffix;
      if (kind === 'image') images.set(url, { url, absolutePath, mime: file.type.mime });
      return { kind: 'local', url, ...(width && height ? { width, height } : {}) };
    },
    used: () => ({
      localFiles: [...localFiles.values()],
      images: [...images.values()],
      crossLinks,
    }),
  };
}

const PAGE_FOLDER: FolderName = { name: '固定页面的文件夹 pages', short: '固定页面的文件夹 pages' };
const isOfReport = ({ path: from }: TextPlace) => from.startsWith('reports/');

/** What is wrong with a file; of a text that was meant, by which way it is named from there. */
function explainFault(place: TextPlace, target: string, { rule, message, remedy }: FileFault) {
  const told = { rule, message, remedy };
  const isText = /\.md(?:#|$)/.test(target) && (rule === 'file-missing' || rule === 'file-path');
  if (!isText) return told;
  const up = '../'.repeat(place.path.split('/').length - 1);
  return {
    ...told,
    remedy: isOfReport(place)
      ? `连到另一篇报告，写 ${up}年份/文件夹/index.md；连到固定页面，写 ${up}../pages/文件名.md；是文件，${remedy}`
      : `连到报告，写 ../reports/年份/文件夹/index.md；连到另一个固定页面，只写它的文件名，如 zhidu.md；是文件，${remedy}`,
    form: '删去这里的，按“链接”，写那一篇标题里的几个字，从找到的里面选',
  };
}

type ReportAddress = Omit<CrossLink, 'line' | 'column'>;

/**
 * `../../2020/jiaoyuju/index.md#s1`, as it works in an editor's own preview, names another report, and
 * `../../../pages/zhinan.md` a fixed page.
 */
function resolveCrossLink({ path: from }: TextPlace, target: string): ReportAddress | undefined {
  const [, file = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/.exec(target) ?? [];
  if (!file.endsWith('.md')) return undefined;
  try {
    const decoded = decodeURIComponent(file);
    const [, page] = /^\/pages\/([^/]+)\.md$/.exec(path.posix.join('/', from, decoded)) ?? [];
    if (page !== undefined) return { id: page.normalize('NFC'), isPage: true, fragment, target };
    if (!/(^|\/)index\.md$/.test(file)) return undefined;
    // Nothing lies above the reports, for one of them: what leads further up than it can stops there.
    const [, other] = from.startsWith('reports/')
      ? ['', path.posix.join('/', from.slice('reports'.length), decoded, '..').slice(1)]
      : (/^\/reports\/(.+)\/index\.md$/.exec(path.posix.join('/', from, decoded)) ?? []);
    return other === undefined ? undefined : { id: other.normalize('NFC'), fragment, target };
  } catch {
    // A lone % is no address of a report.
    return undefined;
  }
}

function formatCrossLink({ page: from }: TextPlace, { id, isPage, fragment }: ReportAddress): ResolvedTarget {
  const url = `${formatRoot(from)}${formatUrl(isPage ? `pages/${id}.html` : `reports/${id}.html`)}`;
  return { kind: 'local', url: fragment ? `${url}#${encodeURIComponent(fragment)}` : url };
}
