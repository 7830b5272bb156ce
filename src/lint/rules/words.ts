import { LOOKALIKES, toHanCharacter } from '../../base/han-character.ts';
import { formatCodePoint } from '../../report/hidden-characters.ts';
import type { ReportRule } from '../lint-rule.ts';
import { changeTo, matchTexts, quoteAround } from '../quote-around.ts';

/**
 * Characters that no sentence has twice, without the words that bring two together: 目的的, 和平, 参与与, 实实在在,
 * 存在在线, 对其其他, 应对对方, 可以以. Any other word may end one phrase and begin the next: 本规定规定, 集体经济组织组织.
 */
const PARTICLES = [
  '(?<![目标]\\s?)的的(?!确)',
  '和和(?![平谐解美气睦])',
  '(?<!参)与与',
  '及及(?!时|早|其)',
  '(?<!实)在在(?!线|职|校|册|建|编|岗|逃|押)',
  '其其(?![他它余中])',
  '(?<![应针比面相绝反校成])对对(?![方外手象账策比应联口内])',
  '(?<![可予加难足给])以以(?![上下内外及前后往])',
  '或或',
  '把把(?!关)',
  '被被(?![告申执动])',
  '且且',
  '各各',
  '并并(?![购网入轨])',
  '于于',
];

/** Words that no sentence has twice in a row. */
const WORDS =
  '进行 开展 加强 推进 完善 提高 提升 促进 建立 健全 实施 贯彻 坚持 强化 深化 推动 加快 积极 认真 全面 深入 切实 不断 努力 大力 充分 及时 严格 以及 或者 并且 同时 因此 通过 按照 根据 依据 对于 关于 为了 由于 我们 他们 我局 情况 问题 部门 群众'
    .split(' ')
    .map((word) => `${word}${word}`);

/** At most places of a text one look at the next character tells that none of the words begins there. */
const formatChoice = (words: readonly string[], first: Iterable<string>): string =>
  `(?=[${[...new Set(first)].join('')}])(?:${words.join('|')})`;

/** Behind what is said of the character before. */
const startOf = (pattern: string): string => pattern.replace(/^\(\?<!.*?\)/u, '').charAt(0);

const REPEATED = new RegExp(
  formatChoice([...PARTICLES, ...WORDS], [...PARTICLES, ...WORDS].map(startOf)),
  'gu',
);

const repeatedWordRule: ReportRule = {
  code: 'repeated-word',
  title: '字词重复',
  basis: '公文校对：多字（衍文）',
  wrong: { body: '对示例事项进行进行检查，落实整改的的要求。' },
  right: { body: '对示例事项进行检查，说明目的的文件由集体经济组织组织编写。' },
  *check({ texts }) {
    for (const { at, typed, quoted } of matchTexts(texts, REPEATED)) {
      const word = typed.slice(0, typed.length / 2);
      yield { at, message: `“${word}”写了两遍：${quoted}`, ...changeTo(typed, word) };
    }
  },
};

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
const SINCE = '(?<=\\p{Script=Han}(?:实施|开展|成立|颁布|启动|运行|施行))来(?=[，,])';

const WRONG = new RegExp(
  formatChoice(
    [...Object.keys(CONFUSIONS), UNTIL, SINCE],
    [...Object.keys(CONFUSIONS).map(startOf), '截', '来'],
  ),
  'gu',
);

const RIGHT: Readonly<Record<string, string>> = { ...CONFUSIONS, 截止: '截至', 来: '以来' };

const wordConfusionRule: ReportRule = {
  code: 'word-confusion',
  title: '常见错别字',
  basis: '《现代汉语词典》；《咬文嚼字》2008年公布的出版物常见别字',
  wrong: { body: '截止2021年底，各项工作已经布署到位。' },
  right: { body: '截至2021年底，各项工作已经部署到位，报名截止到月底。' },
  *check({ texts }) {
    for (const { at, typed, quoted } of matchTexts(texts, WRONG)) {
      const right = RIGHT[typed] ?? typed;
      yield { at, message: `“${typed}”应当是“${right}”：${quoted}`, ...changeTo(typed, right) };
    }
  },
};

const SPACE = /(?<=\p{Script=Han})[ \u00a0\u2002-\u200a\u3000]+(?=\p{Script=Han})/gu;

/**
 * 第一条 为了…, 第十条之一 …, 图1 …, 2022年2月14日 …, 记者 张示例 摄: a space parts a number, a date or a name from
 * its text.
 */
