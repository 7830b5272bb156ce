import { expect, it } from 'vitest';
import { cleanPdfText } from '../../../src/report/clean-pdf-text.ts';

it.each([
  ['甲\t乙\n丙\u2028丁\u2029戊', '甲 乙 丙 丁 戊'],
  ['甲\u0001\u200b\u200d\ufeff\u00ad\u202e乙\ufe0f\u{e0100}', '甲乙'],
  ['甲\u00a0乙\u3000丙', '甲\u00a0乙\u3000丙'],
  ['\ud83d甲\ud83d\ude00', '甲\ud83d\ude00'],
])('keeps what can be seen, and spaces where words would grow together: %j', (text, clean) =>
  expect(cleanPdfText(text)).toBe(clean));
