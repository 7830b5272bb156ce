const SEVERAL_YEARS = [
  '(?:过去|近|这)[两二三四五六七八九十]年|[两二三四五六七八九十]年(?:多来|来|间)',
  '[“"]?十[一二三四五]五[”"]?(?:时期|期间|以来)',
].join('|');
/** A paragraph that begins so speaks of them to its end. */
export const YEARS_START = new RegExp(`^\\s*(?:${SEVERAL_YEARS})`, 'u');

/** A clause that begins with another time than the report's year; all behind it may be said of that: 五年来, 上半年. */
export const OTHER_PERIOD = new RegExp(
  `(?:^|[，,：:；。])\\s*(?:其中[，,：:]?)?(?:${[
    '去年(?!结转|底|末)|上年度?[，,]|前年|明年|今后|未来|下一步|下一阶段|接下来',
    '(?:20\\d{2}年)?(?:[上下]半年|前?[一二三四]季度|前[\\d一二两三四五六七八九十]+个月)',
    '(?:20\\d{2}年)?\\d{1,2}月份?(?:[，,]|(?:至|到|[-—–~～])(?!12月))|(?:20\\d{2}年)?\\d{1,2}[-—–~～](?!12月)\\d{1,2}月',
    '截至(?:20\\d{2}年)?(?!12月)\\d{1,2}月',
    '(?:20\\d{2}年)?(?!12月31日)\\d{1,2}月\\d{1,2}日[，,]',
    SEVERAL_YEARS,
    '(?!今年|20\\d{2}年以来)[^，,：:；。]{2,20}以来[，,]|(?!报告|20\\d{2}年)[^，,：:；。]{2,12}期间[，,]',
  ].join('|')})`,
  'u',
);
/** What leads back to the report's year. */
export const OWN_PERIOD = /^\s*(?:全年|今年|本年|年内)/u;

/** Headings of what is still to be done. */
const AHEAD = /下一步|下一阶段|明年|今后|(?:打算|设想)$/u;
/** Headings of plans, which may also be of how they were carried out. */
const PLANS = /(?:工作|年度?|主要|总体|重点|目标)(?:计划|安排|思路|目标|任务|部署|展望)+$/u;
const CARRIED_OUT = /完成|落实|推进.*情况|执行|回顾/u;
/** 二〇一五年来信 is of one year. */
const YEARS = new RegExp(`(?<![〇○零一二三四五六七八九])(?:${SEVERAL_YEARS})`, 'u');

/** A longer heading is a paragraph that was marked as one. */
const LONGEST_HEADING = 200;

/** Whether what stands below a heading is of plans, of a year to come or of several years. */
export function isOfOtherTime(heading: string, year: number): boolean {
  if (heading.length > LONGEST_HEADING) return false;
  if (AHEAD.test(heading) || (PLANS.test(heading) && !CARRIED_OUT.test(heading))) return true;
  const years = [...heading.matchAll(/20\d{2}(?=年)/gu)].map(([found]) => Number(found));
  return years.length === 0 ? YEARS.test(heading) : years.every((each) => each > year);
}