const PARTED =
  /^(?:“?第[\d一二三四五六七八九十百千零〇－—-]+[编章节条](?:之[一二三四五六七八九十]+)?|[附图表][\d一二三四五六七八九十]*|.{4,12}日)$|记者[\p{Script=Han}\s]{0,5}$/u;

/** Lines without a mark inside are names, dates and titles, which spaces may part. */
const SENTENCE = /[，。；]/u;

const spaceInsideRule: ReportRule = {
  code: 'space-inside',
  title: '汉字之间有空格',
  basis: '公文排版：词句中间不空格',
  wrong: { body: '示例局按照示例区的 部署，推进示例工作。' },
  right: { body: '示例局按照示例区的部署，推进 Example 工作，开展“学宪法 讲宪法”活动。' },
  *check({ texts }) {
    const sentences = texts.filter(
      ({ kind, text }) => (kind === 'paragraph' || kind === 'item') && SENTENCE.test(text),
    );
    for (const { at, typed, quoted } of matchTexts(sentences, SPACE)) {
      const [before, behind] = [at.text.text.slice(0, at.index), at.text.text.slice(at.index + typed.length)];
      if (PARTED.test(before) || isQuoted(before)) continue;
      yield {
        at,
        message: `汉字之间有空格：${quoted}`,
        remedy: `${typed.length < BLANK ? '如果不是有意分开' : '留着填写的空，填上内容；不是的'}，删去空格：${dropSpaces(before.slice(-9)).slice(-2)}${dropSpaces(behind.slice(0, 9)).slice(0, 2)}`,
      };
    }
  },
};

/** So many spaces are left in a form for what is filled in: 每月支付    元. */
const BLANK = 3;

const dropSpaces = (text: string) => text.replace(/\s/gu, '');

/** Slogans and titles in quotation marks are written with spaces on purpose. */
function isQuoted(before: string): boolean {
  return (
    before.lastIndexOf('“') > before.lastIndexOf('”') || before.lastIndexOf('《') > before.lastIndexOf('》')
  );
}

/** Characters without a shape (Unicode, Default_Ignorable_Code_Point), without those that choose the shape of another. */
const INVISIBLE =
  /(?![\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}])\p{DI}|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;

/** Characters that have no meaning outside of one font, or stand for one that was lost. */
const LOST = /[\p{Co}\ufffd]/gu;

/** One look tells that a text has nothing of the three. */
const ANY_HIDDEN = new RegExp(`[\\p{DI}${LOST.source.slice(1, -1)}${LOOKALIKES.source.slice(1, -1)}]`, 'u');

const hiddenCharacterRule: ReportRule = {
  code: 'hidden-character',
  title: '有看不见的字符、乱码或形似字',
  basis: 'Unicode 技术报告 36：不可见和形似字符；粘贴、PDF 复制带来',
  wrong: { body: '推进\u200b示例工作，⼈民群众满意。' },
  right: { body: '推进示例工作，人民群众满意。' },
  *check({ texts }) {
    for (const text of texts) {
      if (!ANY_HIDDEN.test(text.text)) continue;
      for (const { 0: char, index } of text.text.matchAll(INVISIBLE)) {
        const name = formatCodePoint(char);
        if (text.text.trim() === char) {
          yield {
            at: { text, index },
            message: `这一段里只有一个看不见的字符（${name}）`,
            remedy: '删去这一行',
          };
          continue;
        }
        const before = text.text.slice(0, index).replaceAll(char, '');
        yield {
          at: { text, index },
          message: `${quoteAround(text.text.replaceAll(char, ''), before.length, 0)}里有一个看不见的字符（${name}）`,
          remedy: '删去这一处前后各一个字，再用键盘重新输入这两个字',
          fix: { was: char, now: '' },
        };
      }
      for (const { at, typed: char, quoted } of matchTexts([text], LOST)) {
        yield {
          at,
          message: `${quoted}里有显示不出来的字符（${formatCodePoint(char)}），多半是丢失的字或专用字体的符号`,
          remedy: '对照原件，重新输入这个字',
        };
      }
      for (const { at, typed: char, quoted } of matchTexts([text], LOOKALIKES)) {
        const plain = toHanCharacter(char);
        if (plain === char) continue;
        yield {
          at,
          message: `${quoted}里的“${char}”不是汉字“${plain}”，只是样子像（${formatCodePoint(char)}）`,
          ...changeTo(char, plain),
        };
      }
    }
  },
};

/** Words and characters. */
export const WORD_RULES: readonly ReportRule[] = [
  repeatedWordRule,
  wordConfusionRule,
  spaceInsideRule,
  hiddenCharacterRule,
];
