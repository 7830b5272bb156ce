import { groupBy } from '../base/group-by.ts';
import { foldChoice } from '../report/fold-choice.ts';
import type { Metadatum } from './document.ts';
import { listWords } from './document-text.ts';
import type { FieldRules } from './read-field-value.ts';

/** A label whose value says several things at once: topic, kind of document and whom it is for. */
const COMBINED = '组配分类';

const AUDIENCES = listWords(
  '公民 公众 社会公众 个人 居民 企业 法人 法人组织 其他组织 社会组织 机关 行政机关 事业单位 社会团体 个体工商户',
);

export const isCombined = ({ label }: Metadatum): boolean => label === COMBINED;

/** Parts `综合政务 / 通知 / 公民` into the fields that it speaks of; what is none of their values stays under its label. */
export function splitCombined({ value, origin }: Metadatum, rules: FieldRules): Metadatum[] {
  const { topics, genres } = rules.vocabulary;
  const isIn = (choices: readonly string[], part: string) =>
    choices.some((choice) => foldChoice(choice) === foldChoice(part));
  const parts = value.split(/[\s\\/＼／>＞»→|｜;；]+/u).filter(Boolean);
  const name = (part: string): string => {
    if (isIn(topics, part)) return '主题分类';
    if (isIn(genres, part)) return '体裁';
    return part.split(/[、,，和及]/u).every((each) => AUDIENCES.has(each)) ? '服务对象' : COMBINED;
  };
  return [...groupBy(parts, name)].map(([key, values]) => ({
    label: key,
    // The first of several topics, as of any other label.
    value: key === '服务对象' ? values.join('、') : key === COMBINED ? values.join(' / ') : (values[0] ?? ''),
    origin: key === COMBINED ? origin : `${origin}“${COMBINED}”`,
  }));
}
