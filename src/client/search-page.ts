import { parseSearchQuery, type SearchQuery } from '../search/parse-query.ts';
import { createSearchEngine, type SearchOutcome } from './search-engine.ts';
import { createResultItem } from './search-result.ts';

/** Reports shown at first and with each press of 显示更多. */
const STEP = 10;
/** Characters of the query that the page's title repeats. */
const TITLE_LENGTH = 60;
/** Characters of it that the address keeps: more than are searched for, and servers refuse longer addresses. */
const ADDRESS_LENGTH = 500;

const form = document.querySelector<HTMLFormElement>('#search-form');
const input = document.querySelector<HTMLInputElement>('#search-input');
const status = document.querySelector<HTMLElement>('#search-status');
const list = document.querySelector<HTMLOListElement>('#search-results');
if (form && input && status && list) startSearchPage(form, input, status, list);

function startSearchPage(
  form: HTMLFormElement,
  input: HTMLInputElement,
  status: HTMLElement,
  list: HTMLOListElement,
): void {
  const base = document.baseURI;
  const engine = createSearchEngine(base);
  const pageTitle = document.title;
  const hint = document.createElement('div');
  hint.id = 'search-hint';
  status.after(hint);
  const more = document.createElement('button');
  more.type = 'button';
  more.id = 'search-more';
  more.className = 'plain-button';
  let latest = 0;

  const clear = () => {
    list.replaceChildren();
    hint.replaceChildren();
    more.remove();
  };

  const run = async (text: string): Promise<void> => {
    latest += 1;
    const turn = latest;
    clear();
    // Browsers cannot load modules or the index from disk; the offline archive will bring its own way.
    if (location.protocol === 'file:') {
      status.textContent = '这是从磁盘打开的副本，这一版还不能在副本里搜索。';
      hint.append(
        createHint('请到', createCatalogLink(), '里找文件；打开文件后，可以按 Ctrl+F 查找页内文字。'),
      );
      return;
    }
    const query = parseSearchQuery(text);
    rememberQuery(text, pageTitle);
    if (query.words.length === 0) {
      status.textContent = '';
      hint.append(createHint('请输入要找的字词，再按“搜索”。几个词之间用空格隔开，表示都要有。'));
      return;
    }
    status.textContent = '正在搜索，请稍候……';
    try {
      const outcome = await engine.search(query.words);
      if (turn !== latest) return;
      await show(outcome, query, turn);
    } catch {
      if (turn !== latest) return;
      clear();
      status.textContent = '搜索没有成功：索引没有取到。';
      hint.append(createHint('请检查网络，刷新本页再试；也可以到', createCatalogLink(), '里找。'));
    }
  };

  const show = async (outcome: SearchOutcome, query: SearchQuery, turn: number): Promise<void> => {
    const found = outcome.reports;
    const append = async (from: number): Promise<HTMLLIElement[]> => {
      const next = found.slice(from, from + STEP);
      const items = await Promise.all(next.map((report) => createResultItem(report, query.words, base)));
      if (turn !== latest) return [];
      list.append(...items);
      const rest = found.length - from - items.length;
      more.disabled = false;
      more.textContent = `显示更多（还有 ${rest} 篇）`;
      if (rest > 0) list.after(more);
      else more.remove();
      return items;
    };
    more.onclick = async () => {
      more.disabled = true;
      const [first] = await append(list.children.length);
      first?.querySelector('a')?.focus();
    };
    await append(0);
    if (turn !== latest) return;
    status.textContent = `共 ${found.length} 篇`;
    if (query.shortened) hint.append(createHint('输入的内容很长，只按开头的一部分搜索。'));
    if (outcome.isEmptyPortal) {
      hint.append(createHint('本站还没有发布文件，暂时没有内容可以搜索。'));
    } else if (found.length === 0) {
      hint.append(
        createHint('没有找到。可以少写几个字，或者换个说法再搜；也可以', createCatalogLink('浏览目录'), '。'),
      );
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(input.value);
  });
  const asked = new URLSearchParams(location.search).get('q') ?? '';
  if (asked !== '') input.value = asked;
  void run(input.value);
}

/** Keeps address and title in step with the search, so that it can be shared and found again. */
function rememberQuery(text: string, pageTitle: string): void {
  const url = new URL(location.href);
  const query = text.trim();
  const characters = Array.from(query);
  if (query === '') url.searchParams.delete('q');
  else url.searchParams.set('q', characters.slice(0, ADDRESS_LENGTH).join(''));
  if (url.href !== location.href) history.replaceState(history.state, '', url.href);
  const shown = characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH).join('')}…` : query;
  document.title = query === '' ? pageTitle : `“${shown}” 的搜索结果`;
}

function createHint(...parts: (string | Node)[]): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.append(...parts);
  return paragraph;
}

function createCatalogLink(text = '目录'): HTMLAnchorElement {
  const link = document.createElement('a');
  link.setAttribute('href', 'catalog.html');
  link.textContent = text;
  return link;
}
