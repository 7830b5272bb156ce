import { expect, it } from 'vitest';
import { readInlineText } from '../../../src/report/read-inline-text.ts';

it('reads the words of a line and nothing that stands for something else', () => {
  expect(
    readInlineText([
      { type: 'text', text: '甲' },
      { type: 'strong', children: [{ type: 'emphasis', children: [{ type: 'code', text: '乙' }] }] },
      { type: 'break' },
      { type: 'image', src: 'a.png', alt: '图' },
      { type: 'footnote-ref', number: 1 },
      { type: 'link', href: '#s1', children: [{ type: 'text', text: '丙' }] },
    ]),
  ).toBe('甲乙丙');
});
