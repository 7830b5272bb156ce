import { foldWidth } from './sentence-number.ts';

/** What tells a label from words that only lead over: the grammar of official texts, as far as figures need it. */

/** Verbs that official texts count with. One of them alone says what was done and not to what. */
const VERBS =
  '办理|淘汰|受理|办结|审结|审理|处理|处置|办复|答复|回复|接收|收到|接待|接听|接办|新增|新建|新设|新开|开工|建成|建设|改建|扩建|改造|修建|完成|实现|开展|组织|举办|召开|制定|制发|印发|出台|修订|修改|废止|清理|审核|审查|备案|发布|公开|公布|编制|编发|推出|检查|抽查|排查|巡查|整改|查处|查办|立案|结案|处罚|罚没|约谈|关停|取缔|化解|调解|调处|培训|培养|宣传|走访|慰问|服务|帮扶|惠及|覆盖|发放|拨付|投入|安排|下达|支出|减免|退还|追回|挽回|取消|下放|承接|精简|压减|减少|增加|认定|登记|注销|变更|核发|颁发|签发|签订|签约|引进|招聘|录用|聘任|聘请|配备|选派|派出|评选|表彰|命名|创建|打造|设立|成立|撤销|维持|纠正|驳回|确认|终止|出庭|应诉|提起|提出|采纳|征集|收集|征求|听取|研究|讨论|审议|通过|参加|参与|讲课|授课|撰写|刊发|制作|拍摄|张贴|播放|购置|采购|更新|安装|铺设|种植|养护|疏浚|拆除|腾退|收储|出让|供应|销售|生产|运输|转移|安置|救助|资助|奖励|补助|补贴|报销|报告|上报|移送|移交|批准|逮捕|起诉|抓获|破获|侦破|受援|援助|解决|帮助|推动|推进|指导|督促|督办|监测|检测|检验|抽检|评估|评审|论证|听证|协调|联系|对接|保障|落实|设置|设有|拥有|现有|共有|开设|开通|开放|上线|归集|共享|汇聚|录入|维护|回访|回应|解读|转办|交办|承办|主办|协办|牵头|实施|执行|编写|出版|获得|荣获|获评|入选|达成|吸引|集聚|培育|孵化|认证|新解决|解答|送达|签收|主动公开|基本建成|新开工|全面完成|累计|净增';
const WILL = '(?:拟|将|要|再|新|力争|计划|全部|全面|基本|成功|依法|继续)*';
export const VERB_START = new RegExp(`^${WILL}(?:${VERBS})(?:了|过)?`, 'u');
export const VERBS_ALONE = new RegExp(`^${WILL}(?:${VERBS}|并|及|和|、)+(?:了|过|成)?$`, 'u');

/** 同比增长, 比上年减少, 扣除退税因素后增长: what changed is said before. */
export const CHANGE =
  /^(?:其中)?(?:(?:扣除|剔除)[^，]{1,12}后|按[^，]{2,8}(?:计算|口径)|年?同比|环比|[比较][^，、]{1,10}?|实际|名义|继续|又|再|总体|大幅|略有?|净)*(?:增长|增加|下降|减少|提高|上升|降低|提升|回落|上涨|下跌|下滑|压减|增收|减收|增支|减支|增产|减产|缩短|增幅|降幅|增速|增|降|减|多|少|高|低)(?:了|出|为|达|达到)?$/u;

/** What only leads over to what is counted, and what makes another word of it. */
const LEADING =
  /^(?:\s|今年(?:以来)?|全年|年内|当年|本年度?|本届|目前|截至目前|截至年底|年底|年末|期间|一年来|我[局委区市县院办厅部省镇]|我街道|本[局委区市县机关]|并(?![购联轨网])|且|又|还(?![款贷原本清])|也|已经?|同时|另外?|此外|先后|共计|总共|一共|共(?![享建治同有青和性振])|总计|合计|及(?![时早格])|和(?![解谐平])|与(?!会))/u;
const MARKER =
  /^\s*(?:\d{1,3}[.、)）](?!\d)|[（(][\d一二三四五六七八九十]+[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}[是、])\s*/u;
