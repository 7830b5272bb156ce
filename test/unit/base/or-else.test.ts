import { expect, test } from 'vitest';
import { orElse } from '../../../src/base/or-else.ts';

test('what can be made is made, and what throws is something else', () => {
  expect(orElse(() => JSON.parse('{"a":1}'), undefined)).toEqual({ a: 1 });
  expect(orElse(() => JSON.parse('{'), '没有')).toBe('没有');
});
