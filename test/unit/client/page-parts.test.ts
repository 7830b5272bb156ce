// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindFolds } from '../../../src/client/folds.ts';
import { bindHeadingLinks } from '../../../src/client/heading-links.ts';
import { createLiveBar } from '../../../src/client/live-bar.ts';
import { loadHitMarks } from '../../../src/client/load-hit-marks.ts';
import { loadPageScript } from '../../../src/client/load-page-script.ts';
import { loadsByScript } from '../../../src/client/loads-by-script.ts';
import { bindPrint } from '../../../src/client/print.ts';
import { replaceStyles } from '../../../src/client/replace-styles.ts';
import { createSearchHistory } from '../../../src/client/search-history.ts';
import { followReading } from '../../../src/client/toc-follow.ts';

const $ = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector) as T;
const flush = () => new Promise((resolve) => setTimeout(resolve));

/** Nothing is fetched here. */
const { settings } = (window as unknown as { happyDOM: { settings: Record<string, boolean> } }).happyDOM;
settings.disableJavaScriptFileLoading = true;
settings.disableCSSFileLoading = true;
settings.handleDisabledFileLoadingAsSuccess = true;

beforeEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
  history.replaceState(null, '', '/reports/2021/x.html');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What `document.currentScript` is while a script runs. */
const runAs = (script: HTMLScriptElement | null) =>
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script);

describe('bindFolds', () => {
  /** Binds, and gives what is done when the page is read. */
  const bind = () => {
    const listen = vi.spyOn(document, 'addEventListener').mockImplementation(() => {});
    bindFolds();
    const [[type, ready]] = listen.mock.calls as [[string, () => void]];
    listen.mockRestore();
    expect(type).toBe('DOMContentLoaded');
    return ready;
  };

  it('opens a fold where its media query holds, then and later, and closes no other', async () => {
    const listeners: (() => void)[] = [];
    const media = {
      matches: true,
      addEventListener: (_: string, change: () => void) => listeners.push(change),
    };
    const asked: string[] = [];
    vi.stubGlobal('matchMedia', (query: string) => {
      asked.push(query);
      return media;
    });
    document.body.innerHTML =
      '<details id="a" data-open-in="(min-width: 9em)"></details><details id="c" open></details>';
    bind()();
    const [fold, other] = [$<HTMLDetailsElement>('#a'), $<HTMLDetailsElement>('#c')];
    expect([fold.open, other.open, asked]).toEqual([true, true, ['(min-width: 9em)']]);
    media.matches = false;
    expect(listeners).toHaveLength(1);
    listeners[0]?.();
    expect([fold.open, other.open]).toEqual([false, true]);
  });

  it('binds each fold once, as soon as it is read', async () => {
    const asked: string[] = [];
    vi.stubGlobal('matchMedia', (query: string) => {
      asked.push(query);
      return { matches: false, addEventListener: () => {} };
    });
    const ready = bind();
    document.body.innerHTML = '<details id="a" open data-open-in="print"></details>';
    await flush();
    expect([$<HTMLDetailsElement>('#a').open, asked]).toEqual([false, ['print']]);
    ready();
    document.body.insertAdjacentHTML('beforeend', '<details open data-open-in="screen"></details>');
    await flush();
    expect(asked).toEqual(['print']);
  });
});

