import { expect, it } from 'vitest';
import { canBeCoded, createQrCode, isScannableAt120px } from '../../../src/qr/qr-code.ts';

const address = (bytes: number) => `https://example.test/${'a'.repeat(bytes)}`.slice(0, bytes);

// Level M holds 152 bytes in version 8, level L 192 (ISO/IEC 18004, table 7): redundancy is given up, not module size.
it.each([
  [26, 2, true],
  [27, 3, true],
  [152, 8, true],
  [192, 8, true],
  [193, 9, false],
  [2953, 40, false],
])('%i bytes take version %i', (bytes, version, isScannable) => {
  const code = createQrCode(address(bytes));
  expect(code).toMatchObject({ size: 17 + 4 * version });
  expect(isScannableAt120px(address(bytes))).toBe(isScannable);
  expect(canBeCoded(address(bytes))).toBe(true);
  expect(createQrCode(address(bytes))).toEqual(code);
});

it('an address that no version holds has no code', () => {
  expect(canBeCoded(address(2954))).toBe(false);
  expect(() => createQrCode(address(2954))).toThrow('Capacity overflow');
});
