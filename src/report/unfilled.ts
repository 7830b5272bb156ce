import { findPlaceholders } from './machine-text.ts';

/** Words in place of a value that nobody has written yet. */

const strip = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/^[([{<"'“‘「『【〔《]+|(?<![)\]}>"'”’」』】〕》。.])[)\]}>"'”’」』】〕》。.]+$/gu, '');

const NOTHING =
  /^(?:无|没有|暂无(?:信息|内容)?|暂缺|暂未(?:确定|提供|办理)|待定|待补充?|待填写?|待完善|待确定|待办理|待更新|未定|未填写?|未知|未办理|办理中|申请中|空|空白|略|同上|null|undefined|none|nil|nan|n\/?a|no|tbd|todo|fixme|[-—–_.·…*×x?/\\~]+)$/iu;

/** Whether the text says that there is no value: 待定, 无, null, —. */
export const isNothing = (text: string): boolean => {
  const bare = strip(text);
  return bare === '' || NOTHING.test(bare);
};

/** Shown to be replaced. 示例区 is the name of a place, as 示例市 and 示例路 are. */
const EXAMPLE =
  /^(?:这是|此处(?:是|为)?)?(?:一个|一段)?(?:示例|样例|范例|例子|举例|例如|测试|样本|占位|sample|example|demo|test|placeholder|foo|bar|asdf|abc)(?:用的?|性|的)?(?:文字|文本|内容|数据|名称|名字|单位|机构|部门|标题|站点?|网站|栏目|介绍|描述|说明|简介|地址|电话|邮箱|关键词|值|符)?[\d一二三]*$/iu;

/** 0000000000, 000-00000000, 京ICP备00000000号: nobody has such a number. */
export const hasInventedNumber = (text: string): boolean =>
  /(?<!\d)(\d)\1{6,}(?!\d)/u.test(text.normalize('NFKC'));

/** Whether the text stands where a value is to be filled in: nothing, 示例, 某某, XX, （请填写）. */
export function isUnfilled(text: string): boolean {
  const bare = strip(text);
  return (
    isNothing(text) ||
    EXAMPLE.test(bare) ||
    /某某|^(?:请|在此|此处)(?:填写|输入|填入|写上)/u.test(bare) ||
    findPlaceholders(text).length > 0
  );
}
