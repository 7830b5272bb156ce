import { clip } from '../base/clip.ts';
import { printable } from '../base/printable.ts';
import type { PageChanges } from './compare-pages.ts';
import type { ToldChanges } from './compare-reports.ts';
import type { SiteChanges } from './compare-sites.ts';
import { formatSectionChange } from './describe-text-changes.ts';

/** More lines than a screen holds help nobody. */
const MAX_REPORTS = 20;
const MAX_DETAILS = 6;

/** What changed, for the person at the terminal. */
export function formatChanges(changes: SiteChanges): string {
  const { files, added, removed, moved, withdrawn, reports, pages, site, restyled, relinked } = changes;
  const count = files.added.length + files.changed.length + files.removed.length;
  if (count === 0) return '与上一次生成的相比，没有变化。';
  const lines = [
    ...cut(name('新增', added, 40), '篇'),
    ...cut(name('删除', removed, 40), '篇'),
    ...cut(name('撤回', withdrawn, 90), '篇'),
    ...cut(name('搬了地方', moved, 120), '篇'),
    ...cut(reports.map(formatReport), '篇'),
    ...cut(formatPages(pages), '处'),
    ...site.map((text) => `网站设置：${text}`),
    ...(restyled > 0 ? [`版式或设置有变化：${restyled} 个网页的内容没变，样子变了`] : []),
    ...(relinked > 0 ? [`另有 ${relinked} 篇只是相关文章、上一篇或下一篇不同`] : []),
    `文件：新增 ${files.added.length} 个、改动 ${files.changed.length} 个、删除 ${files.removed.length} 个`,
  ];
  // Titles of the former output were checked by whoever made it.
  return ['与上一次生成的相比：', ...lines.map((line) => `  ${printable(line)}`)].join('\n');
}

const name = (what: string, texts: readonly string[], longest: number): string[] =>
  texts.map((text) => `${what}：${clip(text, longest)}`);

function formatPages({ added, removed, changed, files, newColumns, goneColumns }: PageChanges): string[] {
  return [
    ...name('新增网页', added, 40),
    ...name('删除网页', removed, 40),
    ...changed.map((page) => `网页 ${formatReport(page)}`),
    ...(files.length > 0 ? [`网页用的图片和附件有 ${files.length} 个不同`] : []),
    ...name('新增栏目', newColumns, 40),
    ...name('删除栏目', goneColumns, 40),
  ];
}

function formatReport({ title, report, details }: ToldChanges & { readonly title: string }): string {
  const all = [...(report?.sections ?? []).map(formatSectionChange), ...(report?.details ?? []), ...details];
  const rest = all.length - MAX_DETAILS;
  const shown = rest > 0 ? [...all.slice(0, MAX_DETAILS), `还有 ${rest} 处`] : all;
  return `${clip(title, 40)}：${shown.join('；')}`;
}

function cut(lines: readonly string[], unit: string): string[] {
  const rest = lines.length - MAX_REPORTS;
  return rest > 0 ? [...lines.slice(0, MAX_REPORTS), `……还有 ${rest} ${unit}`] : [...lines];
}
