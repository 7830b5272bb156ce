import { expect, it } from 'vitest';
import { findPdfFontsFault } from '../../../src/report/pdf-fonts.ts';

it('takes font files for the known uses only', () => {
  expect(
    findPdfFontsFault({ title: 'fonts/示例.ttf', body: 'C:/Windows/Fonts/simfang.ttf' }),
  ).toBeUndefined();
  for (const value of [
    null,
    'a.ttf',
    ['a.ttf'],
    { 标题: 'a.ttf' },
    { title: 1 },
    { title: ' ' },
    { body: 'a\u202e.ttf' },
  ])
    expect(findPdfFontsFault(value)?.remedy).toContain('"pdfFonts": {');
});
