import { formatCodePoint } from '../../report/hidden-characters.ts';
import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';
import { quoteAround } from '../quote-around.ts';

/** Characters without a shape (Unicode, Default_Ignorable_Code_Point), without those that choose the shape of another. */
const INVISIBLE =
  /(?![\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}])\p{DI}|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;

/** Characters that have no meaning outside of one font, or stand for one that was lost. */
const LOST = /[\p{Co}\ufffd]/gu;

/** Radicals and compatibility forms that look like the Han character, as copied from some PDF files. */
const LOOKALIKE =
  /[\u2e80-\u2fd5\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufad9]/gu;

export const hiddenCharacterRule: ReportRule = {
  code: 'hidden-character',
  title: '有看不见的字符、乱码或形似字',
  basis: 'Unicode 技术报告 36：不可见和形似字符；粘贴、PDF 复制带来',
  wrong: { body: '推进\u200b示例工作，⼈民群众满意。' },
  right: { body: '推进示例工作，人民群众满意。' },
  *check({ texts }) {
    for (const text of texts) {
      for (const { 0: char, index } of text.text.matchAll(INVISIBLE)) {
        const name = formatCodePoint(char);
        if (text.text.trim() === char) {
          yield {
            at: { text, index },
            message: `这一段里只有一个看不见的字符（${name}）`,
            remedy: '删去这一行',
          };
          continue;
        }
        const before = text.text.slice(0, index).replaceAll(char, '');
        yield {
          at: { text, index },
          message: `${quoteAround(text.text.replaceAll(char, ''), before.length, 0)}里有一个看不见的字符（${name}）`,
          remedy: '删去这一处前后各一个字，再用键盘重新输入这两个字',
        };
      }
      for (const { at, typed: char, quoted } of matchTexts([text], LOST)) {
        yield {
          at,
          message: `${quoted}里有显示不出来的字符（${formatCodePoint(char)}），多半是丢失的字或专用字体的符号`,
          remedy: '对照原件，重新输入这个字',
        };
      }
      for (const { at, typed: char, quoted } of matchTexts([text], LOOKALIKE)) {
        const plain = char.normalize('NFKC');
        if (plain === char) continue;
        yield {
          at,
          message: `${quoted}里的“${char}”不是汉字“${plain}”，只是样子像（${formatCodePoint(char)}）`,
          remedy: `改为：${plain}`,
        };
      }
    }
  },
};
