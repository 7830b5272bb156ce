import { expect, it } from 'vitest';
import { createOffsetLocator, locateOffset } from '../../../src/base/text-position.ts';

it.each([
  ['', 0, 1, 1],
  ['示例区\n示例局', 0, 1, 1],
  ['示例区\n示例局', 3, 1, 4],
  ['示例区\n示例局', 4, 2, 1],
  ['一\n\n二', 2, 2, 1],
  // One character that takes two units.
  ['𠮷野\n𠮷野', 6, 2, 2],
  ['𠮷野\n𠮷野', 5, 2, 2],
  // Halves of a pair.
  ['𠮷\n\ud842\udfb7\udfb7野', 6, 2, 3],
  // A text that was not found, and more than there is.
  ['示例', -1, 1, 1],
  ['示例', 99, 1, 3],
])('in %j offset %i is line %i, column %i', (text, offset, line, column) => {
  expect(locateOffset(text, offset)).toEqual({ line, column });
});

it('finds many places of a text in one line', () => {
  const text = '𠮷1'.repeat(300_000);
  const locate = createOffsetLocator(text);
  for (let at = 0; at < text.length; at += 30) expect(locate(at).column).toBe((at / 3) * 2 + 1);
});
