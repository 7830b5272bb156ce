import { describe, expect, it } from 'vitest';
import { chooseVoice } from '../../../src/reading/choose-voice.ts';
import { cutBreaths } from '../../../src/reading/cut-breaths.ts';
import { type SpokenCell, speakTableRows } from '../../../src/reading/speak-table.ts';
import { splitSentences } from '../../../src/reading/split-sentences.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['一句。两句！三句？', ['一句。', '两句！', '三句？']],
    ['没有标点', ['没有标点']],
    ['他说：“好。”大家走了。', ['他说：“好。”', '大家走了。']],
    ['他说“好。”，走了。', ['他说“好。”，走了。']],
    ['“一句。两句。”', ['“一句。', '两句。”']],
    ['印发《怎么办？》等文件。', ['印发《怎么办？》等文件。']],
    ['甲（乙。丙；丁）戊。己', ['甲（乙。丙；丁）戊。', '己']],
    [`甲（没有关上。${'乙'.repeat(80)}。丙`, ['甲（没有关上。', `${'乙'.repeat(80)}。`, '丙']],
    ['真的？！……好。', ['真的？！……', '好。']],
    ['一是甲；二是乙。', ['一是甲；', '二是乙。']],
    ['增长3.5%。网址a.gov.cn/?x=1;y 好', ['增长3.5%。', '网址a.gov.cn/?x=1;y 好']],
    ['See the text. 见正文。', ['See the text.', '见正文。']],
    ['第一行\n第二行', ['第一行', '第二行']],
    ['  前后有空白。  ', ['前后有空白。']],
    ['', []],
    ['。。。', ['。。。']],
  ])('%s', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('loses no character and takes none twice, of any text', () => {
    const characters = '甲乙丙。！？；“”‘’（）《》()[].!?; \n1a，、：…';
    let seed = 7;
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return characters.charAt(seed % characters.length);
    };
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: round }, next).join('');
      expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }
  });

  it('takes no time over 100,000 brackets that are never closed', () => {
    expect(split('（'.repeat(100_000)).join('')).toHaveLength(100_000);
  });
});

describe('cutBreaths', () => {
  it('leaves a short sentence whole', () => {
    expect(cutBreaths('一句话。', 45)).toEqual(['一句话。']);
    expect(cutBreaths('  ', 45)).toEqual([]);
  });

  it('cuts a long one at the best mark that is near enough', () => {
    const text = `${'甲'.repeat(20)}，${'乙'.repeat(15)}、${'丙'.repeat(20)}。`;
    expect(cutBreaths(text, 45)).toEqual([
      `${'甲'.repeat(20)}，`,
      `${'乙'.repeat(15)}、${'丙'.repeat(20)}。`,
    ]);
  });

  it('cuts what has no mark, but no word and no character in two', () => {
    const pieces = cutBreaths(`${'甲'.repeat(40)}international${'𠀀'.repeat(50)}`, 45);
    expect(pieces.join('')).toBe(`${'甲'.repeat(40)}international${'𠀀'.repeat(50)}`);
    expect(pieces.every((piece) => piece.length <= 45)).toBe(true);
    expect(pieces[1]).toMatch(/^international/);
    // It throws for half a pair of surrogates.
    expect(() => pieces.map(encodeURIComponent)).not.toThrow();
  });
});

describe('chooseVoice', () => {
  const voice = (lang: string, localService = true, name = lang) => ({
    lang,
    name,
    localService,
    default: false,
  });

  it.each([
    [['en-US', 'zh-TW', 'zh-CN'], 'zh-CN'],
    [['zh_CN', 'zh-TW'], 'zh_CN'],
    [['zh-TW', 'zh_CN_#Hans'], 'zh_CN_#Hans'],
    [['cmn-Hans-CN'], 'cmn-Hans-CN'],
    [['en-US', 'zh-TW'], 'zh-TW'],
    [['zh'], 'zh'],
  ])('of %j takes %s', (languages, chosen) => {
    expect(chooseVoice(languages.map((lang) => voice(lang)))?.lang).toBe(chosen);
  });

  it.each([
    [[]],
    [['en-US', 'ja-JP']],
    [['zh-HK', 'zh_HK', 'zh-yue', 'zh-Hant-HK', 'yue-HK']],
    [['zha', '']],
  ])('has none in %j', (languages) => {
    expect(chooseVoice(languages.map((lang) => voice(lang)))).toBeUndefined();
  });

  it('prefers one on the device, which hears nothing of it and needs no network', () => {
    expect(chooseVoice([voice('zh-CN', false, '云'), voice('zh-CN', true, '本机')])?.name).toBe('本机');
  });
});

