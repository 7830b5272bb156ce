import { formatSearched } from '../search/format-scope.ts';
import { formatSearchAddress, type SearchState } from '../search/search-address.ts';
import type { OtherSpelling, SearchEngine } from '../search/search-answer.ts';
import {
  createButton,
  createElement,
  createLink,
  giveAttributes,
  replaceContents,
} from './create-element.ts';
import { createResultItem } from './search-result.ts';

/** Reports shown of one spelling; the others are one press away. */
const SHOWN = 10;

/** What the spellings were counted for. */
interface CountedSearch {
  state: SearchState;
  reach: number;
}

/**
 * What is written otherwise, a group for each way below the results: it is not what was typed, and not counted with
 * it.
 * @param isOpen whether the first group is open: nothing else was found
 */
export function createSpellingGroups(
  spellings: readonly OtherSpelling[],
  search: CountedSearch,
  engine: SearchEngine,
  isOpen: boolean,
): HTMLElement[] {
  return spellings.map((spelling, at) => {
    const name = `${formatSearched(spelling.scope)}另有 ${spelling.total} 篇写作“${spelling.text}”`;
    const summary = createElement('summary', '', name);
    const content = createElement('div', '');
    const group = createElement('details', 'search-spelling', summary, content);
    let isLoaded = false;
    const load = async () => {
      isLoaded = true;
      replaceContents(content, createElement('p', 'search-note', '正在取……'));
      try {
        replaceContents(content, ...(await createList(spelling, search, engine, name)));
      } catch {
        isLoaded = false;
        const again = createButton('重试', () => void load());
        replaceContents(content, createElement('p', 'search-note', '没有取到。', again));
      }
    };
    group.addEventListener('toggle', () => {
      if (group.open && !isLoaded) void load();
    });
    group.open = isOpen && at === 0;
    return group;
  });
}

async function createList(
  { query, total }: OtherSpelling,
  { state: { text, filters, sort, versions = false }, reach }: CountedSearch,
  engine: SearchEngine,
  name: string,
): Promise<HTMLElement[]> {
  const { results } = await engine.search({
    text: query,
    without: text,
    filters,
    sort,
    ...(versions ? { versions } : {}),
    from: 0,
    count: SHOWN,
    reach,
  });
  const items = results.map((result) => createResultItem(result, query));
  const list = giveAttributes(createElement('ol', 'search-results', ...items), { 'aria-label': name });
  if (total <= results.length) return [list];
  const address = `search.html${formatSearchAddress({ text: query, filters: {}, sort: 'relevance', versions })}`;
  return [
    list,
    createElement('p', 'search-note', createLink(address, `搜索 ${query}，看全部写法相同的报告`)),
  ];
}
