import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';
import { quoteAround } from '../quote-around.ts';

const UNIT = '([项件起次人名个所家户条篇份场宗例台辆座]|万人|万元|亿元|万人次|人次)';
const TOTAL = `共(?:有|计|计有|办理|受理|收到|开展|完成)?[^，。；：\\d]{0,12}?(\\d+(?:\\.\\d+)?)${UNIT}`;

/** 共49项，包括甲12项、乙1项、丙36项。 Up to the end of the clause; 其中 and 等 name only a part. */
const SENTENCE = new RegExp(`${TOTAL}[^，。；：\\d]{0,8}[，：](其中|包括|分别为|分别是)([^。；]*)`, 'gu');

export const sumMismatchRule: ReportRule = {
  code: 'sum-mismatch',
  title: '一句话里的数字加起来不等',
  basis: '数据核对：分项之和等于总数',
  wrong: { body: '共有监管事项50项，包括行政检查12项、行政强制1项、行政处罚36项。' },
  right: { body: '共有监管事项49项，包括行政检查12项、行政强制1项、行政处罚36项。' },
  *check({ texts }) {
    for (const { at, match } of matchTexts(texts, SENTENCE)) {
      const [typed, total = '', unit = '', lead = '', rest = ''] = match;
      const parts = readParts(rest, unit);
      if (!parts) continue;
      const sum = Number(parts.reduce((value, part) => value + part, 0).toFixed(6));
      if (lead === '其中' ? sum <= Number(total) : sum === Number(total)) continue;
      const index = at.index + typed.indexOf(total);
      yield {
        at: { ...at, index },
        message: `总数写的是 ${total}${unit}，后面各项加起来是 ${sum}${unit}：${quoteAround(at.text.text, index, total.length)}`,
        remedy: `核对数字：${parts.join(' + ')} = ${sum}`,
      };
    }
  },
};

/** The parts, at least two and all of the same unit; `undefined` if the list is cut short or holds other numbers. */
function readParts(rest: string, unit: string): number[] | undefined {
  if (/等|以上|左右|余|多[项件起次人名个所家户条篇份场宗例台辆座]|%/.test(rest)) return undefined;
  const numbers = [...rest.matchAll(/(?<![\d.])(\d+(?:\.\d+)?)(\p{Script=Han}{0,3})/gu)];
  if (numbers.length < 2 || !numbers.every(([, , behind = '']) => behind.startsWith(unit))) return undefined;
  return numbers.map(([, number]) => Number(number));
}
