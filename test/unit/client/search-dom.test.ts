// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bindSearchKeyboard } from '../../../src/client/search-keyboard.ts';
import { createRelaxedParts } from '../../../src/client/search-relaxed.ts';
import { createResultItem } from '../../../src/client/search-result.ts';
import { createSpellingGroups } from '../../../src/client/search-spellings.ts';
import { createSearchTools } from '../../../src/client/search-tools.ts';
import { createSearchView } from '../../../src/client/search-view.ts';
import type { SearchState } from '../../../src/search/search-address.ts';
import type { SearchAnswer, SearchRequest, SearchResult } from '../../../src/search/search-answer.ts';

const result = (name: string, more: Partial<SearchResult> = {}): SearchResult => ({
  url: `reports/2021/${name}.html`,
  title: [{ text: `示例报告${name}`, mark: false }],
  org: '示例局',
  date: '2022-02-14',
  sections: [],
  otherSections: 0,
  text: 'loaded',
  ...more,
});
const EVERYTHING = { left: 0, failed: [] };
const answer = (more: Partial<SearchAnswer> = {}): SearchAnswer => ({
  total: 1,
  former: 0,
  scope: EVERYTHING,
  results: [result('jia')],
  facets: { column: [], year: [], org: [], topic: [], genre: [], validity: [], state: [] },
  excluded: [],
  shortened: false,
  isEmptyQuery: false,
  isEmptyPortal: false,
  ...more,
});
const NEAR = { parts: ['改'], results: [result('yi')], pinyin: [], titles: [], scope: EVERYTHING };
const state = (more: Partial<SearchState> = {}): SearchState => ({
  text: '改革',
  filters: {},
  sort: 'relevance',
  ...more,
});
const flush = () => new Promise((resolve) => setTimeout(resolve));
const $ = (selector: string) => document.querySelector<HTMLElement>(selector);
const textsOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('createResultItem', () => {
  it('leads to the report first, then to its sections, with the words to be marked there', () => {
    const item = createResultItem(
      result('jia', {
        title: [
          { text: '示例', mark: false },
          { text: '改革', mark: true },
        ],
        sections: [
          {
            id: 's1',
            title: [{ text: '一、举措', mark: false }],
            excerpt: [{ text: '推进改革', mark: false }],
          },
          { page: 'reports/2021/jia.preview.html', title: [{ text: '附件', mark: false }], excerpt: [] },
          { title: [], excerpt: [{ text: '前言', mark: false }] },
        ],
        otherSections: 2,
      }),
      '改革 <b>',
    );
    const links = [...item.querySelectorAll('a')].map((link) =>
      decodeURIComponent(link.getAttribute('href') ?? ''),
    );
    expect(links).toEqual([
      'reports/2021/jia.html?q=改革+<b>',
      'reports/2021/jia.html?q=改革+<b>#s1',
      'reports/2021/jia.preview.html?q=改革+<b>',
    ]);
    expect(item.querySelector('mark')?.textContent).toBe('改革');
    expect(item.querySelector('b')).toBeNull();
    expect(item.textContent).toContain('2022-02-14　示例局');
    expect([...item.querySelectorAll('.search-excerpt')].map(({ textContent }) => textContent)).toEqual([
      '推进改革',
      '前言',
    ]);
    expect(item.textContent).toContain('这一篇还有 2 个部分');
    expect(
      createResultItem(result('jia', { sections: [{ title: [], excerpt: [] }] }), 'x').textContent,
    ).not.toContain('还有');
  });

  it('lets lines of a title end between words, in marks too, and the title as it is', () => {
    const title = [
      { text: '示例区政府', mark: false },
      { text: '信息公开工作', mark: true },
      { text: '年度报告', mark: false },
    ];
    const link = createResultItem(result('jia', { title }), '信息公开工作').querySelector('a');
    expect(link?.innerHTML).toBe('示例区<wbr>政府<mark><wbr>信息<wbr>公开<wbr>工作</mark><wbr>年度<wbr>报告');
    expect(link?.textContent).toBe('示例区政府信息公开工作年度报告');
  });

  it.each([
    [{ text: 'missing' as const }, '没有取到'],
    [{ text: 'changed' as const }, '刚刚更新过'],
    [{}, '基本信息'],
    [{ text: 'unasked' as const }, ''],
    [{ title: [{ text: '改革', mark: true }] }, ''],
    [
      {
        title: [
          { text: '示例', mark: false },
          { text: '改革', mark: true },
        ],
      },
      '',
    ],
    [{ sections: [{ title: [], excerpt: [] }] }, ''],
  ])('says with %o what it cannot show', (more, expected) => {
    const note =
      createResultItem(result('jia', more), '改革').querySelector('.search-note')?.textContent ?? '';
    if (expected === '')
      expect(createResultItem(result('jia', more), '改革').querySelector('.search-note')).toBeNull();
    else expect(note).toContain(expected);
  });

  it('says beside a title that the document no longer holds', () => {
    const item = createResultItem(result('jia', { standing: '已失效' }), 'x');
    expect(item.querySelector('.search-details')?.textContent).toMatch(/　已失效$/);
  });

  it('leaves out what is not known', () => {
    expect(
      createResultItem(result('jia', { org: '', date: '' }), 'x').querySelector('.search-details'),
    ).toBeNull();
    expect(
      createResultItem(result('jia', { org: '' }), 'x').querySelector('.search-details')?.textContent,
    ).toBe('2022-02-14');
  });
});

