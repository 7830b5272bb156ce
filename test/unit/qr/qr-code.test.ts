import { describe, expect, it } from 'vitest';
import { createQrCode, isScannableAt120px } from '../../../src/qr/qr-code.ts';

const address = (bytes: number) => `https://example.test/${'a'.repeat(bytes)}`.slice(0, bytes);

describe('createQrCode', () => {
  it('takes the smallest version that holds the address', () => {
    expect(createQrCode(address(26))).toMatchObject({ version: 2, size: 25 });
    expect(createQrCode(address(27))).toMatchObject({ version: 3, size: 29 });
  });

  it('gives up redundancy, not module size, when an address is long', () => {
    // Level M holds 152 bytes in version 8, level L 192 (ISO/IEC 18004, table 7).
    expect(createQrCode(address(152)).version).toBe(8);
    expect(createQrCode(address(192)).version).toBe(8);
    expect(createQrCode(address(193)).version).toBe(9);
  });

  it('tells from which length on phones have trouble', () => {
    expect(isScannableAt120px(createQrCode(address(192)))).toBe(true);
    expect(isScannableAt120px(createQrCode(address(193)))).toBe(false);
  });

  it('makes the same code every time', () => {
    expect(createQrCode(address(60))).toEqual(createQrCode(address(60)));
  });

  it('refuses an empty address', () => {
    expect(() => createQrCode('')).toThrow(/二维码的内容是空的/);
  });

  it('refuses an address that no version holds, and says how long it is', () => {
    expect(createQrCode(address(2953)).version).toBe(40);
    expect(() => createQrCode(address(2954))).toThrow(/网址有 2954 个字节.*2953/);
    expect(() => createQrCode('示'.repeat(1000))).toThrow(/网址有 3000 个字节/);
  });

  it('refuses half a surrogate pair instead of encoding another address', () => {
    expect(() => createQrCode('https://example.test/\ud842')).toThrow(/损坏的字符/);
    expect(createQrCode('https://example.test/𠮷').version).toBe(2);
  });
});