describe('bindHeadingLinks', () => {
  const press = async () => {
    bindHeadingLinks();
    $('a.heading-link').click();
    await vi.advanceTimersByTimeAsync(0);
    return $('.copy-status');
  };
  const writeText = vi.fn(async (_: string) => {});

  beforeEach(() => {
    vi.useFakeTimers();
    writeText.mockReset().mockResolvedValue(undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    document.body.innerHTML = '<a class="heading-link" href="/reports/2021/x.html?q=改革&amp;a=b#s1">#</a>';
  });

  it('copies the address of the section without the search, and says so for a while', async () => {
    const status = await press();
    expect(
      writeText.mock.calls.map(
        ([text]) => new URL(text).pathname + new URL(text).search + new URL(text).hash,
      ),
    ).toEqual(['/reports/2021/x.html#s1']);
    expect(status.textContent).toBe('已复制这一节的地址');
    expect(status.getAttribute('role')).toBe('status');
    // Pressed once more: the time begins anew.
    await vi.advanceTimersByTimeAsync(3000);
    $('a.heading-link').click();
    await vi.advanceTimersByTimeAsync(3000);
    expect(status.textContent).not.toBe('');
    await vi.advanceTimersByTimeAsync(1000);
    expect(status.textContent).toBe('');
  });

  it('says where the address is if the clipboard is closed', async () => {
    writeText.mockRejectedValue(new Error('closed'));
    expect((await press()).textContent).toContain('地址栏');
  });

  it('adds nothing to a page without headings', () => {
    document.body.innerHTML = '<p>甲</p>';
    bindHeadingLinks();
    expect(document.body.innerHTML).toBe('<p>甲</p>');
  });
});

describe('followReading', () => {
  let tops: Record<string, number>;
  const current = () =>
    [...document.querySelectorAll('[aria-current]')].map(
      (link) => `${link.textContent} ${link.getAttribute('aria-current')}`,
    );
  const scroll = async (next: Record<string, number>, type = 'scroll') => {
    tops = next;
    window.dispatchEvent(new Event(type));
    await new Promise((resolve) => setTimeout(resolve, 40));
  };

  beforeEach(() => {
    vi.stubGlobal('innerHeight', 300);
    document.body.innerHTML =
      '<nav class="toc-beside"><a href="#s1">一</a><a href="#%E7%94%B2">甲</a><a href="#gone">无</a></nav><nav><a href="#s9">别</a></nav><h2 id="s1"></h2><h2 id="甲"></h2><h2 id="s9"></h2>';
    for (const heading of document.querySelectorAll('h2')) {
      heading.getBoundingClientRect = () => ({ top: tops[heading.id] ?? 0 }) as DOMRect;
    }
  });

  it('marks the last heading above the upper third, one at a time', async () => {
    tops = { s1: 101, 甲: 500 };
    followReading();
    expect(current()).toEqual([]);
    await scroll({ s1: 100, 甲: 500 });
    expect(current()).toEqual(['一 true']);
    await scroll({ s1: -400, 甲: 99 });
    expect(current()).toEqual(['甲 true']);
    await scroll({ s1: 100, 甲: 500 }, 'resize');
    expect(current()).toEqual(['一 true']);
    await scroll({ s1: 200, 甲: 500 });
    expect(current()).toEqual([]);
  });

  it('does not have the browser lay out thousands of headings to find the one that is read', () => {
    const ids = Array.from({ length: 2000 }, (_, at) => `s${at}`);
    document.body.innerHTML = `<nav class="toc-beside">${ids.map((id) => `<a href="#${id}">${id}</a>`).join('')}</nav>${ids.map((id) => `<h2 id="${id}"></h2>`).join('')}`;
    let asked = 0;
    for (const [at, heading] of [...document.querySelectorAll('h2')].entries()) {
      heading.getBoundingClientRect = () => {
        asked += 1;
        return { top: (at - 1234) * 50 } as DOMRect;
      };
    }
    followReading();
    expect(current()).toEqual(['s1236 true']);
    expect(asked).toBeLessThan(20);
  });

  it('scrolls the contents, not the page, where the mark would be out of sight', () => {
    const box = $('.toc-beside');
    const link = $('a[href="#s1"]');
    Object.defineProperty(box, 'clientHeight', { value: 100 });
    Object.defineProperty(link, 'clientHeight', { value: 10 });
    box.getBoundingClientRect = () => ({ top: 20 }) as DOMRect;
    const follow = (top: number) => {
      box.scrollTop = 200;
      link.getBoundingClientRect = () => ({ top }) as DOMRect;
      link.removeAttribute('aria-current');
      tops = { s1: 0, 甲: 500 };
      followReading();
      return box.scrollTop;
    };
    expect([20, 100, 19, 101].map(follow)).toEqual([200, 200, 149, 231]);
  });

  it('does nothing without contents', () => {
    document.body.innerHTML = '<h2 id="s1"></h2>';
    const listen = vi.spyOn(window, 'addEventListener');
    followReading();
    expect(listen).not.toHaveBeenCalled();
  });
});

describe('createLiveBar', () => {
  const bar = () => $('#live-bar');

  it('is on the page while there is something to say, with its styles loaded before', () => {
    const live = createLiveBar('/preview/live.css');
    expect($('link').getAttribute('href')).toBe('/preview/live.css');
    expect($('link').getAttribute('rel')).toBe('stylesheet');
    expect(bar()).toBeNull();
    live.showLost(true);
    live.showLost(true);
    expect(document.querySelectorAll('#live-bar')).toHaveLength(1);
    expect(document.body.firstElementChild).toBe(bar());
    expect($('.live-lost').hidden).toBe(false);
    live.showSearch('索引还没有跟上');
    live.showLost(false);
    expect($('.live-lost').hidden).toBe(true);
    expect($('.live-search').textContent).toBe('索引还没有跟上');
    live.showSearch('');
    expect(bar()).toBeNull();
  });

  it('lists faults, reads out how many, and folds them', () => {
    const live = createLiveBar('/live.css');
    live.showFaults('<p class="live-title">2 处错误</p><ul><li>甲</li></ul>');
    const [list, fold] = [$('#live-faults'), $('.live-fold')];
    expect($('.live-summary').textContent).toBe('2 处错误');
    expect($('.live-summary').getAttribute('role')).toBe('status');
    expect(list.innerHTML).toBe('<ul><li>甲</li></ul>');
    const look = () => [list.hidden, fold.hidden, fold.textContent, fold.getAttribute('aria-expanded')];
    expect(look()).toEqual([false, false, '收起', 'true']);
    expect(fold.getAttribute('aria-controls')).toBe(list.id);
    fold.click();
    expect(look()).toEqual([true, false, '展开', 'false']);
    fold.click();
    expect(list.hidden).toBe(false);
    live.showFaults('');
    expect(bar()).toBeNull();
    expect(look().slice(0, 2)).toEqual([true, true]);
    live.showLost(true);
    expect($('.live-summary').textContent).toBe('');
  });
});

describe('loadHitMarks', () => {
  const load = (
    address: string | undefined,
    search: string,
    body = '<article class="report-text"></article>',
  ) => {
    document.head.innerHTML = '';
    document.body.innerHTML = body;
    history.replaceState(null, '', `/reports/2021/x.html${search}`);
    const script = document.createElement('script');
    if (address) script.dataset.marks = address;
    runAs(script);
    const append = vi.spyOn(document.head, 'append').mockImplementation(() => {});
    loadHitMarks();
    const [added] = append.mock.calls.flat();
    append.mockRestore();
    return (added as HTMLScriptElement | undefined)?.getAttribute('src') ?? undefined;
  };

  it('loads the marks where a search led to a report or a preview, and nowhere else', () => {
    expect(load('/hit-marks.js', '?q=改革')).toBe('/hit-marks.js');
    expect(load('/hit-marks.js', '?q=改革', '<main class="preview-page"></main>')).toBe('/hit-marks.js');
    expect(load('/hit-marks.js', '?q=改革', '<main></main>')).toBeUndefined();
    expect(load('/hit-marks.js', '?q=')).toBeUndefined();
    expect(load('/hit-marks.js', '')).toBeUndefined();
    expect(load(undefined, '?q=改革')).toBeUndefined();
  });
});

describe('loadPageScript', () => {
  it('waits for the script, tells that it did not arrive, and leaves none behind', async () => {
    let script: HTMLScriptElement | undefined;
    vi.stubGlobal('location', new URL('https://gongbao.example/search.html'));
    vi.spyOn(document.head, 'append').mockImplementation((node) => {
      script = node as HTMLScriptElement;
    });
    const loading = loadPageScript('https://gongbao.example/a.js');
    expect(script?.src).toBe('https://gongbao.example/a.js');
    const removed = vi.spyOn(script as HTMLScriptElement, 'remove');
    script?.onload?.(new Event('load'));
    await loading;
    expect(removed).toHaveBeenCalled();
    const failing = loadPageScript('https://gongbao.example/b.js');
    script?.onerror?.(new Event('error'));
    await expect(failing).rejects.toThrow('b.js');
    for (const address of [
      'https://elsewhere.example/a.js',
      'data:text/javascript,1',
      'javascript:1',
      '//x.example/a.js',
    ])
      await expect(loadPageScript(address)).rejects.toThrow('Not ours');
    vi.unstubAllGlobals();
  });
});

it('files come as scripts in a copy, and from a host as files', () => {
  expect(loadsByScript()).toBe(false);
  document.documentElement.dataset.copy = 'offline';
  expect(loadsByScript()).toBe(true);
  delete document.documentElement.dataset.copy;
  vi.stubGlobal('location', { protocol: 'file:' });
  expect(loadsByScript()).toBe(true);
});

it('buttons print the page', () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  document.body.innerHTML = '<button data-print></button><button></button>';
  bindPrint();
  for (const button of document.querySelectorAll('button')) button.click();
  expect(print).toHaveBeenCalledTimes(1);
});