describe('createRelaxedParts', () => {
  it('says under headings of their own what is near, and nothing of what is not', () => {
    const parts = createRelaxedParts({
      parts: ['放管服', '改革'],
      results: [result('jia')],
      pinyin: [{ title: '法治', url: 'a.html' }],
      titles: [{ title: '一、总则', url: 'b.html#s1', report: '示例办法' }],
      scope: EVERYTHING,
    });
    expect(parts.map((part) => part.querySelector('h2')?.textContent)).toEqual([
      '没有一字不差的结果，下面这些比较接近',
      '读音相同的标题',
      '您要找的是不是',
    ]);
    expect(parts[0]?.textContent).toContain('“放管服”、“改革”');
    expect(parts[0]?.querySelector('li h3.search-title a')?.getAttribute('href')).toContain(
      `q=${encodeURIComponent('放管服')}`,
    );
    expect(parts[2]?.querySelector('li')?.textContent).toBe('一、总则（示例办法）');
    expect(parts[1]?.querySelector('a')?.getAttribute('href')).toBe('a.html');
    expect(decodeURIComponent(parts[0]?.querySelector('h3 a')?.getAttribute('href') ?? '')).toContain(
      'q=放管服+改革',
    );
    expect(parts.map((part) => part.querySelectorAll('p.search-note').length > 0)).toEqual([
      true,
      false,
      false,
    ]);
    expect(createRelaxedParts({ ...NEAR, parts: [], results: [] })).toEqual([]);
  });
});

