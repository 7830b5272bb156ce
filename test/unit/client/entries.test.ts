// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';
import type { SearchAnswer, SearchRequest } from '../../../src/search/search-answer.ts';

/** The scripts that run when a page loads them: each test loads one anew into a page of its own. */

const { settings } = (window as unknown as { happyDOM: { settings: Record<string, boolean> } }).happyDOM;
settings.disableJavaScriptFileLoading = true;
settings.disableCSSFileLoading = true;
settings.handleDisabledFileLoadingAsSuccess = true;

const $ = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector) as T;
const textsOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
/** Lets timers and what they began come to an end: turns of the event loop count, however slow the machine is. */
const rest = async () => {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
};
/** Waits for what comes in its own time. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000 });

/** What a script listens to on the window and the document, taken away when its test ends. */
let bound: AbortController;

beforeEach(() => {
  vi.resetModules();
  const own = new AbortController();
  bound = own;
  for (const target of [window, document]) {
    const listen = target.addEventListener.bind(target);
    vi.spyOn(target, 'addEventListener').mockImplementation(((
      type: string,
      done: EventListener,
      given?: object,
    ) => {
      const signal = (given as { signal?: AbortSignal } | undefined)?.signal;
      listen(type, (event: Event) => {
        if (!own.signal.aborted && !signal?.aborted) done(event);
      });
    }) as typeof target.addEventListener);
  }
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

afterEach(() => {
  bound.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.documentElement.removeAttribute('style');
});

function runAs(address: string, data: Record<string, string> = {}): void {
  const script = document.createElement('script');
  script.src = address;
  Object.assign(script.dataset, data);
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script);
}

describe('preferences', () => {
  it('says that scripts run, sizes the text before it is painted, and binds the buttons when they are there', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }));
    const print = vi.fn();
    vi.stubGlobal('print', print);
    localStorage.setItem('gongbao-text-size', 'large');
    await import('../../../src/client/preferences.ts');
    expect(document.documentElement.classList.contains('has-script')).toBe(true);
    expect(document.documentElement.style.getPropertyValue('--text-scale')).toBe('1.25');
    document.body.innerHTML = '<button data-print></button><details open data-open-in="print"></details>';
    document.dispatchEvent(new Event('DOMContentLoaded'));
    $('[data-print]').click();
    expect(print).toHaveBeenCalledTimes(1);
    expect($<HTMLDetailsElement>('details').open).toBe(false);
    localStorage.clear();
  });
});

describe('the script of every page', () => {
  it('binds headings and contents, and loads the marks that a search asks for', async () => {
    history.replaceState(null, '', '/reports/2021/x.html?q=改革');
    document.body.innerHTML =
      '<nav class="toc-beside"><a href="#s1">一</a></nav><article class="report-text"><h2 id="s1">一<a class="heading-link" href="#s1">#</a></h2></article>';
    $('h2').getBoundingClientRect = () => ({ top: 0 }) as DOMRect;
    runAs('/assets/site.js', { marks: '/assets/marks.js' });
    const append = vi.spyOn(document.head, 'append').mockImplementation(() => {});
    await import('../../../src/client/site.ts');
    expect($('.copy-status')).not.toBeNull();
    expect($('.toc-beside a').getAttribute('aria-current')).toBe('true');
    expect((append.mock.calls[0]?.[0] as HTMLScriptElement).getAttribute('src')).toBe('/assets/marks.js');
  });
});

