import { FACET_NAMES, type SearchState } from '../search/search-address.ts';
import {
  SEARCH_FACETS,
  type SearchAnswer,
  type SearchFacet,
  type SearchSort,
} from '../search/search-answer.ts';
import { createButton, createElement, giveAttributes, replaceContents } from './create-element.ts';

/** Filters and order of the results. */
export interface SearchTools {
  element: HTMLElement;
  /** Shows the filters that are folded on narrow screens, and goes to them. */
  unfold(): void;
  paint(answer: SearchAnswer, state: SearchState): void;
}

type Choose = (change: Partial<Pick<SearchState, 'filters' | 'sort'>>) => void;
/** @param value nothing: all */
type ChooseFilter = (facet: SearchFacet, value?: string) => void;

/** Values of a facet that are shown before 更多 is pressed. */
const SHOWN_VALUES = 8;
const SORTS: readonly [SearchSort, string][] = [
  ['relevance', '最相关的在前'],
  ['date-desc', '新的在前'],
  ['date-asc', '旧的在前'],
];

/** @param choose called when the reader chooses a filter or an order */
export function createSearchTools(choose: Choose): SearchTools {
  /** As they were chosen last: the answer to that may be on its way. */
  let latest: SearchState['filters'] = {};
  const chooseFilter: ChooseFilter = (facet, value) => {
    const { [facet]: _former, ...others } = latest;
    latest = value === undefined ? others : { ...others, [facet]: value };
    choose({ filters: latest });
  };
  const sort = giveAttributes(createElement('select', ''), { id: 'search-sort' });
  for (const [value, name] of SORTS) {
    const option = createElement('option', '', name);
    option.value = value;
    sort.append(option);
  }
  sort.addEventListener('change', () => choose({ sort: sort.value as SearchSort }));
  const label = createElement('label', '', '排序');
  label.htmlFor = sort.id;
  const order = createElement('p', 'search-order', label, sort);

  const summary = createElement('summary', '');
  const groups = createElement('div', 'search-facets');
  const filters = createElement('details', 'search-filters', summary, groups);
  filters.open = matchMedia('(min-width: 72rem)').matches;
  const chips = createElement('p', 'search-chips');
  const element = createElement('div', 'search-tools', chips, order, filters);
  element.hidden = true;
  const opened = new Set<SearchFacet>();
  let isAwaited = false;

  return {
    element,
    unfold() {
      filters.open = true;
      isAwaited = true;
    },
    paint(answer, state) {
      latest = state.filters;
      const focused = element.contains(document.activeElement) ? document.activeElement?.id : undefined;
      const chosen = SEARCH_FACETS.filter((facet) => state.filters[facet] !== undefined);
      // Without words all are equally relevant, and the newest stand first.
      const isBrowsing = state.text.trim() === '';
      sort.value = isBrowsing && state.sort === 'relevance' ? 'date-desc' : state.sort;
      for (const option of sort.options) option.hidden = isBrowsing && option.value === 'relevance';
      order.hidden = answer.total < 2;
      summary.textContent = chosen.length > 0 ? `筛选（已选 ${chosen.length} 项）` : '筛选';
      replaceContents(chips, ...chosen.map((facet) => createChip(facet, state, chooseFilter)));
      chips.hidden = chosen.length === 0;
      const shown = SEARCH_FACETS.filter(
        (facet) =>
          // Most reports have no state: one value parts them.
          answer.facets[facet].length > (facet === 'state' ? 0 : 1) || state.filters[facet] !== undefined,
      );
      replaceContents(
        groups,
        ...shown.map((facet) => createGroup(facet, answer, state, chooseFilter, opened)),
      );
      filters.hidden = shown.length === 0;
      element.hidden = answer.total === 0 && chosen.length === 0 && answer.facets.state.length === 0;
      if (focused) (document.getElementById(focused) ?? summary).focus();
      else if (isAwaited) summary.focus();
      isAwaited = false;
    },
  };
}

function createChip(
  facet: SearchFacet,
  { filters: { [facet]: value } }: SearchState,
  choose: ChooseFilter,
): HTMLButtonElement {
  return giveAttributes(
    createButton(`${value} ×`, () => choose(facet)),
    { id: `chip-${facet}`, 'aria-label': `取消筛选：${FACET_NAMES[facet]} ${value}` },
  );
}

function createGroup(
  facet: SearchFacet,
  { facets }: SearchAnswer,
  { filters }: SearchState,
  choose: ChooseFilter,
  opened: Set<SearchFacet>,
): HTMLElement {
  const name = createElement('h2', '', FACET_NAMES[facet]);
  name.id = `facet-${facet}`;
  const group = createElement('div', 'search-facet', name);
  giveAttributes(group, { role: 'group', 'aria-labelledby': name.id });
  const buttons = facets[facet].map(({ value, count }, index) => {
    const isChosen = filters[facet] === value;
    const button = createButton(value, () => (isChosen ? choose(facet) : choose(facet, value)));
    button.append(createElement('span', 'count', `${count} 篇`));
    giveAttributes(button, { id: `facet-${facet}-${index}`, 'aria-pressed': String(isChosen) });
    button.hidden = index >= SHOWN_VALUES && !opened.has(facet) && !isChosen;
    return button;
  });
  group.append(...buttons);
  if (buttons.some((button) => button.hidden)) {
    const more = createButton(`更多${FACET_NAMES[facet]}`, () => {
      opened.add(facet);
      for (const button of buttons) button.hidden = false;
      buttons[SHOWN_VALUES]?.focus();
      more.remove();
    });
    group.append(more);
  }
  return group;
}