describe('createSpellingGroups', () => {
  const spellings = [
    { text: '第三十二条', query: '“第三十二条”', total: 12, scope: EVERYTHING },
    { text: '第卅二条', query: '“第卅二条”', total: 1, scope: EVERYTHING },
  ];
  let asked: SearchRequest[];
  let fails: boolean;
  const engine = {
    search: async (request: SearchRequest) => {
      asked.push(request);
      if (fails) throw new Error('x');
      return answer({ results: [result('yi')] });
    },
    countSpellings: async () => [],
  };

  const search = { state: state(), reach: 7 };

  beforeEach(() => {
    [asked, fails] = [[], false];
    document.body.innerHTML = '';
  });

  const open = async (group: HTMLElement | undefined) => {
    (group as HTMLDetailsElement).open = true;
    group?.dispatchEvent(new Event('toggle'));
    await flush();
  };

  it('loads a group when it is opened, without what was found as typed', async () => {
    const groups = createSpellingGroups(
      spellings,
      { ...search, state: state({ text: '第32条', filters: { year: '2021' } }) },
      engine,
      false,
    );
    expect(groups.map((group) => group.querySelector('summary')?.textContent)).toEqual([
      '另有 12 篇写作“第三十二条”',
      '另有 1 篇写作“第卅二条”',
    ]);
    await flush();
    expect(asked).toEqual([]);
    await open(groups[0]);
    expect(asked).toEqual([
      {
        text: '“第三十二条”',
        without: '第32条',
        filters: { year: '2021' },
        sort: 'relevance',
        from: 0,
        count: 10,
        reach: 7,
      },
    ]);
    expect(groups[0]?.querySelector('li a')?.getAttribute('href')).toContain(
      encodeURIComponent('“第三十二条”'),
    );
    const [, all] = groups[0]?.querySelectorAll('a') ?? [];
    expect(decodeURIComponent(all?.getAttribute('href') ?? '')).toBe('search.html?q=“第三十二条”');
    await open(groups[0]);
    expect(asked).toHaveLength(1);
    await open(groups[1]);
    expect(groups[1]?.querySelectorAll('a')).toHaveLength(1);
  });

  it('says what they were counted in, unless that is everything', () => {
    const scope = { left: 3, since: '2022-01', failed: [] };
    const partly = spellings.map((spelling) => ({ ...spelling, scope }));
    const [group] = createSpellingGroups(partly, search, engine, false);
    expect(group?.querySelector('summary')?.textContent).toBe('2022 年以来另有 12 篇写作“第三十二条”');
  });

  it('opens the first one where nothing else was found', () => {
    const groups = createSpellingGroups(spellings, search, engine, true) as HTMLDetailsElement[];
    expect(groups.map(({ open: isOpen }) => isOpen)).toEqual([true, false]);
  });

  it('tells a failure in words, and tries again', async () => {
    fails = true;
    const [, group] = createSpellingGroups(spellings, search, engine, false);
    await open(group);
    expect(group?.textContent).toContain('没有取到');
    fails = false;
    group?.querySelector('button')?.click();
    await flush();
    expect(group?.querySelectorAll('li')).toHaveLength(1);
  });
});

