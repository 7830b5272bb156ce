import { once } from '../base/once.ts';
import { createTrustedPolicy, PREVIEW_POLICY } from '../base/trusted-types.ts';
import { createButton, createElement, giveAttributes } from './create-element.ts';

const LOST = '预览连不上了：命令窗口可能已经关闭。重新运行 npm start 以后，这一页会自己连上。';

/** The bar above the page in which the preview speaks. The page below can be read and used all the while. */
export function createLiveBar(styles: string) {
  const link = createElement('link', '');
  link.rel = 'stylesheet';
  link.href = styles;
  // At once: when the connection is lost it is too late.
  document.head.append(link);
  const bar = giveAttributes(createElement('section', 'live-bar'), {
    id: 'live-bar',
    'aria-label': '预览的提示',
  });
  const lost = createElement('p', 'live-lost', LOST);
  const search = createElement('p', 'live-search');
  const faults = giveAttributes(createElement('div', 'live-faults'), {
    id: 'live-faults',
    tabindex: '0',
    role: 'region',
    'aria-label': '错误的列表',
  });
  /** Read out when it changes; the list is there to be gone through. */
  const summary = giveAttributes(createElement('p', 'live-summary'), { role: 'status' });
  const fold = createButton('', () => setFolded(!faults.hidden));
  fold.className = 'live-fold';
  fold.setAttribute('aria-controls', faults.id);

  const setFolded = (isFolded: boolean) => {
    faults.hidden = isFolded;
    fold.setAttribute('aria-expanded', String(!isFolded));
    fold.textContent = isFolded ? '展开' : '收起';
  };
  const place = () => {
    const isNeeded = [lost, search, fold].some((part) => !part.hidden);
    if (!isNeeded) return bar.remove();
    if (bar.isConnected) return;
    document.body.prepend(bar);
  };

  for (const part of [lost, search, faults, fold]) part.hidden = true;
  bar.append(lost, search, createElement('div', 'live-head', summary, fold), faults);
  return {
    /** @param html from the server, escaped there; empty: nothing is wrong any more */
    showFaults(html: string) {
      faults.innerHTML = trustFaults(html);
      const title = faults.querySelector('.live-title');
      title?.remove();
      fold.hidden = html === '';
      if (html === '') faults.hidden = true;
      else setFolded(false);
      place();
      summary.textContent = title?.textContent ?? '';
    },
    showLost(isLost: boolean) {
      lost.hidden = !isLost;
      place();
    },
    /** @param text why searches may not find what was just written; empty: they do */
    showSearch(text: string) {
      search.textContent = text;
      search.hidden = text === '';
      place();
    },
  };
}

/** The server has escaped it: `preview/render-faults.ts`. */
const asItIs = { createHTML: (html: string): string => html };
const openPolicy = once(() => createTrustedPolicy(PREVIEW_POLICY, asItIs));

const trustFaults = (html: string): string => openPolicy().createHTML(html);
