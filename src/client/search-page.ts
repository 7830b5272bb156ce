import { clip } from '../base/clip.ts';
import type { SearchState } from '../search/search-address.ts';
import { FIRST_REACH } from '../search/search-scope.ts';
import { loadsByScript } from './loads-by-script.ts';
import { connectSearchEngine } from './search-client.ts';
import { createSearchHistory } from './search-history.ts';
import { bindSearchKeyboard } from './search-keyboard.ts';
import { createSearchRunner } from './search-runner.ts';
import { createSearchTools } from './search-tools.ts';
import { createSearchView } from './search-view.ts';

/** Reports shown at first and with each press of 显示更多. */
const STEP = 10;
/** Characters of the query that the page's title repeats. */
const TITLE_LENGTH = 60;
/** Milliseconds without a key after which a search has come to rest, and is read out. */
const REST = 800;

const isFromDisk = location.protocol === 'file:';
const form = document.querySelector<HTMLFormElement>('#search-form');
const input = document.querySelector<HTMLInputElement>('#search-input');
const status = document.querySelector<HTMLElement>('#search-status');
const list = document.querySelector<HTMLOListElement>('#search-results');
const engine = connectSearchEngine({
  // The page's template writes it on the script tag of this one.
  script: new URL(document.currentScript?.dataset.engine ?? '', document.baseURI).href,
  base: document.baseURI,
  byScript: loadsByScript(),
  canStartWorker: !isFromDisk,
});
if (form && input && status && list) {
  document.querySelector('#search-missing')?.remove();
  startSearchPage(form, input, { status, list });
}

function startSearchPage(
  form: HTMLFormElement,
  input: HTMLInputElement,
  parts: { status: HTMLElement; list: HTMLOListElement },
): void {
  const pageTitle = document.title;
  const addresses = createSearchHistory(() => void restore());
  let state: SearchState = addresses.read();
  let resting = 0;
  let isResting = true;

  /** A press asked for the oldest parts too: also when the reader comes back to it. */
  let isWhole = false;

  const choose = (change: Partial<SearchState>) => {
    state = { ...state, ...change };
    addresses.settle();
    void refresh(STEP);
  };
  // Only a portal with former texts has it.
  const versions = document.querySelector<HTMLInputElement>('#search-versions');
  versions?.addEventListener('change', () => choose({ versions: versions.checked }));
  const tools = createSearchTools(choose);
  parts.list.closest('.search-found')?.prepend(tools.element);
  const view = createSearchView(
    parts,
    tools,
    engine,
    {
      showMore: (from) => void runner.showMore(from, STEP),
      removeFilters: () => {
        choose({ filters: {} });
        input.focus();
      },
      chooseFilters: (filters) => {
        choose({ filters });
        input.focus();
      },
      browse: () => {
        tools.unfold();
        choose({ all: true });
      },
      retry: () => {
        input.focus();
        void refresh(STEP);
      },
      searchLeft: () => {
        // The button goes; the box would open the keyboard of a phone.
        parts.status.tabIndex = -1;
        parts.status.focus({ preventScroll: true });
        isWhole = true;
        void runner.searchLeft();
      },
    },
    () => isResting,
    isFromDisk ? '这份网站生成时没有带上从磁盘搜索用的文件，或者复制时少了文件、文件坏了。' : undefined,
  );
  const runner = createSearchRunner(engine, view);

  const refresh = async (count: number, { isTyping = false } = {}): Promise<void> => {
    addresses.follow(state, { shown: count, scroll: 0, isWhole });
    document.title = formatTitle(state.text, pageTitle);
    return runner.run(state, count, { isTyping, isWhole });
  };

  /** Shows the search of the address, as far down as the reader had been. */
  const restore = async (): Promise<void> => {
    const { shown = STEP, scroll = 0, isWhole: wasWhole = false, ...wanted } = addresses.read();
    state = { ...wanted, versions: wanted.versions === true && versions !== null };
    isWhole = wasWhole;
    input.value = state.text;
    if (versions) versions.checked = state.versions ?? false;
    const restored = state;
    await refresh(Math.max(shown, STEP));
    // Whoever has typed since then is not moved.
    if (scroll > 0 && state === restored) scrollTo(0, scroll);
  };

  const typed = () => {
    state = { ...state, text: input.value };
    isWhole = false;
    isResting = false;
    clearTimeout(resting);
    resting = window.setTimeout(() => {
      isResting = true;
      addresses.settle();
      view.announce();
      runner.settle();
    }, REST);
    void refresh(STEP, { isTyping: true });
  };
  input.addEventListener('input', (event) => {
    // Letters on their way to become Chinese are nobody's search.
    if (!(event as InputEvent).isComposing) typed();
  });
  input.addEventListener('compositionend', typed);
  // Whoever goes to the box is about to search; what fails now is tried again, and told, by the search itself.
  const warmUp = () =>
    void engine
      .search({ ...state, text: '', all: false, from: 0, count: 0, reach: FIRST_REACH })
      .catch(() => {});
  input.addEventListener('focus', warmUp, { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    addresses.settle();
    typed();
  });
  bindSearchKeyboard(input, parts.list, () => {
    input.value = '';
    typed();
  });
  const remember = () => addresses.follow(state, { shown: view.shown(), scroll: scrollY, isWhole });
  addEventListener('pagehide', () => {
    remember();
    // Safari puts a box without `autocomplete` back to its default when Back brings the page as it was.
    input.defaultValue = input.value;
  });
  addEventListener('pageshow', ({ persisted }) => {
    // Safari shows a page that it has kept from its top where `scrollRestoration` is manual.
    if (persisted) scrollTo(0, addresses.read().scroll ?? 0);
  });
  parts.list.addEventListener('click', remember);
  // Typed while this script was on its way.
  if (input.value !== '') typed();
  else void restore();
}

function formatTitle(text: string, pageTitle: string): string {
  const shown = clip(text, TITLE_LENGTH);
  return shown === '' ? pageTitle : `“${shown}” 的搜索结果`;
}
