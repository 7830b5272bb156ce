import { describe, expect, it } from 'vitest';
import { formatChangeList } from '../../../src/changes/format-change-list.ts';
import {
  listChangedAddresses,
  listSubmittedAddresses,
  readSiteMap,
} from '../../../src/changes/list-changed-addresses.ts';
import { parseChangeList } from '../../../src/changes/parse-change-list.ts';

const SITE = 'https://www.shili.example/baogao/';
const files = {
  added: ['reports/2021/示例 (1).html'],
  changed: ['index.html', 'catalog.json', 'reports/2020/a.html'],
  removed: ['reports/2019/b.html'],
};
const text = formatChangeList(files, { from: 'a', to: 'b' });

const read = (source: string) => {
  const list = parseChangeList(source);
  if ('fault' in list) throw new Error(list.fault);
  return list;
};

describe('the list of what a build changed', () => {
  it('is read as it was written', () => {
    expect(read(text)).toMatchObject({ from: 'a', to: 'b', removed: ['reports/2019/b.html'] });
    expect(read(formatChangeList(files, { from: undefined, to: 'b' }))).not.toHaveProperty('from');
  });

  it('10,000 entries are read', () => {
    const added = Array.from({ length: 10_000 }, (_, at) => `reports/${at}.html`);
    expect(read(formatChangeList({ ...files, added }, { from: 'a', to: 'b' })).added).toHaveLength(10_000);
  });

  it.each([
    ['', '不是公报写的'],
    [text.slice(0, 80), '不是公报写的'],
    ['[]', '不是公报写的'],
    [text.replace('"version": 1', '"version": 2'), '另一版程序'],
    [text.replace('"to": "b"', '"to": 3'), '不完整'],
    [text.replace(/"removed": \[[^\]]*\]/, '"removed": "x"'), '不完整'],
    ...[
      '../x.html',
      '/x.html',
      'a/%2e%2E/x',
      'https://x.example/',
      'a\\nb',
      'a b',
      '<script>',
      'a?b',
      '汉',
      '//x',
    ]
      .map((address) => [text.replace('catalog.json', address), '不完整'])
      .filter(([source]) => !source?.includes('<script>')),
  ])('is refused if it cannot be relied upon: %s', (source = '', fault = '') => {
    expect(parseChangeList(source)).toEqual({ fault: expect.stringContaining(fault) });
  });
});

it('every address whose answer is another one is listed; a folder with its index page', () => {
  expect(listChangedAddresses(read(text), SITE)).toEqual([
    `${SITE}reports/2021/%E7%A4%BA%E4%BE%8B%20(1).html`,
    `${SITE}catalog.json`,
    `${SITE}index.html`,
    SITE,
    `${SITE}reports/2020/a.html`,
    `${SITE}reports/2019/b.html`,
  ]);
});

it('search engines are told of what the site map names, and not of what is gone', () => {
  const map = `<urlset><url><loc>${SITE}</loc></url><url><loc>\n ${SITE}reports/2020/a.html </loc></url>
<url><loc>${SITE}x?a=1&amp;b=2</loc></url><url><loc>${SITE}reports/2019/b.html</loc></url></urlset>`;
  const listed = readSiteMap(map);
  expect(listed[2]).toBe(`${SITE}x?a=1&b=2`);
  expect(listSubmittedAddresses(read(text), SITE, new Set(listed))).toEqual([
    SITE,
    `${SITE}reports/2020/a.html`,
  ]);
});
