import { toLine } from './document-text.ts';
import { getAttribute, type HtmlNode, readAll, walkAll } from './html-tree.ts';

/** What the head of a page says of the whole page. */

/** All `<meta>`, their names in lower case. */
export const listMetaTags = (page: HtmlNode): { name: string; content: string }[] =>
  [...walkAll(page)]
    .filter(({ tagName }) => tagName === 'meta')
    .map((tag) => ({
      name: getAttribute(tag, 'name').trim().toLowerCase(),
      content: getAttribute(tag, 'content').trim(),
    }));

/** What a page's `<title>` says, in one line; empty if it has none. */
export function readTitleTag(page: HtmlNode): string {
  const element = [...walkAll(page)].find(({ tagName }) => tagName === 'title');
  return element ? toLine(readAll(element)) : '';
}

const findMeta = (page: HtmlNode, wanted: string) =>
  listMetaTags(page).find(({ name }) => name === wanted)?.content;

/** Whether a page says that it is that of a text (《政府网站发展指引》附件2). */
export const namesArticle = (page: HtmlNode): boolean => Boolean(findMeta(page, 'articletitle'));

/** Whether a page is called as its whole site is: its first page, and no text. */
export const isFrontPage = (page: HtmlNode): boolean => {
  const site = findMeta(page, 'sitename');
  return Boolean(site) && !namesArticle(page) && readTitleTag(page) === site;
};
