// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseFirstHit, findSectionHit, isRestored } from '../../../src/client/choose-hit.ts';
import { showHitBar } from '../../../src/client/hit-bar.ts';
import { clearHits, markHits } from '../../../src/client/mark-hits.ts';
import { collectPageRuns } from '../../../src/client/page-runs.ts';
import { revealFirstHit, revealHit, watchReader } from '../../../src/client/reveal-hit.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';

const PAGE = `
<a class="skip-link" href="#text">跳到正文</a>
<main><h1 class="report-title">示例<br>改革<wbr>报告</h1>
<dl class="report-meta"><dt>机构</dt><dd>改革局</dd></dl>
<article class="report-text"><p>推进“放管<em>服</em>”改革<sup class="footnote-ref"><a>[1]</a></sup>见效。</p>
<h2 id="s1">一、举措</h2><p>占30%，又300。</p><table><tbody><tr><td>改</td><td>革</td></tr></tbody></table>
<section class="footnotes"><ol><li>改革办</li></ol></section></article>
<ul class="attachment-list"><li><a href="y.pdf">改革.pdf</a></li></ul></main>`;

beforeEach(() => {
  document.body.innerHTML = PAGE;
  history.replaceState(null, '', '/reports/2021/x.html');
});

const mark = (query: string) => markHits(collectPageRuns(), parseSearchQuery(query).words);
const marks = () => [...document.querySelectorAll('mark')].map(({ textContent }) => textContent);

describe('collectPageRuns', () => {
  it('reads the runs that are searched, one inside another apart, in the order of the page', () => {
    const texts = collectPageRuns().map(({ text }) => text.trim().replace(/\n+/g, '|'));
    expect(texts).toEqual([
      '示例|改革报告',
      '改革局',
      '推进“放管服”改革见效。|一、举措|占30%，又300。|改|革',
      '改革办',
      '改革.pdf',
    ]);
  });

  it('leaves out the files made from the report itself', () => {
    for (const name of ['x.pdf', 'x.single.html', 'x.docx']) {
      document.body.innerHTML = `<ul class="attachment-list"><li><a href="/reports/2021/${name}">甲</a></li></ul>`;
      expect(collectPageRuns(), name).toEqual([]);
    }
    const preview = (address: string) =>
      `<details class="preview"><summary>甲</summary><p class="preview-note"><a href="${address}">打开</a></p></details>`;
    document.body.innerHTML = preview('/reports/2021/x.pdf');
    expect(collectPageRuns()).toEqual([]);
    document.body.innerHTML = preview('/reports/2021/x/x.pdf');
    expect(collectPageRuns()).toHaveLength(1);
    history.replaceState(null, '', '/v1.2/reports/2021/x.html');
    document.body.innerHTML =
      '<ul class="attachment-list"><li><a href="/v1.2/reports/2021/x.pdf">甲</a></li></ul>';
    expect(collectPageRuns()).toEqual([]);
    document.body.innerHTML =
      '<ul class="attachment-list"><li><a href="/v1.2/reports/2021/x/y.pdf">甲</a></li></ul>';
    expect(collectPageRuns()).toHaveLength(1);
  });
});

describe('markHits', () => {
  it('marks each hit, in pieces where it runs across elements, and takes all away again', async () => {
    const before = document.body.innerHTML;
    const runs = collectPageRuns();
    const { hits, total } = await markHits(runs, parseSearchQuery('放管服改革').words);
    expect(total).toBe(1);
    expect(hits.map((hit) => hit.map(({ textContent }) => textContent))).toEqual([['放管', '服', '”改革']]);
    expect(document.querySelector('article p')?.textContent).toBe('推进“放管服”改革[1]见效。');
    await clearHits(runs, hits);
    expect(document.body.innerHTML).toBe(before);
  });

  it('marks a whole number where there is one, and a part where there is none', async () => {
    await mark('30%');
    expect(marks()).toEqual(['30']);
    document.body.innerHTML = '<article class="report-text"><p>又300。</p></article>';
    await mark('30%');
    expect(marks()).toEqual(['30']);
  });

  it('marks in every run, several words too, and nothing where there is nothing', async () => {
    expect((await mark('改革 举措')).total).toBe(7);
    expect(marks()).toEqual(['改革', '改革', '改革', '举措', '改', '革', '改革', '改革']);
    document.body.innerHTML = PAGE;
    expect(await mark('龘')).toEqual({ hits: [], total: 0 });
  });

  it('marks no more than a browser bears, and counts all', async () => {
    document.body.innerHTML = `<article class="report-text"><p>${'甲，'.repeat(5100)}</p></article>`;
    const { hits, total } = await mark('甲');
    expect([hits.length, total]).toEqual([5000, 5100]);
  });
});

