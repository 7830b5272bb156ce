import { expect, it } from 'vitest';
import { findHiddenCharacter } from '../../../src/report/hidden-characters.ts';

it('finds what cannot be seen and does harm', () => {
  expect(findHiddenCharacter('示例\u0007')).toEqual({ index: 2, name: 'U+0007' });
  expect(findHiddenCharacter('𠮷\udc00')).toEqual({ index: 2, name: 'U+DC00' });
  expect(findHiddenCharacter('\u0085')).toEqual({ index: 0, name: 'U+0085' });
});

it('leaves what is seen, and what joins characters', () => {
  for (const text of ['', '甲\t乙\n丙', '𠮷', '👨‍👩‍👧', '\u00a0\u3000\u200b\ufeff'])
    expect(findHiddenCharacter(text)).toBeUndefined();
});