describe('the marks of a search', () => {
  let scrolled: string[];
  const load = async (address: string, script = 'https://gongbao.example/bg/assets/marks.js') => {
    history.replaceState(null, '', `/reports/2021/${address}`);
    document.body.innerHTML =
      '<main tabindex="-1"><h1 class="report-title">改革报告</h1><article class="report-text"><p id="a">推进改革。</p><h2 id="s1">一、举措</h2><p id="b">深化改革。</p></article></main>';
    scrolled = [];
    Element.prototype.scrollIntoView = function scroll(this: Element) {
      scrolled.push(this.parentElement?.id ?? '');
    };
    runAs(script);
    await import('../../../src/client/hit-marks.ts');
    const { words } = parseSearchQuery(new URLSearchParams(location.search).get('q') ?? '');
    await (words.length > 0 ? until(() => expect(status()).toBeTruthy()) : rest());
  };
  const status = () => $('.hit-bar [role=status]')?.textContent;
  const current = () => textsOf('.hit-current').length && $('.hit-current').parentElement?.id;
  const press = (name: string) =>
    [...document.querySelectorAll<HTMLElement>('.hit-bar button')]
      .find(({ textContent }) => textContent === name)
      ?.click();

  it('stand on the page, and a bar steps through them and around', async () => {
    await load('x.html?q=改革');
    expect(textsOf('mark')).toEqual(['改革', '改革', '改革']);
    expect([status(), current()]).toEqual(['第 1 处，共 3 处', '']);
    await until(() => expect(scrolled).toEqual(['']));
    press('下一处');
    expect([status(), current(), textsOf('.hit-current').length]).toEqual(['第 2 处，共 3 处', 'a', 1]);
    press('上一处');
    press('上一处');
    expect([status(), current()]).toEqual(['第 3 处，共 3 处', 'b']);
    press('下一处');
    expect(status()).toBe('第 1 处，共 3 处');
    expect(scrolled).toEqual(['', 'a', '', 'b', '']);
  });

  it('begin at the section of the address, and follow to another', async () => {
    await load('x.html?q=改革#s1');
    expect([status(), current()]).toEqual(['第 3 处，共 3 处', 'b']);
    history.replaceState(null, '', '/reports/2021/x.html?q=改革#a');
    window.dispatchEvent(new Event('hashchange'));
    expect(status()).toBe('第 2 处，共 3 处');
    history.replaceState(null, '', '/reports/2021/x.html?q=改革#gone');
    window.dispatchEvent(new Event('hashchange'));
    expect(status()).toBe('第 2 处，共 3 处');
  });

  it('are cleared with the query of the address, and the focus stays on the page', async () => {
    await load('x.html?q=改革&a=b#s1');
    const replaced = vi.spyOn(history, 'replaceState');
    press('清除');
    await until(() => expect(document.querySelectorAll('mark, .hit-bar')).toHaveLength(0));
    expect($('#a').childNodes).toHaveLength(1);
    expect(`${location.search}${location.hash}`).toBe('?a=b#s1');
    expect(replaced).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe($('main'));
    window.dispatchEvent(new Event('hashchange'));
    expect(document.querySelectorAll('.hit-current')).toHaveLength(0);
  });

  it('are cleared where the address cannot be changed', async () => {
    await load('x.html?q=改革');
    vi.spyOn(history, 'replaceState').mockImplementation(() => {
      throw new Error('file:');
    });
    press('清除');
    await until(() => expect(document.querySelectorAll('mark')).toHaveLength(0));
  });

  it('do not move a page that the reader came back to, or has begun to read', async () => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
      { type: 'back_forward' } as unknown as PerformanceEntry,
    ]);
    await load('x.html?q=改革');
    await rest();
    expect([status(), scrolled]).toEqual(['第 1 处，共 3 处', []]);
    vi.mocked(performance.getEntriesByType).mockReturnValue([]);
    vi.resetModules();
    const frame = vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((done) => {
      window.dispatchEvent(new Event('touchstart'));
      done(0);
      return 0;
    });
    await load('x.html?q=改革');
    await until(() => expect(frame).toHaveBeenCalledTimes(1));
    await rest();
    expect(scrolled).toEqual([]);
  });

  it('say so where there are none, and do not come for nothing', async () => {
    await load('x.html?q=龘');
    expect(status()).toBe('这一页没有标出的字词');
    expect(textsOf('.hit-bar button')).toEqual(['清除']);
    for (const query of ['', '?q=', '?q=。']) {
      vi.resetModules();
      await load(`x.html${query}`);
      expect(document.querySelector('.hit-bar')).toBeNull();
    }
  });

  it('lead back to the search, with its filters where it was the page before', async () => {
    const back = () => $<HTMLAnchorElement>('.hit-bar a').getAttribute('href');
    await load('x.html?q=改革');
    expect(decodeURIComponent(back() ?? '')).toBe('https://gongbao.example/bg/search.html?q=改革');
    vi.resetModules();
    const referrer = vi.spyOn(document, 'referrer', 'get');
    referrer.mockReturnValue('https://gongbao.example/bg/search.html?q=x&year=2021');
    await load('x.html?q=改革');
    expect(back()).toBe('https://gongbao.example/bg/search.html?q=x&year=2021');
    vi.resetModules();
    referrer.mockReturnValue('https://other.example/search.html?q=x');
    await load('x.html?q=改革');
    expect(back()).toContain('gongbao.example');
    vi.resetModules();
    vi.spyOn(document, 'currentScript', 'get').mockReturnValue(null);
    await import('../../../src/client/hit-marks.ts');
    await until(() => expect(document.querySelectorAll('.hit-bar:not(:has(a))').length).toBeGreaterThan(0));
  });

  it('count what is too much to be marked', async () => {
    history.replaceState(null, '', '/reports/2021/x.html?q=甲');
    document.body.innerHTML = `<article class="report-text"><p>${'甲，'.repeat(5100)}</p></article>`;
    runAs('https://gongbao.example/assets/marks.js');
    await import('../../../src/client/hit-marks.ts');
    await until(() => expect(status()).toBe('第 1 处，共 5100 处，只标出前 5000 处'));
  });
});

