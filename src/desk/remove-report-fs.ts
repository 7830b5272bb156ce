import { type Dirent, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { orElse } from '../base/or-else.ts';
import { retryWhileInUseNow } from '../base/retry-in-use-fs.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import type { DeskRefusal } from './desk-api.ts';
import { readField } from './edit-field.ts';
import { refuseClaimed } from './former-address.ts';
import type { RemovedReport } from './life-api.ts';
import { refuseIo } from './refuse-io.ts';
import { formatMoment, locateHistory, openIfThere } from './save-text-fs.ts';

const REMEDY = '关闭打开着这个文件夹和里面文件的程序，再试一次';

/** Each removal has a folder of its own there, named by its moment, with the report's folder in it as it was. */
const locateRemoved = (content: string): string => path.join(locateHistory(content), '删去的报告');

/** What lies in a folder; nothing if it cannot be read, or has gone meanwhile. */
const listEntries = (folder: string): Dirent[] | undefined =>
  orElse(() => readdirSync(folder, { withFileTypes: true }), undefined);

const isText = (entry: Dirent) => entry.isFile() && entry.name === 'index.md';

/** The way to the one report below a folder; what lies below a report is none. What cannot be read may be one. */
function findReport(folder: string, way: readonly string[] = []): readonly string[] | undefined {
  const entries = listEntries(path.join(folder, ...way));
  if (entries?.some(isText) ?? way.length > 0) return way;
  if (!entries) return undefined;
  for (const entry of entries) {
    const found = entry.isDirectory() ? findReport(folder, [...way, entry.name]) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Moves a report with all its files out of the content, in one step. */
export function removeReport(content: string, { id, folder }: ListedReport): DeskRefusal | undefined {
  const place = path.join(locateRemoved(content), formatMoment(new Date()), ...id.split('/'));
  try {
    mkdirSync(path.dirname(place), { recursive: true });
    retryWhileInUseNow(() => renameSync(folder, place));
    return undefined;
  } catch (error) {
    return refuseIo(error, '没有删去', REMEDY);
  }
}

/** What was removed and not brought back, the last first. */
export function listRemoved(content: string): RemovedReport[] {
  const root = locateRemoved(content);
  return (listEntries(root) ?? [])
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort()
    .reverse()
    .flatMap((moment) => {
      const way = findReport(path.join(root, moment));
      if (way === undefined) return [];
      const opened = openIfThere(path.join(root, moment, ...way, 'index.md'));
      const [title = ''] = ('text' in opened && readField(opened.text, '标题')) || [];
      const id = way.join('/');
      return [{ moment, id, title: typeof title === 'string' && title !== '' ? title : id }];
    });
}

/** Brings a report back to where it was, unless something is there, or another one is reached by that address. */
export function restoreReport(
  content: string,
  moment: string,
  reports: readonly ListedReport[],
): { readonly id: string } | DeskRefusal {
  const removed = listRemoved(content).find((one) => one.moment === moment);
  if (!removed) return { message: '这一篇已经放回了，或者没有留下', remedy: '刷新网页，再从列表里选' };
  const { id } = removed;
  const target = path.join(content, 'reports', ...id.split('/'));
  if (existsSync(target))
    return { message: `已经又有“${id}”这个文件夹了，没有放回`, remedy: '先给现在的那一篇改网址，再放回' };
  const claimed = refuseClaimed(id, `reports/${id}.html`, reports);
  if (claimed) return claimed;
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    const place = path.join(locateRemoved(content), moment, ...id.split('/'));
    retryWhileInUseNow(() => renameSync(place, target));
    return { id };
  } catch (error) {
    return refuseIo(error, '没有放回', REMEDY);
  }
}
