import { existsSync, lstatSync, rmSync } from 'node:fs';
import path from 'node:path';
import { foldFileName } from '../base/fold-file-name.ts';
import { isReservedName } from '../base/reserved-name.ts';
import { hideStaging, writeAtomically } from '../base/write-atomically-fs.ts';
import { MAX_NAME_BYTES, UNSAFE_NAME } from '../find/collect-reports-fs.ts';
import { chooseReportId } from '../import/choose-report-id.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import type { ListedPage } from '../load/make-pages-fs.ts';
import { formatEntry } from '../report/format-front-matter.ts';
import { PAGE_TABLE } from '../report/parse-page.ts';
import type { DeskRefusal } from './desk-api.ts';
import { editPage, editReport } from './edited-text.ts';
import { findLeadingFrom, keepAddress, refuseClaimed } from './former-address.ts';
import { describeAddressChange, type Edit, type MovePlan, namesInSettings } from './move-report-fs.ts';
import type { DeskDeletedPage } from './page-api.ts';
import { refuseIo } from './refuse-io.ts';
import { movePageLinks } from './rename-links.ts';
import { keepPresent, listKeptFiles, listVersions, openText, readKept } from './save-text-fs.ts';

const NAMING = '名字用拼音或英文字母、数字和减号，如 zhinan';

/** Where pages lie. @param content absolute */
const locatePages = (content: string) => path.join(content, 'pages');

/**
 * Makes a page. Its text begins with what the person says: an empty one would stop the whole portal.
 * @param wish.name of its file, without the ending; empty: after the title
 */
export function createPage(
  content: string,
  pages: readonly ListedPage[],
  { title, name, text }: { title: string; name: string; text: string },
): { readonly id: string; readonly file: string } | DeskRefusal {
  if (title.trim() === '') return { message: '没有写标题', remedy: '写上网页的大标题' };
  if (text.trim() === '') return { message: '没有写正文', remedy: '先写上第一段，别的打开以后接着写' };
  const id = name.trim() === '' ? (chooseReportId({ title }).split('/').at(-1) ?? '') : clean(name);
  const fault = findNameFault(id, pages);
  if (fault) return fault;
  const file = path.join(locatePages(content), `${id}.md`);
  const fields = formatEntry('标题', [title.trim()], PAGE_TABLE.fields);
  try {
    if (existsSync(file)) return { message: `已经有“${id}.md”了`, remedy: '换一个名字' };
    writeAtomically(file, `---\n${fields}\n---\n\n${text.trim()}\n`, hideStaging(file));
    return { id, file };
  } catch (error) {
    return refuseIo(error, '没有新建', '照上面说的处理，再按一次“新建”');
  }
}

