import { findLargest } from '../base/long-lists.ts';
import { bareText, listWords } from './document-text.ts';
import { isSearchBox } from './html-controls.ts';
import { namesArticle } from './html-meta.ts';
import { isShown, readLines, readText, walkElements } from './html-shown.ts';
import { isLayoutTable } from './html-tables.ts';
import {
  getAttribute,
  getChildren,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  listElements,
  walkAll,
  walkUp,
} from './html-tree.ts';
import { isChromeLine, readFootLine } from './page-chrome.ts';
import { saysPageDay } from './page-lines.ts';

/** Ids and classes that the publishing systems of government sites give to the text alone, lower case. */
const BODY_NAMES = listWords(`
  ucap-content trs_editor trs_editor_view trs_ueditor view-trs_ueditor trs_web zoom
  zoomcon fontzoom pages_content pages-content pages_con wp_articlecontent easysite-news-text
  custom_unionstyle ivs_content mycontent artibody articlecontent article_content article-content
  article-body article_con article-con articlecon artcontent artcon art_con art_content arti_content
  contenttext content_text content-text contentbody content_body content-body textcontent
  newscontent news_content news-content newstext news_text newscon news_con news_conent_two_text
  detail_content detail-content detailcontent detail_text detail_con details_con detailcon
  xxgk_content xxgkcontent gknbxq_detail zwxl-article zwgkcontent zw_content gzk-article xl_content
  xlcontent xl_con maintext main_text main-text main-txt txtcontent txt_con text_content
  text-content con_text contxt bt_content bt-content info_content info-content infocontent
  document_content doc-content doccontent art_p rich_media_content js_content print_content
  printcontent wenzhang-content zfxxgk_content zfxxgk_zw_content xxgkcont xxxq_text_cont
  noticecontent wzcon j-fontcontent newscontnet xl-xqnr xl_cont wh_x_c nrcontent nrtxt zwnr wzxqnr zoomty
  div_zhengwen warttext news_content_text
`);

/** Names that some templates give to the text and others to the text with all that stands around it. */
const WIDER_NAMES = listWords('article articles content b12c main view view_content view-content');

/** A body with less text, in characters, is only believed by name if nothing else is there. */
const MIN_BODY = 30;
/** The part of the page's sentences that an element must hold to be believed by its name. */
const STRICT_SHARE = 0.25;
const WIDER_SHARE = 0.5;
const NEARLY_ALL = 0.92;
/** The part of the text that a container must hold to be the one that is looked for. */
const SHARE = 0.75;
/** The same of one in which the page says when it was published. */
const SHARE_WITH_DAY = 0.5;

/** Programs that write texts: what they save as a page is text and nothing else. */
const WRITERS = /^(?:Microsoft Word|WPS|LibreOffice|(?:Apache )?OpenOffice)/iu;

/** Whether a page says that such a program saved it. Of text pasted into a site's page only that text says so. */
const isWritten = (document: HtmlNode) =>
  [...walkAll(document)]
    .filter(({ tagName }) => tagName === 'head')
    .flatMap(listElements)
    .some(
      (element) =>
        /^generator$/iu.test(getAttribute(element, 'name')) && WRITERS.test(getAttribute(element, 'content')),
    );

/**
 * Finds the element that holds the text: all of a page that is nothing else, else by the name of publishing systems,
 * else where the sentences are.
 */
export function findBody(document: HtmlNode, isAllText = false): HtmlElement | undefined {
  const elements = [...walkElements(document)];
  const page = elements.find(({ tagName }) => tagName === 'body');
  if (isAllText || isWritten(document)) return page;
  const own = elements.find(isOwnText);
  if (own) return own;
  const strict = chooseLongest(elements.filter((element) => hasName(element, BODY_NAMES)));
  const near = new Set(listAround(findPageDay(elements)));
  // A name is believed, but for what stands around the text and the page's day.
  const wider = findDensest(
    chooseInnermost(
      elements.filter((element) => element.tagName === 'article' || hasName(element, WIDER_NAMES)),
    ),
    (element) => (near.has(element) ? SHARE_WITH_DAY : Number.POSITIVE_INFINITY),
  );
  const dense = findDensest(page, (element) => (near.has(element) ? SHARE_WITH_DAY : SHARE));
  // A name may also stand on an empty editor or a caption; the sentences then are elsewhere.
  const isBody = (element: HtmlElement | undefined, share: number) =>
    element !== undefined &&
    countProse(element) >= Math.max(MIN_BODY, share * Math.max(...[wider, dense].map(countProse)));
  // On a page of an article a table of data may be all there is, and menus may say more than it.
  const isArticle = strict !== undefined && holdsData(strict) && namesArticle(document);
  if (isArticle || isBody(strict, STRICT_SHARE)) return widen(strict);
  return widen(isBody(wider, WIDER_SHARE) ? wider : (dense ?? strict ?? wider));
}

