import { bareText } from './document-text.ts';

/** What documents of authorities are called by their last word. */

/** 《党政机关公文处理工作条例》, and the names of plans, rules, speeches and reports. */
const WORDS =
  '决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|规定|办法|细则|条例|方案|预案|规划|纲要|计划|总结|要点|清单|目录|说明|解读|标准|规则|规程|制度|讲话|公示|声明|模板|章程|公约|守则|准则|须知|指引|指南|导则|手册|大纲|名单|名录|台账|议程|简报|年报|季报|月报|年鉴|预算|决算|启事|公开信|慰问信|感谢信|贺信|倡议|答复|修正案|协议';

/** 说明书, and not 读书 or 证书: what stands before 书. */
const LETTERS =
  '说明|通知|告知|决定|意见|承诺|责任|倡议|建议|协议|任务|计划|申请|申报|委托|声明|保证|确认|报告|判决|裁定|裁决|调解|答复|认定|鉴定|邀请|授权|催告|白皮|蓝皮|绿皮';

/** 申请表, and not 代表: what stands before 表. */
const FORMS =
  '申请|申报|登记|审批|审核|备案|公开|公示|公布|统计|汇总|报名|推荐|评审|评分|调查|情况|一览|明细|信息|安排|任务|分工|收支|预算|决算|对照|考核|采集|反馈|自查|报';

/** 技术规范, and not 日益规范. */
const NORMS = '技术|管理|工作|服务|行为|操作|接口|编制|建设|标准';

/** 招标文件: 示例局文件 is the head of a letter. */
const TENDERS = '招标|投标|采购|磋商|谈判|询价|比选|遴选|竞价|资格预审';

/** What titles of official documents end in. */
const GENRE_END = new RegExp(
  `(?:${WORDS}|(?:${LETTERS})书|(?:${FORMS})表|(?:${NORMS})规范|(?:${TENDERS})文件)(?:[（(〔][^（()）〕]{1,20}[)）〕])?$`,
  'u',
);

/** A line that is nothing but the name of a genre is a whole title: 通　告. */
const GENRE_ALONE = new RegExp(
  `^(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|纪要|公示|声明|启事|公开信|简报|简讯|答复|复函|须知|章程|公约|慰问信|感谢信|贺信|名单|手册|指南|(?:${LETTERS})书|(?:${FORMS})表)$`,
  'u',
);

/** What alone in the middle of a page is a title, and within a text a word. */
const GENRE_SIGN = /^[函令]$/u;

/** Whether a text ends in what titles of official documents end in. */
export const namesGenre = (text: string): boolean => GENRE_END.test(text.trim());

/** Whether a line is the name of a genre and nothing else. @param isCentred it stands in the middle */
export function isGenre(line: string, isCentred: boolean): boolean {
  const bare = bareText(line);
  return GENRE_ALONE.test(bare) || (isCentred && GENRE_SIGN.test(bare));
}
