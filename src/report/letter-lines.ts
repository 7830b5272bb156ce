/** Lines that a letter has by GB/T 9704-2012: whom it is sent to (7.3.2), who signed it and when (7.3.5). */

/** 2022年2月14日, 二〇二二年二月十四日, 2022-02-14; spaces anywhere. */
const DATE =
  /^(?:\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[〇零○O一二三四五六七八九]{4}\s*年\s*[一二三四五六七八九十]{1,3}\s*月(?:\s*[一二三四五六七八九十]{1,3}\s*日)?|\d{4}[-./]\d{1,2}[-./]\d{1,2})$/u;

/** How names of bodies end. */
export const BODY_END =
  /(?:局|委|委员会|办公室|办公厅|办|政府|厅|部|院|会|处|中心|站|所|署|司|组|指挥部|领导小组|联席会议|支队|总队|分局|街道办事处|镇|乡|区|法院|检察院|银行|公司|集团|学校|大学|学院|医院|协会|联合会|国务院|军委|党组|党委|工委|管委会|纪委|总工会|馆|社|(?<!平)台)(?:[（(]\p{L}{1,8}[)）])?$/u;

/** What people meet at, and no body; 示例区人民代表大会 is one. */
const MEETING =
  /(?:发布|座谈|推进|动员|培训|听证|通报|部署|交流|研讨|调度|现场|视频|电视电话|论证|评审|表彰|工作|常务|招聘|洽谈|博览|交易|展览|运动|(?<!代表)大|年|例|全)会$/u;

/** 附注, below the date (GB/T 9704-2012, 7.3.8). */
export const NOTE_LINE = /^[（(][^（()）]{2,60}[)）]$/u;

/** 示例区示例局办公室: a name that ends as those of bodies do, without marks and figures. */
export function isBodyName(text: string): boolean {
  return (
    /^.{2}/u.test(text) &&
    BODY_END.test(text) &&
    !MEETING.test(text) &&
    !/[\d\s。；;：:，,、！!？?]/u.test(text)
  );
}

/** Whether a line is nothing but a date. */
export function isSigningDate(line: string): boolean {
  return DATE.test(line.replace(/\s+/gu, ''));
}

/** Who is written to and is no body. */
const READERS = /(?:单位|部门|机构|机关|企业|同志|代表|委员|领导|群众|[市居村]民|师生|家长|朋友|们)$/u;

/** Longest name among those that a letter is sent to, in characters. */
const LONGEST_NAME = 25;

/** `各区人民政府，市政府各委、办、局：`, and not `现将有关情况报告如下：`. */
export function isSalutation(line: string): boolean {
  const names = /^([^：:。！？!?]+)[：:]$/u.exec(line.trim())?.[1]?.split(/[，,、；;]/u);
  const last = names?.at(-1) ?? '';
  return (
    names?.every(({ length }) => length <= LONGEST_NAME) === true &&
    (BODY_END.test(last) || READERS.test(last))
  );
}