/** How a line of the page's day begins or goes on. */
const DAY_LABEL = /(?:时间|日期)\s*[:：]/u;
/** More text than a line around a text has, in characters. */
const MAX_DAY_LINE = 200;
/** Below so many other days no page says its own. */
const MAX_DAYS = 50;
/** Elements around the words that may be such a line: label and value may each have one of their own. */
const MAX_LEVELS = 4;

/** The element of the line in which a page says when it was published. */
function findPageDay(elements: readonly HtmlElement[]): HtmlElement | undefined {
  const labels = elements.filter((element) =>
    getChildren(element).some((node) => isText(node) && DAY_LABEL.test(node.value)),
  );
  return labels.slice(0, MAX_DAYS).find((element) =>
    listAround(element, MAX_LEVELS).some((each) => {
      // Sentences are counted once: to read all of a page for each of its words would take long.
      const text = countProse(each) > MAX_DAY_LINE ? '' : readText(each);
      return text.length <= MAX_DAY_LINE && saysPageDay(text);
    }),
  );
}

/** An element and those that it stands in, from the innermost on. */
const listAround = (element: HtmlElement | undefined, levels?: number): HtmlElement[] =>
  element ? [element, ...walkUp(element)].slice(0, levels) : [];

/** What stands beside a body is text of it if it has no more than this part of its sentences, and little but sentences. */
const MOST_BESIDE = 1 / 3;
const LEAST_PROSE = 0.8;

/** The element around a body, if what stands beside the body is text too: pages wrap all but the first paragraph once more. */
function widen(body: HtmlElement | undefined): HtmlElement | undefined {
  let found = body;
  for (let at = body; at; ) {
    const around: HtmlNode | null = at.parentNode;
    if (!around || !isElement(around) || around.tagName === 'body' || !isContainer(around)) break;
    const beside = getChildren(around).filter((node) => node !== at);
    const lines = beside.flatMap(readLines);
    if (lines.length > 0 && !isTextBeside(beside, lines, at)) break;
    if (lines.length > 0) found = around;
    at = around;
  }
  return found;
}

function isTextBeside(beside: readonly HtmlNode[], lines: readonly string[], body: HtmlElement): boolean {
  const prose = beside.reduce((sum, node) => sum + countProse(node), 0);
  const isOfPage = (line: string) =>
    isChromeLine(line) || readFootLine(line) !== undefined || saysPageDay(line);
  return (
    prose <= countProse(body) * MOST_BESIDE &&
    prose >= LEAST_PROSE * bareText(lines.join('')).length &&
    lines.some((line) => SENTENCE.test(line)) &&
    !lines.some(isOfPage)
  );
}

const holdsData = (element: HtmlElement): boolean =>
  countProse(element) >= MIN_BODY &&
  [...walkElements(element)].some((child) => child.tagName === 'table' && !isLayoutTable(child));

/** The text of a page of this project: of a short notice there may be more around it than in it. */
const isOwnText = (element: HtmlElement) =>
  element.tagName === 'article' && getAttribute(element, 'class') === 'report-text';

/** Whether the publishing system says that an element is the text, so that all in it belongs to it. */
export function isNamedBody(element: HtmlElement): boolean {
  return element.tagName === 'article' || hasName(element, BODY_NAMES) || hasName(element, WIDER_NAMES);
}

/** The same by a name that no template gives to more than the text. */
export const isTextByName = (element: HtmlElement): boolean =>
  isOwnText(element) || hasName(element, BODY_NAMES);

function hasName(element: HtmlElement, known: ReadonlySet<string>): boolean {
  if (element.tagName === 'body' || element.tagName === 'html') return false;
  const names = [getAttribute(element, 'id'), ...getAttribute(element, 'class').split(/\s+/u)];
  return names.some((name) => known.has(name.toLowerCase()));
}

/** The outermost of the elements with the most text. */
function chooseLongest(elements: readonly HtmlElement[]): HtmlElement | undefined {
  const most = findLargest(elements.map(countProse));
  return elements.find((element) => most > 0 && countProse(element) === most);
}

