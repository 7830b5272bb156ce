import { collectReportHits, type ReportText } from '../search/collect-hits.ts';
import type { ExcerptPiece } from '../search/cut-excerpt.ts';
import type { SearchWord } from '../search/parse-query.ts';
import { joinTokens } from '../search/tokenize.ts';
import type { FoundReport } from './search-engine.ts';
import { loadReportText } from './search-report.ts';

/**
 * The list item of a report: link to the report first, then its sections. Texts only ever become text nodes, so
 * that a title such as `<script>` stays a title.
 */
export async function createResultItem(
  found: FoundReport,
  words: readonly SearchWord[],
  base: string,
): Promise<HTMLLIElement> {
  const item = document.createElement('li');
  item.className = 'search-result';
  try {
    const { url, tokenizedTitle } = await found.load();
    const report = await loadReportText(url, base);
    if (report) item.append(...createReportParts(url, report, words));
    else item.append(createTitle(url, [{ text: joinTokens(tokenizedTitle) || url, mark: false }]));
  } catch {
    item.append(createParagraph('search-note', '这一篇的内容没有取到。请检查网络，再搜索一次。'));
  }
  return item;
}

function createReportParts(url: string, report: ReportText, words: readonly SearchWord[]): HTMLElement[] {
  const hits = collectReportHits(report, words);
  const parts = [createTitle(url, hits.title)];
  const details = [report.date, report.org].filter(Boolean).join('　');
  if (details !== '') parts.push(createParagraph('search-details', details));
  for (const section of hits.sections) {
    if (section.id !== undefined) {
      const heading = document.createElement('p');
      heading.className = 'search-section';
      heading.append(createLink(`${url}#${encodeURIComponent(section.id)}`, section.title));
      parts.push(heading);
    }
    if (section.excerpt.length > 0) {
      const excerpt = document.createElement('p');
      excerpt.className = 'search-excerpt';
      excerpt.append(...createPieces(section.excerpt));
      parts.push(excerpt);
    }
  }
  if (hits.otherSections > 0) {
    parts.push(createParagraph('search-note', `这一篇还有 ${hits.otherSections} 个部分有这些字。`));
  }
  if (hits.sections.length === 0 && !hits.title.some((piece) => piece.mark)) {
    parts.push(createParagraph('search-note', '这些字在这一篇的基本信息（机构、日期、文号、落款等）里。'));
  }
  return parts;
}

function createTitle(url: string, title: readonly ExcerptPiece[]): HTMLElement {
  const heading = document.createElement('h2');
  heading.className = 'search-title';
  heading.append(createLink(url, title));
  return heading;
}

/** `href` stays relative, as it is in the index: the portal may live in any folder. */
function createLink(href: string, pieces: readonly ExcerptPiece[]): HTMLAnchorElement {
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.append(...createPieces(pieces));
  return link;
}

function createPieces(pieces: readonly ExcerptPiece[]): Node[] {
  return pieces.map(({ text, mark }) => {
    if (!mark) return document.createTextNode(text);
    const element = document.createElement('mark');
    element.textContent = text;
    return element;
  });
}

function createParagraph(className: string, text: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.className = className;
  paragraph.textContent = text;
  return paragraph;
}
