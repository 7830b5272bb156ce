import { bareText, countCharacters } from './document-text.ts';
import { isSiteName } from './find-title.ts';
import { isTextByName } from './html-body.ts';
import { namesArticle } from './html-meta.ts';
import { isLink, readLines, readOwnLines, readText, walkElements } from './html-shown.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { type Reading, refuse } from './importer.ts';
import { isChromeLine, readFootLine } from './page-chrome.ts';

/** Pages of a site that hold no text of their own: its columns, which list ways to the pages of texts. */

/** Columns are called 通知公告, the texts that they list have longer names. */
const MIN_NAME = 9;
/** A text may link one or two others and be nothing else. */
const MIN_LINKS = 3;

/** What stands beside a link in a list: its day, a bullet, a number. */
const BESIDE = /[\d\s|｜·•●▪■◆★*>»›<«\-–—－_/.．:：,，、…()（）[\]［］【】年月日]/gu;

/** How far one is in a list: 共 32 条 1/2 页 首页 下一页. */
const PAGER = /^[共第每当前总计页条篇项记录跳转到至首上下一末尾\d\s/／，,：:<>«»|｜-]+$/u;

/** A sign before the name of a link. */
const BULLET = /^[\s·•●▪■◆★*>»›|｜-]+/u;

/** Whether the element with the most sentences is the foot of its site: then the pictures in it are signs of offices. */
export const isFoot = (body: HtmlElement): boolean =>
  !isTextByName(body) && hasFootLine(body) && hasOnlyLinks(body);

const hasFootLine = (body: HtmlElement): boolean =>
  readLines(body).some((line) => readFootLine(line) === 'site');

/** Whether all that an element says is the name of other pages, a day beside each, or furniture. */
const hasOnlyLinks = (body: HtmlElement): boolean =>
  readOwnLines(body)
    .filter(({ line }) => ![isChromeLine, readFootLine, isSiteName].some((isFurniture) => isFurniture(line)))
    .every(({ own }) => bareText(own.replace(BESIDE, '')) === '' || PAGER.test(own));

/** Refuses the page of a column, or of nothing but menus. @param body where the sentences are, if anywhere */
export function refuseColumn(page: HtmlNode, body: HtmlElement): Reading<never> | undefined {
  if (isTextByName(body) || namesArticle(page) || !hasOnlyLinks(body)) return undefined;
  const names = [...walkElements(page)]
    .filter(isLink)
    .map((link) => readText(link).replace(BULLET, ''))
    .filter((name) => countCharacters(name) >= MIN_NAME && !isChromeLine(name));
  const listed = [...new Set(names)];
  if (listed.length < MIN_LINKS) return hasFootLine(body) ? refuseEmpty() : undefined;
  const quoted = listed.slice(0, 2).map((name) => `“${[...name].slice(0, 30).join('')}”`);
  return refuse(
    `网页里没有正文，像是网站的栏目页：只有通往别的网页的链接（${quoted.join('、')}等 ${listed.length} 条）`,
    '在浏览器里点开要导入的那一篇，看到正文以后另存，再导入那一页；要几篇就另存几次',
  );
}

export const refuseEmpty = (): Reading<never> =>
  refuse(
    '网页里没有找到正文（可能正文是由脚本显示的，或者是图片）',
    '在浏览器里打开网页，等正文显示出来，再把正文复制到文本文件（.txt）里导入',
  );
