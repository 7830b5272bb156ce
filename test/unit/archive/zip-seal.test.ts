import { expect, it } from 'vitest';
import { formatSeal, parseSeal, SEAL_LENGTH } from '../../../src/archive/zip-seal.ts';
import { flipBit } from '../../support/flip-bit.ts';

const HASH = '0123456789abcdef'.repeat(8);

it('a seal is read back', () => {
  const seal = Buffer.from(formatSeal(HASH));
  expect(seal.length).toBe(SEAL_LENGTH);
  expect(parseSeal(seal)).toBe(HASH);
});

it('with any one bit changed it is no seal, or the seal of something else', () => {
  const seal = Buffer.from(formatSeal(HASH));
  for (let bit = 0; bit < seal.length * 8; bit += 1) {
    expect(parseSeal(flipBit(seal, bit))).not.toBe(HASH);
  }
});

it.each([
  '',
  'x',
  formatSeal(HASH).slice(0, -1),
  `${formatSeal(HASH)} `,
  formatSeal(HASH.toUpperCase()),
])('is not “%s”', (text) => {
  expect(parseSeal(Buffer.from(text))).toBeUndefined();
});
