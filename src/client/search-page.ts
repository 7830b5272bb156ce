import type { SearchState } from '../search/search-address.ts';
import type { SearchAnswer, SearchEngine } from '../search/search-answer.ts';
import { createButton, createElement, createLink, replaceContents } from './create-element.ts';
import { isOfflineCopy } from './offline-copy.ts';
import { connectSearchEngine } from './search-client.ts';
import { createSearchHistory } from './search-history.ts';
import { bindSearchKeyboard } from './search-keyboard.ts';
import { createRelaxedParts } from './search-relaxed.ts';
import { createResultItem } from './search-result.ts';
import { createSearchTools } from './search-tools.ts';

/** Reports shown at first and with each press of 显示更多. */
const STEP = 10;
/** Reports that fill a screen: painted before the texts of the others have arrived. */
const SCREENFUL = 3;
/** Characters of the query that the page's title repeats. */
const TITLE_LENGTH = 60;
/** Milliseconds after which a search is worth a word that it runs. */
const SLOW = 250;
/** Milliseconds without a key after which a search has come to rest, and is read out. */
const REST = 800;

const form = document.querySelector<HTMLFormElement>('#search-form');
const input = document.querySelector<HTMLInputElement>('#search-input');
const status = document.querySelector<HTMLElement>('#search-status');
const list = document.querySelector<HTMLOListElement>('#search-results');
const engine = connectSearchEngine(document.baseURI, isOfflineCopy());
if (form && input && status && list) {
  document.querySelector('#search-missing')?.remove();
  startSearchPage({ form, input, status, list, engine });
}

interface SearchPage {
  form: HTMLFormElement;
  input: HTMLInputElement;
  status: HTMLElement;
  list: HTMLOListElement;
  engine: SearchEngine;
}

