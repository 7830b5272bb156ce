import { describe, expect, it } from 'vitest';
import { alignQuotation } from '../../../src/quote/align-quotation.ts';
import { findQuotation, prepareQuotation, prepareText } from '../../../src/quote/match-quotation.ts';

const TEXT = [
  '示例区示例局办法',
  '第一条　为了规范“教育”工作，根据《教育法》（2021年）制定本办法。',
  '第二条 各学校应当认真执行，不得迟延。',
  '年度\t件数\t合格率',
  '2021年\t1,204\t98.5%',
  'PM2.5 of the year 12 480 m²，①先行——后续。',
].join('\n');
const text = prepareText(TEXT);

const find = (quotation: string) =>
  findQuotation(text, prepareQuotation(quotation)).map(({ start, end, folds }) => [
    TEXT.slice(start, end),
    ...folds,
  ]);
const isExact = (quotation: string) =>
  findQuotation(text, prepareQuotation(quotation))[0]?.folds.length === 0;

describe('findQuotation', () => {
  it.each([
    '教育',
    '规范“教育”工作，',
    '制定本办法。\n第二条 各学校',
    '制定本办法。\r\n\r\n第二条 各学校',
    '  不得迟延。\n',
    '1,204\t98.5%',
    '。',
    TEXT,
  ])('finds to the letter: %j', (quotation) => {
    expect(isExact(quotation)).toBe(true);
  });

  it.each([
    ['规范"教育"工作', '引号或破折号'],
    ['规范「教育」工作', '引号或破折号'],
    ['制定本办法。第二条各学校', '空白或换行'],
    ['第 二 条 各学校', '空白或换行'],
    ['各学校\u200b应当', '空白或换行'],
    ['工作,根据', '全角半角'],
    ['（２０２１年）', '全角半角'],
    ['应当认真执行[1]，', '脚注编号'],
    ['应当**认真**执行', 'Markdown 记号'],
    ['先行-后续', undefined],
    ['先行--后续', '引号或破折号'],
  ])('says what is different though it does not count: %j', (quotation, fold) => {
    expect(find(quotation)[0]?.slice(1)).toEqual(fold === undefined ? undefined : [fold]);
  });

  it.each([
    '各学校可以认真',
    '各學校應當',
    '第2条',
    'pm2.5',
    'm2，',
    '1先行',
    '12480',
    'thеyear',
    '2021年1204',
    '',
  ])('does not take for the same: %j', (quotation) => {
    expect(find(quotation)).toEqual([]);
  });

  it('tells every place', () => {
    expect(find('教育')).toEqual([['教育'], ['教育']]);
    expect(find('“教育”')).toEqual([['“教育”']]);
  });
});

const align = (quotation: string) =>
  alignQuotation(text, prepareQuotation(quotation))?.pieces.map(({ change, text: is, quotation: was }) =>
    change === 'same' ? is : `${change} ${was}→${is}`,
  );

describe('alignQuotation', () => {
  it('marks what was altered, left out and added, and nothing else', () => {
    expect(align('各学校必须认真执行')).toEqual(['各学校', 'altered 必须→应当', '认真执行']);
    expect(align('各学校应认真执行')).toEqual(['各学校应', 'missing →当', '认真执行']);
    expect(align('各学校都应当认真执行')).toEqual(['各学校', 'added 都→', '应当认真执行']);
    expect(align('个学校应当认真执行')).toEqual(['altered 个→各', '学校应当认真执行']);
    expect(align('各学校应当认真执刑')).toEqual(['各学校应当认真执', 'altered 刑→行']);
  });

  it('takes what was pasted around a sentence for added', () => {
    expect(align('打印 分享 关闭窗口\n第二条 各学校应当认真执行，不得迟延。\n上一篇 下一篇 返回')).toEqual([
      'added 打印 分享 关闭窗口→',
      '第二条 各学校应当认真执行，不得迟延。',
      'added 上一篇 下一篇 返回→',
    ]);
  });

  it('tells of several places that are alike the one with the fewest differences', () => {
    const twice = prepareText(
      '违法的，由区示例局负责。\n超载的，由区示例局负责查处。\n其他的，由区示例局负责。',
    );
    expect(alignQuotation(twice, prepareQuotation('由区示例局负柱查处'))?.pieces).toEqual([
      { change: 'same', text: '由区示例局负', quotation: '由区示例局负' },
      { change: 'altered', text: '责', quotation: '柱' },
      { change: 'same', text: '查处', quotation: '查处' },
    ]);
  });

  it('finds nothing in what is not alike, nor in a few characters', () => {
    expect(align('这里说的是完全另外一件事情')).toBeUndefined();
    expect(align('教玉')).toBeUndefined();
  });

  it('is done with long texts, alike or not', () => {
    const long = Array.from(
      { length: 4000 },
      (_, at) => `第${at}条 本办法第${at * 7}项所称示例，是指示例${at % 97}。`,
    ).join('\n');
    const prepared = prepareText(long);
    const altered = `${long.slice(0, 50_000)}改${long.slice(50_001)}`;
    const pieces = alignQuotation(prepared, prepareQuotation(altered))?.pieces ?? [];
    expect(pieces.filter(({ change }) => change !== 'same')).toHaveLength(1);
    expect(alignQuotation(prepared, prepareQuotation('无关'.repeat(50_000)))).toBeUndefined();
  });
});
