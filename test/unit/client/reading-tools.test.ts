// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  applyPreferences,
  readPreferences,
  storePreferences,
} from '../../../src/client/apply-preferences.ts';
import { bindReadingTools } from '../../../src/client/load-reading-tools.ts';
import { showPictureWords } from '../../../src/client/picture-words.ts';
import { createReadingBar } from '../../../src/client/reading-bar.ts';
import { initialPreferences, type Preferences } from '../../../src/reading/preferences.ts';

const $ = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector) as T;
const root = document.documentElement;
const flush = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  localStorage.clear();
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  delete window.gongbaoReading;
});

describe('what a reader has chosen', () => {
  it('is kept, applied to the page, and taken away again', () => {
    const chosen: Preferences = { ...initialPreferences(), size: 200, colors: 'dark', plain: true };
    storePreferences(chosen);
    expect(readPreferences()).toEqual(chosen);
    applyPreferences(chosen);
    expect([root.dataset.colors, root.dataset.plain, root.dataset.senior]).toEqual(['dark', '', undefined]);
    expect(root.style.getPropertyValue('--text-scale')).toBe('2');
    applyPreferences(initialPreferences());
    expect([root.dataset.colors, root.dataset.plain, root.style.getPropertyValue('--text-scale')]).toEqual([
      undefined,
      undefined,
      '',
    ]);
  });

  it('takes the place of what former versions stored', () => {
    localStorage.setItem('gongbao-text-size', 'large');
    expect(readPreferences().size).toBe(125);
    storePreferences(initialPreferences());
    expect([readPreferences().size, localStorage.getItem('gongbao-text-size')]).toEqual([100, null]);
  });

  it('is nothing where the storage is closed, and no fault', () => {
    const closed = () => {
      throw new Error('closed');
    };
    vi.stubGlobal('localStorage', { getItem: closed, setItem: closed, removeItem: closed });
    storePreferences({ ...initialPreferences(), size: 200 });
    expect(readPreferences()).toEqual(initialPreferences());
  });
});

describe('bindReadingTools', () => {
  /** Files that were asked for; each waits to arrive or to fail. */
  let asked: (HTMLLinkElement | HTMLScriptElement)[];
  const addresses = { reading: '/assets/reading.js?v=1', readingStyles: '/assets/reading.css?v=1' };

  beforeEach(() => {
    asked = [];
    vi.spyOn(document.head, 'append').mockImplementation((element) => {
      asked.push(element as HTMLLinkElement);
    });
    document.body.innerHTML = '<button data-reading="tools">阅读工具</button><button>别的</button>';
  });

  const arrive = (isWell = true) => {
    for (const element of asked) {
      if (isWell) element.onload?.(new Event('load'));
      else (element.onerror as () => void)();
    }
  };

  it('loads nothing until a button is pressed, then once, and takes a second press meanwhile for the same', async () => {
    bindReadingTools(addresses, initialPreferences());
    expect(asked).toEqual([]);
    const press = vi.fn();
    window.gongbaoReading = { press };
    $('button').click();
    $('button').click();
    expect(asked.map((element) => element.getAttribute('href') ?? element.getAttribute('src'))).toEqual([
      '/assets/reading.css?v=1',
      '/assets/reading.js?v=1',
    ]);
    arrive();
    await flush();
    expect(press).toHaveBeenCalledOnce();
    expect(press).toHaveBeenCalledWith($('button'));
    $('button').click();
    await flush();
    expect(press).toHaveBeenCalledTimes(2);
  });

  it('says on a weak network that they are on their way', async () => {
    vi.useFakeTimers();
    bindReadingTools(addresses, initialPreferences());
    window.gongbaoReading = { press: vi.fn() };
    $('button').click();
    expect($('button').textContent).toBe('阅读工具');
    vi.runAllTimers();
    expect($('button').textContent).toBe('正在打开阅读工具……');
    vi.useRealTimers();
    arrive();
    await flush();
    expect($('button').textContent).toBe('阅读工具');
  });

  it('says so where they do not arrive, and tries again', async () => {
    bindReadingTools(addresses, initialPreferences());
    $('button').click();
    arrive(false);
    await flush();
    expect($('button').textContent).toBe('阅读工具没有打开，请再点一次');
    asked = [];
    const press = vi.fn();
    window.gongbaoReading = { press };
    $('button').click();
    arrive();
    await flush();
    expect([asked.length, press.mock.calls.length, $('button').textContent]).toEqual([2, 1, '阅读工具']);
  });

  it('asks anew at the first press where what was loaded at once did not arrive', async () => {
    bindReadingTools(addresses, { ...initialPreferences(), guide: true });
    arrive(false);
    await flush();
    asked = [];
    $('button').click();
    expect(asked).toHaveLength(2);
  });

  it.each(['caption', 'guide', 'plain'] as const)('loads at once what %s needs', (key) => {
    bindReadingTools(addresses, { ...initialPreferences(), [key]: true });
    expect(asked).toHaveLength(2);
  });
});

describe('the bar', () => {
  let preferences: Preferences;
  const closed = vi.fn();
  const press = (name: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('button')]
      .find(({ textContent }) => textContent === name)
      ?.click();
  const pressed = () =>
    [...document.querySelectorAll('[aria-pressed="true"]')].map(({ textContent }) => textContent);

  beforeEach(() => {
    closed.mockClear();
    preferences = initialPreferences();
    const bar = createReadingBar({
      preferences: () => preferences,
      onChange: (changed) => {
        preferences = { ...preferences, ...changed };
        bar.update();
      },
      onReset: () => {
        preferences = initialPreferences();
        bar.update();
      },
      onClose: closed,
      onReadAloud: undefined,
    });
    document.body.append(bar.element);
  });

  it('shows what is chosen, and resets all of it', () => {
    expect(pressed()).toEqual(['标准', '自动']);
    for (const name of ['长者模式', '暖色', '更宽', '大字幕', '辅助线', '纯文本']) press(name);
    expect(pressed()).toEqual(['长者模式', '更宽', '暖色', '大字幕', '辅助线', '纯文本']);
    expect($('output').textContent).toBe('150%');
    press('缩小');
    expect($('output').textContent).toBe('150%');
    press('放大');
    expect(preferences.size).toBe(175);
    press('重置');
    expect(pressed()).toEqual(['标准', '自动']);
    expect($('output').textContent).toBe('100%');
  });

  it('says quietly that a browser cannot read aloud', () => {
    expect($('.reading-note').textContent).toBe('这个浏览器不能朗读');
  });

  it('is walked through by arrows and left by Escape', () => {
    const key = (name: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    $('button').focus();
    key('ArrowRight');
    expect(document.activeElement?.textContent).toBe('缩小');
    key('ArrowLeft');
    key('ArrowLeft');
    expect(document.activeElement?.textContent).toBe('收起');
    key('ArrowRight');
    expect(document.activeElement?.textContent).toBe('长者模式');
    key('Escape');
    expect(closed).toHaveBeenCalledTimes(1);
  });
});

describe('纯文本', () => {
  it('has the words of pictures in their place, without a change of the text', () => {
    document.body.innerHTML =
      '<main><p id="a">甲<img alt=" 示例图 " src="x"></p><p id="b"><img alt=""></p></main>';
    const before = $('main').textContent;
    showPictureWords(true);
    expect([$('#a').dataset.pictureWords, $('#b').dataset.pictureWords]).toEqual([
      '［图片：示例图］',
      undefined,
    ]);
    expect($('main').textContent).toBe(before);
    showPictureWords(false);
    expect($('#a').dataset.pictureWords).toBeUndefined();
  });
});
