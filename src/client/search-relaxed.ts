import type { RelaxedAnswer, Suggestion } from '../search/search-answer.ts';
import { createElement, createLink, giveAttributes } from './create-element.ts';
import { createResultItem } from './search-result.ts';

/** What is near to a search that found nothing, under headings that say so. */
export function createRelaxedParts({ parts, results, pinyin, titles }: RelaxedAnswer): HTMLElement[] {
  const sections: HTMLElement[] = [];
  if (results.length > 0) {
    const words = parts.map((part) => `“${part}”`).join('、');
    const list = giveAttributes(createElement('ol', ''), { id: 'search-relaxed' });
    // The parts are what was found: they are what the report's page is asked to mark.
    list.append(...results.map((result) => createResultItem(result, parts.join(' '))));
    for (const heading of list.querySelectorAll('h2')) heading.replaceWith(lower(heading));
    sections.push(createSection('没有一字不差的结果，下面这些比较接近', `分开找了这些词：${words}。`, list));
  }
  if (pinyin.length > 0) sections.push(createSection('读音相同的标题', '', createSuggestions(pinyin)));
  if (titles.length > 0) sections.push(createSection('您要找的是不是', '', createSuggestions(titles)));
  return sections;
}

/** Below a heading of their own, the reports' titles are one level further down. */
function lower(heading: HTMLElement): HTMLElement {
  return createElement('h3', heading.className, ...heading.childNodes);
}

function createSection(title: string, note: string, list: HTMLElement): HTMLElement {
  const section = createElement('section', 'search-near', createElement('h2', '', title));
  if (note !== '') section.append(createElement('p', 'search-note', note));
  section.append(list);
  return section;
}

function createSuggestions(suggestions: readonly Suggestion[]): HTMLUListElement {
  const items = suggestions.map(({ title, url, report }) => {
    const item = createElement('li', '', createLink(url, title));
    if (report !== undefined) item.append(createElement('span', 'search-note', `（${report}）`));
    return item;
  });
  return createElement('ul', 'search-suggestions', ...items);
}
