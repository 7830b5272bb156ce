import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
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

const listFolders = (folder: string): string[] => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  } catch {
    return [];
  }
};

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
  return listFolders(root)
    .reverse()
    .flatMap((moment) => {
      const found = readdirSync(path.join(root, moment), { recursive: true, encoding: 'utf8' });
      // What lies below a report is not one.
      const [file] = found
        .filter((name) => path.basename(name) === 'index.md')
        .sort((a, b) => a.length - b.length);
      if (file === undefined) return [];
      const opened = openIfThere(path.join(root, moment, file));
      const [title = ''] = ('text' in opened && readField(opened.text, '标题')) || [];
      const id = path.dirname(file).split(path.sep).join('/');
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
