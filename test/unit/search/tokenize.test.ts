import { describe, expect, it } from 'vitest';
import { collectTokens, joinTokens, tokenize } from '../../../src/search/tokenize.ts';

describe('tokenize', () => {
  it('gives one token per Han character and keeps Latin words and numbers whole', () => {
    expect(tokenize('2021年度GDP增长3.5%')).toBe('2021 年 度 gdp 增 长 3 5');
  });

  it('lets a phrase match across punctuation and white space', () => {
    expect(tokenize('推进“放管服”改革')).toBe(tokenize('推进放管服改革'));
    expect(tokenize('法治 政府\n建设　情况')).toBe(tokenize('法治政府建设情况'));
  });

  it('does not run numbers together that punctuation keeps apart', () => {
    expect(tokenize('1.5')).not.toBe(tokenize('15'));
    expect(tokenize('示府发〔2021〕3号')).toBe(tokenize('示府发(2021)3号'));
    expect(tokenize('示府发〔2021〕3号')).not.toBe(tokenize('示府发〔2021〕13号'));
  });

  it.each([
    ['ＧＤＰ２０２１', 'gdp2021'],
    ['Café Ärger', 'cafe arger'],
    ['㎡', 'm2'],
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

  it('survives text that is empty, only punctuation, or broken', () => {
    expect(tokenize('')).toBe('');
    expect(tokenize('，。！😀 \u0000')).toBe('');
    expect(tokenize('法\uD800治\uDC00')).toBe('法 治');
  });

  it('gives the same tokens when its own output is tokenized, whatever the character', () => {
    const unstable: string[] = [];
    for (let code = 0; code <= 0x1ffff; code += 1) {
      const once = tokenize(`a${String.fromCodePoint(code)}b`);
      if (tokenize(once) !== once) unstable.push(code.toString(16));
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
      ['efm2', 'e\u0301f㎡'],
    ]);
  });

  it('keeps a combining mark with the letter it stands on', () => {
    expect(collectTokens('e\u0301')).toEqual([{ text: 'e', start: 0, end: 2 }]);
  });
});

describe('joinTokens', () => {
  it('keeps spaces only between words', () => {
    expect(joinTokens('示 例 区 gdp report 2021 年 度')).toBe('示例区gdp report 2021年度');
    expect(joinTokens('  ')).toBe('');
  });
});
