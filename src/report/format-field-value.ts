import type { Review } from './report.ts';

/** What belongs to a field and is kept under a name of its own, and the two as the editor wrote them. */
const SECOND_VALUES: Readonly<
  Record<string, { name: string; join: (value: string, second: string) => string }>
> = {
  date: { name: 'time', join: (date, time) => `${date} ${time}` },
  topic: { name: 'topicPath', join: (_first, path) => path },
};

/**
 * A field as readers see it: lists joined, the time behind 发布日期, all levels of 主题分类.
 * @param values under their property names, of a report or of its published JSON
 */
export function formatFieldValue(values: object, property: string, separator = '、'): string {
  if (property === 'reviews')
    return ((values as { reviews?: readonly Review[] }).reviews ?? []).map(formatReview).join(separator);
  const value = readText(values, property, separator);
  const second = SECOND_VALUES[property];
  const text = second ? readText(values, second.name, separator) : '';
  return second && text !== '' ? second.join(value, text) : value;
}

/** `一审 示例甲（2022-02-10）` */
const formatReview = ({ round, by, date }: Review): string => `${round} ${by}（${date}）`;

function readText(values: object, name: string, separator: string): string {
  const value = (values as Readonly<Record<string, unknown>>)[name];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join(separator);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
