import simplifiedTable from 'opencc-js/dict/TSCharacters';
import { describe, expect, it } from 'vitest';
import {
  CONTINUED,
  isNumberToken,
  LINKS,
  NAMED,
  SEPARATOR,
  STARTS,
} from '../../../src/search/number-tokens.ts';
import { collectTokens } from '../../../src/search/tokenize.ts';

const SIGNS: Readonly<Record<string, string>> = {
  [CONTINUED]: '~',
  [NAMED]: '@',
  [LINKS.group]: ',',
  [LINKS.hyphen]: '-',
  [LINKS.point]: '.',
  [LINKS.other]: '/',
};
/** With `^` for the sign before a number, `~` where one goes on, `@` where it is part of a name, and marks as links. */
const tokenize = (text: string) =>
  collectTokens(text)
    .map((token) => (isNumberToken(token.text) ? (SIGNS[token.text] ?? '^') : token.text))
    .join(' ');

describe('tokenize', () => {
  it('gives one token per Han character and per digit, and keeps Latin words whole', () => {
    expect(tokenize('2021年度GDP增长3.5%')).toBe('^ 2 0 2 1 年 度 gdp 增 长 ^ 3 . ~ 5');
  });

  it('lets a phrase match across punctuation and white space', () => {
    expect(tokenize('推进“放管服”改革')).toBe(tokenize('推进放管服改革'));
    expect(tokenize('法治 政府\n建设　情况')).toBe(tokenize('法治政府建设情况'));
  });

  it('marks where a number begins, also within a word', () => {
    expect(tokenize('PM2.5')).toBe('pm @ 2 . ~ 5');
    expect(tokenize('covid19')).toBe('covid @ 1 9');
    expect(tokenize('①②')).toBe('^ 1 2');
    expect(tokenize('2022-02-14')).toBe('^ 2 0 2 2 - ^ 0 2 - ^ 1 4');
  });

  it.each([
    ['12,480', '^ 1 2 , ~ 4 8 0'],
    ['１２，４８０', '^ 1 2 , ~ 4 8 0'],
    ['12 480', '^ 1 2 , ~ 4 8 0'],
    ['1,234,567', '^ 1 , ~ 2 3 4 , ~ 5 6 7'],
    ['1234,567', '^ 1 2 3 4 , ^ 5 6 7'],
    ['1,2', '^ 1 , ^ 2'],
    ['1、2', '^ 1 / ^ 2'],
    ['1\n234', '^ 1 / ^ 2 3 4'],
    ['021－5660 1234', '^ 0 2 1 - ^ 5 6 6 0 , ^ 1 2 3 4'],
    ['1年2', '^ 1 年 ^ 2'],
    ['1a2', '^ 1 a @ 2'],
  ])('tells of %s how its digits are parted', (text, tokens) => {
    expect(tokenize(text)).toBe(tokens);
  });

  it('tells whole numbers apart by their digits, per cent and sign', () => {
    const start = (text: string) =>
      collectTokens(text).find(({ text: token }) => STARTS.includes(token))?.text;
    const different = ['3', '30', '3%', '3‰', '-3', '-3%', '-3‰', '300'].map(start);
    expect(new Set(different).size).toBe(different.length);
    // 3.0 and 30 are parted otherwise behind their start.
    for (const text of ['占30', '30。', '３０', '3.0', '(30)', 'a-30'])
      expect(start(text), text).toBe(start('30'));
    for (const text of ['占30％', '30 %', '30﹪']) expect(start(text), text).toBe(start('30%'));
    for (const text of ['为-30', '（−30）', '为 －30', '为﹣30', '为–30'])
      expect(start(text), text).toBe(start('-30'));
    expect(start('人口增长30 ‰')).toBe(start('30‰'));
    expect(start('12,480吨')).toBe(start('12480'));
    expect(start('1'.repeat(40))).toBe(start('1'.repeat(50)));
  });

  it('has the same tokens between two digits wherever the text is cut', () => {
    const [whole, cut] = ['12,480', '12,48'].map((text) => collectTokens(text).map((token) => token.text));
    expect(whole?.[3]).toBe(cut?.[3]);
    expect(whole).toHaveLength((cut?.length ?? 0) + 1);
  });

  it('has no token for its own signs when they stand in a text', () => {
    expect(tokenize(`法${SEPARATOR}治${STARTS[0]}1`)).toBe('法 治 ^ 1');
  });

  it('takes traditional characters for simplified ones', () => {
    expect(tokenize('機構改革與法治政府建設')).toBe(tokenize('机构改革与法治政府建设'));
    expect(tokenize('寶山區教育局')).toBe(tokenize('宝山区教育局'));
    expect(tokenize('豈')).toBe('岂');
  });

  it('ends at characters that are not folded again', () => {
    const unstable = simplifiedTable.split('|').filter((pair) => {
      const once = tokenize(pair.split(' ')[0] ?? '');
      return tokenize(once) !== once;
    });
    expect(unstable).toEqual([]);
  });

  it('reads a circle in a year as 〇', () => {
    expect(tokenize('二○二一年')).toBe('二 〇 二 一 年');
  });

  it('does not run numbers together that punctuation keeps apart', () => {
    expect(tokenize('1.5')).not.toBe(tokenize('15'));
    expect(tokenize('示府发〔2021〕3号')).toBe(tokenize('示府发(2021)3号'));
    expect(tokenize('示府发〔2021〕3号')).not.toBe(tokenize('示府发〔2021〕13号'));
  });

  it.each([
    ['ＧＤＰ２０２１', 'gdp @ 2 0 2 1'],
    ['Café Ärger', 'cafe arger'],
    ['㎡', 'm @ 2'],
    ['㈠', '一'],
    ['ﬁle', 'file'],
    ['法治', '法 治'],
    ['co\u00ADoperate', 'cooperate'],
    ['法\u200B治', '法 治'],
    ['İstanbul', 'istanbul'],
  ])('folds %s to %s', (text, tokens) => {
    expect(tokenize(text)).toBe(tokens);
  });

  it('takes Han characters outside of the basic plane, and other scripts letter by letter', () => {
    expect(tokenize('𠮷田〇々')).toBe('𠮷 田 〇 々');
    expect(tokenize('ไทย한국')).toBe('ไ ท ย 한 국');
  });

  it('has no token for signs of other scripts, which the index would leave out', () => {
    expect(tokenize('甲\u0482乙\u03F6丙')).toBe('甲 乙 丙');
    expect(tokenize('a\u0482b')).toBe('a b');
  });

  it('survives text that is empty, only punctuation, or broken', () => {
    expect(tokenize('')).toBe('');
    expect(tokenize('，。！😀 \u0000')).toBe('');
    expect(tokenize('法\uD800治\uDC00')).toBe('法 治');
  });

  it('gives the same tokens when its own output is tokenized, whatever the character', () => {
    const unstable: string[] = [];
    for (let code = 0; code <= 0x1ffff; code += 1) {
      const once = tokenize(String.fromCodePoint(code)).replace(/[\^@~,./-] /g, '');
      if (tokenize(once).replace(/[\^@~,./-] /g, '') !== once) unstable.push(code.toString(16));
    }
    expect(unstable).toEqual([]);
  });
});

describe('collectTokens', () => {
  it('tells where each token stands in the original text', () => {
    const text = '“ＡＢ”𠮷，e\u0301f㎡';
    const places = collectTokens(text).map((token) => [token.text, text.slice(token.start, token.end)]);
    expect(places).toEqual([
      ['ab', 'ＡＢ'],
      ['𠮷', '𠮷'],
      ['efm', 'e\u0301f㎡'],
      [NAMED, ''],
      ['2', '㎡'],
    ]);
  });

  it('keeps a combining mark with the letter it stands on', () => {
    expect(collectTokens('e\u0301')).toEqual([{ text: 'e', start: 0, end: 2 }]);
  });
});