describe('createSearchView', () => {
  let done: string[];
  let isResting: boolean;
  let view: ReturnType<typeof createSearchView>;

  beforeEach(() => {
    document.body.innerHTML = '<p id="search-status"></p><div><ol id="search-results"></ol></div>';
    [done, isResting] = [[], true];
    view = createSearchView(
      { status: $('#search-status') as HTMLElement, list: $('#search-results') as HTMLOListElement },
      createSearchTools(() => {}),
      { search: async () => answer(), countSpellings: async () => [] },
      {
        showMore: (from) => done.push(`more ${from}`),
        chooseFilters: (filters) => done.push(JSON.stringify(filters)),
        removeFilters: () => done.push('remove'),
        retry: () => done.push('retry'),
        browse: () => done.push('browse'),
        searchLeft: () => done.push('left'),
      },
      () => isResting,
    );
  });

  const status = () => $('#search-status')?.textContent;
  const readOut = () => $('[role=status]')?.textContent;
  const hint = () => $('#search-hint')?.textContent ?? '';

  it('says the number when all is there, and reads it out unless someone types', () => {
    view.begin();
    view.paint(answer({ total: 12 }), state());
    expect(status()).toBe('');
    view.append(answer({ total: 12, results: [result('yi'), result('bing')] }), state());
    view.end(answer({ total: 12 }));
    expect(status()).toBe('共 12 篇');
    expect(readOut()).toBe('共 12 篇');
    expect(view.shown()).toBe(3);
    expect($('#search-more')?.textContent).toBe('显示更多（还有 9 篇）');
    isResting = false;
    view.end(answer({ total: 13 }));
    expect(readOut()).toBe('共 12 篇');
    view.announce();
    expect(readOut()).toBe('共 13 篇');
  });

  it('shows titles before their sentences, with room for these, and fills them in under the same link', () => {
    const pending = result('jia', {
      text: 'pending',
      room: { sections: 3, hasHeadings: true },
    });
    view.paint(answer({ total: 2, results: [pending, result('yi')] }), state());
    const [link] = document.querySelectorAll('#search-results a');
    expect(textsOf('.search-title')).toEqual(['示例报告jia', '示例报告yi']);
    expect(textsOf('.search-note')).toHaveLength(1);
    const reserved = [...document.querySelectorAll('.search-reserved')];
    expect(reserved.map((line) => line.getAttribute('aria-hidden'))).toEqual(Array(6).fill('true'));
    expect(reserved.map(({ textContent }) => textContent).join('')).toBe('');

    const title = [{ text: '示例报告', mark: true }];
    const sections = [{ title: [], excerpt: [{ text: '推进改革', mark: false }] }];
    view.fill([result('jia', { title, sections }), result('wu')], state());
    expect(document.querySelectorAll('.search-reserved')).toHaveLength(0);
    expect(textsOf('.search-excerpt')).toEqual(['推进改革']);
    expect(document.querySelectorAll('#search-results a')[0]).toBe(link);
    expect(link?.innerHTML).toBe('<mark>示例<wbr>报告</mark>');
    // Nothing that was not shown comes in, and what is filled in stays when the same is asked again.
    expect(view.shown()).toBe(2);
    view.paint(answer({ total: 2, results: [pending, result('yi')] }), state());
    expect(textsOf('.search-excerpt')).toEqual(['推进改革']);
    // Of another search the sentences would be others.
    view.paint(answer({ results: [pending] }), state({ text: '办法' }));
    expect(textsOf('.search-excerpt').join('')).toBe('');
  });

  it('reserves no room where only the title has the words', () => {
    const room = { sections: 0, hasHeadings: true };
    view.paint(answer({ results: [result('jia', { text: 'pending', room })] }), state());
    expect(document.querySelector('.search-reserved, .search-note')).toBeNull();
  });

  it('shows more from where it was, and goes on there', () => {
    view.paint(answer({ total: 2 }), state());
    view.end(answer({ total: 2 }));
    const more = $('#search-more') as HTMLButtonElement;
    expect(more.hidden).toBe(false);
    more.click();
    expect(done).toEqual(['more 1']);
    expect(more.disabled).toBe(true);
    view.append(answer({ total: 2, results: [result('yi')] }), state());
    expect(more.disabled).toBe(false);
    expect(more.hidden).toBe(true);
    expect(document.activeElement?.textContent).toBe('示例报告yi');
  });

  it('says that it runs, and that it failed, with a way out', () => {
    view.paint(answer(), state());
    view.wait(answer({ total: 12 }));
    expect(status()).toBe('找到 12 篇，正在取原文……');
    expect($('#search-results')?.hasAttribute('aria-busy')).toBe(false);
    view.wait();
    expect(status()).toContain('正在搜索');
    expect($('#search-results')?.getAttribute('aria-busy')).toBe('true');
    view.fail();
    expect($('#search-results')?.hasAttribute('aria-busy')).toBe(false);
    expect(status()).toContain('没有成功');
    expect(readOut()).toContain('没有成功');
    expect(view.shown()).toBe(0);
    expect(hint()).toContain('请检查网络，再试一次。也可以到目录里找。');
    ($('#search-hint button') as HTMLButtonElement).click();
    expect(done).toEqual(['retry']);
    view.paint(answer(), state());
    expect(hint()).toBe('');
  });

  it('helps where nothing was typed, or nothing that can be found', () => {
    view.paint(undefined, state({ text: '' }));
    expect(hint()).toContain('输入要找的字词');
    $('#search-browse')?.click();
    expect(done).toEqual(['browse']);
    view.paint(answer({ isEmptyQuery: true }), state({ text: '。' }));
    expect(hint()).toContain('没有可以搜索的字词');
    expect(view.shown()).toBe(0);
  });

  it.each([
    [{ total: 0, results: [] }, {}, '没有找到'],
    [{ total: 0, results: [], isEmptyPortal: true }, {}, '还没有发布'],
    [{ total: 0, results: [] }, { filters: { year: '2021' } }, '筛选里没有'],
    [
      { total: 0, results: [], relaxed: { ...NEAR, parts: [], results: [] } },
      { filters: { year: '2021' } },
      '没有找到',
    ],
    [{ shortened: true }, {}, '只按开头'],
    [{ excluded: ['教师', '培训'] }, {}, '没有列出含有“教师”或“培训”的报告'],
  ])('says of %o what the number does not', (more, asked, expected) => {
    view.paint(answer(more), state(asked));
    expect(hint()).toContain(expected);
    if (expected !== '筛选里没有') return;
    ($('#search-hint button') as HTMLButtonElement).click();
    expect(done).toEqual(['remove']);
  });

  it('offers reports of another state, unless some were chosen', () => {
    const { facets } = answer();
    const more = { facets: { ...facets, state: [{ value: '已废止', count: 2 }] } };
    view.paint(answer(more), state());
    expect(hint()).toBe('另有 2 篇已废止的报告有这些字。只看已废止的');
    view.paint(answer(more), state({ filters: { state: '已废止' } }));
    expect(hint()).toBe('');
  });

  const older = { since: '2022-01', left: 40, failed: [] };

  it('says what has been searched while older parts are, and nothing of what is not found yet', () => {
    view.paint(answer({ total: 0, results: [], scope: older }), state(), true);
    view.goOn(answer({ total: 0, scope: older }));
    expect(status()).toBe('2022 年以来共 0 篇，正在查更早的……');
    expect(hint()).toBe('');
    expect(readOut()).toBe('');
    view.paint(answer({ total: 0, results: [], scope: older }), state());
    expect(hint()).toContain('2022 年以来没有找到。');
  });

  it('offers to search what was left, and does so once', () => {
    view.paint(answer({ scope: older }), state());
    view.end(answer({ scope: older }));
    expect(status()).toBe('2022 年以来共 1 篇');
    const button = $('#search-left') as HTMLButtonElement;
    expect(button.textContent).toBe('还有 2022 年以前的 40 篇没有查，继续查');
    button.click();
    expect(done).toEqual(['left']);
    view.goOn(answer({ scope: older }));
    expect($('#search-left')).toBeNull();
  });

  it('shows what was found beside a part that failed, says which it was, and tries again', () => {
    const scope = { left: 0, failed: [{ from: '2018-01', to: '2021-12', reports: 9 }] };
    view.paint(answer({ scope }), state());
    view.end(answer({ scope }));
    expect(status()).toBe('查到 1 篇，2018 年到 2021 年的没有查成');
    expect(view.shown()).toBe(1);
    ($('#search-hint button') as HTMLButtonElement).click();
    expect(done).toEqual(['retry']);
  });

  it('moves no result that stays, and keeps the focus on it', () => {
    view.paint(answer({ results: [result('jia'), result('yi')] }), state());
    const [first, second] = document.querySelectorAll('#search-results li');
    second?.querySelector('a')?.focus();
    view.paint(answer({ results: [result('bing'), result('yi'), result('jia')] }), state());
    const [, ...items] = document.querySelectorAll('#search-results li');
    expect(items).toEqual([second, first]);
    expect(document.activeElement).toBe(second?.querySelector('a'));
    view.paint(answer({ results: [result('yi')] }), state({ text: '别的' }));
    expect([...document.querySelectorAll('#search-results li')]).not.toContain(second);
  });

  it('leaves the keyboard in the list where the result that has it gives way', () => {
    view.paint(answer({ results: [result('jia'), result('yi')] }), state());
    document.querySelectorAll<HTMLElement>('#search-results a')[1]?.focus();
    view.paint(answer({ results: [result('jia'), result('bing')] }), state());
    expect(document.activeElement?.textContent).toBe('示例报告bing');
  });

  it('says nothing where there is nothing to say', () => {
    view.paint(answer(), state());
    expect(hint()).toBe('');
  });

  it('offers to look further back for what is near, where all is known of what was typed', () => {
    const relaxed = { ...NEAR, scope: { left: 3, since: '2014-01', failed: [] } };
    view.paint(answer({ total: 0, results: [], relaxed }), state());
    expect(hint()).toContain('没有找到。可以少写几个字');
    // What no search could have found.
    expect(hint()).toContain('图片、扫描件');
    $('#search-left')?.click();
    expect($('#search-left')?.textContent).toBe('接近的结果只找了 2014 年以来的，继续找');
    expect(done).toEqual(['left']);
    view.paint(answer({ total: 0, results: [], relaxed: NEAR }), state());
    expect($('#search-left')).toBeNull();
  });

  it('shows below what is written otherwise and what is near, until the next answer', () => {
    view.paint(answer({ total: 0, results: [], relaxed: NEAR }), state());
    view.paintSpellings(
      [{ text: '甲', query: '甲', total: 1, scope: EVERYTHING }],
      answer({ total: 0 }),
      state(),
      7,
    );
    expect(textsOf('.search-spelling summary')).toEqual(['另有 1 篇写作“甲”']);
    expect(($('.search-spelling') as HTMLDetailsElement).open).toBe(true);
    expect($('.search-near')).not.toBeNull();
    view.paint(answer(), state());
    expect($('.search-spelling')).toBeNull();
    expect($('.search-near')).toBeNull();
    view.paintSpellings([{ text: '甲', query: '甲', total: 1, scope: EVERYTHING }], answer(), state(), 7);
    expect(($('.search-spelling') as HTMLDetailsElement).open).toBe(false);
    view.paint(undefined, state({ text: '' }));
    expect($('.search-spelling')).toBeNull();
  });
});

