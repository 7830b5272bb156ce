import { expect, it } from 'vitest';
import { locateOffset } from '../../../src/base/text-position.ts';

it.each([
  ['', 0, 1, 1],
  ['示例区\n示例局', 0, 1, 1],
  ['示例区\n示例局', 3, 1, 4],
  ['示例区\n示例局', 4, 2, 1],
  ['一\n\n二', 2, 2, 1],
  // One character that takes two units.
  ['𠮷野\n𠮷野', 6, 2, 2],
  // A text that was not found, and more than there is.
  ['示例', -1, 1, 1],
  ['示例', 99, 1, 3],
])('in %j offset %i is line %i, column %i', (text, offset, line, column) => {
  expect(locateOffset(text, offset)).toEqual({ line, column });
});
