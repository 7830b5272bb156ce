import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';

/**
 * Wrong words with the right ones, each so that the wrong one is no word in any text. From the list of the hundred
 * most frequent wrong characters in publications (《咬文嚼字》, 2008) and from handbooks of official writing.
 */
const CONFUSIONS: Readonly<Record<string, string>> = {
  布署: '部署',
  做为: '作为',
  既使: '即使',
  贯策: '贯彻',
  缀学: '辍学',
  幅射: '辐射',
  松驰: '松弛',
  追朔: '追溯',
  防碍: '妨碍',
  脉博: '脉搏',
  凑和: '凑合',
  侯车: '候车',
  迁徒: '迁徙',
  通辑: '通缉',
  编篡: '编纂',
  装祯: '装帧',
  家俱: '家具',
  发韧: '发轫',
  修茸: '修葺',
  震憾: '震撼',
  亲睐: '青睐',
  坐阵: '坐镇',
  赝造: '伪造',
  杀戳: '杀戮',
  痉孪: '痉挛',
  针贬: '针砭',
  沉缅: '沉湎',
  气慨: '气概',
  粗旷: '粗犷',
  渲泄: '宣泄',
  精萃: '精粹',
  寒喧: '寒暄',
  入场卷: '入场券',
  水笼头: '水龙头',
  挖墙角: '挖墙脚',
  大姆指: '大拇指',
  一如继往: '一如既往',
  再接再励: '再接再厉',
  迫不急待: '迫不及待',
  按步就班: '按部就班',
  穿流不息: '川流不息',
  重蹈复辙: '重蹈覆辙',
  走头无路: '走投无路',
  鼎立相助: '鼎力相助',
  不径而走: '不胫而走',
  滥芋充数: '滥竽充数',
  默守成规: '墨守成规',
  名列前矛: '名列前茅',
  一愁莫展: '一筹莫展',
  谈笑风声: '谈笑风生',
  人情事故: '人情世故',
  变本加利: '变本加厉',
  甘败下风: '甘拜下风',
  娇揉造作: '矫揉造作',
  食不裹腹: '食不果腹',
  旁证博引: '旁征博引',
  灸手可热: '炙手可热',
  首曲一指: '首屈一指',
  蛛丝蚂迹: '蛛丝马迹',
  萎糜不振: '萎靡不振',
  言简意骇: '言简意赅',
  一股作气: '一鼓作气',
  天翻地复: '天翻地覆',
  苦心孤旨: '苦心孤诣',
  张慌失措: '张皇失措',
  一诺千斤: '一诺千金',
  世外桃园: '世外桃源',
  罄竹难述: '罄竹难书',
  有持无恐: '有恃无恐',
  出奇不意: '出其不意',
  直接了当: '直截了当',
  悬梁刺骨: '悬梁刺股',
  竭泽而鱼: '竭泽而渔',
  美仑美奂: '美轮美奂',
  金榜提名: '金榜题名',
  融汇贯通: '融会贯通',
  责无旁代: '责无旁贷',
  计日成功: '计日程功',
  不记其数: '不计其数',
};

/** 截止 is said of the end itself: up to a day it is 截至. 截止到 and 截止日期 are right. */
const UNTIL = '截止(?=\\s?(?:\\d{4}年|\\d{1,2}月|20\\d\\d|今年|去年|目前|[上本]?年底|[上本]月底))';

/** 自实施来 lacks 以. */
const SINCE = '(?<=\\p{Script=Han}(?:实施|开展|成立|颁布|启动|运行|施行))来(?=，)';

const WRONG = new RegExp([...Object.keys(CONFUSIONS), UNTIL, SINCE].join('|'), 'gu');

const RIGHT: Readonly<Record<string, string>> = { ...CONFUSIONS, 截止: '截至', 来: '以来' };

export const wordConfusionRule: ReportRule = {
  code: 'word-confusion',
  title: '常见错别字',
  basis: '《现代汉语词典》；《咬文嚼字》2008年公布的出版物常见别字',
  wrong: { body: '截止2021年底，各项工作已经布署到位。' },
  right: { body: '截至2021年底，各项工作已经部署到位，报名截止到月底。' },
  *check({ texts }) {
    for (const { at, typed, quoted } of matchTexts(texts, WRONG)) {
      const right = RIGHT[typed];
      yield { at, message: `“${typed}”应当是“${right}”：${quoted}`, remedy: `改为：${right}` };
    }
  },
};
