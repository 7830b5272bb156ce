import { parseHanNumber } from '../base/han-number.ts';
import { MAGNITUDE, parseUnit, readValue, UNIT } from './units.ts';

/** A number of a running text. */
export interface SentenceFigure {
  readonly label: string;
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  /** Where `text` begins, in UTF-16 units. */
  readonly index: number;
  readonly sentence: string;
}

/** Full width digits, letters, points and signs of percent take as much room as the plain ones: places stay. */
const foldWidth = (text: string) =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ％．]/gu, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );

const HAN = '[一二三四五六七八九十百千万亿零〇两]';

/** 1,203件, 1.2万个, 83.7 %, 百分之三十, 一百二十件. */
const NUMBER = new RegExp(
  [
    `百分之(?<share>\\d+(?:\\.\\d+)?|${HAN}+(?:点${HAN}+)?)`,
    `(?<![\\d.,A-Za-z])(?<digits>\\d{1,3}(?:,\\d{3})+(?![\\d,])|\\d+(?:\\.\\d+)?(?![\\d.]))\\s*(?<power>${MAGNITUDE}(?=\\s*${UNIT}))?\\s*(?<unit>${UNIT})`,
    `(?<!${HAN})(?<han>${HAN}*[十百千]${HAN}*)(?<hanUnit>(?!条|节|门|度|类|块|片)${UNIT})`,
  ].join('|'),
  'gu',
);

