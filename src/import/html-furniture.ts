import { isNamedBody } from './html-body.ts';
import { getAttribute, getChildren, type HtmlElement, isElement, readLines } from './html-tree.ts';

/** Elements that stand around a text, by the names that sites give them. */
const NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|header|head|top|topbar|banner|footer|foot|bottom|copyright|sidebar|side|aside|share|toolbar|related|recommend|pager|pagination|weizhi|dqwz|friendlink|links)(?:$|[\s_-])/iu;

const ROLES = /^(?:navigation|banner|contentinfo|complementary|search|menu)$/u;

/** A sentence of a text: whatever an element is called, it is no furniture then. */
const SENTENCE = /.{8}[。！？]/u;

/**
 * The outermost elements inside a text that belong to the page: where only the sentences told where the text is, menus
 * and footers may lie within.
 */
export function listFurniture(body: HtmlElement): HtmlElement[] {
  if (isNamedBody(body)) return [];
  const found: HtmlElement[] = [];
  const visit = (element: HtmlElement): void => {
    for (const child of getChildren(element)) {
      if (!isElement(child)) continue;
      if (isFurniture(child) && !readLines(child).some((line) => SENTENCE.test(line))) found.push(child);
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
    ROLES.test(getAttribute(element, 'role')) ||
    NAMES.test(getAttribute(element, 'class')) ||
    NAMES.test(getAttribute(element, 'id'))
  );
}
