import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSearchTransport } from '../../../src/client/search-transport.ts';
import { formatWrapper } from '../../../src/search/wrap-file.ts';

afterEach(() => vi.unstubAllGlobals());

describe('a site', () => {
  it('loads its files by fetch, from the portal’s root', async () => {
    const fetched: unknown[] = [];
    vi.stubGlobal('fetch', async (...asked: unknown[]) => {
      fetched.push(asked);
      return new Response('x');
    });
    const transport = createSearchTransport('https://gongbao.example/a%20b/search.html?q=x', false);
    expect(transport.base.href).toBe('https://gongbao.example/a%20b/');
    await transport.load(new URL('search/state.json', transport.base), 'no-store');
    await transport.load(new URL('pagefind/x', transport.base));
    expect(fetched).toEqual([
      ['https://gongbao.example/a%20b/search/state.json', { cache: 'no-store' }],
      ['https://gongbao.example/a%20b/pagefind/x', {}],
    ]);
  });
});

it('gives what the page has, once', async () => {
  vi.stubGlobal('fetch', async (address: string) => new Response(address));
  const { base, load } = createSearchTransport('https://gongbao.example/bg/search.html', false, {
    'search/parts.json': 'here',
  });
  const read = async (path: string) => (await load(new URL(path, base))).text();
  expect(await read('pagefind/x')).toBe('https://gongbao.example/bg/pagefind/x');
  expect(await read('search/parts.json')).toBe('here');
  expect(await read('search/parts.json')).toBe('https://gongbao.example/bg/search/parts.json');
});

describe('an offline copy', () => {
  const scripts = new Map<string, string>();
  let loaded: string[];

  beforeEach(() => {
    scripts.clear();
    loaded = [];
    // As in a worker: the script runs before the call returns.
    vi.stubGlobal('location', new URL(`${ROOT}assets/search-engine.js`));
    vi.stubGlobal('importScripts', (address: string) => {
      loaded.push(address);
      const script = scripts.get(address);
      if (script === undefined) throw new Error('no such file');
      new Function(script)();
    });
  });

  const ROOT = 'file:///E:/%E6%B3%95%E8%A7%84%20%E5%BA%93%231/';
  const put = (path: string, content: Parameters<typeof formatWrapper>[1], name = path) =>
    scripts.set(`${ROOT}${encodeURI(path)}.js`, formatWrapper(name, content));
  const create = () => createSearchTransport(`${ROOT}search.html`, true);
  const load = (path: string, transport = create()) =>
    transport.load(new URL(encodeURI(path), transport.base));

  it('loads them as scripts, texts and bytes', async () => {
    put('search/catalog.json', { text: '{"一":"\u2028"}' });
    put('reports/2021/报告 一.json', { text: '甲' });
    put('pagefind/a.pf_index', { base64: Buffer.from([0, 31, 255, 139]).toString('base64') });
    expect(await (await load('search/catalog.json')).json()).toEqual({ 一: '\u2028' });
    expect(await (await load('reports/2021/报告 一.json')).text()).toBe('甲');
    expect(new Uint8Array(await (await load('pagefind/a.pf_index')).arrayBuffer())).toEqual(
      new Uint8Array([0, 31, 255, 139]),
    );
  });

  it('fails where a script is missing, damaged, cut off, or another file’s', async () => {
    await expect(load('search/catalog.json')).rejects.toThrow();
    put('search/catalog.json', { text: '甲乙' });
    const address = `${ROOT}search/catalog.json.js`;
    const whole = scripts.get(address) ?? '';
    scripts.set(address, whole.replace('甲', '丙'));
    await expect(load('search/catalog.json')).rejects.toThrow('damaged');
    scripts.set(address, whole.slice(0, -4));
    await expect(load('search/catalog.json')).rejects.toThrow();
    scripts.set(address, '');
    await expect(load('search/catalog.json')).rejects.toThrow('damaged');
    put('search/catalog.json', { text: '甲乙' }, 'search/outline.json');
    await expect(load('search/catalog.json')).rejects.toThrow('damaged');
    scripts.set(address, whole);
    expect(await (await load('search/catalog.json')).text()).toBe('甲乙');
  });

  it('loads a file once for those who ask at the same time, and anew after that', async () => {
    put('search/state.json', { text: '甲' });
    const transport = create();
    const both = await Promise.all([
      load('search/state.json', transport),
      load('search/state.json', transport),
    ]);
    expect(await Promise.all(both.map((response) => response.text()))).toEqual(['甲', '甲']);
    expect(loaded).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    put('search/state.json', { text: '乙' });
    expect(await (await load('search/state.json', transport)).text()).toBe('乙');
    await new Promise((resolve) => setTimeout(resolve, 1));
    // What arrived before does not stand in for what is missing now.
    scripts.clear();
    await expect(load('search/state.json', transport)).rejects.toThrow();
  });
});