const TRAILING = /(?:\s|共计?|合计|总计|达到?|为|是|了|有|均为|均达|仅|只)$/u;

const NO_LABEL_END =
  /(?:的|等|各|均|从|由|自|比|较|在|对|向|和|与|及|或|到|至|每|分别|按|以|按照|其中|中|不|未|若|如|于|将|把|被|使|让|给|外|内|后|前|里|上|下|旁|、|的占)$/u;
/** Of what, only the text around says. */
const NO_SUBJECT =
  /^(?:支出|收入|投入|结余|余额|合计|总计|占地|用地|持续|总量|总数|数量|总产量|总投资|总金额|总面积|金额|面积|(?:涉及|涉案)金额)$/u;
const NO_LABEL =
  /分别|不[超低少高多]|超过|(?<!规模|限额)以[上下内]|每|年均|至少|的话|如果|^.{1,3}占$|相当于|第[一二三四五六七八九十\d]|^若(?!干)|倘若|假如|^[低高多少]于|^超[过出]?|^[比较](?![例重])|(?:没有?|未曾?|无)再?(?:发生|出现|发现|收到|接到|造成)/u;
export const NO_OBJECT_START =
  /^(?:在|对|为|向|从|由|给|按|将|把|与|经|据|于|因|就|被|使|让|的|地|得|之|以|和|及|或|若|如果|凡)/u;
const NO_OBJECT = /[的和与及、等]|[中内里上下]$/u;
const NO_AFTER_START =
  /^(?:[一二两三四五六七八九十]|的|之|并|且|也|都|已|均|被|由|共|全|各|多|余|或|是|为|有|占|在|从|以|可|能|应|不|未|将|达)/u;

/** What follows is wanted or supposed, and no longer said to be so in its own clause. */
export const AIM = /目标|预期|力争|争取|预计|规划|如果|倘若|假如|若(?!干)/u;
/** 主要预期目标是：甲增长5%；乙增长2%. */
export const LISTED_AIMS = /(?:目标|预期)[^，。；]{0,6}[是为：:]/u;

/** What was new may be new in the next clause as well. */
export const NEW = /^(?:新增|新建|新设|新开|净增|增加)/u;
export const CHANGE_END = /(?:同比|实际|平均)*(?:增长|增加|下降|减少|提高|上升|降低|提升|回落|上涨|压减)$/u;
/** What may stand before the first clause that says something. */
export const ADVERBIAL =
  /^\s*(?:(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.]|[一二三四五六七八九十]{1,3}是)\s*)?(?:(?:(?:19|20)\d{2}年度?|截至.{1,12}|一年来|全年|今年(?:以来)?|去年|当年|期间|目前|年内|其中|同时|此外|另外)[，,：:])?$/u;

const MAX_LABEL = 40;
const MAX_AFTER = 14;

/** The noun behind a number: 新建3所学校. 推动20个县（市、区）整改 and 培育6个世界级、国家级集群 go on behind the sign. */
export function readObject(after: string): string | undefined {
  const noun =
    /^\s*([\p{Script=Han}“”]{1,40})(?=[，。；：！？）)”,;:!?\n]|、[^，。；：]{0,8}\d|[（(][^（）()]*[）)](?:[，。；：、]|$)|$)/u.exec(
      after,
    )?.[1];
  if (noun === undefined || [...noun].length > MAX_AFTER || NO_AFTER_START.test(noun) || NO_OBJECT.test(noun))
    return undefined;
  return noun;
}

/** Words that only lead over are taken off at both ends; the year of the report as well. */
export function cleanLabel(text: string, year: number): string {
  const own = new RegExp(`^(?:截至)?${year}年(?:度|底|末)?`, 'u');
  let label = text.trim().replace(MARKER, '');
  for (let before = ''; before !== label; ) {
    before = label;
    label = label.replace(own, '').replace(LEADING, '').replace(TRAILING, '').trim();
  }
  return label;
}

export function isSoundLabel(label: string, year: number): boolean {
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
export const hasOtherYear = (text: string, year: number) =>
  [...foldWidth(text).matchAll(/(?<![比较于])(?:19|20|21)\d{2}(?=年)/gu)].some(
    ([found]) => Number(found) !== year,
  );
