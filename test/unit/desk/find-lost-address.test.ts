import { expect, it } from 'vitest';
import { findLostAddresses } from '../../../src/desk/find-lost-address.ts';

const section = (text: string) => ({ id: 's1', title: '一、示例', level: 2, text });
const body = (text: string) => ({ preamble: '', sections: [section(text)], footnotes: '' });
const page = (id: string, text: string) => ({
  ...{ id, file: `${id}/index.md`, url: `reports/${id}.html` },
  fields: { title: `示例 ${id}` },
  body: () => body(text),
});
const published = (...reports: (readonly [id: string, text: string])[]) => ({
  reports: new Map(
    reports.map(([id]) => {
      const url = `reports/${id}.html`;
      return [url, { id, url, title: `示例旧 ${id}`, published: '2022-02-14' }] as const;
    }),
  ),
  read: (path: string) => {
    const text = reports.find(([id]) => path === `reports/${id}.json`)?.[1];
    return text && JSON.stringify({ title: '示例', ...body(text) });
  },
});
const find = (
  reports: ReturnType<typeof page>[],
  former: ReturnType<typeof published>,
  redirects: { from: string; to: string }[] = [],
) =>
  [...findLostAddresses({ reportPages: reports, redirects } as never, former as never)].map(
    ([id, { id: was, isSure }]) => [id, was, isSure],
  );

it.each([
  [
    'the same text at another address',
    [page('乙', '甲甲甲。')],
    published(['甲', '甲甲甲。']),
    [['乙', '甲', true]],
  ],
  [
    'much of the text',
    [page('乙', '甲甲甲甲甲甲。\n丙。')],
    published(['甲', '甲甲甲甲甲甲。']),
    [['乙', '甲', false]],
  ],
  [
    'the same text at two others',
    [page('乙', '甲甲甲。'), page('丙', '甲甲甲。')],
    published(['甲', '甲甲甲。']),
    [
      ['乙', '甲', false],
      ['丙', '甲', false],
    ],
  ],
  ['another text', [page('乙', '丁丁丁。')], published(['甲', '甲甲甲。']), []],
  [
    'what is there still',
    [page('甲', '甲甲甲。'), page('乙', '甲甲甲。')],
    published(['甲', '甲甲甲。']),
    [],
  ],
])('finds %s', (_what, reports, former, found) => expect(find(reports, former)).toEqual(found));

it('is silent about what leads on', () => {
  const redirects = [{ from: 'reports/甲.html', to: 'reports/乙.html' }];
  const former = { ...published(['甲', '甲甲甲。']) };
  const encoded = new Map(
    [...former.reports].map(([url, one]) => [encodeURI(url), { ...one, url: encodeURI(url) }]),
  );
  expect(find([page('乙', '甲甲甲。')], { ...former, reports: encoded as never }, redirects)).toEqual([]);
});