describe('the first hit', () => {
  it('is that of the section that the address names, else of title and text', async () => {
    const { hits } = await mark('改革');
    expect(chooseFirstHit(hits)).toBe(0);
    location.hash = '#s1';
    expect(hits[chooseFirstHit(hits)]?.[0]?.closest('table')).not.toBeNull();
    location.hash = '#nowhere';
    expect(findSectionHit(hits)).toBeUndefined();
    location.hash = '#%E4';
    expect(findSectionHit(hits)).toBeUndefined();
    document.querySelector('h1')?.remove();
    location.hash = '';
    const found = await mark('见效');
    expect(chooseFirstHit(found.hits)).toBe(0);
  });

  it('is where the reader was on a page that was left', async () => {
    const { hits } = await mark('改革');
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
      { type: 'reload' } as unknown as PerformanceEntry,
    ]);
    expect(isRestored()).toBe(true);
    const tops = [-50, -5, 20, 90];
    for (const [at, hit] of hits.entries()) {
      const [first] = hit;
      if (first) first.getBoundingClientRect = () => ({ top: tops[at] ?? 200 }) as DOMRect;
    }
    expect(chooseFirstHit(hits)).toBe(2);
    vi.mocked(performance.getEntriesByType).mockReturnValue([
      { type: 'navigate' } as unknown as PerformanceEntry,
    ]);
    expect(isRestored()).toBe(false);
    vi.restoreAllMocks();
  });
});

describe('revealHit', () => {
  it('opens what it is folded away in, and scrolls only as far as needed', () => {
    document.body.innerHTML =
      '<details><summary>甲</summary><details id="in"><p><mark>乙</mark></p></details></details><div class="hit-bar"></div>';
    const [first] = document.querySelectorAll('mark');
    const bar = document.querySelector('.hit-bar');
    const scrolled: unknown[] = [];
    if (!first || !bar) throw new Error('no mark');
    first.scrollIntoView = (options) => scrolled.push(options);
    const place = (top: number, bottom: number, barTop: number) => {
      first.getBoundingClientRect = () => ({ top, bottom }) as DOMRect;
      bar.getBoundingClientRect = () => ({ top: barTop }) as DOMRect;
      revealHit([first]);
    };
    place(10, 30, 500);
    place(-1, 30, 500);
    place(480, 510, 500);
    expect(scrolled).toEqual([
      { block: 'nearest', inline: 'nearest' },
      { block: 'center', inline: 'nearest' },
      { block: 'center', inline: 'nearest' },
    ]);
    expect([...document.querySelectorAll('details')].every(({ open }) => open)).toBe(true);
    revealHit([]);
  });

  it('leaves the page where the reader has begun to read', async () => {
    const scrolled: unknown[] = [];
    const element = document.createElement('mark');
    element.scrollIntoView = (options) => scrolled.push(options);
    const acted = watchReader();
    await revealFirstHit([element], acted);
    expect(scrolled).toHaveLength(1);
    expect(acted()).toBe(false);
    window.dispatchEvent(new Event('wheel'));
    expect(acted()).toBe(true);
    await revealFirstHit([element], acted);
    expect(scrolled).toHaveLength(1);
  });
});

describe('showHitBar', () => {
  const options = () => ({
    query: '改革',
    backTo: 'search.html?q=x' as string | undefined,
    hasHits: true,
    onPrevious: vi.fn(),
    onNext: vi.fn(),
    onClear: vi.fn(),
  });

  it('stands behind the skip link, says the place and steps', () => {
    const given = options();
    const bar = showHitBar(given);
    const element = document.querySelector('.skip-link')?.nextElementSibling;
    expect(element?.className).toBe('hit-bar');
    bar.say('第 1 处，共 2 处');
    expect(element?.querySelector('[role=status]')?.textContent).toBe('第 1 处，共 2 处');
    expect(element?.textContent).toContain('“改革”');
    for (const button of element?.querySelectorAll('button') ?? []) button.click();
    for (const called of [given.onPrevious, given.onNext, given.onClear])
      expect(called).toHaveBeenCalledTimes(1);
    expect(element?.querySelector('a')?.getAttribute('href')).toBe('search.html?q=x');
    expect(element?.querySelector('a')?.textContent).toBe('返回搜索结果');
    expect(element?.getAttribute('aria-label')).toBe('搜索结果标记');
    element?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    expect(given.onClear).toHaveBeenCalledTimes(1);
    element?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(given.onClear).toHaveBeenCalledTimes(2);
    // What stands at the bottom of the window makes room for it.
    Object.defineProperty(element, 'offsetHeight', { value: 48 });
    bar.say('第 2 处，共 2 处');
    expect(document.documentElement.style.getPropertyValue('--hit-bar')).toBe('48px');
    bar.remove();
    expect(document.querySelector('.hit-bar')).toBeNull();
    expect(document.documentElement.style.getPropertyValue('--hit-bar')).toBe('');
  });

  it('has nothing to step through or go back to where there is nothing', () => {
    document.querySelector('.skip-link')?.remove();
    showHitBar({ ...options(), query: `  ${'长'.repeat(70)}`, hasHits: false, backTo: undefined });
    const element = document.body.firstElementChild;
    expect([...(element?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent)).toEqual([
      '清除',
    ]);
    expect(element?.querySelector('a')).toBeNull();
    expect(element?.querySelector('.hit-bar-query')?.textContent).toBe(`“${'长'.repeat(60)}…”`);
  });
});