describe('replaceStyles', () => {
  const sheets = () => [...document.querySelectorAll('link')].map((link) => link.getAttribute('href'));

  it('takes the old sheet away when the new one is there', () => {
    document.body.innerHTML =
      '<link rel="stylesheet" href="../assets/styles.css?1"><link rel="stylesheet" href="other.css">';
    const fresh = document.createElement('meta') as HTMLElement as HTMLLinkElement;
    vi.spyOn(HTMLLinkElement.prototype, 'cloneNode').mockReturnValue(fresh);
    replaceStyles('/assets/styles.css?2');
    expect(fresh.href).toBe('/assets/styles.css?2');
    expect(sheets()).toEqual(['../assets/styles.css?1', 'other.css']);
    expect(fresh.nextElementSibling?.getAttribute('href')).toBe('other.css');
    fresh.onload?.(new Event('load'));
    expect(sheets()).toEqual(['other.css']);
    expect(fresh.isConnected).toBe(true);
  });

  it('loads a page anew that carries its styles inside', () => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
    document.body.innerHTML = '<style>p{}</style>';
    replaceStyles('/assets/styles.css?2');
    expect(reload).toHaveBeenCalledTimes(1);
  });
});

describe('createSearchHistory', () => {
  const state = (text: string) => ({ text, filters: {}, sort: 'relevance' as const });
  const where = { shown: 10, scroll: 0, isWhole: false };
  const query = () => new URLSearchParams(location.search).get('q');

  it('keeps the address in step, with an entry for each search that came to rest', () => {
    history.replaceState(null, '', '/search.html');
    const addresses = createSearchHistory(() => {});
    const before = history.length;
    addresses.follow(state('法'), where);
    addresses.follow(state('法治'), where);
    expect([query(), history.length]).toEqual(['法治', before]);
    addresses.settle();
    addresses.follow(state('法治'), { ...where, shown: 20, scroll: 300 });
    expect(history.length).toBe(before);
    expect(addresses.read()).toMatchObject({ text: '法治', shown: 20, scroll: 300 });
    addresses.follow(state('改革'), where);
    expect([query(), history.length]).toEqual(['改革', before + 1]);
    addresses.follow(state('改革开'), where);
    expect(history.length).toBe(before + 1);
    expect(history.scrollRestoration).toBe('manual');
  });

  it('begins a new entry on a page that was opened with a search', () => {
    history.replaceState(null, '', '/search.html?q=法治');
    const before = history.length;
    createSearchHistory(() => {}).follow(state('改革'), where);
    expect(history.length).toBe(before + 1);
  });

  it('tells of Back and Forward to another search, and of no jump within the page', () => {
    history.replaceState(null, '', '/search.html?q=法治');
    const back = vi.fn();
    createSearchHistory(back);
    history.replaceState(null, '', '/search.html?q=法治#top');
    window.dispatchEvent(new Event('popstate'));
    expect(back).not.toHaveBeenCalled();
    history.replaceState(null, '', '/search.html?q=改革');
    window.dispatchEvent(new Event('popstate'));
    window.dispatchEvent(new Event('popstate'));
    expect(back).toHaveBeenCalledTimes(1);
  });
});
