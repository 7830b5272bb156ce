import type { ReportRule } from '../lint-rule.ts';
import { quoteAround } from '../quote-around.ts';

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
  '(': '（',
  ')': '）',
};

const BEFORE = '[\\p{Script=Han}”’》〉）)】〕]';
const BEHIND = '[\\p{Script=Han}“‘《〈（【〔]';

/** A mark between two Han characters or marks that belong to them, or behind one at the end. */
const MARK = new RegExp(
  `(?<=${BEFORE})[,;:?!](?=${BEHIND}|\\s*$)|(?<=\\p{Script=Han})\\.(?=\\p{Script=Han}|”?$)`,
  'gu',
);

/** Brackets around Han characters, next to Han characters. */
const BRACKETS =
  /(?<=^|[\p{Script=Han}，、。；：“”《》])\([^()]*\p{Script=Han}[^()]*\)|\([^()]*\p{Script=Han}[^()]*\)(?=\p{Script=Han})/gu;

/** Most paragraphs have none of them, and the patterns below are slow. */
const ANY = /[,;:?!.(]/;

/** 一.主要举措: the point belongs to the number. */
const NUMBER = /^[一二三四五六七八九十]{1,3}\./u;

export const halfWidthMarkRule: ReportRule = {
  code: 'half-width-mark',
  title: '汉字之间用了半角标点',
  basis: 'GB/T 15834—2011 5.1：中文用全角标点',
  wrong: { body: '2021年,我局(含所属单位)推进各项工作.' },
  right: { body: '2021年，我局（含所属单位）推进各项工作，比例为3:2，见 example.com。' },
  *check({ texts }) {
    for (const text of texts) {
      if (!ANY.test(text.text)) continue;
      const found = findHalfWidth(text.text);
      const first = found[0];
      if (!first) continue;
      const marks = [...new Set(found.map(({ mark }) => mark))];
      const list = marks.map((mark) => `\n    ${mark} 改为 ${FULL[mark]}`).join('');
      yield {
        at: { text, index: first.index },
        message: `${quoteAround(text.text, first.index)}里的 ${first.mark} 是半角标点${found.length > 1 ? `，这一段共有 ${found.length} 个` : ''}`,
        remedy: `换成全角：${list}`,
      };
    }
  },
};

function findHalfWidth(text: string): { index: number; mark: string }[] {
  const found = [...text.matchAll(MARK)].map(({ 0: mark, index }) => ({ index, mark }));
  for (const { 0: typed, index } of text.matchAll(BRACKETS)) {
    found.push({ index, mark: '(' }, { index: index + typed.length - 1, mark: ')' });
  }
  const isNumber = (index: number) => index < 4 && NUMBER.test(text) && index === text.indexOf('.');
  return found.filter(({ index }) => !isNumber(index)).sort((a, b) => a.index - b.index);
}
