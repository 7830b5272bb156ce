import { existsSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ListedReport } from '../load/load-stages-fs.ts';
import { REPORT_TABLE } from '../report/fields.ts';
import { formatFormerFolder, locateFormerAddress } from '../report/locate-former-address.ts';
import { changeTogether, isUnfinished } from './change-together-fs.ts';
import type { DeskEntry, DeskRefusal } from './desk-api.ts';
import { editField, readField } from './edit-field.ts';
import { findLeadingFrom, keepAddress } from './former-address.ts';
import { refuseIo } from './refuse-io.ts';
import { moveLinks } from './rename-links.ts';
import { openText, planText } from './save-text-fs.ts';

export interface MoveWish {
  readonly content: string;
  readonly report: ListedReport;
  readonly reports: readonly ListedReport[];
  /** Folder below `reports/` as it was typed. */
  readonly to: string;
  /** Whether the present address has to lead on. */
  readonly keepsOld: boolean;
  /** At its present address. */
  readonly isPublished: boolean;
}

/** What of a file changes with the address. */
export interface Edit {
  readonly file: string;
  readonly text: string;
  readonly base: string;
  readonly title: string;
}

/** All that is done for another address. */
export interface MovePlan {
  /** Its name then: of a report the folder below `reports/`. */
  readonly id: string;
  /** The folder, or the file, absolute. */
  readonly from: string;
  readonly to: string;
  /** Of the moved text itself, and of others. */
  readonly edits: readonly Edit[];
  /** For people, a line each. */
  readonly done: readonly string[];
}

/**
 * What gives a report another folder, and so another address: the old one goes into 旧网址, and whatever names the folder
 * in other reports and fixed pages names the new one.
 */
export function planMove(wish: MoveWish): MovePlan | DeskRefusal {
  try {
    return plan(wish);
  } catch (error) {
    return refuseIo(error, '没有看完', '关闭打开着这个文件夹和里面文件的程序，再试一次');
  }
}