describe('createSearchTools', () => {
  let chosen: object[];
  let tools: ReturnType<typeof createSearchTools>;
  const values = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ value: `值${at}`, count: 9 - at }));
  const found = answer({
    total: 3,
    facets: {
      column: [],
      year: values(2),
      org: values(10),
      topic: values(1),
      genre: [],
      validity: [],
      state: [],
    },
  });

  beforeEach(() => {
    document.body.innerHTML = '';
    chosen = [];
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    tools = createSearchTools((change) => chosen.push(change));
    document.body.append(tools.element);
  });

  it('offers what parts the reports found, the most frequent first', () => {
    expect(tools.element.hidden).toBe(true);
    tools.paint(found, state());
    expect(tools.element.hidden).toBe(false);
    expect(textsOf('.search-facet h2')).toEqual(['年度', '机构']);
    expect($('.search-facet button')?.textContent).toBe('值09 篇');
    expect($('.search-facet[role=group]')?.getAttribute('aria-labelledby')).toBe($('.search-facet h2')?.id);
    expect($('.search-facet h2')?.id).toBe('facet-year');
    expect([$('.search-chips')?.hidden, $('.search-order')?.hidden, $('.search-filters')?.hidden]).toEqual([
      true,
      false,
      false,
    ]);
    tools.paint({ ...found, total: 2 }, state());
    expect($('.search-order')?.hidden).toBe(false);
    expect($('summary')?.textContent).toBe('筛选');
    ($('.search-facet button') as HTMLButtonElement).click();
    expect(chosen).toEqual([{ filters: { year: '值0' } }]);
  });

  it('adds what is chosen to what was chosen before, though the answer to that is not there yet', () => {
    tools.paint(found, state());
    for (const name of ['facet-year-0', 'facet-org-1']) ($(`#${name}`) as HTMLButtonElement).click();
    expect(chosen).toEqual([{ filters: { year: '值0' } }, { filters: { year: '值0', org: '值1' } }]);
  });

  it('shows what is chosen, and takes it back', () => {
    tools.paint(found, state({ filters: { year: '值1', topic: '值0' } }));
    expect($('summary')?.textContent).toBe('筛选（已选 2 项）');
    expect(textsOf('.search-chips button')).toEqual(['值1 ×', '值0 ×']);
    expect($('.search-chips')?.hidden).toBe(false);
    // Its only value is chosen: it stays, to be taken back.
    expect(textsOf('.search-facet h2')).toEqual(['年度', '机构', '主题']);
    expect($('#chip-year')?.getAttribute('aria-label')).toBe('取消筛选：年度 值1');
    expect($('[aria-pressed=true]')?.textContent).toContain('值1');
    ($('#chip-year') as HTMLButtonElement).click();
    ($('[aria-pressed=true]') as HTMLButtonElement).click();
    expect(chosen).toEqual([{ filters: { topic: '值0' } }, { filters: { topic: '值0' } }]);
  });

  it('folds long lists, and keeps open what was opened', () => {
    const shown = () =>
      [...document.querySelectorAll<HTMLElement>('[id^=facet-org-]')].filter(({ hidden }) => !hidden);
    tools.paint(found, state());
    expect(shown()).toHaveLength(8);
    const more = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === '更多机构',
    );
    more?.click();
    expect(shown()).toHaveLength(10);
    expect(document.activeElement?.id).toBe('facet-org-8');
    tools.paint(found, state());
    expect(shown()).toHaveLength(10);
    expect(document.activeElement?.id).toBe('facet-org-8');
  });

  it('sorts, but not a single report, and hides where there is nothing', () => {
    tools.paint(found, state({ sort: 'date-asc' }));
    const sort = $('#search-sort') as HTMLSelectElement;
    expect(sort.value).toBe('date-asc');
    sort.value = 'date-desc';
    sort.dispatchEvent(new Event('change'));
    expect(chosen).toEqual([{ sort: 'date-desc' }]);
    tools.paint(answer(), state());
    expect($('.search-order')?.hidden).toBe(true);
    tools.paint(answer({ total: 0 }), state());
    expect(tools.element.hidden).toBe(true);
    tools.paint(answer({ total: 0 }), state({ filters: { year: '值0' } }));
    expect(tools.element.hidden).toBe(false);
  });
});

