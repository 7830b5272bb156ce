import { parseHanNumber } from '../base/han-number.ts';
import { MAGNITUDE, parseUnit, readValue, UNIT } from './units.ts';

/** Full width digits, letters, points and signs of percent take as much room as the plain ones: places stay. */
export const foldWidth = (text: string) =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ％．]/gu, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );

const HAN = '[一二三四五六七八九十百千万亿零〇两]';

/** 1,203件, 1.2万个, 83.7 %, 百分之三十, 一百二十件. */
export const NUMBER = new RegExp(
  [
    `百分之(?<share>\\d+(?:\\.\\d+)?|${HAN}+(?:点${HAN}+)?)`,
    `(?<![\\d.,A-Za-z])(?<digits>\\d{1,3}(?:,\\d{3})+(?![\\d,])|\\d+(?:\\.\\d+)?(?![\\d.]))\\s*(?<power>${MAGNITUDE}(?=\\s*${UNIT}))?\\s*(?<unit>${UNIT})`,
    `(?<!${HAN}|[数几])(?<han>${HAN}*[十百千]${HAN}*)(?<hanUnit>(?!条|节|门|度|类|块|片)${UNIT})`,
  ].join('|'),
  'gu',
);

/** What stands directly before a number that is no exact one, or only one end of a change or a range. */
const NOT_EXACT_BEFORE =
  /(?:第|约|近|超|超过|逾|破|[跨越值额量]过|多达|大概|估计|不及|接近|不到|不足|不?[低高少多大小]于|不超过|至少|最[多少高低]|上|每|前|后|从|由|自|比|较|或|满|限|之|以|为期|在|对|和|与|[-—–~～至≥≤<>＞＜±/+＋×*第〔[【]|[A-Za-z.．])$/u;

const NOT_EXACT_AFTER =
  /^\s*(?:[（(]\p{Script=Han}{1,2}[)）]|多|余|几|来|以[上下内外]|左右|上下|内|外|不等|及以|或|至|到|[-—–~～/+＋×*]|的|之|中|里|前|后|时|起|（含|\(含|每|封顶|打底|为限|标准|为单位)/u;

/** Whether a number is told as it is: not about, not more than, not one end of a range or of a change. */
export const isExact = (before: string, after: string): boolean =>
  !NOT_EXACT_BEFORE.test(before.trimEnd()) && !NOT_EXACT_AFTER.test(after);

/** The value and unit of a match of {@link NUMBER}, if they are certain. */
export function readNumber({ groups = {} }: RegExpMatchArray): { value: number; unit: string } | undefined {
  const { share, digits, power, unit, han, hanUnit } = groups;
  // 24小时值班 and 二十四小时值班 count nothing.
  if ((unit === '小时' && digits === '24') || (hanUnit === '小时' && han === '二十四')) return undefined;
  if (share !== undefined) {
    const value = /^\d/.test(share) ? Number(share) : readHanShare(share);
    return value === undefined ? undefined : { value, unit: '%' };
  }
  if (digits !== undefined && unit !== undefined) {
    const parsed = parseUnit(`${power ?? ''}${unit}`);
    return parsed && { value: readValue(digits, parsed.power), unit: parsed.unit };
  }
  const value = han === undefined ? undefined : parseHanNumber(han);
  // 十项, 两个 and the like are names as often as numbers.
  return value === undefined || value < 11 || hanUnit === undefined ? undefined : { value, unit: hanUnit };
}

function readHanShare(text: string): number | undefined {
  const [whole = '', part] = text.split('点');
  const value = parseHanNumber(whole);
  if (value === undefined) return undefined;
  if (part === undefined) return value;
  const digits = Array.from(part, (digit) => '零一二三四五六七八九'.indexOf(digit.replace('〇', '零')));
  return digits.includes(-1) ? undefined : Number(`${value}.${digits.join('')}`);
}
