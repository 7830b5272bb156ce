import { groupBy } from '../../base/group-by.ts';
import { parseNumber } from '../../base/han-number.ts';
import type { Finding, LintText, ReportRule } from '../lint-rule.ts';
import { formatMarker } from '../number-marker.ts';
import { groupNumbered, type NumberedText } from '../numbered-siblings.ts';
import { changeTo, matchTexts, quoteAround } from '../quote-around.ts';

const numberSequenceRule: ReportRule = {
  code: 'number-sequence',
  title: '序号跳号、重号或倒退',
  basis: 'GB/T 9704—2012 7.3.3：结构层次序数依次使用',
  wrong: { body: '## 一、主要举措\n\n示例。\n\n## 三、下一步安排\n\n示例。' },
  right: { body: '## 一、主要举措\n\n示例。\n\n## 二、下一步安排\n\n示例。' },
  *check(report) {
    for (const { kind, members } of groupNumbered(report)) {
      // A number without its mark is one only among numbers that have theirs.
      const isBare = !members.some(({ marker }) => marker.style !== '1.' || marker.separator !== '');
      if (isBare) continue;
      const first = members[0];
      if (first && kind === 'heading' && first.marker.value !== 1 && !first.follows)
        yield describeStart(first);
      for (const [position, member] of members.entries()) {
        const before = members[position - 1];
        if (before && !member.follows && member.marker.value !== before.marker.value + 1)
          yield describeStep(before, member);
      }
    }
  },
};

function describeStart({ text, marker }: NumberedText): Finding {
  return {
    at: { text, index: 0 },
    message: `这一级的第一个序号是“${marker.typed}”，不是从一开始：${quoteAround(text.text, 0, marker.typed.length)}`,
    remedy: `看前面的同级标题是不是漏了，或者行首没有写 #；都没有，改为：${formatMarker(marker.style, 1, marker.separator)}`,
  };
}

function describeStep(before: NumberedText, { text, marker }: NumberedText): Finding {
  const expected = formatMarker(marker.style, before.marker.value + 1, marker.separator);
  const fault =
    marker.value === before.marker.value ? '重号' : marker.value > before.marker.value ? '跳号' : '序号倒退';
  return {
    at: { text, index: 0 },
    message: `${fault}：“${before.marker.typed}”后面是“${marker.typed}”：${quoteAround(text.text, 0, marker.typed.length)}`,
    remedy: `如果没有漏掉或多出内容，改为：${expected}（后面的序号一起改）`,
  };
}

const numberStyleRule: ReportRule = {
  code: 'number-style',
  title: '同级序号写法不一',
  basis: 'GB/T 9704—2012 7.3.3：同一层次用同一种序数；GB/T 15834—2011 附录 B',
  wrong: {
    body: '## 一、主要举措\n\n示例。\n\n## （二）存在的不足\n\n示例。\n\n## 三、下一步安排\n\n示例。',
  },
  right: { body: '## 一、主要举措\n\n示例。\n\n## 二、存在的不足\n\n示例。\n\n## 三、下一步安排\n\n示例。' },
  *check(report) {
    for (const { members } of groupNumbered(report)) {
      const common = findCommon(members);
      if (!common) continue;
      for (const [position, { text, marker }] of members.entries()) {
        if (isSame(marker, common.marker) || (marker.style === '1.' && marker.separator === '')) continue;
        const wanted = formatMarker(common.marker.style, marker.value, common.marker.separator);
        // 五、 between 2. and 3. is of another level.
        const isOfRow =
          marker.style === common.marker.style ||
          marker.value === (members[position - 1]?.marker.value ?? 0) + 1;
        yield {
          at: { text, index: 0 },
          message: `序号“${marker.typed}”与同级的“${common.marker.typed}”写法不一：${quoteAround(text.text, 0, marker.typed.length)}`,
          ...(isOfRow
            ? changeTo(marker.typed, wanted)
            : { remedy: `与“${common.marker.typed}”不是同级的，改行首 # 的个数；是同级的，改为：${wanted}` }),
        };
      }
    }
  },
};

type Marker = NumberedText['marker'];

const isSame = (a: Marker, b: Marker) => a.style === b.style && a.separator === b.separator;

/** The way most siblings are numbered, the first of them if several are as frequent; 一、 where some have 一．. */
function findCommon(members: readonly NumberedText[]): NumberedText | undefined {
  const complete = members.filter(({ marker }) => marker.style !== '1.' || marker.separator !== '');
  const ways = groupBy(complete, ({ marker }) => `${marker.style} ${marker.separator}`).values();
  const most = [...ways].sort((a, b) => b.length - a.length)[0]?.[0];
  if (most?.marker.style !== '一、') return most;
  return complete.find(({ marker }) => marker.style === '一、' && marker.separator === '、') ?? most;
}

const numberSeparatorRule: ReportRule = {
  code: 'number-separator',
  title: '序号后面缺标点',
  basis: 'GB/T 15834—2011 附录 B：阿拉伯数字序次语后用下脚点；同级序号写法一致',
  wrong: { body: '#### 1深化审批改革\n\n示例。\n\n#### 2、加强监管\n\n示例。' },
  right: { body: '#### 1、深化审批改革\n\n示例。\n\n#### 2、加强监管\n\n示例。' },
  *check(report) {
    for (const { members } of groupNumbered(report)) {
      const complete = members.find(({ marker }) => marker.style === '1.' && marker.separator !== '');
      if (!complete) continue;
      for (const { text, marker } of members) {
        if (marker.style !== '1.' || marker.separator !== '') continue;
        const wanted = formatMarker('1.', marker.value, complete.marker.separator);
        yield {
          at: { text, index: 0 },
          message: `序号“${marker.typed}”后面缺“${complete.marker.separator}”：${quoteAround(text.text, 0)}，同级的有“${complete.marker.typed}”`,
          remedy: `改为：${wanted}${text.text.trimStart().slice(marker.typed.length)}`,
          fix: { was: marker.typed, now: wanted },
        };
      }
    }
  },
};

