import { expect, it } from 'vitest';
import { linkPages } from '../../../src/portal/paginate.ts';

it('linkPages names the pages of a list', () => {
  expect(linkPages(3, 'qr')).toEqual([
    { number: 1, url: 'qr.html' },
    { number: 2, url: 'qr-p2.html' },
    { number: 3, url: 'qr-p3.html' },
  ]);
  expect(linkPages(0, 'qr')).toEqual([]);
});