function startSearchPage({ form, input, status, list, engine }: SearchPage): void {
  const pageTitle = document.title;
  // Browsers load nothing from disk but scripts, and only an offline copy holds its index as scripts.
  const canSearch = location.protocol !== 'file:' || isOfflineCopy();
  const tools = createSearchTools((change) => {
    state = { ...state, ...change };
    addresses.settle();
    void refresh(STEP);
    rest();
  });
  const hint = createElement('div', '');
  hint.id = 'search-hint';
  const more = createButton('', () => void showMore());
  more.id = 'search-more';
  const near = createElement('div', '');
  // While someone types the number changes with every letter: it is read out when the search has come to rest.
  const announcer = createElement('p', 'visually-hidden');
  announcer.setAttribute('role', 'status');
  status.setAttribute('aria-live', 'off');
  status.after(announcer);
  list.closest('.search-found')?.prepend(tools.element);
  list.before(hint);
  list.after(more, near);
  more.hidden = true;

  const addresses = createSearchHistory(() => restore());
  let state: SearchState = addresses.read();
  /** Counts searches: an answer to an older one is not painted. */
  let turn = 0;
  let isRunning = false;
  let resting = 0;
  /** Nobody is typing: an answer is read out as it comes. */
  let isResting = true;

  const say = (text: string) => {
    status.textContent = text;
  };
  const announce = () => {
    if (announcer.textContent !== status.textContent) announcer.textContent = status.textContent;
  };
  const rest = () => {
    isResting = false;
    clearTimeout(resting);
    resting = window.setTimeout(() => {
      isResting = true;
      addresses.settle();
      announce();
    }, REST);
  };

  /** Asks once at a time: what was typed meanwhile is asked when the answer before has come. */
  const refresh = async (count: number): Promise<void> => {
    turn += 1;
    say('');
    addresses.follow(state, { shown: count, scroll: 0 });
    document.title = formatTitle(state.text, pageTitle);
    if (!canSearch) return paintOnDisk();
    if (isRunning) return;
    isRunning = true;
    for (let asked = 0; asked !== turn; ) {
      asked = turn;
      await ask(asked, count);
    }
    isRunning = false;
  };

  const ask = async (asked: number, count: number): Promise<void> => {
    const wanted = state;
    const slow = setTimeout(() => {
      if (asked === turn) say('正在搜索，请稍候……');
      list.setAttribute('aria-busy', 'true');
    }, SLOW);
    const search = (from: number, to: number) => engine.search({ ...wanted, from, count: to - from });
    try {
      const screenful = Math.min(SCREENFUL, count);
      const answer = wanted.text.trim() === '' ? undefined : await search(0, screenful);
      if (asked !== turn) return;
      clearTimeout(slow);
      list.removeAttribute('aria-busy');
      paint(answer, wanted);
      if (answer && answer.total > screenful && count > screenful) {
        const others = await search(screenful, count);
        if (asked !== turn) return;
        list.append(...others.results.map((result) => createResultItem(result, wanted.text)));
      }
      if (answer) paintEnd(answer);
    } catch {
      if (asked === turn) paintFailure();
    } finally {
      clearTimeout(slow);
      list.removeAttribute('aria-busy');
    }
  };

  const paint = (answer: SearchAnswer | undefined, { text, filters, sort }: SearchState) => {
    replaceContents(hint);
    if (!answer || answer.isEmptyQuery) {
      clearResults();
      const help = answer
        ? '输入的内容里没有可以搜索的字词，请换成汉字、字母或数字。'
        : '输入要找的字词，下面就会列出有这些字的报告。几个词用空格隔开，表示都要有。';
      hint.append(createElement('p', '', help));
      return;
    }
    // The page keeps its height until the others are there, so that nothing below jumps.
    list.style.minHeight = answer.total > SCREENFUL ? `${list.offsetHeight}px` : '';
    replaceContents(list, ...answer.results.map((result) => createResultItem(result, text)));
    more.hidden = true;
    replaceContents(near, ...(answer.relaxed ? createRelaxedParts(answer.relaxed) : []));
    tools.paint(answer, { text, filters, sort });
    if (answer.shortened) hint.append(createElement('p', '', '输入的内容很长，只按开头的一部分搜索。'));
    if (answer.total === 0) hint.append(createNextStep(answer));
  };

  /** Says that the search has ended: all that is to be shown is there. */
  const paintEnd = ({ total }: SearchAnswer) => {
    list.style.minHeight = '';
    paintMore(total);
    say(`共 ${total} 篇`);
    if (isResting) announce();
  };

  const createNextStep = ({ isEmptyPortal, relaxed }: SearchAnswer): HTMLElement => {
    if (isEmptyPortal) return createElement('p', '', '本站还没有发布文件，暂时没有内容可以搜索。');
    if (!relaxed && Object.keys(state.filters).length > 0) {
      const remove = createButton('去掉全部筛选', () => {
        state = { ...state, filters: {} };
        void refresh(STEP);
        input.focus();
      });
      return createElement('p', '', '所选的筛选里没有这些字。', remove);
    }
    return createElement(
      'p',
      '',
      '没有找到。可以少写几个字，或者换个说法再搜；也可以',
      createLink('catalog.html', '浏览目录'),
      '。',
    );
  };

  const paintMore = (total: number) => {
    const left = total - list.children.length;
    more.hidden = left <= 0;
    more.textContent = `显示更多（还有 ${left} 篇）`;
  };

  const showMore = async (): Promise<void> => {
    const asked = turn;
    const { text } = state;
    more.disabled = true;
    try {
      const answer = await engine.search({ ...state, from: list.children.length, count: STEP });
      if (asked !== turn) return;
      const items = answer.results.map((result) => createResultItem(result, text));
      list.append(...items);
      paintMore(answer.total);
      items[0]?.querySelector('a')?.focus();
    } catch {
      if (asked === turn) paintFailure();
    } finally {
      more.disabled = false;
    }
  };

  const clearResults = () => {
    replaceContents(list);
    replaceContents(near);
    tools.element.hidden = true;
    more.hidden = true;
  };

  const paintFailure = () => {
    clearResults();
    say('搜索没有成功：索引没有取到。');
    announce();
    const again = createButton('重试', () => {
      input.focus();
      void refresh(STEP);
    });
    replaceContents(
      hint,
      createElement('p', '', '请检查网络，再试一次；也可以到', createLink('catalog.html', '目录'), '里找。'),
      createElement('p', '', again),
    );
  };

  const paintOnDisk = () => {
    say('网站的文件夹从磁盘直接打开时，浏览器不让搜索。归档副本可以。');
    replaceContents(
      hint,
      createElement(
        'p',
        '',
        '这里可以到',
        createLink('catalog.html', '目录'),
        '里找文件；打开文件后，可以按 Ctrl+F 查找页内文字。',
      ),
    );
  };

  /** Shows the search of the address, as far down as the reader had been. */
  const restore = async (): Promise<void> => {
    const { shown = STEP, scroll = 0, ...wanted } = addresses.read();
    state = wanted;
    input.value = state.text;
    await refresh(Math.max(shown, STEP));
    if (scroll > 0) scrollTo(0, scroll);
  };

  const typed = () => {
    state = { ...state, text: input.value };
    void refresh(STEP);
    rest();
  };
  input.addEventListener('input', (event) => {
    // Letters on their way to become Chinese are nobody's search.
    if (!(event as InputEvent).isComposing) typed();
  });
  input.addEventListener('compositionend', typed);
  // Whoever goes to the box is about to search; what fails now is tried again, and told, by the search itself.
  const warmUp = () => void engine.search({ ...state, text: '', from: 0, count: 0 }).catch(() => {});
  if (canSearch) input.addEventListener('focus', warmUp, { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    addresses.settle();
    typed();
  });
  bindSearchKeyboard(input, list, () => {
    input.value = '';
    typed();
  });
  const remember = () => addresses.follow(state, { shown: list.children.length, scroll: scrollY });
  addEventListener('pagehide', remember);
  list.addEventListener('click', remember);
  void restore();
}

function formatTitle(text: string, pageTitle: string): string {
  const characters = Array.from(text.trim());
  if (characters.length === 0) return pageTitle;
  const shown = characters.slice(0, TITLE_LENGTH).join('');
  return `“${shown}${characters.length > TITLE_LENGTH ? '…' : ''}” 的搜索结果`;
}
