import { expect, it } from 'vitest';
import { explainTypesetting, nameCharacter } from '../../../src/pdf/explain-typesetting.ts';

it('names the characters that no font has', () => {
  const said =
    'SourceDiagnostic { message: "PDF/A-2a error: the text `\\"✅\\"` could not be displayed with font `\\"x\\"`" }, { message: "PDF/A-2a error: the text `\\"\\\\u{e000}\\"` could not be displayed with font" }';
  expect(explainTypesetting(said)).toMatchObject({
    message: '这一篇没有排成 PDF，因为排不出“✅”（U+2705）、自造字 U+E000：用到的字体都没有这个字',
  });
});

it('names by its number what is not seen alone', () => {
  expect(nameCharacter('\u094d')).toBe('字符 U+094D');
  expect(nameCharacter('\u{f0000}')).toBe('自造字 U+F0000');
});

it('tells pictures from other faults', () => {
  expect(explainTypesetting('failed to decode image (unexpected EOF)').message).toContain('图片');
  expect(explainTypesetting('layout did not converge').message).toContain('layout did not converge');
});
