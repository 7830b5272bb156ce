import { retainKeys } from '../base/retain-keys.ts';
import { formatFound } from '../search/format-scope.ts';
import type { SearchState } from '../search/search-address.ts';
import type { SearchEngine, SearchResult } from '../search/search-answer.ts';
import {
  arrangeContents,
  createButton,
  createElement,
  createLink,
  giveAttributes,
  replaceContents,
} from './create-element.ts';
import { createHints, type HintActions, LEFT } from './search-hints.ts';
import { createRelaxedParts } from './search-relaxed.ts';
import { createResultItem, updateResultItem } from './search-result.ts';
import type { SearchView } from './search-runner.ts';
import { createSpellingGroups } from './search-spellings.ts';
import type { SearchTools } from './search-tools.ts';

/** What the reader can do with an answer. */
export interface ViewActions extends HintActions {
  showMore(from: number): void;
  /** Lists all, to be narrowed by filters. */
  browse(): void;
}

/** The parts of the page that are there without a script. */
export interface SearchPageParts {
  status: HTMLElement;
  list: HTMLOListElement;
}

export interface PaintedSearch extends SearchView {
  /** Reads the status out. */
  announce(): void;
  shown(): number;
}

/**
 * @param isResting whether an answer is read out as it comes: nobody is typing
 * @param failureReason what keeps files from arriving, and what to do
 */
export function createSearchView(
  { status, list }: SearchPageParts,
  tools: SearchTools,
  engine: SearchEngine,
  actions: ViewActions,
  isResting: () => boolean,
  failureReason = '请检查网络，再试一次。',
): PaintedSearch {
  const hint = giveAttributes(createElement('div', ''), { id: 'search-hint' });
  const more = createButton('', () => {
    more.disabled = true;
    actions.showMore(list.children.length);
  });
  more.id = 'search-more';
  more.hidden = true;
  const spelled = giveAttributes(createElement('div', ''), { id: 'search-spellings' });
  const near = createElement('div', '');
  // While someone types the number changes with every letter: it is read out when the search has come to rest.
  const announcer = giveAttributes(createElement('p', 'visually-hidden'), { role: 'status' });
  status.setAttribute('aria-live', 'off');
  status.after(announcer);
  list.before(hint);
  list.after(more, spelled, near);

  const say = (text: string) => {
    status.textContent = text;
  };
  const announce = () => {
    if (announcer.textContent !== status.textContent) announcer.textContent = status.textContent;
  };
  const setBusy = (isBusy: boolean) => {
    if (isBusy) list.setAttribute('aria-busy', 'true');
    else list.removeAttribute('aria-busy');
  };
  /** What is shown, by the report's address: when texts or older parts are in, it stays. */
  const items = new Map<string, { item: HTMLLIElement; text: string; shows: string }>();
  const place = (result: SearchResult, { text }: SearchState): HTMLLIElement => {
    const shows = JSON.stringify(result);
    const there = items.get(result.url);
    const kept = there?.text === text ? there : undefined;
    // Of a text that is on its way again, what is there says more.
    if (kept && (kept.shows === shows || result.text === 'pending')) return kept.item;
    if (kept) updateResultItem(kept.item, result, text);
    const item = kept?.item ?? createResultItem(result, text);
    items.set(result.url, { item, text, shows });
    return item;
  };
  const arrange = (results: readonly SearchResult[], state: SearchState) => {
    const { activeElement } = document;
    const at = [...list.children].findIndex((item) => item.contains(activeElement));
    const placed = results.map((result) => place(result, state));
    retainKeys(items, new Set(results.map(({ url }) => url)));
    arrangeContents(list, placed);
    if (activeElement instanceof HTMLElement && list.contains(activeElement)) {
      activeElement.focus({ preventScroll: true });
    } else if (at >= 0) {
      // Gone with the result that had it: the keyboard goes on from what stands in its place.
      const next = list.children[Math.min(at, list.children.length - 1)];
      next?.querySelector('a')?.focus({ preventScroll: true });
    }
  };
  const clear = () => {
    setBusy(false);
    list.style.minHeight = '';
    for (const part of [list, spelled, near]) replaceContents(part);
    tools.element.hidden = true;
    more.hidden = true;
  };
  const tellMore = (total: number) => {
    const left = total - list.children.length;
    more.disabled = false;
    more.hidden = left <= 0;
    more.textContent = `显示更多（还有 ${left} 篇）`;
  };

  return {
    announce,
    shown: () => list.children.length,
    begin: () => say(''),
    wait(painted) {
      say(painted ? `找到 ${painted.total} 篇，正在取原文……` : '正在搜索，请稍候……');
      setBusy(!painted);
    },
    paint(answer, state, isGoingOn = false) {
      setBusy(false);
      replaceContents(hint);
      if (!answer || answer.isEmptyQuery) {
        clear();
        // 正在搜索 may stand there, of this one or of the one before.
        say('');
        hint.append(createElement('p', '', answer ? NOTHING_TO_FIND : NOTHING_TYPED));
        if (!answer) {
          const browse = createButton('不输字词，按条件列出报告', actions.browse);
          hint.append(createElement('p', '', giveAttributes(browse, { id: 'search-browse' })));
        }
        return;
      }
      // The page keeps its height until the texts are there, so that nothing below jumps.
      const isPending = answer.results.some(({ text }) => text === 'pending');
      list.style.minHeight = isPending ? `${list.offsetHeight}px` : '';
      arrange(answer.results, state);
      more.hidden = true;
      replaceContents(spelled);
      replaceContents(near, ...(answer.relaxed ? createRelaxedParts(answer.relaxed) : []));
      tools.paint(answer, state);
      hint.append(...createHints(answer, state, actions, isGoingOn));
    },
    append(answer, state) {
      const added = answer.results.map((result) => place(result, state));
      list.append(...added);
      // Whoever pressed 显示更多 goes on from there.
      if (more.disabled) added[0]?.querySelector('a')?.focus();
      tellMore(answer.total);
    },
    fill(results, state) {
      for (const result of results) {
        if (items.has(result.url)) place(result, state);
      }
    },
    goOn({ total, scope }) {
      document.getElementById(LEFT)?.remove();
      say(formatFound(total, scope, true));
    },
    end({ total, scope }) {
      list.style.minHeight = '';
      tellMore(total);
      say(formatFound(total, scope, false));
      if (isResting()) announce();
    },
    paintSpellings(spellings, { total }, state, reach) {
      const groups = createSpellingGroups(spellings, { state, reach }, engine, total === 0);
      replaceContents(spelled, ...groups);
    },
    fail() {
      clear();
      say('搜索没有成功：索引没有取到，或者取到的不完整。');
      announce();
      replaceContents(
        hint,
        createElement('p', '', failureReason, '也可以到', createLink('catalog.html', '目录'), '里找。'),
        createElement('p', '', createButton('重试', actions.retry)),
      );
    },
  };
}

const NOTHING_TYPED = '输入要找的字词，下面就会列出有这些字的报告。几个词用空格隔开，表示都要有。';
const NOTHING_TO_FIND = '输入的内容里没有可以搜索的字词，请换成汉字、字母或数字。';
