/** Reads the official number at the start of a heading (GB/T 9704: 一、 → （一） → 1. → （1）, and 编章节条). */

import { parseNumber } from '../base/han-number.ts';

const CHINESE = '[〇零一二两三四五六七八九十百千]{1,9}';
const NUMBER = `(${CHINESE}|\\d{1,4})`;

/** NFKC turns ① into a bare 1 that would run into the digits of `①2021年…`, so brackets come first. */
const CIRCLED = /^[\u2460-\u2473\u3251-\u325f\u3280-\u3289\u32b1-\u32bf]/u;

const NUMBERED: readonly RegExp[] = [
  new RegExp(`^第\\s*${NUMBER}\\s*(?:编|篇|部分|章|节|条)`, 'u'),
  new RegExp(`^\\(\\s*${NUMBER}\\s*\\)`, 'u'),
  new RegExp(`^(${CHINESE})\\s*[、.]`, 'u'),
  // Not 1.5万人 and not 3.15.
  /^(\d{1,3})\s*(?:、|[.)](?!\d))/u,
];

/**
 * Words that make 1–2 digits before them a quantity or a date: 12项, 3月, 20余所, 16个. Those that also begin a
 * verb or noun of a heading list the continuations that take them back: 1组织…, 1部署…, 1人才队伍….
 */
const MEASURE_WORDS = [
  '[年月号秒季届次篇章款册页张台份辆艘栋幢间只元角倍吨米亩斤克度岁万亿千百十余名位起宗例株颗厅县镇村省路站轮步周种类套片块字讲比至或]',
  '日(?!常)|时(?!刻|效|代)|天(?!然)|期(?!间)|点(?!面)',
  '项(?!目)|条(?!件|例)|件|所(?!有)|个(?!人|体|性|案)|家(?!庭|校|长)|户(?!籍|外)|人(?!才|民|员|大|力|事|口|工|文)|本(?!级|市|区|局|单位|地|质)',
  '组(?!织|建)|部(?!署|门)|批(?!准|评)|支(?!持|撑|部)|队(?!伍)|班(?!子)|级|座(?!谈)|处(?!理|置|罚)|架(?!构)|对(?!标|接|照|口|外)',
  '分(?!类|析|工|级|步|解|配|管|层|片|阶)|成(?!立|果|效|员)|层(?!层|级)|门(?!户)|道(?!路|德)|线(?!上|下|索)|课(?!程|堂|后|题)|节(?!约|能|日)|升(?!级|学)|代(?!表)',
  '大(?!力|数据|气|胆|幅)|多(?!元|措|部门|方|层|渠道|维|样|点)|国(?!家|有|防|际)|区(?!域|级|教)|市(?!场|级|政|民)|乡(?!村|镇)|街(?!道|镇)|校(?!园|外|内|企|长)|园(?!区|林)|场(?!所|地|景)',
  '小时|公(?:里|斤|顷|分|吨|升|尺)|平方|立方|厘米|毫米|刻钟|到(?!位)|以上|以下|左右',
].join('|');

/** `1深化行政审批`: one or two digits directly before a Han character that is no measure word. */
const BARE_DIGITS = new RegExp(`^(\\d{1,2})(?!${MEASURE_WORDS})(?=\\p{Script=Han})`, 'u');

/**
 * The official number of a heading, 1 or more; `undefined` if the heading has none.
 * @param text visible text of the heading
 */
export function parseHeadingNumber(text: string): number | undefined {
  // The number stands in the first characters: what follows, however long, need not be normalised.
  const start = text.slice(0, 64).trimStart();
  const plain = start.replace(CIRCLED, '($&)').normalize('NFKC').trimStart();
  for (const pattern of [...NUMBERED, BARE_DIGITS]) {
    const digits = pattern.exec(plain)?.[1];
    if (digits !== undefined) return parseNumber(digits);
  }
  return undefined;
}

const WRITTEN_NUMBER =
  /^\s*(?:第\s*[〇零一二三四五六七八九十百千\d]+\s*(?:部分|[编篇章节条])|[〇零一二三四五六七八九十百]+\s*[、.．]|[（(]\s*[〇零一二三四五六七八九十百\d]+\s*[)）]|\d{1,3}\s*(?:、|[.．)）](?!\d))|[①-⑳])\s*/u;

/** The words of a heading behind its official number. */
export const dropHeadingNumber = (text: string): string => text.replace(WRITTEN_NUMBER, '');