function plan({ content, report, reports, to, keepsOld, isPublished }: MoveWish): MovePlan | DeskRefusal {
  const id = to
    .trim()
    .normalize('NFC')
    // As 旧网址 may have it.
    .replace(/^\/+|(?:\/index\.md)?\/*$/g, '');
  const fault = findFault(id, report.id, reports);
  if (fault) return fault;
  const folder = path.join(content, 'reports', ...id.split('/'));
  const onlyCase = id.toLowerCase() === report.id.toLowerCase();
  if (!onlyCase && lstatSync(folder, { throwIfNoEntry: false }))
    return { message: `已经有“${id}”这个文件夹了`, remedy: '换一个名字' };

  const own = editOwn(path.join(report.folder, 'index.md'), report, id, keepsOld);
  if ('message' in own) return own;
  const others: Edit[] = [];
  for (const other of listOthers(content, report, reports)) {
    const edit = editOther(other, report.id, id);
    if (edit && 'message' in edit) return edit;
    if (edit) others.push(edit);
  }
  const change = { from: `reports/${report.id}`, to: `reports/${id}`, keepsOld, isPublished };
  const done = [
    ...describeAddressChange({ ...change, written: formatFormerFolder(report.id) }, others),
    ...(namesInSettings(content, report.id)
      ? [`网站设置的栏目里写着“${report.id}”：请在“设置”里改成“${id}”`]
      : []),
  ];
  return { id, from: report.folder, to: folder, edits: [own, ...others], done };
}

/** For people, a line each. @param change.written what stands in 旧网址 then */
export const describeAddressChange = (
  {
    from,
    to,
    keepsOld,
    isPublished,
    written,
  }: { from: string; to: string; keepsOld: boolean; isPublished: boolean; written: string },
  others: readonly Edit[],
): string[] => [
  `网址：${from}.html → ${to}.html`,
  keepsOld
    ? `旧网址照样能打开，会自己转到新的（写进“旧网址”：${written}）`
    : isPublished
      ? '旧网址不再能打开：它公布过，下一次发布会停下来问'
      : '旧网址不再能打开（没有公布过的，不要紧）',
  ...others.map(({ title }) => `《${title}》里指向它的跟着改`),
];

/** Each file keeps its former state; all of it happens, or nothing. @returns why nothing was done */
export function carryOutMove(content: string, plan: MovePlan): DeskRefusal | undefined {
  try {
    return move(content, plan);
  } catch (error) {
    const close = '关闭打开着这个文件夹和里面文件的程序';
    return isUnfinished(content)
      ? refuseIo(error, '没有做完', `${close}，再重新打开编辑台，它会接着做完`)
      : refuseIo(error, '没有改', `${close}，再试一次`);
  }
}

function move(content: string, { from, to, edits }: MovePlan): DeskRefusal | undefined {
  const files = [];
  for (const { file, text, base } of edits) {
    const change = planText(file, { text, base });
    if ('message' in change)
      return { message: change.message, ...(change.remedy ? { remedy: change.remedy } : {}) };
    files.push({ file, ...change });
  }
  const tell = (place: string) => path.relative(content, place).split(path.sep).join('/');
  changeTogether(
    content,
    { about: `改网址：${tell(from)} → ${tell(to)}`, moves: [{ from, to }], files },
    new Date(),
  );
  return undefined;
}

function findFault(id: string, from: string, reports: readonly ListedReport[]): DeskRefusal | undefined {
  const remedy = '写成 年份/名字，名字用拼音或英文字母、数字和减号，如 2022/jiaoyuju';
  if (id === '') return { message: '还没有写新的文件夹', remedy };
  if (id === from) return { message: '与现在的一样', remedy };
  const place = locateFormerAddress(formatFormerFolder(id), '');
  if (!place.ok || place.path !== `reports/${id}.html`)
    return { message: `“${id}”不能做文件夹的名字`, remedy };
  if (id.split('/').some((part) => part.startsWith('.'))) return { message: '名字不能以点开头', remedy };
  const inside = reports.find(
    (other) => other.id !== from && (id.startsWith(`${other.id}/`) || other.id.startsWith(`${id}/`)),
  );
  if (inside || id.startsWith(`${from}/`))
    return { message: `一篇报告的文件夹不能在另一篇的里面（${inside?.id ?? from}）`, remedy: '换一个位置' };
  const same = reports.find((other) => other.id !== from && other.id.toLowerCase() === id.toLowerCase());
  if (same) return { message: `已经有“${same.id}”了`, remedy: '换一个名字' };
  const claimed = findLeadingFrom(
    `reports/${id}.html`,
    reports.filter((other) => other.id !== from),
  );
  return claimed
    ? {
        message: `“${id}”是另一篇的旧网址：《${claimed.source?.fields.title}》`,
        remedy: '别人收藏的那个网址会打开错的一篇：换一个名字',
      }
    : undefined;
}

/** The report's own file: its old address, and links that lead out of its folder. */
function editOwn(
  file: string,
  { id, source }: ListedReport,
  to: string,
  keepsOld: boolean,
): Edit | DeskRefusal {
  const opened = openText(file);
  if ('message' in opened) return opened;
  const linked = moveLinks(opened.text, `reports/${id}`, `reports/${to}`, (target) =>
    target === `reports/${id}` ? `reports/${to}` : target,
  );
  const text = keepAddress(
    linked,
    { from: formatFormerFolder(id), to: formatFormerFolder(to), keepsOld },
    REPORT_TABLE,
  );
  if (typeof text !== 'string') return text;
  return { file, text, base: opened.sha256, title: source?.fields.title ?? id };
}

interface Other {
  readonly file: string;
  /** Where its links begin. */
  readonly place: string;
  readonly title: string;
  readonly isReport: boolean;
}

/** Texts that may name the report. */
function listOthers(content: string, report: ListedReport, reports: readonly ListedReport[]): Other[] {
  const pages = path.join(content, 'pages');
  const names = existsSync(pages) ? readdirSync(pages, { recursive: true, encoding: 'utf8' }) : [];
  return [
    ...reports
      .filter(({ id }) => id !== report.id)
      .map(({ id, folder, source }) => ({
        file: path.join(folder, 'index.md'),
        place: `reports/${id}`,
        title: source?.fields.title ?? id,
        isReport: true,
      })),
    ...names
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => {
        const place = path.posix.join('pages', path.posix.dirname(name.split(path.sep).join('/')));
        return { file: path.join(pages, name), place, title: name, isReport: false };
      }),
  ];
}

function editOther(
  { file, place, title, isReport }: Other,
  from: string,
  to: string,
): Edit | DeskRefusal | undefined {
  const opened = openText(file);
  const last = from.split('/').at(-1) ?? '';
  // Most name it nowhere.
  if ('message' in opened || !(opened.text.includes(last) || opened.text.includes(encodeURI(last))))
    return undefined;
  const before = opened.text;
  let text: string | undefined = moveLinks(before, place, place, (target) =>
    target === `reports/${from}` ? `reports/${to}` : target,
  );
  for (const key of isReport ? ['相关文章', '关联'] : []) {
    const values = readField(text, key);
    const next = values?.map((entry): DeskEntry => {
      if (typeof entry === 'string') return entry === from ? to : entry;
      return entry.对象 === from ? { ...entry, 对象: to } : entry;
    });
    if (!next || JSON.stringify(next) === JSON.stringify(values)) continue;
    text = editField(text, key, next);
    if (text === undefined)
      return {
        message: `《${title}》的“${key}”指向这一篇，它的写法不是通常的，没有改`,
        remedy: `先在那一篇里改“${key}”，再改这一篇的网址`,
      };
  }
  return text === before ? undefined : { file, text, base: opened.sha256, title };
}

/** Whether the portal's settings name it. */
export function namesInSettings(content: string, id: string): boolean {
  const file = path.join(content, 'site.json');
  if (!existsSync(file)) return false;
  const opened = openText(file);
  return !('message' in opened) && opened.text.includes(`"${id}"`);
}
