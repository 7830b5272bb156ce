import { existsSync, lstatSync, statSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { formatStamp } from '../base/format-stamp.ts';
import { orElse } from '../base/or-else.ts';
import { isReservedName } from '../base/reserved-name.ts';
import { type Diagnostic, type Remedy, tellRemedy } from '../diagnostics/diagnostic.ts';
import { ATTACHMENT_FOLDER, SOURCE_FOLDER } from '../report/own-folders.ts';
import type { ReportSource } from '../report/report.ts';
import { VERSION_FOLDER } from '../report/version-names.ts';
import { collectVersions, type FoundVersion } from './collect-versions-fs.ts';
import { explainShut, listNames, readDigested } from './read-text-fs.ts';

/** A report file as found, decoded but not yet understood. */
export interface FoundReport extends Pick<ReportSource, 'id' | 'file' | 'folder' | 'text' | 'sha256'> {
  /** Earliest first; absent if it has no folder of them. */
  readonly versions?: readonly FoundVersion[];
  /** What is wrong with the files of former texts: no fault of a report that is not published. */
  readonly versionFaults?: readonly Diagnostic[];
}

/**
 * Reports as they were read before, by the path of their file: one whose file has not changed is not read again, and
 * stays the same object. `saved` is when the file was, in milliseconds since 1970.
 */
export type KnownReports = Map<string, { stamp: string; saved: number; report: FoundReport }>;

/** What Windows refuses in file names ([MS-FSCC] 2.1.5.2), and halves of a character, which no address can hold. */
export const UNSAFE_NAME = /[<>:"|?*\\\p{Cc}\p{Cs}]|[. ]$/u;

/** Most file systems allow 255 bytes; endings such as `.qr.svg` and the staging copy need some. */
export const MAX_NAME_BYTES = 200;

const OWN_FOLDERS: ReadonlySet<string> = new Set([ATTACHMENT_FOLDER, SOURCE_FOLDER]);

/** Whose the files of a folder are: of a report around it, of which one folder holds former texts. */
type Owner = 'nobody' | 'report' | 'versions';

/** A report under a name that is not read. Windows hides endings, so Notepad makes `index.md.txt`. */
const STRAY_TEXT = /\.(md|markdown)(\.txt)?$/i;
const STRAY_DOCUMENT = /\.(txt|docx?|wps|html?)$/i;

/**
 * Finds `reports/**\/index.md` in a content folder, in an order that does not depend on the disk. Links to folders
 * are not followed: one inside would give a report two addresses, and one outside could publish anything.
 * @param content Absolute path of the content folder.
 * @param label The folder as the editor typed it, for diagnostics.
 * @param known Used and brought up to date, for whoever collects again and again.
 */
export async function collectReports(
  content: string,
  label: string,
  known: KnownReports = new Map(),
): Promise<{ found: FoundReport[]; diagnostics: Diagnostic[] }> {
  const found: FoundReport[] = [];
  const diagnostics: Diagnostic[] = [];
  const fault = (
    file: string,
    rule: string,
    message: string,
    remedy: Remedy,
    level: Diagnostic['level'] = 'error',
  ) => diagnostics.push({ level, rule, file, line: 1, column: 1, message, ...tellRemedy(remedy) });

  const root = path.join(content, 'reports');
  const rootLabel = label === '/' ? '/reports' : `${label}/reports`;
  const labelOf = (...segments: readonly string[]) => [rootLabel, ...segments].join('/');
  const shut = explainShut(content);
  if (shut) {
    fault(label, 'content-missing', `内容文件夹打不开：${shut.reason}`, shut.remedy);
    return { found, diagnostics };
  }
  if (!isFolder(content)) {
    const remedy = {
      file: '检查 --content 后面的路径；路径里有空格时加上引号',
      form: '接上 U 盘、网络盘，或者把改了名、移走的文件夹放回原处，这里会自己接着做',
    };
    fault(label, 'content-missing', `没有内容文件夹“${label}”`, remedy);
    return { found, diagnostics };
  }
  if (!isFolder(root)) {
    const remedy = `新建文件夹 ${rootLabel}，每篇报告放进自己的文件夹，例如：${labelOf('2021/jiaoyuju/index.md')}`;
    fault(rootLabel, 'content-missing', '内容文件夹里没有“reports”文件夹', remedy);
    return { found, diagnostics };
  }

  const walk = async (absolute: string, segments: readonly string[], owner: Owner): Promise<void> => {
    const names = await listNames(absolute, (message, remedy) => {
      // Of former texts, `collectVersions` says so.
      if (owner !== 'versions') fault(labelOf(...segments), 'file-unreadable', message, remedy);
    });
    const isReport = names.includes('index.md');
    if (isReport) await readReport(absolute, segments, names.includes(VERSION_FOLDER));
    else if (owner !== 'versions') await reportStrays(absolute, names, segments, owner);
    for (const name of names) {
      // A report's own folders hold its files, not further reports; what it was imported from may be called index.md.
      if (isReport && OWN_FOLDERS.has(name)) continue;
      const child = path.join(absolute, name);
      const state = lstatSync(child);
      if (state.isSymbolicLink()) {
        if (name !== 'index.md') await reportLink(child, labelOf(...segments, name), name);
        continue;
      }
      // A report in `reports/` itself is refused: the folders beside it are not its own.
      const around = isReport && segments.length > 0 ? 'report' : owner;
      if (state.isDirectory()) await walk(child, [...segments, name], findOwner(name, names, around));
    }
  };

  const reportStrays = async (
    folder: string,
    names: readonly string[],
    segments: readonly string[],
    owner: Owner,
  ) => {
    const all = new Set(names);
    for (const name of names) {
      if (liesBesideReport(name, all)) continue;
      const isDocument = owner === 'nobody' && STRAY_DOCUMENT.test(name) && !name.startsWith('~');
      if (!STRAY_TEXT.test(name) && !isDocument) continue;
      if (isFolder(path.join(folder, name))) continue;
      const message = `“${name}”不会发布：报告的文件名必须是 index.md`;
      const remedy = adviseStray(name, (own) => labelOf(...segments, own, 'index.md'));
      fault(labelOf(...segments, name), 'report-not-index', message, remedy, 'warning');
    }
  };

  const reportLink = async (child: string, file: string, name: string) => {
    const remedy = '把真正的文件夹复制到这里，不要用链接（快捷方式）';
    if (isFolder(child))
      fault(file, 'report-outside', `“${name}”是指向别处的链接，里面的报告不会发布`, remedy, 'warning');
    else if (!existsSync(child))
      fault(file, 'report-outside', `“${name}”是链接，它指向的东西找不到`, remedy, 'warning');
  };

  const readReport = async (
    folder: string,
    segments: readonly string[],
    hasVersions: boolean,
  ): Promise<void> => {
    const file = labelOf(...segments, 'index.md');
    if (segments.length === 0) {
      const remedy = `给它一个自己的文件夹，例如：${labelOf('2021/jiaoyuju/index.md')}`;
      fault(file, 'report-place', '报告直接放在了 reports 文件夹里', remedy);
      return;
    }
    const nameFault = findNameFault(segments);
    if (nameFault) {
      fault(file, 'folder-name', ...nameFault);
      return;
    }
    const absolute = path.join(folder, 'index.md');
    const state = lstatSync(absolute);
    if (state.isSymbolicLink() && existsSync(absolute)) {
      const message = '“index.md”是指向别处的链接，不会发布';
      fault(file, 'report-outside', message, '把真正的文件复制到这里，不要用链接（快捷方式）');
      return;
    }
    const former = hasVersions ? await collectVersions(folder, labelOf(...segments)) : undefined;
    const stamp = [formatStamp(state), ...(former?.stamps ?? [])].join(' ');
    const before = known.get(absolute);
    if (before?.stamp === stamp) {
      found.push(before.report);
      return;
    }
    const read = await readDigested(absolute, (message, cure) =>
      fault(file, 'file-unreadable', message, cure),
    );
    if (!read) return;
    const versions = former && { versions: former.versions, versionFaults: former.diagnostics };
    const report = { id: segments.join('/').normalize('NFC'), file, folder, ...read, ...versions };
    known.set(absolute, { stamp, saved: state.mtimeMs, report });
    found.push(report);
  };

  await walk(root, [], 'nobody');
  if (found.length === 0 && diagnostics.every((diagnostic) => diagnostic.level !== 'error')) {
    // Publishing an empty portal over a full one would lose it: most likely the wrong folder was named.
    const remedy = `把报告放进自己的文件夹，文件名用 index.md，例如：${labelOf('2021/jiaoyuju/index.md')}`;
    fault(rootLabel, 'content-empty', '一篇报告也没有找到', remedy);
  }
  return { found, diagnostics };
}

/**
 * Reads the file of one report that was found before, and notes it in `known`.
 * @returns nothing if there is anything to say about it: then all have to be collected again
 */
export async function readReportAgain(
  { text: _text, sha256: _sha256, ...place }: FoundReport,
  known: KnownReports,
): Promise<FoundReport | undefined> {
  const absolute = path.join(place.folder, 'index.md');
  const state = await lstat(absolute).catch(() => undefined);
  if (!state?.isFile()) return undefined;
  const read = await readDigested(absolute, () => {});
  if (!read) return undefined;
  const report = { ...place, ...read };
  // Former texts have their part in a stamp, and were not looked at: they may be gone by the time all are collected.
  const stamp = place.versions ? '' : formatStamp(state);
  known.set(absolute, { stamp, saved: state.mtimeMs, report });
  return report;
}

/** Whose the files of a folder are. @param names of what lies beside it @param around whose these are */
function findOwner(name: string, names: readonly string[], around: Owner): Owner {
  // What a portal wrote at an old address of a report lies in an archive, too.
  const isWritten = names.includes(`${name}.html`) && names.includes(`${name}.json`);
  if (around === 'nobody' && !isWritten) return 'nobody';
  return name === VERSION_FOLDER && names.includes('index.md') ? 'versions' : 'report';
}

/** Whether a portal wrote the file, beside a report's folder: `data/` of an archive is portal and content in one. */
function liesBesideReport(name: string, names: ReadonlySet<string>): boolean {
  const parts = name.split('.');
  return parts.slice(1).some((_, index) => {
    const report = parts.slice(0, index + 1).join('.');
    return names.has(report) && names.has(`${report}.html`) && names.has(`${report}.json`);
  });
}

/** @param place of a text in a folder of its own */
function adviseStray(name: string, place: (folder: string) => string): Remedy {
  if (/^index\.md(\.txt)?$/i.test(name))
    return '改名为 index.md（全部小写；Windows 里先在“查看”中勾选“文件扩展名”）';
  if (/\.(docx?|wps|html?)$/i.test(name))
    return {
      file: '用 npm run import 导入它；如果它是附件，放进报告文件夹里的 attachments 文件夹',
      form: '在“新建或导入”里导入它，再把这一份移到别处；如果它是附件，在那一篇的“附件”里放进去',
    };
  return `把它移到自己的文件夹，改名为 index.md，例如：${place(name.replace(/(\.(md|markdown|txt))+$/i, ''))}`;
}

function findNameFault(folders: readonly string[]): [message: string, remedy: string] | undefined {
  const unsafe = folders.find((name) => UNSAFE_NAME.test(name) || isReservedName(name));
  if (unsafe !== undefined)
    return [
      `文件夹名“${unsafe}”不能用：${explainUnsafe(unsafe)}`,
      '文件夹名用字母、数字、汉字和减号，例如：jiaoyuju',
    ];
  const long = folders.find((name) => Buffer.byteLength(name.normalize('NFC')) > MAX_NAME_BYTES);
  if (long === undefined) return undefined;
  const characters = [...long];
  return [
    `文件夹名太长（${characters.length} 个字）：“${characters.slice(0, 30).join('')}…”`,
    '缩短到 60 个字以内，例如：jiaoyuju',
  ];
}

export function explainUnsafe(name: string): string {
  const char = /[<>:"|?*\\]/.exec(name)?.[0];
  if (char) return `Windows 和网址里不能有“${char}”`;
  if (/[\p{Cc}\p{Cs}]/u.test(name)) return '里面有看不见的控制字符';
  return /[. ]$/.test(name) ? '末尾不能是句点或空格' : '这是 Windows 保留的名字';
}

export const isFolder = (folder: string): boolean => orElse(() => statSync(folder).isDirectory(), false);
