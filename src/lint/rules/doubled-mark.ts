import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';

/** Two marks of which one is enough. …… and —— are right, and ？！ is a way to write. */
const DOUBLED = /[，。、；：,;]{2,}|[，。、；：][？！]|[？！][，。、；]/gu;

export const doubledMarkRule: ReportRule = {
  code: 'doubled-mark',
  title: '标点重复',
  basis: 'GB/T 15834—2011 4.1—4.7：一处停顿用一个点号',
  wrong: { body: '完善工作机制，，推进各项工作。。' },
  right: { body: '完善工作机制——包括考核机制……推进各项工作。' },
  *check({ texts }) {
    for (const { at, typed, quoted } of matchTexts(texts, DOUBLED))
      yield { at, message: `标点重复：${quoted}里的“${typed}”`, remedy: explain(typed) };
  },
};

function explain(typed: string): string {
  if (/^。{3,}$/.test(typed)) return '省略号改为：……';
  return new Set(typed).size === 1
    ? `只留一个：${typed.charAt(0)}`
    : `只留该用的一个：${[...new Set(typed)].join(' 或 ')}`;
}