/** The innermost of the elements that hold nearly all of what the largest of them holds. */
function chooseInnermost(elements: readonly HtmlElement[]): HtmlElement | undefined {
  const most = findLargest(elements.map(countProse));
  return elements.findLast((element) => countProse(element) > 0 && countProse(element) >= most * NEARLY_ALL);
}

/** Downwards as long as one child holds as much of the sentences as it must. */
function findDensest(
  from: HtmlElement | undefined,
  readShare: (element: HtmlElement) => number,
): HtmlElement | undefined {
  let current = from;
  while (current) {
    const total = countProse(current);
    const child = listElements(current)
      .filter((element) => isShown(element) && isContainer(element))
      .find((element) => countProse(element) > 0 && countProse(element) >= total * readShare(element));
    if (!child) break;
    current = child;
  }
  return current;
}

/** A quotation, an item of a list and a table of data are parts of a text, however much of it they hold. */
const isContainer = (element: HtmlElement) =>
  /^(?:div|section|article|main|td|tr|tbody|table|center|form|font|span|body|fieldset)$/u.test(
    element.tagName,
  ) &&
  (element.tagName !== 'table' || isLayoutTable(element));

const counts = new WeakMap<HtmlNode, number>();

/** Characters of sentences, not of menus: text outside links, in runs that are long or have marks. */
function countProse(node: HtmlNode | undefined): number {
  if (!node) return 0;
  const known = counts.get(node);
  if (known !== undefined) return known;
  let count = 0;
  if (isText(node)) {
    const text = bareText(node.value);
    count = text.length >= 12 || /[，。；：、]/u.test(text) ? text.length : Math.min(2, text.length);
  } else if (isShown(node) && node.nodeName !== 'a') {
    for (const child of getChildren(node)) count += countProse(child);
  }
  counts.set(node, count);
  return count;
}

/** Elements that stand around a text, by the names that sites give them. */
const FURNITURE_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|header|head|top|topbar|banner|footer|foot|bottom|copyright|sidebar|side|aside|share|toolbar|related|recommend|pager|pagination|weizhi|dqwz|friendlink|links)(?:$|[\s_-])/iu;

const FURNITURE_ROLES = /^(?:navigation|banner|contentinfo|complementary|search|menu)$/u;

/** A sentence of a text: whatever an element is called, it is no furniture then. */
const SENTENCE = /.{8}[。！？]/u;

/** The first piece of text that is shown. */
function readFirst(node: HtmlNode): string {
  if (isText(node)) return node.value.trim();
  if (!isShown(node)) return '';
  for (const child of getChildren(node)) {
    const found = readFirst(child);
    if (found !== '') return found;
  }
  return '';
}

/** What stands above a list of a site's other texts. */
const OTHER_TEXTS = /^[【[]?(?:相关|推荐|热门|热点)(?:信息|新闻|文章|阅读|资讯|内容|推荐)[】\]]?\s*[:：]?$/u;
/** The part of such a list that may stand outside its links. */
const MOST_UNLINKED = 0.2;

const listsOthers = (element: HtmlElement): boolean =>
  OTHER_TEXTS.test(readFirst(element)) &&
  countProse(element) <= MOST_UNLINKED * bareText(readText(element)).length;

/**
 * The outermost elements inside a text that belong to the page: a list of its other texts, and where only the sentences
 * told where the text is, menus and footers.
 */
export function listFurniture(body: HtmlElement): HtmlElement[] {
  const isOfPage = isNamedBody(body) ? listsOthers : isFurniture;
  const found: HtmlElement[] = [];
  const visit = (element: HtmlElement): void => {
    for (const child of listElements(element)) {
      if (isOfPage(child) && !readLines(child).some((line) => SENTENCE.test(line))) found.push(child);
      else visit(child);
    }
  };
  visit(body);
  return found;
}

function isFurniture(element: HtmlElement): boolean {
  if (/^(?:nav|header|footer|aside)$/u.test(element.tagName)) return true;
  if (!/^(?:div|section|ul|ol|dl|form|center|table)$/u.test(element.tagName)) return false;
  return (
    listsOthers(element) ||
    (element.tagName === 'form' && [...walkAll(element)].some(isSearchBox)) ||
    FURNITURE_ROLES.test(getAttribute(element, 'role')) ||
    // 页眉 and 页脚 of LibreOffice.
    /^(?:header|footer)$/u.test(getAttribute(element, 'title')) ||
    FURNITURE_NAMES.test(getAttribute(element, 'class')) ||
    FURNITURE_NAMES.test(getAttribute(element, 'id'))
  );
}
