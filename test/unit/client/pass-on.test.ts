// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { namePrintedPages } from '../../../src/client/print.ts';
import { bindShare } from '../../../src/client/share.ts';

/** 分享 and what printed pages say of themselves. */

const $ = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector) as T;
const ADDRESS = 'https://gongbao.example/bg/reports/2021/%E7%94%B2.html';

beforeEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('bindShare', () => {
  const FOLD = `<p class="share-address">${ADDRESS}</p><button data-copy="${ADDRESS}"></button><button data-share="甲“乙”" hidden></button>`;
  const press = async (selector: string) => {
    $(selector).click();
    await Promise.resolve();
    await Promise.resolve();
  };

  it('copies the address of the page and says so', async () => {
    const writeText = vi.fn(async (_: string) => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    document.body.innerHTML = FOLD;
    bindShare();
    await press('[data-copy]');
    expect(writeText.mock.calls).toEqual([[ADDRESS]]);
    expect($('.copy-status').textContent).toBe('已复制链接');
    // A browser without such a list offers none.
    expect($<HTMLButtonElement>('[data-share]').hidden).toBe(true);
  });

  it('marks the address where the clipboard is closed', async () => {
    vi.stubGlobal('navigator', {});
    const selected: unknown[] = [];
    vi.stubGlobal('getSelection', () => ({ selectAllChildren: (node: Node) => selected.push(node) }));
    document.body.innerHTML = FOLD;
    bindShare();
    await press('[data-copy]');
    expect(selected).toEqual([$('.share-address')]);
    expect($('.copy-status').textContent).toContain('已经选中');
  });

  it('hands title and address to the system, and bears with a reader who closes its list', async () => {
    const share = vi.fn(async (_: object) => {
      throw new DOMException('closed', 'AbortError');
    });
    vi.stubGlobal('navigator', { share });
    document.body.innerHTML = FOLD;
    bindShare();
    expect($<HTMLButtonElement>('[data-share]').hidden).toBe(false);
    await press('[data-share]');
    expect(share.mock.calls).toEqual([[{ title: '甲“乙”', url: ADDRESS }]]);
  });

  it('leaves a page alone that has no address', () => {
    document.body.innerHTML = '<p>甲</p>';
    bindShare();
    expect(document.body.innerHTML).toBe('<p>甲</p>');
  });
});

describe('namePrintedPages', () => {
  const read = (name: string) => document.documentElement.style.getPropertyValue(name);

  it('tells the margins title and address as strings of a style sheet', () => {
    document.head.innerHTML = `<link rel="canonical" href="${ADDRESS}"><title>丙</title>`;
    document.body.innerHTML = '<h1> 关于“甲”\n 与 "乙\\丙" 的报告 </h1>';
    namePrintedPages();
    window.dispatchEvent(new Event('beforeprint'));
    expect(read('--printed-title')).toBe('"关于“甲” 与 \\"乙\\\\丙\\" 的报告"');
    expect(read('--printed-address')).toBe(`"${ADDRESS}"`);
    // A page without a heading or an address is named by its title.
    document.head.innerHTML = '<title>丙</title>';
    document.body.innerHTML = '';
    window.dispatchEvent(new Event('beforeprint'));
    expect([read('--printed-title'), read('--printed-address')]).toEqual(['"丙"', '""']);
  });
});
