import { toLine } from './document.ts';
import { getAttribute, type HtmlNode, readAll, walkAll } from './html-tree.ts';

/** What the head of a page says of the whole page. */

/** What a page's `<meta>` says under a name, lower case. */
const findMeta = (page: HtmlNode, wanted: string): string | undefined =>
  [...walkAll(page)]
    .filter(({ tagName }) => tagName === 'meta')
    .find((tag) => getAttribute(tag, 'name').trim().toLowerCase() === wanted)
    ?.attrs.find(({ name }) => name === 'content')
    ?.value.trim();

/** Whether a page says that it is that of a text (《政府网站发展指引》附件2). */
export const namesArticle = (page: HtmlNode): boolean => Boolean(findMeta(page, 'articletitle'));

/** Whether a page is called as its whole site is: its first page, and no text. */
export const isFrontPage = (page: HtmlNode): boolean => {
  const title = [...walkAll(page)].find(({ tagName }) => tagName === 'title');
  const site = findMeta(page, 'sitename');
  return Boolean(site) && !namesArticle(page) && title !== undefined && toLine(readAll(title)) === site;
};