const HAN = '[一二三四五六七八九十百]{1,5}';

/** A number in brackets with a mark behind it. Not （一）：, which refers to an item, nor （一），（二）, which list them. */
const BRACKETED = new RegExp(`^([（(]\\s*(?:${HAN}|\\d{1,2})\\s*[)）])\\s*[、.．。](?![（(])`, 'u');

/** 第一、 or 首先、 as the beginning of a sentence; not 第一、二产业, not 第一、第三季度. */
const ORDINAL_COMMA = new RegExp(
  `(?<=^|[。；：])(?:第${HAN}、(?![一二三四五六七八九十第])|(?:首先|其次|再次|最后)、)`,
  'gu',
);

const numberMarkRule: ReportRule = {
  code: 'number-mark',
  title: '序号后面的标点用错',
  basis: 'GB/T 15834—2011 附录 B：带括号的序次语后不用标点；“第一”“首先”后用逗号',
  wrong: { body: '（一）、加强组织领导。' },
  right: { body: '（一）加强组织领导。' },
  *check({ texts }) {
    for (const text of texts) {
      const bracketed = BRACKETED.exec(text.text);
      if (bracketed) {
        const [typed, number = ''] = bracketed;
        yield {
          at: { text, index: 0 },
          message: `带括号的序号后面不用标点，这里写成“${typed}”：${quoteAround(text.text, 0, typed.length)}`,
          ...changeTo(typed, number),
        };
      }
      for (const { at, typed, quoted } of matchTexts([text], ORDINAL_COMMA)) {
        const word = typed.slice(0, -1);
        const message = `“${word}”后面应当用逗号，这里用了顿号：${quoted}`;
        yield { at, message, ...changeTo(typed, `${word}，`) };
      }
    }
  },
};

const ORDINAL = /(?<=^|[。；：，])([一二三四五六七八九十]{1,3})([是要])(?![一二三四五六七八九十素件领义])/gu;

const ordinalSequenceRule: ReportRule = {
  code: 'ordinal-sequence',
  title: '“一是、二是”“一要、二要”跳号或重号',
  basis: 'GB/T 15834—2011 附录 B：序次语依次使用',
  wrong: { body: '一是加强领导；二是完善制度；四是强化监督。' },
  right: { body: '一是加强领导；二是完善制度；三是强化监督。' },
  *check({ texts }) {
    let section: string | undefined;
    /** By their word: a row of 一要、二要 may stand within one of 一是、二是, and a row may have both words. */
    const rows = new Map<string, { value: number; typed: string }>();
    for (const text of texts) {
      if (text.section !== section || text.kind === 'heading') rows.clear();
      section = text.section;
      for (const { index, value, typed, word } of collectOrdinals(text)) {
        const own = rows.get(word);
        const row = (own ? [own] : [...rows.values()]).find((one) => one.value === value - 1);
        if (row) Object.assign(row, { value, typed });
        // A row begins with 一是: 三是 without one before it may be anything.
        else if (value === 1) rows.set(word, { value, typed });
        else if (own) {
          yield {
            at: { text, index },
            message: `“${own.typed}”后面是“${typed}”：${quoteAround(text.text, index, typed.length)}`,
            remedy: '核对是否漏掉或重复了一项，再把序号依次改好',
          };
          Object.assign(own, { value, typed });
        }
      }
    }
  },
};

function collectOrdinals({ text }: LintText) {
  return [...text.matchAll(ORDINAL)].flatMap(({ 0: typed, 1: digits = '', 2: word = '', index }) => {
    const value = parseNumber(digits);
    return value === undefined ? [] : [{ index, value, typed, word }];
  });
}

const headingLevelRule: ReportRule = {
  code: 'heading-level',
  title: '标题跳级',
  basis: 'GB/T 9704—2012 7.3.3：一、（一）1.（1）依次使用；GB/T 37668—2019：标题层级连续',
  wrong: { body: '## 一、主要举措\n\n#### 1.完善制度\n\n示例。' },
  right: { body: '## 一、主要举措\n\n### （一）完善制度\n\n示例。' },
  *check({ texts, sections }) {
    const levels = new Map(sections.map(({ id, level }) => [id, level]));
    let before: number | undefined;
    for (const text of texts) {
      const level = text.kind === 'heading' ? levels.get(text.section ?? '') : undefined;
      if (level === undefined) continue;
      if (before !== undefined && level > before + 1) {
        yield {
          at: { text, index: 0 },
          message: `标题${quoteAround(text.text, 0)}前有 ${level} 个 #，它上面的标题只有 ${before} 个，中间跳了级`,
          remedy: `改为 ${before + 1} 个 #：\n    ${'#'.repeat(before + 1)} ${text.text}`,
        };
      }
      before = level;
    }
  },
};

/** Numbers of headings and paragraphs. */
export const NUMBERING_RULES: readonly ReportRule[] = [
  numberSequenceRule,
  numberStyleRule,
  numberSeparatorRule,
  numberMarkRule,
  ordinalSequenceRule,
  headingLevelRule,
];
