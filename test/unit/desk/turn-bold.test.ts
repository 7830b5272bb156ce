import { describe, expect, it } from 'vitest';
import { turnBold } from '../../../src/desk/turn-bold.ts';
import { parseBodyDocument } from '../../support/parse-body.ts';

/** Does it to what is between 〔 and 〕, and shows what is chosen then. */
function press(marked: string): string {
  const from = marked.indexOf('〔');
  const to = marked.indexOf('〕') - 1;
  const text = marked.replace(/[〔〕]/gu, '');
  let result = '';
  let at = 0;
  let [anchor, head] = [from, to];
  for (const change of turnBold(text, from, to)) {
    result += text.slice(at, change.from) + change.insert;
    at = change.to;
    const moved = change.insert.length - (change.to - change.from);
    if (change.from <= from) anchor += moved;
    if (change.from < to) head += moved;
  }
  result += text.slice(at);
  return `${result.slice(0, anchor)}〔${result.slice(anchor, head)}〕${result.slice(head)}`;
}
const bare = (text: string) => text.replace(/[〔〕]/gu, '');

describe('bold', () => {
  it.each([
    ['words', '甲〔乙〕丙', '甲**乙**丙'],
    ['no white space at the ends', '〔甲乙 　〕丙', '**甲乙** 　丙'],
    ['a line with its end', '〔第一段。\n〕\n第二段。', '**第一段。**\n\n第二段。'],
    ['each of two paragraphs', '第〔一段。\n\n第二〕段。', '第**一段。**\n\n**第二**段。'],
    ['a heading behind its signs', '〔## 二、不足〕', '## **二、不足**'],
    ['items behind theirs', '〔- 甲\n- 乙\n  1. 丙〕', '- **甲**\n- **乙**\n  1. **丙**'],
    ['quotation, note and caption', '〔> 甲\n\n[^1]: 乙\n\n: 丙〕', '> **甲**\n\n[^1]: **乙**\n\n: **丙**'],
    [
      'each cell',
      '〔| 甲 | 乙 \\| 丁 |\n|---|:-:|\n| ^^ | < |〕',
      '| **甲** | **乙 \\| 丁** |\n|---|:-:|\n| ^^ | < |',
    ],
    ['what is partly bold as one', '〔甲**乙**丙〕', '**甲乙丙**'],
    ['what begins within bold words', '**甲〔乙**丙〕', '**甲乙丙**'],
    ['what ends within bold words', '〔甲**乙〕丙**丁', '**甲乙丙**丁'],
    ['words beside bold ones as one with them', '**甲**〔乙〕**丙**', '**甲乙丙**'],
    ['the rest, where one paragraph is', '〔**甲**\n\n乙〕', '**甲**\n\n**乙**'],
    ['nothing of white space', '甲〔 \n\n〕乙', '甲 \n\n乙'],
    ['nothing where nothing is chosen', '甲〔〕乙', '甲乙'],
  ])('is set for %s', (_, text, expected) => {
    expect(bare(press(text))).toBe(expected);
  });

  it('is taken back by pressing again, whatever was chosen', () => {
    for (const text of [
      '甲〔乙〕丙',
      '第〔一段。\n\n第二〕段。',
      '〔## 二、不足〕',
      '〔| 甲 | 乙 |\n|---|---|〕',
    ]) {
      const once = press(text);
      expect(bare(once)).not.toBe(bare(text));
      expect(bare(press(once))).toBe(bare(text));
    }
    expect(bare(press('〔**甲**〕'))).toBe('甲');
    // What is bold beside it stays so.
    expect(bare(press('**甲 〔乙〕丙**'))).toBe('**甲** 乙**丙**');
    expect(bare(press('**〔甲〕乙**'))).toBe('甲**乙**');
  });

  it('leaves no stars on the page', () => {
    const lines = [
      '## 一、甲',
      '',
      '乙 丙',
      '',
      '- 丁',
      '- 戊',
      '',
      '> 己',
      '',
      '| 庚 | 辛 |',
      '|--|--|',
      '| 壬 | 癸 |',
      '',
      '**子**丑 **寅卯 辰**',
      '',
      '**巳**午**未**',
    ];
    const text = lines.join('\n');
    for (let from = 0; from < text.length; from += 1)
      for (let to = from; to <= text.length; to += 1) {
        // What is chosen within the signs of a line, or of bold words, is nobody's word.
        const changed = press(`${text.slice(0, from)}〔${text.slice(from, to)}〕${text.slice(to)}`).replace(
          /[〔〕]/gu,
          '',
        );
        const shown = JSON.stringify(
          parseBodyDocument(changed, { bodyLine: 1, resolveTarget: () => ({ kind: 'local', url: '' }) })
            .blocks,
        );
        expect(shown, changed).not.toContain('**');
      }
  });
});
