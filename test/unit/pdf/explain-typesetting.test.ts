import { expect, it } from 'vitest';
import {
  explainMissingGlyphs,
  explainTypesetting,
  nameCharacter,
} from '../../../src/pdf/explain-typesetting.ts';

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

it('tells pictures from other faults, by name if it is known', () => {
  const picture = explainTypesetting('failed to decode image (unexpected EOF)');
  expect(picture).toEqual({
    ok: false,
    message: '这一篇没有排成 PDF，因为正文里有图片读不出来：failed to decode image (unexpected EOF)',
    remedy: expect.stringContaining('另存为 PNG 或 JPG'),
  });
  expect(explainTypesetting('failed to parse SVG', '图 1.svg')).toEqual({
    ok: false,
    message: '这一篇没有排成 PDF，因为图片“图 1.svg”读不出来：failed to parse SVG',
    remedy: picture.remedy,
  });
  const font = explainTypesetting('failed to process font `"a"` (failed to subset font: CFF table)');
  expect(font.message).toBe('这一篇没有排成 PDF，因为用到的一个字体文件是坏的');
  expect(font.remedy).toContain('换一份完好的字体文件');
  expect(explainTypesetting('layout did\n not converge')).toEqual({
    ok: false,
    message: '这一篇没有排成 PDF：layout did not converge',
    remedy: expect.stringContaining('维护程序的人'),
  });
});

it('says as much as can be read: ten characters, and not all of a long sentence', () => {
  const said = [...'甲乙丙丁戊己庚辛壬癸子'].map((char) => `the text \`"${char}"\` could not be displayed`);
  const { ok, message, remedy } = explainTypesetting([...said, ...said].join('; '));
  expect(ok).toBe(false);
  expect(message.match(/U\+/g)).toHaveLength(10);
  expect(message).toContain('“甲”（U+7532）、“乙”（U+4E59）');
  expect(message).not.toContain('子');
  expect(remedy).toContain('pdfFonts');
  expect(explainTypesetting('x'.repeat(300)).message).toHaveLength('这一篇没有排成 PDF：'.length + 200);
});

it.each([
  ['✅', '“✅”（U+2705）'],
  ['a', '“a”（U+0061）'],
  ['٣', '“٣”（U+0663）'],
  ['、', '“、”（U+3001）'],
  ['\u0301', '字符 U+0301'],
  ['\u2003', '字符 U+2003'],
  ['', '字符 U+0000'],
])('names %j so that it is found', (character, name) => expect(nameCharacter(character)).toBe(name));

it('says how many characters there are where it does not name all', () => {
  const names = Array.from({ length: 12 }, (_, at) => nameCharacter(String.fromCharCode(0xe00 + 1 + at)));
  expect(explainMissingGlyphs(names).message).toContain(`${names[9]}等 12 个字：用到的字体都没有这个字`);
  expect(explainMissingGlyphs(names.slice(0, 10)).message).toContain(`${names[9]}：用到的字体都没有这个字`);
});

it('says which texts may be too long for a PDF', () => {
  const told = explainTypesetting(
    'SourceDiagnostic { message: "PDF string is longer than 32767 characters" }',
  );
  expect(told.message).toContain('放不下这样长的标题');
});