describe('a page of the preview', () => {
  class FakeSource {
    static opened: FakeSource[] = [];
    static readonly CLOSED = 2;
    onopen?: () => void;
    onerror?: () => void;
    readyState = 1;
    isClosed = false;
    readonly told = new Map<string, (event: { data: string }) => void>();
    readonly address: string;
    constructor(address: URL) {
      this.address = address.href;
      FakeSource.opened.push(this);
    }
    addEventListener(type: string, done: (event: { data: string }) => void): void {
      this.told.set(type, done);
    }
    close(): void {
      this.isClosed = true;
    }
  }
  const last = () => FakeSource.opened[FakeSource.opened.length - 1] as FakeSource;
  let visibility: string;
  const load = async (page = 'index.html') => {
    FakeSource.opened = [];
    visibility = 'visible';
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeSource);
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility as 'visible');
    runAs('https://localhost/preview/live.js', { page, print: 'p1', styles: 'assets/styles.css?1' });
    await import('../../../src/client/live-page.ts');
    expect($<HTMLLinkElement>('link').href).toBe('https://localhost/preview/live.css');
  };
  const show = (state: string) => {
    visibility = state;
    document.dispatchEvent(new Event('visibilitychange'));
  };

  it('says what it shows, and does what it is told', async () => {
    await load();
    expect(last().address).toBe(
      'https://localhost/preview/events?page=index.html&print=p1&styles=assets%2Fstyles.css%3F1',
    );
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
    last().told.get('reload')?.({ data: '' });
    expect(reload).toHaveBeenCalledTimes(1);
    last().told.get('faults')?.({ data: '<p class="live-title">1 处错误</p>' });
    expect($('.live-summary').textContent).toBe('1 处错误');
    last().told.get('search')?.({ data: '索引还没有跟上' });
    expect($('.live-search').hidden).toBe(true);
    document.head.innerHTML = '<link rel="stylesheet" href="../assets/styles.css?1">';
    last().told.get('styles')?.({ data: 'assets/styles.css?2' });
    expect(textsOf('link')).toHaveLength(1);
    expect($<HTMLLinkElement>('link').href).toMatch(/^https?:\/\/[^/]+\/assets\/styles\.css\?2$/u);
    show('hidden');
    show('visible');
    expect(last().address).toContain('styles.css%3F2');
  });

  it('says on the search page that searches are behind', async () => {
    await load('search.html');
    last().told.get('search')?.({ data: '索引还没有跟上' });
    expect($('.live-search').textContent).toBe('索引还没有跟上');
  });

  it('tells that the connection is lost only after a while, and until it is back', async () => {
    await load();
    const isLost = () => document.querySelector<HTMLElement>('.live-lost')?.hidden === false;
    last().onerror?.();
    vi.advanceTimersByTime(3999);
    expect(isLost()).toBe(false);
    last().onerror?.();
    vi.advanceTimersByTime(1);
    expect(isLost()).toBe(true);
    last().onopen?.();
    expect(isLost()).toBe(false);
    last().onerror?.();
    last().onopen?.();
    vi.advanceTimersByTime(5000);
    expect(isLost()).toBe(false);
    // The next loss is told as well.
    last().onerror?.();
    vi.advanceTimersByTime(4000);
    expect(isLost()).toBe(true);
  });

  it('connects again where the browser has given up, and not where it goes on trying', async () => {
    await load();
    last().onerror?.();
    vi.advanceTimersByTime(1000);
    expect(FakeSource.opened).toHaveLength(1);
    last().readyState = FakeSource.CLOSED;
    last().onerror?.();
    vi.advanceTimersByTime(1000);
    expect(FakeSource.opened.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it('gives its connection back while nobody sees it', async () => {
    await load();
    last().onerror?.();
    show('hidden');
    vi.advanceTimersByTime(5000);
    expect(last().isClosed).toBe(true);
    expect(document.querySelector('#live-bar')).toBeNull();
    show('visible');
    show('visible');
    expect(FakeSource.opened).toHaveLength(2);
    window.dispatchEvent(new Event('pagehide'));
    expect(last().isClosed).toBe(true);
    const restored = (persisted: boolean) =>
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
    restored(false);
    expect(FakeSource.opened).toHaveLength(2);
    restored(true);
    restored(true);
    expect(FakeSource.opened).toHaveLength(3);
  });

  it('opened in the background connects when it is seen', async () => {
    FakeSource.opened = [];
    await load().then(() => show('hidden'));
    vi.resetModules();
    FakeSource.opened = [];
    await import('../../../src/client/live-page.ts');
    expect(FakeSource.opened).toHaveLength(0);
  });
});

describe('the search page', () => {
  let asked: SearchRequest[];
  let fails: boolean;
  const answerOf = (text: string, total: number, from: number, count: number): SearchAnswer => ({
    total,
    former: 0,
    scope: { left: 0, failed: [] },
    results: Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, at) => ({
      url: `reports/2021/${from + at}.html`,
      title: [{ text, mark: true }],
      org: '',
      date: '',
      sections: [],
      otherSections: 0,
      text: 'loaded',
    })),
    facets: {
      column: [],
      year: [
        { value: '2021', count: 9 },
        { value: '2022', count: 3 },
      ],
      org: [],
      topic: [],
      genre: [],
      validity: [],
      state: [],
    },
    excluded: [],
    shortened: false,
    isEmptyQuery: false,
    isEmptyPortal: false,
  });
  const load = async (search = '') => {
    history.replaceState(null, '', `/search.html${search}`);
    document.title = '搜索';
    document.body.innerHTML =
      '<p id="search-missing">x</p><form id="search-form"><input id="search-input"></form><div class="search-found"><p id="search-status"></p><ol id="search-results"></ol></div>';
    [asked, fails] = [[], false];
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    vi.stubGlobal('Worker', undefined);
    vi.stubGlobal('gongbaoSearch', () => ({
      search: async (request: SearchRequest) => {
        asked.push(request);
        if (fails) throw new Error('x');
        return answerOf(request.text, 25, request.from, request.count);
      },
      countSpellings: async () => [],
    }));
    runAs('/assets/search.js', { engine: '/assets/search-engine.js' });
    await import('../../../src/client/search-page.ts');
    await rest();
  };
  const type = (text: string, more = {}) => {
    $<HTMLInputElement>('#search-input').value = text;
    $('#search-input').dispatchEvent(Object.assign(new Event('input', { bubbles: true }), more));
    return rest();
  };
  const shown = () => document.querySelectorAll('#search-results li').length;

  it('answers what is typed, keeps the address and the title, and reads out when it has come to rest', async () => {
    await load();
    expect([document.querySelector('#search-missing'), shown()]).toEqual([null, 0]);
    await type('改革');
    expect([shown(), $('#search-status').textContent]).toEqual([10, '共 25 篇']);
    expect(decodeURIComponent(location.search)).toBe('?q=改革');
    expect($('[role=status]').textContent).toBe('');
    await until(() => expect($('[role=status]').textContent).toBe('共 25 篇'));
    expect(document.title).toBe('“改革” 的搜索结果');
    await type(`  ${'长'.repeat(60)}`);
    expect(document.title).toBe(`“${'长'.repeat(60)}” 的搜索结果`);
    await type('长'.repeat(61));
    expect(document.title).toBe(`“${'长'.repeat(60)}…” 的搜索结果`);
    await type('');
    expect(document.title).toBe('搜索');
  });

  it('waits for Chinese that is being composed', async () => {
    await load();
    await type('gai', { isComposing: true });
    expect(asked.filter(({ text }) => text !== '')).toEqual([]);
    $<HTMLInputElement>('#search-input').value = '改';
    $('#search-input').dispatchEvent(new Event('compositionend'));
    await rest();
    expect(asked.map(({ text }) => text)).toContain('改');
  });

  it('searches when the form is sent, without leaving the page', async () => {
    await load();
    $<HTMLInputElement>('#search-input').value = '改革';
    const event = new Event('submit', { cancelable: true });
    $('#search-form').dispatchEvent(event);
    await rest();
    expect([event.defaultPrevented, shown()]).toEqual([true, 10]);
  });

  it('begins with the search of the address, and shows more', async () => {
    await load('?q=法治&年度=2021');
    expect($<HTMLInputElement>('#search-input').value).toBe('法治');
    expect(asked[0]).toMatchObject({ text: '法治', filters: { year: '2021' } });
    $('#search-more').click();
    await rest();
    expect(shown()).toBe(20);
    expect(asked[asked.length - 1]).toMatchObject({ from: 10, count: 10 });
  });

  it('narrows by a filter that is pressed, and comes back by Back', async () => {
    await load('?q=法治');
    $('.search-facet button').click();
    await rest();
    expect(asked[asked.length - 1]).toMatchObject({ filters: { year: '2021' } });
    expect(decodeURIComponent(location.search)).toBe('?q=法治&年度=2021');
    history.replaceState({ shown: 20, scroll: 0 }, '', '/search.html?q=改革');
    window.dispatchEvent(new Event('popstate'));
    await rest();
    expect([$<HTMLInputElement>('#search-input').value, shown()]).toEqual(['改革', 20]);
  });

  it('has its words still when Back brings the page, which Safari resets', async () => {
    await load('?q=法治');
    await type('改革');
    window.dispatchEvent(new Event('pagehide'));
    $<HTMLFormElement>('#search-form').reset();
    expect($<HTMLInputElement>('#search-input').value).toBe('改革');
  });

  it('is where it was left when Back brings the page, which Safari shows from its top', async () => {
    await load('?q=法治');
    window.scrollTo(0, 300);
    window.dispatchEvent(new Event('pagehide'));
    window.scrollTo(0, 0);
    const show = (persisted: boolean) =>
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
    show(false);
    expect(window.scrollY).toBe(0);
    show(true);
    expect(window.scrollY).toBe(300);
  });

  it('warms the search up once when the box is gone to, and tells no failure of that', async () => {
    await load();
    fails = true;
    $('#search-input').dispatchEvent(new Event('focus'));
    $('#search-input').dispatchEvent(new Event('focus'));
    await rest();
    expect(asked.map(({ text, count }) => [text, count])).toEqual([['', 0]]);
    expect($('#search-status').textContent).toBe('');
    await type('改革');
    expect($('#search-status').textContent).toContain('没有成功');
    fails = false;
    $('#search-hint button').click();
    await rest();
    expect([shown(), document.activeElement?.id]).toEqual([10, 'search-input']);
  });

  it('is cleared by Esc', async () => {
    await load('?q=法治');
    $('#search-input').focus();
    $('#search-input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await rest();
    expect([$<HTMLInputElement>('#search-input').value, shown()]).toEqual(['', 0]);
  });
});
