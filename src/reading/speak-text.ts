import { LOOKALIKES, toHanCharacter } from '../base/han-character.ts';
import { formatHanNumber } from '../base/han-number.ts';
import { NO_DECIMAL } from '../base/no-decimal.ts';
import { speakCode, speakDigits, speakNumber, speakTelephone } from './speak-number.ts';

/**
 * How a text is said. Voices read `2021年` as an amount and `〔2021〕12号` as brackets; people do not. What is said is
 * words and Han numbers, so that every voice says the same. The page's own text stays as it is.
 */
export function speakText(text: string): string {
  return normalize(text)
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? part.replace(/^https?:\/\//i, '') : speakPart(part)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Addresses of pages and of mail: no number in them is one. */
const ADDRESS = /((?:https?:\/\/|www\.)[\w\-./?%&=#:~+@]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)/i;

/** Digits and their signs in their usual width, characters for radicals, nothing that is invisible. */
function normalize(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Cf}\p{Co}\p{Cc}]/gu, (character) => (/\s/.test(character) ? ' ' : ''))
    .replace(LOOKALIKES, toHanCharacter)
    .replace(/％/g, '%')
    .replace(/(\d)．(?=\d)/g, '$1.')
    .replace(/(\d)，(?=\d{3}(?!\d))/g, '$1,')
    .replace(COLONS, (chain: string) => chain.replace(/：/g, ':'));
}

const speakPart = (part: string) => RULES.reduce((said, rule) => rule(said), part);

type Rule = (text: string) => string;

/** A number as written, with commas or a point; longer ones are none. */
const N = String.raw`\d{1,3}(?:,\d{3}){1,10}(?:\.\d+)?|\d+(?:\.\d+)?`;
const DASH = '[-–—－−~～]';
/** Behind a number they say that it counts or measures. */
const MEASURES =
  '个件名项次家所位人台套辆座栋间批例宗起倍份户天周元万亿千百多余米公吨亩种场篇部本支只张块处门村轮小时分秒岁克升斤里度页条款章节卷册字级平立摄期微毫厘公';
/** Those that begin the names of tasks as well, 组织 and 层级: what they count is told apart only where a paragraph begins. */
const ALSO_MEASURES = '[幢棵株艘幅枚颗封瓶箱袋盏趟遍匹]|组(?!织|建)|层(?!级|次|层)|届(?!时)|架(?!构)';
/** Hours and ratios as Chinese keyboards write them; 附件1：2021年 is a name and what it names. */
const COLONS = new RegExp(
  String.raw`(?:^|比例|[^\d.\s件表图注栏例题案项目第步骤号型务组类])\s*\d{1,4}(?:\.\d+)?(?:：\d{1,3}(?:\.\d+)?){1,3}(?![\d.]*\d|\s*[年月日${MEASURES}])`,
  'g',
);

/** Before them 2 is 两; 2级, 2期 and 2号 are names. */
const PAIR_MEASURES =
  '个|件|名|项|次|家|所|位|人|台|套|辆|座|栋|间|批|例|宗|起|倍|份|户|天|周|元|万|亿|千|米|公里|公斤|吨|亩|种|类|场|篇|部|本|支|只|张|块|处|门|轮|小时|分钟|年|条|册|棵|段|层楼|多|大';

const rule =
  (pattern: RegExp, say: (...found: string[]) => string): Rule =>
  (text) =>
    text.replace(pattern, (...found: string[]) => say(...found));

const speakDate = (year: string, month: string, day?: string) =>
  `${speakDigits(year)}年${formatHanNumber(Number(month))}月${day ? `${formatHanNumber(Number(day))}日` : ''}`;

const isDay = (month: string, day: string) =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

const speakHour = (hour: string) => (Number(hour) === 2 ? '两' : formatHanNumber(Number(hour)));
const speakMinute = (minute: string) =>
  `${Number(minute) < 10 ? '零' : ''}${formatHanNumber(Number(minute))}`;

/** In order: what stands earlier takes the digits that it understands, and leaves none to those behind it. */
const RULES: readonly Rule[] = [
  // 1.2023年主要工作
  rule(new RegExp(String.raw`^\s*(\d{1,3})[.．](?=${NO_DECIMAL})`, 'u'), (_, item = '') => `${item}，`),
  // 24 000
  rule(
    /(^|[^\d.,])([1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,10})(?![ \u00a0\u2009\u202f]?\d)/g,
    (_, before = '', number = '') => before + number.replace(/\D/g, ','),
  ),
  // 138****5678, and 7*24: without their stars they would be other numbers
  rule(
    /(\d{1,40})\s*\*{2,}\s*(\d*)/g,
    (_, before = '', after = '') => `${speakDigits(before)}，星号${after && `，${speakDigits(after)}`}`,
  ),
  // A code, however long: the rules below see short numbers only, and take no time over hostile ones.
  rule(/\d{13,}/g, (code) => speakDigits(code)),
  // 统一社会信用代码, with letters among its digits
  rule(/[A-Z\d]{15,20}/g, (code) => code.replace(/\d+/g, speakDigits)),
  ...marks(),
  // GB/T 9704-2012
  rule(
    new RegExp(
      String.raw`\b((?:GB|DB|DA|JGJ|CJJ|ISO|IEC|WS|HJ|YD|GA|SJ|CJ|AQ|TD)\d{0,4}(?:/[A-Z])?)\s*(\d+(?:\.\d+)*)${DASH}((?:19|20)\d{2})(?!\d)`,
      'g',
    ),
    (_, kind = '', number = '', year = '') =>
      `${kind} ${number.split('.').map(speakDigits).join('点')}杠${speakDigits(year)}`,
  ),
  // 〔2021〕12号
  rule(
    /[〔[［【(（]\s*(\d{4})\s*[〕\]］】)）]\s*(?:(第)\s*)?(\d+)(?=\s*[号期次])/g,
    (_, year = '', ordinal = '', number = '') => `${speakDigits(year)}，${ordinal}${speakNumber(number)}`,
  ),
  // 2021.1-2021.12
  rule(
    new RegExp(
      String.raw`(^|[^\d.-])((?:19|20)\d{2})\.(0?[1-9]|1[0-2])\s*(?:${DASH}+|至|到)\s*((?:19|20)\d{2})\.(0?[1-9]|1[0-2])(?![\d.])`,
      'g',
    ),
    (_, before = '', year = '', month = '', toYear = '', toMonth = '') =>
      `${before}${speakDate(year, month)}至${speakDate(toYear, toMonth)}`,
  ),
  // 2021年02月03日
  rule(/(^|[^\d.])0([1-9])(?=\s*[月日])/g, (_, before = '', number = '') => before + number),
  // 2021-02-14, 2021/2/14, 2021.2.14, with a time behind a T
  rule(
    /(^|[^\d.-])(\d{4})([-/.])(\d{1,2})\3(\d{1,2})(?![\d-])T?/g,
    (whole, before = '', year = '', _, month = '', day = '') =>
      isDay(month, day) ? `${before}${speakDate(year, month, day)}` : whole,
  ),
  rule(
    /(^|[^\d.-])((?:19|20)\d{2})[-/.](0[1-9]|1[0-2])(?![\d.-])(?!\s*[年个元万亿%])/g,
    (_, before = '', year = '', month = '') => `${before}${speakDate(year, month)}`,
  ),
  // Telephones
  rule(
    /(^|[^\d-])([(（]?0\d{2,3}[)）]?[-–—－]?|[48]00-?\d{3}-?)(\d{4,8})((?:-\d{1,6})?)(?![\d-])/g,
    (whole, before = '', area = '', number = '', extension = '') =>
      /[-–—－)）]/.test(area) || area.length > 5
        ? `${before}${speakTelephone(area.replace(/\D/g, ''))}，${speakTelephone(number)}${extension && `转${speakTelephone(extension.slice(1))}`}`
        : whole,
  ),
  rule(/((?:邮编|邮政编码)[：:\s]*)(\d{6})(?!\d)/g, (_, before = '', code = '') => before + speakCode(code)),
  rule(/(^|\D)(1[3-9]\d{9})(?!\d)/g, (_, before = '', number = '') => before + speakTelephone(number)),
  rule(
    /(^|\D)(\d{3,6})(?=[”"』」]?\s*(?:政务|市民|便民|公益|服务){0,3}(?:热线|专线|举报))/g,
    (_, before = '', number = '') => before + speakHotline(number),
  ),
  rule(
    /(^|\D)(11[09]|12[02]|12\d{3})(?=[”"』」]?\s*(?:平台|报警|火警|急救|投诉))/g,
    (_, before = '', number = '') => before + speakHotline(number),
  ),
  rule(
    /((?:拨打|致电|电话|热线)(?:为|是)?[：:\s“"『「]*)(\d{3,8})(?![\d个次件人])/g,
    (_, before = '', number = '') => before + speakHotline(number),
  ),
  // Codes: 000014349/2017-00110
  rule(/[A-Za-z]{0,6}\d+(?:[-/][A-Za-z]{0,4}\d+)+/g, (code) =>
    isCode(code) ? code.replace(/[-/]/g, '杠').replace(/\d+/g, speakDigits) : code,
  ),
  // 比例为1:10, 按1:20配备, 1:30的比例
  rule(
    /((?:比[例值重]?|按|按照|配比)[为是约达到]{0,2}\s*)(\d+)[:∶](?=\d)|(\d)[:∶](?=\d+\s*的?(?:比|配))/g,
    (_, before = '', first = '', other = '') => `${before}${first}${other}比`,
  ),
  // 8:30; a ratio otherwise
  rule(
    /(^|\D)([01]?\d|2[0-4])[:∶]([0-5]\d)(?:[:∶]([0-5]\d))?(?![\d:∶])/g,
    (_, before = '', hour = '', minute = '', second) =>
      `${before}${speakHour(hour)}点${minute === '00' && !second ? '' : `${speakMinute(minute)}分`}${second ? `${speakMinute(second)}秒` : ''}`,
  ),
  rule(/(\d)[:∶](?=\d)/g, (_, before = '') => `${before}比`),
  // 2021年, 2019、2020年, 2021—2025年, 2021-25年
  rule(
    new RegExp(
      String.raw`(^|[^\d.,])(约|近|逾|超过|历时|长达|已有)?([12]\d{3}(?:\s*(?:${DASH}+|[至到、和及与/])\s*[12]\d{3}){0,40}(?:${DASH}\d{2})?)(?=\s*(?:学年|财年|年|届|级))`,
      'g',
    ),
    (whole, before = '', about, years = '') =>
      about && /^[12]000$/.test(years) ? whole : `${before}${about ?? ''}${speakYears(years)}`,
  ),
  // 2021—2025, and 2021 where it counts nothing
  rule(
    new RegExp(
      String.raw`(^|[^\d.,])((?:19|20)\d{2}\s*${DASH}+\s*(?:19|20)\d{2})(?![\d.,])(?!\s*[${MEASURES}%])`,
      'g',
    ),
    (_, before = '', years = '') => before + speakYears(years),
  ),
  rule(
    new RegExp(
      String.raw`(^|[^\d.,第约共近超逾达¥￥$])((?:19|20)\d{2})(?![\d.,]*\d)(?!\s*(?:[${MEASURES}%‰℃㎡㎥×+/]|${DASH}|[A-Za-z]))`,
      'g',
    ),
    (_, before = '', year = '') => before + speakDigits(year),
  ),
  rule(/(\d{3,4})(?=\s*(?:室|号房|房间))/g, speakCode),
  // Amounts
  rule(
    new RegExp(String.raw`([-−－]?)(HK\$|US\$|[¥￥$€£])\s*(${N})([万亿千]*)元?`, 'g'),
    (_, minus = '', sign = '', amount = '', unit = '') =>
      `${minus && '负'}${speakAmount(amount, unit)}${unit}${CURRENCIES[sign] ?? '元'}`,
  ),
  // Percent
  rule(
    new RegExp(String.raw`(${N})\s*(?:(%)\s*)?(?:${DASH}+|至|到)\s*(${N})\s*%`, 'g'),
    (_, from = '', sign = '', to = '') => `百分之${speakNumber(from)}至${sign && '百分之'}${speakNumber(to)}`,
  ),
  rule(
    new RegExp(String.raw`(^|[^\d%A-Za-z])([-−－]?)(${N})\s*([%‰])`, 'g'),
    (_, before = '', minus = '', number = '', sign = '') =>
      `${before}${minus && '负'}${sign === '%' ? '百' : '千'}分之${speakNumber(number)}`,
  ),
  // 表3-1, 3-5, 1月—3月
  rule(/((?:附?表|附?图|附件|公式|专栏)\s*\d+)[-–](?=\d)/g, (_, before = '') => `${before}杠`),
  rule(
    new RegExp(String.raw`(${N})\s*(${DASH}+)\s*(?=(${N}))`, 'g'),
    (_, from = '', dash = '', to = '') =>
      `${from}${dash === '-' && Number(from.replace(/,/g, '')) >= Number(to.replace(/,/g, '')) ? '杠' : '至'}`,
  ),
  rule(
    new RegExp(
      String.raw`([年月日时点分秒号℃${MEASURES}])\s*(?:${DASH}|——)\s*(?=[\d〇零一二三四五六七八九十百])`,
      'g',
    ),
    (_, before = '') => `${before}至`,
  ),
  rule(new RegExp(String.raw`[-−－](${N})\s*(?=℃|摄氏度)`, 'g'), (_, number = '') => `零下${number}`),
  rule(/(^|[^\dA-Za-z%])[-−－](?=\d)/g, (_, before = '') => `${before}负`),
  rule(/(^|[^\d/.])(\d{1,4})\/(\d{1,4})(?![\d/])/g, (whole, before = '', part = '', whole_ = '') =>
    Number(part) < Number(whole_)
      ? `${before}${speakNumber(whole_)}分之${speakNumber(part)}`
      : whole.replace('/', '杠'),
  ),
  ...units(),
  // 1. and 1、 before an item; “1深化” was meant so
  rule(
    new RegExp(
      String.raw`^\s*(\d{1,3}(?=\s*[.、)）])|1?\d)(?:\s*[.、)）]\s*(?!\d)|(?=[\p{Script=Han}])(?![${MEASURES}年月日号至杠乘加比点]|${ALSO_MEASURES})(?!-))`,
      'u',
    ),
    (_, number = '') => `${speakNumber(number)}，`,
  ),
  rule(
    new RegExp(String.raw`(^|[^\d.,第])2(?=(?:${PAIR_MEASURES}))(?!年代)`, 'g'),
    (_, before = '') => `${before}两`,
  ),
  rule(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*/g, (number) => speakNumber(number)),
];

function speakYears(years: string): string {
  return years.replace(new RegExp(String.raw`\s*(?:${DASH}+|/)\s*`, 'g'), '至').replace(/\d+/g, speakDigits);
}

/** 12345 in its row, as everybody says it. */
const speakHotline = (number: string) => (number === '12345' ? '一二三四五' : speakTelephone(number));

/** Names a thing and counts none: letters before it, zeros first, or more than two parts of many digits. */
function isCode(code: string): boolean {
  const digits = code.replace(/\D/g, '').length;
  return (
    /^0\d{2,}|[-/]0\d{2,}/.test(code) ||
    (/[A-Za-z]/.test(code) && digits > 4) ||
    (code.split(/[-/]/).length > 2 && digits > 7)
  );
}

const CURRENCIES: Readonly<Record<string, string>> = {
  $: '美元',
  US$: '美元',
  HK$: '港元',
  '€': '欧元',
  '£': '英镑',
};

const speakAmount = (amount: string, unit: string) =>
  amount === '2' && unit !== '' ? '两' : speakNumber(amount);

/** Signs that voices leave out, or name in English. */
function marks(): Rule[] {
  const counted: readonly (readonly [first: string, count: number])[] = [
    ['①', 20],
    ['⑴', 20],
    ['⒈', 20],
    ['㈠', 10],
    ['Ⅰ', 12],
  ];
  const names = new Map<string, string>();
  for (const [first, count] of counted) {
    const code = first.charCodeAt(0);
    for (let at = 0; at < count; at += 1)
      names.set(String.fromCharCode(code + at), `${formatHanNumber(at + 1)}${first === 'Ⅰ' ? '' : '，'}`);
  }
  const signs = {
    '≥': '大于等于',
    '≤': '小于等于',
    '＞': '大于',
    '>': '大于',
    '＜': '小于',
    '<': '小于',
    '＝': '等于',
    '=': '等于',
    '±': '正负',
    '≈': '约等于',
    '÷': '除以',
    '№': '第',
    '&': '和',
    '→': '，',
    // In a table a sign may be all that a cell says.
    '↑': '上箭头',
    '↓': '下箭头',
    '√': '勾',
    '✓': '勾',
    '✔': '勾',
    '✗': '叉',
    '✘': '叉',
    '☑': '已选，',
    '☐': '未选，',
  };
  for (const [sign, name] of Object.entries(signs)) names.set(sign, name);
  for (const bullet of '●■◆▲★☆※□◇△*#|_') names.set(bullet, '');
  return [
    rule(/(\d)\s*\*\s*(?=\d)/g, (_, before = '') => `${before}乘`),
    rule(/(\d)#/g, (_, before = '') => `${before}号`),
    rule(/(\d)[●■◆▲★☆※□◇△|_](?=\d)/g, (_, before = '') => `${before} `),
    rule(/√(?=\d)/g, () => '根号'),
    rule(/(^|\s)×(?=$|[\s，])/g, (_, before = '') => `${before}叉`),
    rule(/[^\p{L}\p{N}\s]|[①-⒛㈠-㈩Ⅰ-Ⅻ]/gu, (sign) => names.get(sign) ?? sign),
    rule(
      /([\p{Script=Han}\p{N}A-Za-z”])\s*[+＋]\s*(?=[\p{Script=Han}“\dA-Za-z])/gu,
      (_, before = '') => `${before}加`,
    ),
    rule(/(\d)\s*[×xX✕]\s*(?=\d)/g, (_, before = '') => `${before}乘`),
  ];
}

/** Units in signs and letters, the longest first. */
function units(): Rule[] {
  const names: readonly (readonly [sign: string, name: string])[] = [
    ['μg/m³', '微克每立方米'],
    ['mg/m³', '毫克每立方米'],
    ['mg/L', '毫克每升'],
    ['km/h', '千米每小时'],
    ['kW·h', '千瓦时'],
    ['kWh', '千瓦时'],
    ['km²', '平方千米'],
    ['㎢', '平方千米'],
    ['hm²', '公顷'],
    ['m²', '平方米'],
    ['㎡', '平方米'],
    ['m2', '平方米'],
    ['m³', '立方米'],
    ['㎥', '立方米'],
    ['m3', '立方米'],
    ['kW', '千瓦'],
    ['MW', '兆瓦'],
    ['km', '千米'],
    ['㎞', '千米'],
    ['cm', '厘米'],
    ['㎝', '厘米'],
    ['mm', '毫米'],
    ['㎜', '毫米'],
    ['kg', '千克'],
    ['㎏', '千克'],
    ['mg', '毫克'],
    ['mL', '毫升'],
    ['ml', '毫升'],
    ['dB', '分贝'],
    ['℃', '摄氏度'],
    ['°C', '摄氏度'],
    ['°', '度'],
    ['m', '米'],
    ['t', '吨'],
    ['g', '克'],
    ['L', '升'],
    ['h', '小时'],
  ];
  const byName = new Map(names);
  const pattern = names.map(([sign]) => sign).join('|');
  return [
    rule(
      new RegExp(String.raw`(\d)\s*(${pattern})(?![A-Za-z\d])`, 'g'),
      (_, before = '', sign = '') => before + (byName.get(sign) ?? sign),
    ),
    rule(/℃/g, () => '摄氏度'),
    // 微克/立方米, 元/月
    rule(/([克升元吨米瓦次人件户])\/(?=\p{Script=Han})/gu, (_, before = '') => `${before}每`),
  ];
}