describe('bindSearchKeyboard', () => {
  const TEXT =
    '<input id="q" value="改革"><ol id="r"><li><h2 class="search-title"><a id="a" href="a">甲</a></h2><p><a id="s" href="s">节</a></p></li><li><h2 class="search-title"><a id="b" href="b">乙</a></h2></li></ol><button id="x">x</button>';
  let cleared: number;
  const press = (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    (document.activeElement ?? document).dispatchEvent(event);
    return event.defaultPrevented;
  };
  const focused = () => document.activeElement?.id;

  beforeEach(() => {
    document.body.innerHTML = TEXT;
    cleared = 0;
    bindSearchKeyboard($('#q') as HTMLInputElement, $('#r') as HTMLElement, () => {
      cleared += 1;
    });
    ($('#x') as HTMLElement).focus();
  });

  it('goes to the box by Ctrl+/ and ⌘/, never by a key of one sign', () => {
    for (const more of [{}, { altKey: true }, { shiftKey: true }]) expect(press('/', more)).toBe(false);
    expect(focused()).toBe('x');
    expect(press('/', { ctrlKey: true })).toBe(true);
    expect(focused()).toBe('q');
    ($('#x') as HTMLElement).focus();
    expect(press('k', { ctrlKey: true })).toBe(false);
    expect(press('/', { metaKey: true })).toBe(true);
    expect(focused()).toBe('q');
  });

  it('moves between the box and the reports by arrows', () => {
    expect(press('ArrowDown')).toBe(false);
    ($('#q') as HTMLElement).focus();
    const steps = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp'].map((key) => {
      press(key);
      return focused();
    });
    expect(steps).toEqual(['a', 'b', 'b', 'a', 'q']);
    expect(press('ArrowUp')).toBe(false);
    ($('#s') as HTMLElement).focus();
    press('ArrowDown');
    expect(focused()).toBe('b');
    expect(press('ArrowDown', { isComposing: true })).toBe(false);
  });

  it('leaves the box alone where Esc takes back what is being composed, also after Safari has ended that', () => {
    ($('#q') as HTMLElement).focus();
    press('Escape', { isComposing: true });
    press('Escape', { keyCode: 229 });
    expect(cleared).toBe(0);
  });

  it('comes back to the box by Esc, and clears it there', () => {
    ($('#b') as HTMLElement).focus();
    expect(press('Escape')).toBe(true);
    expect([focused(), cleared]).toEqual(['q', 0]);
    press('Escape');
    expect(cleared).toBeGreaterThan(0);
    ($('#x') as HTMLElement).focus();
    expect(press('Escape')).toBe(false);
  });
});
