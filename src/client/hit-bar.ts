import { clip } from '../base/clip.ts';
import { createButton, createElement, createLink, giveAttributes } from './create-element.ts';
import { placeFirst } from './place-first.ts';

/** What the bar says and what it can do. */
export interface HitBarOptions {
  /** What was searched for, as typed. */
  query: string;
  /** Address of the search it came from; undefined if there is none to go back to. */
  backTo: string | undefined;
  /** False if there is nothing to step through. */
  hasHits: boolean;
  onPrevious(): void;
  onNext(): void;
  onClear(): void;
}

/** Characters of the query that the bar repeats. */
const SHOWN_LENGTH = 60;

/**
 * The bar at the bottom of the window. In the page it stands first: whoever comes from a search with a keyboard or a
 * screen reader needs it before everything else.
 */
export function showHitBar(options: HitBarOptions) {
  const status = giveAttributes(createElement('span', ''), { role: 'status' });
  const actions = createElement('div', '');
  if (options.hasHits) {
    actions.append(createButton('上一处', options.onPrevious), createButton('下一处', options.onNext));
  }
  actions.append(createButton('清除', options.onClear));
  if (options.backTo) actions.append(createLink(options.backTo, '返回搜索结果'));
  const query = createElement('span', 'hit-bar-query', `“${clip(options.query, SHOWN_LENGTH)}”`);
  const bar = createElement('section', 'hit-bar', createElement('p', '', query, status), actions);
  bar.setAttribute('aria-label', '搜索结果标记');
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') options.onClear();
  });

  const root = document.documentElement;
  // What stands at the bottom of the window moves up by the bar's height, which depends on text size and width.
  const makeRoom = () => root.style.setProperty('--hit-bar', `${bar.offsetHeight}px`);
  const watch = new ResizeObserver(makeRoom);
  watch.observe(bar);
  placeFirst(bar);

  return {
    say: (text: string) => {
      status.textContent = text;
      // At once, since the hit that it speaks of is scrolled to next: the watch tells a frame later.
      makeRoom();
    },
    remove: () => {
      watch.disconnect();
      root.style.removeProperty('--hit-bar');
      bar.remove();
    },
  };
}
