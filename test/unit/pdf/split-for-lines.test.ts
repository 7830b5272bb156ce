import { describe, expect, it } from 'vitest';
import { splitForLines } from '../../../src/pdf/split-for-lines.ts';

/** `[10—]20`: kept on one line between brackets; `|` where a line may end. */
const show = (text: string, breaksAnywhere = false) =>
  splitForLines(text, { breaksAnywhere })
    .map((node) =>
      node.type === 'gap'
        ? '|'
        : 'text' in node && node.type === 'whole'
          ? `[${node.text}]`
          : 'text' in node
            ? node.text
            : '?',
    )
    .join('');

const join = (text: string) =>
  splitForLines(text)
    .map((node) => ('text' in node ? node.text : ''))
    .join('');

describe('places where a line of a PDF may end', () => {
  it.each([
    ['到10—20日为止', '到[10—]20日为止'],
    ['约5%～10%的', '约[5%～]10%的'],
    ['第1～3季度', '第[1～]3季度'],
    ['阿凡提·买买提说', '阿凡[提·]买买提说'],
    ['《甲》·《乙》', '[《甲》·]《乙》'],
    ['良好——这就是说', '良[好——]这就是说'],
    ['2022–2024年', '[2022–]2024年'],
    ['——开头', '[——]开头'],
  ])('are none before 连接号 and 间隔号: %s', (text, shown) => expect(show(text)).toBe(shown));

  it.each([
    ['因A/B类课', '因[A/B]类课'],
    ['和/或者', '[和/或]者'],
    ['GB/T 9704—2012有', '[GB/T] [9704—]2012有'],
    ['2024/01/15前', '[2024/01/15]前'],
    ['“甲”/“乙”：丙', '[“甲”/“乙”：]丙'],
    ['（A/B）。', '[（A/B）。]'],
    ['每平方米5元/年—10元/年', '每平方米5[元/年—]10[元/年]'],
  ])('are none beside 分隔号: %s', (text, shown) => expect(show(text)).toBe(shown));

  it.each([
    '12,345.67元',
    '1∶500',
    'Wi-Fi覆盖',
    '12:30',
    '①②③',
    '“甲”和“乙”',
  ])('are the engine’s where no mark is: %s', (text) => expect(show(text)).toBe(text));

  it('are everywhere in an address, but beside its strokes and hyphens, and nothing of it is lost', () => {
    const address = 'https://www.example.gov.cn/zwgk/a-b/index.html?id=123456';
    expect(show(`见${address}。`)).toBe(
      '见|h|t|t|p|s[://w]w|w[.]e|x|a|m|p|l|e[.]g|o|v[.]c[n/z]w|g[k/a-b/i]n|d|e|x[.]h|t|m|l[?]i|d[=]1|2|3|4|5[6。]',
    );
    expect(join(`见${address}。`)).toBe(`见${address}。`);
  });

  it.each([
    '（',
    '”',
    '字”',
    '字“',
    '字\u00a0',
    '_',
    '…',
    '—',
    '甲/',
    '甲·',
    '9',
    'é',
    '､',
    '‑',
  ])('are never further apart than half a line, whatever is repeated: %s', (unit) => {
    const text = unit.repeat(300);
    expect(join(text)).toBe(text);
    for (const node of splitForLines(text)) if ('text' in node) expect(node.text.length).toBeLessThan(22);
  });

  it('leave a letter with its accents', () => {
    const text = 'e\u0301'.repeat(40);
    expect(splitForLines(text)[0]).toMatchObject({ text: 'e\u0301' });
  });

  it('tear no letter apart in a text without end, which is looked at in parts', () => {
    for (const lead of ['', 'x', 'xy']) {
      const text = lead + 'e\u0301\u0302'.repeat(1000);
      const pieces = splitForLines(text, { breaksAnywhere: true }).flatMap((node) =>
        'text' in node ? [node.text] : [],
      );
      expect(pieces.join('')).toBe(text);
      expect(pieces.filter((piece) => /^\p{M}/u.test(piece))).toEqual([]);
    }
  });

  it('are after each character where a column is too narrow', () => {
    expect(show('1,234', true)).toBe('1[,]2|3|4');
  });
});
