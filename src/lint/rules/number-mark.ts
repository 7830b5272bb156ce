import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';
import { quoteAround } from '../quote-around.ts';

const HAN = '[一二三四五六七八九十百]{1,5}';

/** A number in brackets with a mark behind it. Not （一）：, which refers to an item, nor （一），（二）, which list them. */
const BRACKETED = new RegExp(`^([（(]\\s*(?:${HAN}|\\d{1,2})\\s*[)）])\\s*[、.．。](?![（(])`, 'u');

/** 第一、 or 首先、 as the beginning of a sentence; not 第一、二产业, not 第一、第三季度. */
const ORDINAL = new RegExp(
  `(?<=^|[。；：])(?:第${HAN}、(?![一二三四五六七八九十第])|(?:首先|其次|再次|最后)、)`,
  'gu',
);

export const numberMarkRule: ReportRule = {
  code: 'number-mark',
  title: '序号后面的标点用错',
  basis: 'GB/T 15834—2011 附录 B：带括号的序次语后不用标点；“第一”“首先”后用逗号',
  wrong: { body: '（一）、加强组织领导。' },
  right: { body: '（一）加强组织领导。' },
  *check({ texts }) {
    for (const text of texts) {
      const bracketed = BRACKETED.exec(text.text);
      if (bracketed) {
        const [typed, number = ''] = bracketed;
        yield {
          at: { text, index: 0 },
          message: `带括号的序号后面不用标点，这里写成“${typed}”：${quoteAround(text.text, 0, typed.length)}`,
          remedy: `改为：${number}`,
        };
      }
      for (const { at, typed, quoted } of matchTexts([text], ORDINAL)) {
        const word = typed.slice(0, -1);
        yield {
          at,
          message: `“${word}”后面应当用逗号，这里用了顿号：${quoted}`,
          remedy: `改为：${word}，`,
        };
      }
    }
  },
};