const clean = (name: string) =>
  name
    .trim()
    .normalize('NFC')
    .replace(/^\/*(?:pages\/)?|(?:\.md|\.html)$/g, '');

/** @param own the page that gets the name */
function findNameFault(id: string, pages: readonly ListedPage[], own?: ListedPage): DeskRefusal | undefined {
  if (id === '') return { message: '还没有写名字', remedy: NAMING };
  if (id === own?.id) return { message: '与现在的一样', remedy: NAMING };
  const isUnsafe = UNSAFE_NAME.test(id) || id.includes('/') || id.startsWith('.') || isReservedName(id);
  if (isUnsafe || Buffer.byteLength(id) > MAX_NAME_BYTES)
    return { message: `“${id}”不能做文件的名字`, remedy: NAMING };
  const others = pages.filter((page) => page !== own);
  const same = others.find((page) => foldFileName(page.id) === foldFileName(id));
  if (same)
    return {
      message: `已经有“${same.id}”了：《${same.source?.fields.title ?? same.id}》`,
      remedy: '换一个名字',
    };
  const claimed = findLeadingFrom(`pages/${id}.html`, others);
  return claimed
    ? {
        message: `“${id}”是另一个网页的旧网址：《${claimed.source?.fields.title}》`,
        remedy: '别人收藏的那个网址会打开错的网页：换一个名字',
      }
    : undefined;
}

/** What gives a page another name, and so another address; see `planMove`. */
export function planPageMove({
  content,
  page,
  pages,
  reports,
  to,
  keepsOld,
  isPublished,
}: {
  content: string;
  page: ListedPage;
  pages: readonly ListedPage[];
  reports: readonly ListedReport[];
  to: string;
  keepsOld: boolean;
  isPublished: boolean;
}): MovePlan | DeskRefusal {
  const id = clean(to);
  const fault = findNameFault(id, pages, page);
  if (fault) return fault;
  const { file: from } = editPage(page);
  const target = path.join(locatePages(content), `${id}.md`);
  try {
    const isOwn = foldFileName(id) === foldFileName(page.id);
    if (!isOwn && lstatSync(target, { throwIfNoEntry: false }))
      return { message: `已经有“${id}.md”这个文件了`, remedy: '换一个名字' };
    const edits: Edit[] = [];
    const address = { from: `pages/${page.id}.html`, to: `pages/${id}.html`, keepsOld };
    const texts = [
      ...pages.map((one) => ({ ...editPage(one), title: one.source?.fields.title })),
      ...reports.map((one) => ({ ...editReport(one), title: one.source?.fields.title })),
    ];
    for (const { place, file, title = place } of texts) {
      const opened = openText(file);
      if ('message' in opened) {
        if (file === from) return opened;
        continue;
      }
      const linked = movePageLinks(opened.text, place, page.id, id);
      const text = file === from ? keepAddress(linked, address, PAGE_TABLE) : linked;
      if (typeof text !== 'string') return text;
      if (text !== opened.text || file === from) edits.push({ file, text, base: opened.sha256, title });
    }
    const [old, now] = [`pages/${page.id}`, `pages/${id}`];
    const change = { from: old, to: now, keepsOld, isPublished, written: address.from };
    const others = edits.filter(({ file }) => file !== from);
    const done = [
      ...describeAddressChange(change, others),
      ...(namesInSettings(content, `${old}.md`)
        ? [`网站设置里写着“${old}.md”：请在“设置”里改成“${now}.md”`]
        : []),
    ];
    return { id, from, to: target, edits, done };
  } catch (error) {
    return refuseIo(error, '没有看完', '关闭打开着这些文件的程序，再试一次');
  }
}

/** Takes a page away; what it said can be brought back. */
export function deletePage(content: string, page: ListedPage): DeskRefusal | undefined {
  const { file } = editPage(page);
  try {
    keepPresent(content, file, new Date());
    rmSync(file);
    return undefined;
  } catch (error) {
    return refuseIo(error, '没有删除', '关闭打开着这个文件的程序，再试一次');
  }
}

/** Pages that are not there any more, with their last states. */
export function listDeleted(content: string): DeskDeletedPage[] {
  const folder = locatePages(content);
  return listKeptFiles(content, folder).flatMap((way): DeskDeletedPage[] => {
    const file = path.join(folder, ...way.split('/'));
    const [last] = listVersions(content, file);
    if (!last || way.includes('/') || !way.endsWith('.md') || existsSync(file)) return [];
    return [{ id: way.slice(0, -'.md'.length), version: last.name, until: last.saved }];
  });
}

/** Brings a deleted page back, unless another one is reached by its address. @returns its file */
export function restorePage(
  content: string,
  pages: readonly ListedPage[],
  id: string,
): { readonly file: string } | DeskRefusal {
  const deleted = listDeleted(content).find((one) => one.id === id);
  const file = path.join(locatePages(content), `${id}.md`);
  const bytes = deleted && readKept(content, file, deleted.version);
  if (!bytes) return { message: '这个网页已经在了，或者没有留下', remedy: '刷新网页，再从列表里选' };
  const claimed = refuseClaimed(id, `pages/${id}.html`, pages);
  if (claimed) return claimed;
  try {
    writeAtomically(file, bytes, hideStaging(file));
    return { file };
  } catch (error) {
    return refuseIo(error, '没有放回', '照上面说的处理，再试一次');
  }
}
