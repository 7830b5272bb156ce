import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';

const SPACE = /(?<=\p{Script=Han})[ \u00a0\u2002-\u200a\u3000]+(?=\p{Script=Han})/gu;

/** 第一条 为了…, 第十条之一 …, 图1 …, 2022年2月14日 …: a space parts a number or date from its text. */
const NUMBER =
  /^(?:“?第[\d一二三四五六七八九十百千零〇－—-]+[编章节条](?:之[一二三四五六七八九十]+)?|[附图表][\d一二三四五六七八九十]*|.{4,12}日)$/u;

/** Lines without a mark inside are names, dates and titles, which spaces may part. */
const SENTENCE = /[，。；]/u;

export const spaceInsideRule: ReportRule = {
  code: 'space-inside',
  title: '汉字之间有空格',
  basis: '公文排版：词句中间不空格',
  wrong: { body: '示例局按照示例区的 部署，推进示例工作。' },
  right: { body: '示例局按照示例区的部署，推进 Example 工作，开展“学宪法 讲宪法”活动。' },
  *check({ texts }) {
    const sentences = texts.filter(
      ({ kind, text }) => (kind === 'paragraph' || kind === 'item') && SENTENCE.test(text),
    );
    for (const { at, typed, quoted } of matchTexts(sentences, SPACE)) {
      const [before, behind] = [at.text.text.slice(0, at.index), at.text.text.slice(at.index + typed.length)];
      if (NUMBER.test(before) || isQuoted(before)) continue;
      yield {
        at,
        message: `汉字之间有空格：${quoted}`,
        remedy: `如果不是有意分开，删去空格：${before.slice(-2)}${behind.slice(0, 2)}`,
      };
    }
  },
};

/** Slogans and titles in quotation marks are written with spaces on purpose. */
function isQuoted(before: string): boolean {
  return (
    before.lastIndexOf('“') > before.lastIndexOf('”') || before.lastIndexOf('《') > before.lastIndexOf('》')
  );
}