/** What stands directly before a number that is no exact one, or only one end of a change or a range. */
const NOT_EXACT_BEFORE =
  /(?:第|约|近|超|超过|逾|突破|接近|不到|不足|不?[低高少多大小]于|不超过|至少|最[多少高低]|上|每|前|后|从|由|自|比|较|或|满|限|之|以|为期|在|对|和|与|[-—–~～至≥≤<>＞＜±/+＋×*第〔[【]|[A-Za-z.．])$/u;

const NOT_EXACT_AFTER =
  /^\s*(?:多|余|几|来|以[上下内外]|左右|上下|内|外|不等|及以|或|至|到|[-—–~～/+＋×*]|的|之|中|里|前|后|时|起|（含|\(含|每|封顶|打底|为限|标准|为单位)/u;

/** Where a clause ends behind a number. */
const END = /^\s*(?:$|[，。；：、！？）)”’」』】,;:!?（([\n—…]|和|与|及|以及|并)/u;

const PAIRS: Readonly<Record<string, string>> = {
  '）': '（',
  ')': '(',
  '”': '“',
  '》': '《',
  '’': '‘',
  '】': '【',
};
const OPENING = new Set(Object.values(PAIRS));
const SEPARATORS = new Set('，：；。！？,;:!?—…\n');

/** Verbs that official texts count with. One of them alone says what was done and not to what. */
const VERBS =
  '办理|淘汰|受理|办结|审结|审理|处理|处置|办复|答复|回复|接收|收到|接待|接听|接办|新增|新建|新设|新开|开工|建成|建设|改建|扩建|改造|修建|完成|实现|开展|组织|举办|召开|制定|制发|印发|出台|修订|修改|废止|清理|审核|审查|备案|发布|公开|公布|编制|编发|推出|检查|抽查|排查|巡查|整改|查处|查办|立案|结案|处罚|罚没|约谈|关停|取缔|化解|调解|调处|培训|培养|宣传|走访|慰问|服务|帮扶|惠及|覆盖|发放|拨付|投入|安排|下达|支出|减免|退还|追回|挽回|取消|下放|承接|精简|压减|减少|增加|认定|登记|注销|变更|核发|颁发|签发|签订|签约|引进|招聘|录用|聘任|聘请|配备|选派|派出|评选|表彰|命名|创建|打造|设立|成立|撤销|维持|纠正|驳回|确认|终止|出庭|应诉|提起|提出|采纳|征集|收集|征求|听取|研究|讨论|审议|通过|参加|参与|讲课|授课|撰写|刊发|制作|拍摄|张贴|播放|购置|采购|更新|安装|铺设|种植|养护|疏浚|拆除|腾退|收储|出让|供应|销售|生产|运输|转移|安置|救助|资助|奖励|补助|补贴|报销|报告|上报|移送|移交|批准|逮捕|起诉|抓获|破获|侦破|受援|援助|解决|帮助|推动|推进|指导|督促|督办|监测|检测|检验|抽检|评估|评审|论证|听证|协调|联系|对接|保障|落实|设置|设有|拥有|现有|共有|开设|开通|开放|上线|归集|共享|汇聚|录入|维护|回访|回应|解读|转办|交办|承办|主办|协办|牵头|实施|执行|编写|出版|获得|荣获|获评|入选|达成|吸引|集聚|培育|孵化|认证|新解决|解答|送达|签收|主动公开|基本建成|新开工|全面完成|累计|净增';
const WILL = '(?:拟|将|要|再|新|力争|计划|全部|全面|基本|成功|依法|继续)*';
const VERB_START = new RegExp(`^${WILL}(?:${VERBS})(?:了|过)?`, 'u');
const VERBS_ALONE = new RegExp(`^${WILL}(?:${VERBS}|并|及|和|、)+(?:了|过|成)?$`, 'u');

/** 同比增长, 比上年减少, 扣除退税因素后增长: what changed is said before. */
const CHANGE =
  /^(?:其中)?(?:(?:扣除|剔除)[^，]{1,12}后|按[^，]{2,8}(?:计算|口径)|年?同比|环比|[比较][^，、]{1,10}?|实际|名义|继续|又|再|总体|大幅|略有?|净)*(?:增长|增加|下降|减少|提高|上升|降低|提升|回落|上涨|下跌|下滑|压减|增幅|降幅|增速|增|降|减|多|少|高|低)(?:了|出|为|达|达到)?$/u;

/** What only leads over to what is counted, and what makes another word of it. */
const LEADING =
  /^(?:\s|今年(?:以来)?|去年|全年|年内|当年|本年度?|本届|目前|截至目前|截至年底|年底|年末|期间|一年来|我[局委区市县院办厅部省镇]|我街道|本[局委区市县机关]|并(?![购联轨网])|且|又|还(?![款贷原本清])|也|已经?|同时|另外?|此外|先后|共计|总共|一共|共(?![享建治同有青和性振])|总计|合计|及(?![时早格])|和(?![解谐平])|与(?!会))/u;
const MARKER =
  /^\s*(?:\d{1,3}[.、)）](?!\d)|[（(][\d一二三四五六七八九十]+[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}[是、])\s*/u;
const TRAILING = /(?:\s|共计?|合计|总计|达到?|为|是|了|有|均为|均达|仅|只)$/u;

const NO_LABEL_END =
  /(?:的|等|各|均|从|由|自|比|较|在|对|向|和|与|及|或|到|至|每|分别|按|以|按照|其中|中|不|未|若|如|于|将|把|被|使|让|给|外|内|后|前|里|上|下|旁|、|的占)$/u;
/** Of what, only the text around says. */
const NO_SUBJECT = /^(?:支出|收入|投入|结余|余额|合计|总计|占地|用地|持续|总量|总数|数量)$/u;
const NO_LABEL =
  /分别|不[超低少高多]|超过|(?<!规模|限额)以[上下内]|每|年均|至少|的话|如果|^.{1,3}占$|相当于|第[一二三四五六七八九十\d]/u;
const NO_OBJECT_START =
  /^(?:在|对|为|向|从|由|给|按|将|把|与|经|据|于|因|就|被|使|让|的|地|得|之|以|和|及|或|若|如果|凡)/u;
const NO_OBJECT = /[的和与及、]|[中内里上下]$/u;
const NO_AFTER_START =
  /^(?:[一二两三四五六七八九十]|的|之|并|且|也|都|已|均|被|由|共|全|各|多|余|或|是|为|有|占|在|从|以|可|能|应|不|未|将|达)/u;

/** What follows is wanted, and no longer said to be so in its own clause. */
const AIM = /目标|预期|力争|争取|预计|规划/u;
/** What was new may be new in the next clause as well. */
const NEW = /^(?:新增|新建|新设|新开|净增|增加)/u;
const CHANGE_END = /(?:同比|实际|平均)*(?:增长|增加|下降|减少|提高|上升|降低|提升|回落|上涨|压减)$/u;
/** What may stand before the first clause that says something. */
const ADVERBIAL =
  /^\s*(?:(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.]|[一二三四五六七八九十]{1,3}是)\s*)?(?:(?:(?:19|20)\d{2}年度?|截至.{1,12}|一年来|全年|今年(?:以来)?|去年|当年|期间|目前|年内|其中|同时|此外|另外)[，,：:])?$/u;

const MAX_LABEL = 40;
const MAX_AFTER = 14;

/** A number with a unit, taken or not: what follows may speak of it. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly unit: string;
  readonly isChange: boolean;
  figure?: SentenceFigure;
}

/**
 * The numbers of a text whose subject the text names: 办理12项, 共接听电话1.2万个, 同比增长83.7%. What is not certain is not
 * taken: about and more than, ranges, dates, ranks, changes of nobody knows what.
 * @param year that the report speaks of
 */
export function findSentenceFigures(block: string, year: number): SentenceFigure[] {
  const text = foldWidth(block);
  const figures: SentenceFigure[] = [];
  let start = 0;
  for (const sentence of text.split(/(?<=[。！？；\n])/u)) {
    figures.push(...readSentence(block.slice(start, start + sentence.length), sentence, start, year));
    start += sentence.length;
  }
  return figures;
}

function readSentence(original: string, sentence: string, at: number, year: number): SentenceFigure[] {
  const matches: Match[] = [];
  for (const found of sentence.matchAll(NUMBER)) {
    const start = found.index;
    const end = start + found[0].length;
    const number = readNumber(found);
    const last = matches.at(-1);
    const clause = findClause(sentence, start, last?.end ?? 0);
    const before = sentence.slice(clause.start, start);
    const match: Match = {
      start,
      end,
      unit: number?.unit ?? '',
      isChange: CHANGE.test(before.trim()),
    };
    matches.push(match);
    if (!number || clause.isQuoted) continue;
    if (NOT_EXACT_BEFORE.test(before.trimEnd()) || NOT_EXACT_AFTER.test(sentence.slice(end))) continue;
    const label = nameFigure(sentence, original, clause, match, matches, year);
    if (label === undefined) continue;
    match.figure = {
      label,
      text: original.slice(start, end),
      value: number.value,
      unit: number.unit,
      index: at + start,
      sentence: original.trim(),
    };
  }
  return matches.flatMap(({ figure }) => figure ?? []);
}

function readNumber({ groups = {} }: RegExpMatchArray): { value: number; unit: string } | undefined {
  const { share, digits, power, unit, han, hanUnit } = groups;
  // 24小时值班 counts nothing.
  if (digits === '24' && unit === '小时') return undefined;
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

interface Clause {
  readonly start: number;
  /** What stands before the clause: a sign, or nothing where it begins at the number before. */
  readonly sign: string;
  readonly isQuoted: boolean;
}

/** The clause that a number ends: back to a comma, over brackets that are closed, or to the number before. */
function findClause(sentence: string, end: number, least: number): Clause {
  let index = end;
  const open: string[] = [];
  // 甲、乙都减少2%: a list of subjects is one, unless one of them has had its number.
  while (index > least) {
    const sign = sentence[index - 1] as string;
    const opening = PAIRS[sign];
    if (opening) open.push(opening);
    else if (OPENING.has(sign)) {
      if (open.length === 0) return { start: index, sign, isQuoted: '“《‘【'.includes(sign) };
      if (open.at(-1) === sign) open.pop();
    } else if (open.length === 0 && SEPARATORS.has(sign))
      return { start: index, sign, isQuoted: isInside(sentence, index) };
    index -= 1;
  }
  const listed = /^\s*、/u.exec(sentence.slice(index, end))?.[0].length ?? 0;
  const sign = listed > 0 ? '、' : index === 0 ? '^' : '';
  return { start: index + listed, sign, isQuoted: open.length > 0 };
}

/** In quotation marks or in a title that are still open. */
function isInside(sentence: string, index: number): boolean {
  const before = sentence.slice(0, index);
  return ['“”', '《》', '【】'].some(
    (pair) => before.lastIndexOf(pair[0] as string) > before.lastIndexOf(pair[1] as string),
  );
}

function nameFigure(
  sentence: string,
  original: string,
  clause: Clause,
  match: Match,
  matches: readonly Match[],
  year: number,
): string | undefined {
  const last = matches.at(-2);
  const before = original.slice(clause.start, match.start);
  const after = sentence.slice(match.end);
  const isPart = isPartOf(sentence, clause.start);
  if (match.isChange)
    return END.test(after) && !isPart ? nameChange(before, sentence, clause, matches) : undefined;
  const bare = before.trim() === '';
  if (bare) return END.test(after) ? nameSecondUnit(clause, match, last, sentence) : undefined;
  // Only a sign tells that something else is counted.
  if (clause.sign === '') return undefined;
  let own = cleanLabel(before.replace(PART_START, ''), year);
  const earlier = sentence.slice(0, clause.start);
  if (!isSoundLabel(own, year) || hasOtherYear(earlier, year) || AIM.test(earlier)) return undefined;
  const rest = END.test(after) ? '' : readObject(after);
  if (rest === undefined) return undefined;
  const isFirst = ADVERBIAL.test(original.slice(0, clause.start));
  // 利润增长 and 试点 are said of what an earlier clause is about.
  if (!isFirst && !isPart && [...own.replace(CHANGE_END, '')].length < 3 && CHANGE_END.test(own))
    return undefined;
  if (rest !== '') {
    if (NO_OBJECT_START.test(own) || (!isFirst && [...rest].length < 3)) return undefined;
    own = `${own}…${rest}`;
  } else if (!isPart && (VERBS_ALONE.test(own) || ([...own].length === 2 && clause.sign !== '、'))) {
    const topic = readTopic(original, clause, matches, year);
    if (topic === undefined && (!isFirst || matches.length > 1)) return undefined;
    own = topic === undefined ? own : `${topic}：${own}`;
  }
  if (isPart) {
    const whole = findWhole(matches, sentence, clause.start);
    if (whole === undefined) return undefined;
    return whole + own;
  }
  const isNoun = rest === '' && !VERB_START.test(own) && !/[率度占比]$/u.test(own) && !CHANGE_END.test(own);
  if (isNoun && clause.sign !== '、' && NEW.test(last?.figure?.label ?? '')) return undefined;
  if (clause.sign === '、' && own.endsWith('占')) return undefined;
  return clause.sign === '、' ? carryVerb(own, last) : own;
}

/** What says that a part follows; up to the end of the sentence, everything is one. */
const PART = /其中|包括|包含/u;
const PART_START = /^\s*(?:其中|包括|包含)[：:]?/u;

const isPartOf = (sentence: string, start: number) =>
  PART.test(sentence.slice(0, start)) || PART_START.test(sentence.slice(start));

/** What 其中 refers to, with that word: the one number before it, or what the sentence before has said. */
function findWhole(matches: readonly Match[], sentence: string, start: number): string | undefined {
  const place = PART_START.test(sentence.slice(start)) ? start : sentence.slice(0, start).search(PART);
  const [word = ''] = PART.exec(sentence.slice(place)) ?? [];
  const earlier = matches.slice(0, -1).filter(({ end }) => end <= place);
  if (earlier.length === 0) return /^[\s，（(]*$/u.test(sentence.slice(0, place)) ? word : undefined;
  const whole = earlier.filter(({ isChange }) => !isChange);
  const [only] = whole;
  return whole.length === 1 && only?.figure ? `${only.figure.label}，${word}` : undefined;
}

/** 同比增长 after the only number that it can speak of: each number before that one has a change of its own. */
function nameChange(
  before: string,
  sentence: string,
  clause: Clause,
  matches: readonly Match[],
): string | undefined {
  const earlier = matches.slice(0, -1);
  const subject = earlier.at(-1);
  if (!subject?.figure || subject.isChange || clause.sign === '、' || clause.sign === '') return undefined;
  if (!/^\s*[，,（(]\s*$/u.test(sentence.slice(subject.end, clause.start))) return undefined;
  const others = earlier.slice(0, -1);
  const isRegular = others.every((other, index) => other.isChange || others[index + 1]?.isChange === true);
  return isRegular ? `${subject.figure.label}，${before.trim()}` : undefined;
}

/** 接待35批、120人次: the same, counted otherwise. */
function nameSecondUnit(
  clause: Clause,
  match: Match,
  last: Match | undefined,
  sentence: string,
): string | undefined {
  if (!last?.figure || last.isChange || last.unit === match.unit) return undefined;
  const between = sentence.slice(last.end, match.start);
  return /^[\s、]*$/u.test(between) && (clause.sign === '、' || clause.sign === '')
    ? last.figure.label
    : undefined;
}

/** 行政复议方面，受理12件; 行政复议：受理12件. */
function readTopic(
  original: string,
  clause: Clause,
  matches: readonly Match[],
  year: number,
): string | undefined {
  if (matches.length > 1) return undefined;
  const found = /^(?:(.{2,20})(?:方面|工作)[，,]|(.{2,20})[：:])$/u.exec(
    original.slice(0, clause.start).trim(),
  );
  const topic = cleanLabel(found?.[1] ?? found?.[2] ?? '', year);
  return topic !== '' && !/[，。、\d]/u.test(topic) ? topic : undefined;
}

/** 新建学校3所、医院2所: the second is built as well. */
function carryVerb(own: string, last: Match | undefined): string | undefined {
  if (VERB_START.test(own)) return own;
  const verb = VERB_START.exec(last?.figure?.label ?? '')?.[0];
  if (verb !== undefined) return verb + own;
  return [...own].length >= 4 ? own : undefined;
}

/** The noun behind a number: 新建3所学校. */
function readObject(after: string): string | undefined {
  const noun = /^\s*([\p{Script=Han}“”]{1,40})(?=[，。；：、！？）)”,;:!?（(\n]|$)/u.exec(after)?.[1];
  if (noun === undefined || [...noun].length > MAX_AFTER || NO_AFTER_START.test(noun) || NO_OBJECT.test(noun))
    return undefined;
  return noun;
}

/** Words that only lead over are taken off at both ends; the year of the report as well. */
function cleanLabel(text: string, year: number): string {
  const own = new RegExp(`^(?:截至)?${year}年(?:度|底|末)?`, 'u');
  let label = text.trim().replace(MARKER, '');
  for (let before = ''; before !== label; ) {
    before = label;
    label = label.replace(own, '').replace(LEADING, '').replace(TRAILING, '').trim();
  }
  return label;
}

function isSoundLabel(label: string, year: number): boolean {
  const length = [...label].length;
  if (length < 2 || length > MAX_LABEL) return false;
  if (NO_LABEL.test(label) || NO_LABEL_END.test(label) || NO_SUBJECT.test(label)) return false;
  if ((label.match(/\p{Script=Han}/gu) ?? []).length < 2) return false;
  // Another number in it belongs to something else. Years and hotlines are names.
  const rest = foldWidth(label)
    .replace(/(?:19|20|21)\d{2}年/gu, '')
    .replace(/(?<!\d)(?:1[12]\d|1\d{4}|9\d{4})(?!\d)(?=[^，。]{0,8}(?:热线|平台|电话|专线))/gu, '');
  return !/\d/u.test(rest) && !hasOtherYear(label, year);
}

/** A value of another year is no value of this report's; what is compared with another year is. */
const hasOtherYear = (text: string, year: number) =>
  [...foldWidth(text).matchAll(/(?<![比较于])(?:19|20|21)\d{2}(?=年)/gu)].some(
    ([found]) => Number(found) !== year,
  );
