import { expect, it } from 'vitest';
import { placeBody, renderBody } from '../../../src/markdown/render-body.ts';
import { MARKDOWN_SAMPLE } from '../../support/markdown-sample.ts';

const BODY = `相同。

相同。

表1 甲

| 甲 | 乙 | < |
|---|---|---|
| ^^ | 丙 | 丁 |
| 1 | 2 | 3 |

: 题

| 甲 |
|---|

1. 一
   - 二

     三

> 引文
> 二行

段落
断行[^a]

![图](a.png "图1 题")

注：注文

[^a]: 注一

    注二
`;

it.each([BODY, MARKDOWN_SAMPLE])('lists each element of the page in its order, with its line', (body) => {
  const { html } = renderBody(body, { bodyLine: 1, resolveTarget: (url) => ({ kind: 'local', url }) });
  const tags = /^(?:p|li|h[2-6]|td|th|caption|figure|figcaption|blockquote)$/;
  const shown = [...html.matchAll(/<([a-z]+\d?)\b/g)]
    .map(([, tag = '']) => tag)
    .filter((tag) => tags.test(tag));
  const places = placeBody(body).filter(({ tag }) => tags.test(tag));
  expect(places.map(({ tag }) => tag)).toEqual(shown);
});

it('knows the lines of those that say the same', () => {
  const lines = BODY.split('\n');
  const at = (tag: string) =>
    placeBody(BODY)
      .filter((place) => place.tag === tag)
      .map(({ line }) => lines[line]);
  expect(at('p').slice(0, 2)).toEqual(['相同。', '相同。']);
  expect(placeBody(BODY).filter(({ tag }) => tag === 'p')[1]?.line).toBe(2);
  expect(at('caption')).toEqual(['表1 甲', ': 题']);
  expect(at('td')).toEqual(Array(3).fill('| 1 | 2 | 3 |'));
  expect(at('figcaption')).toEqual(['![图](a.png "图1 题")']);
  expect(at('blockquote')).toEqual(['> 引文']);
  expect(at('p').slice(-2)).toEqual(['[^a]: 注一', '    注二']);
});
