import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { collectReports, type FoundReport } from '../find/collect-reports-fs.ts';
import { findUnread } from '../find/find-unread.ts';
import { FIELDS } from '../report/fields.ts';
import { formatEntry } from '../report/format-front-matter.ts';
import { ATTACHMENT_FOLDER, SOURCE_FOLDER } from '../report/own-folders.ts';
import { parseFrontMatter } from '../report/parse-front-matter.ts';
import { splitFrontMatter } from '../report/split-front-matter.ts';
import type { ConvertedDocument } from './convert-document.ts';
import { formatTarget, type Placement, type PlaceOptions, type ReportParts } from './create-report-fs.ts';
import { describeChanges } from './describe-changes.ts';
import { refuse } from './importer.ts';
import type { ReportFile } from './report-file.ts';
import { isThere, updateReport } from './write-report-fs.ts';

/**
 * Where the text of before an update is kept: beside the report, never published, and not in the place of another one
 * that is kept already. What somebody wrote into the report by hand may be there alone.
 */
async function nameFormerText(folder: string, text: string): Promise<string> {
  for (let at = 1; ; at += 1) {
    const name = `${SOURCE_FOLDER}/index.before-update${at === 1 ? '' : `-${at}`}.txt`;
    const file = path.join(folder, name);
    // The same one is there where an update was ended half-way.
    if (!(await isThere(file)) || (await readFile(file, 'utf8')) === text) return name;
  }
}

/** Replaces the text of the report with the same title, or in the folder that was named. Its fields stay as they are. */
export async function replaceReportText(
  { converted, files, original }: ReportParts,
  options: PlaceOptions,
): Promise<Placement> {
  const title = converted.fields.found.get('标题')?.values[0] ?? '';
  const { found, diagnostics } = await collectReports(options.content, options.label, options.known);
  const namesakes = found.filter((report) =>
    options.id ? report.id === options.id : readField(report, '标题') === title,
  );
  // Of several reports of one title the body's own is meant.
  const org = converted.fields.found.get('机构名称')?.values[0];
  const own = namesakes.filter((report) => org !== undefined && readField(report, '机构名称') === org);
  const matches = namesakes.length > 1 && own.length === 1 ? own : namesakes;
  const [report] = matches;
  if (matches.length > 1)
    return refuse(
      `有 ${matches.length} 篇报告的标题都是“${title}”，不知道更新哪一篇`,
      `核对是哪一篇，用 --folder 指出它的文件夹，可选：${matches.map(({ id }) => id).join('、')}`,
    );
  if (!report) {
    const missing = options.id
      ? `没有这篇报告：${formatTarget(options, options.id)}`
      : `没有标题是“${title}”的报告，不知道更新哪一篇`;
    const unread = findUnread(diagnostics);
    if (unread) return refuse(`${missing}；${unread.message}`, unread.remedy);
    return refuse(
      missing,
      '用 --folder 指出它的文件夹（从 reports 下面算起，写成 年份/文件夹）；是新的报告就去掉 --update',
    );
  }
  const split = splitFrontMatter(report.text);
  const fault = 'rule' in split ? split : split.problems[0];
  if ('rule' in split || fault) {
    const { message = '', remedy = '' } = fault ?? {};
    return refuse(`${report.file} 的字段读不出来：${message}`, remedy);
  }
  const head = report.text.split('\n').slice(0, split.bodyLine - 1);
  const kept = keepFields(head, split.frontMatter, converted);
  const text = `${kept.lines.join('\n')}\n\n${converted.body}\n`;
  const formerText = text === report.text ? undefined : await nameFormerText(report.folder, report.text);
  const all: ReportFile[] = [
    ...files,
    original,
    ...(formerText === undefined ? [] : [{ path: formerText, content: report.text }]),
  ];
  if (!options.isDryRun) {
    await updateReport(report.folder, [...all, { path: 'index.md', content: text }]);
  }
  return {
    ok: true,
    id: report.id,
    target: report.file,
    changes: describeChanges(split.body, converted.body),
    files: all.map((file) => file.path),
    remarks: [
      ...kept.remarks,
      ...(await tellOfFormerOriginal(report, original)),
      ...(formerText === undefined ? [] : [`更新以前的文字存为 ${formerText}，不会发布`]),
    ],
  };
}

/** The source document of before an update, if it is public and the new one is not. */
async function tellOfFormerOriginal({ folder }: FoundReport, original: ReportFile): Promise<string[]> {
  const former = `${ATTACHMENT_FOLDER}/${path.posix.basename(original.path)}`;
  if (former === original.path || !(await isThere(path.join(folder, former)))) return [];
  return [`${former} 是以前的原文件，仍然公开：不要公开就删去它；要换成新的，加上 --keep-source 再更新`];
}

function readField({ text }: FoundReport, key: string): string | undefined {
  const split = splitFrontMatter(text);
  if ('rule' in split) return undefined;
  const value = parseFrontMatter(split.frontMatter, 1).entries.get(key);
  return value?.kind === 'scalar' ? value.text : undefined;
}

/**
 * The lines of the fields. What the new document says otherwise is told; text that the old report has no field for is
 * added, or it would be lost.
 */
function keepFields(
  head: readonly string[],
  yaml: string,
  { fields: { found } }: ConvertedDocument,
): { lines: readonly string[]; remarks: readonly string[] } {
  const { entries } = parseFrontMatter(yaml, 1);
  // 抄送 ends in a full stop, whether or not one was written.
  const bare = (text: string) => text.replace(/\s|。$/gu, '');
  const remarks = [...found.values()].flatMap(({ key, values }) => {
    const old = entries.get(key);
    if (old?.kind !== 'scalar' || old.text === '' || bare(old.text) === bare(values.join(''))) return [];
    return [`${key}没有改：报告里是“${old.text}”，新的原文里是“${values.join('、')}”`];
  });
  const lost = FIELDS.flatMap(({ part, key }) => (part === 'text' ? (found.get(key) ?? []) : [])).filter(
    ({ key }) => !entries.has(key),
  );
  return {
    lines: [
      ...head.slice(0, -1),
      ...lost.map(({ key, values }) => formatEntry(key, values, FIELDS)),
      head.at(-1) ?? '',
    ],
    remarks: [...remarks, ...lost.map(({ key }) => `报告原来没有${key}，已经按新的原文加上`)],
  };
}