describe('speakTableRows', () => {
  const cell = (text: string, more: Partial<SpokenCell> = {}): SpokenCell => ({
    text,
    isHead: false,
    columns: 1,
    rows: 1,
    ...more,
  });
  const head = (text: string, more: Partial<SpokenCell> = {}) => cell(text, { isHead: true, ...more });

  it('says each value behind the names of its row and column', () => {
    expect(
      speakTableRows(
        [
          [head('项目'), head('件数'), head('金额')],
          [head('许可'), cell('12'), cell('3.5')],
          [cell('处罚'), cell('4'), cell('')],
        ],
        1,
      ),
    ).toEqual(['', '许可：件数 12，金额 3.5', '项目 处罚，件数 4']);
  });

  it('knows names that reach over columns and rows', () => {
    expect(
      speakTableRows(
        [
          [head('类别', { rows: 2 }), head('自然人', { columns: 2 })],
          [head('新收'), head('结转')],
          [head('予以公开', { rows: 2 }), head('全部'), cell('1')],
          [head('部分'), cell('2')],
        ],
        2,
      ),
    ).toEqual(['', '', '予以公开，全部：自然人结转 1', '予以公开，部分：自然人结转 2']);
  });

  it('says a cell that reaches down in front of a row with it, and not one behind, which may be a sum', () => {
    expect(
      speakTableRows(
        [
          [head('类别'), head('项目'), head('数'), head('合计')],
          [cell('甲', { rows: 2 }), cell('一'), cell('3'), cell('7', { rows: 3 })],
          [cell('二'), cell('4')],
          [cell('乙丙', { columns: 2, rows: 2 }), cell('0')],
          [cell('5'), cell('5')],
        ],
        1,
      ),
    ).toEqual([
      '',
      '类别 甲，项目 一，数 3，合计 7',
      '类别 甲，项目 二，数 4',
      '类别 乙丙，数 0',
      '类别 乙丙，数 5，合计 5',
    ]);
  });

  it('says names of columns by themselves where nothing stands below them', () => {
    expect(speakTableRows([[head('提示：示例窗口'), head('周日休息')]], 1)).toEqual([
      '提示：示例窗口，周日休息',
    ]);
    expect(
      speakTableRows(
        [
          [head('姓名', { rows: 2 }), head('联系', { columns: 2 })],
          [head('电话'), head('地址')],
          [cell('甲'), cell('12345'), cell('')],
          [cell(''), cell(''), cell('')],
        ],
        2,
      ),
    ).toEqual(['', '地址', '姓名 甲，联系电话 12345', '']);
  });

  it('takes a wide and long hostile table in its stride', () => {
    const rows = Array.from({ length: 20_000 }, () => [cell('')]);
    const spoken = speakTableRows([rows.map(() => head('甲')), ...rows], 1);
    expect(spoken.filter((said) => said !== '')).toEqual([rows.map(() => '甲').join('，')]);
  });

  it('says a table without names row by row, and nothing of an empty one', () => {
    expect(speakTableRows([[cell('甲'), cell('乙')], [cell(' ')], []], 0)).toEqual(['甲，乙', '', '']);
  });

  it('says nothing of an empty name that reaches down', () => {
    expect(
      speakTableRows(
        [
          [head('事项'), head('件数')],
          [head('', { rows: 2 }), cell('12')],
          [head('其他'), cell('3')],
        ],
        1,
      ),
    ).toEqual(['事项', '件数 12', '其他：3']);
  });

  it('ends with cells that claim to reach for ever', () => {
    const rows = speakTableRows([[cell('甲', { columns: 1000, rows: 65534 })], [cell('乙')]], 0);
    expect(rows).toEqual(['甲', '甲，乙']);
    const long = '示'.repeat(41);
    expect(speakTableRows([[cell(long, { rows: 2 })], [cell('乙')]], 0)).toEqual([long, '乙']);
  });
});
